package dev.lifecycle.examples.report.reading.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads money and quantities out of cells: {@code 1,234.50}, {@code 1.234,50 €}, {@code 1 234,5}, {@code $12.50}, {@code (5.00)},
 * {@code 5.00-}, {@code 1.2E+3}. An amount is a count of millionths of a unit; more decimals are rounded.
 */
public final class AmountParser {

    /** No amount can be read. */
    public static final long NONE = Long.MIN_VALUE;

    /** A number that is larger than any amount of money, from a million millions on. */
    public static final long BEYOND = Long.MAX_VALUE;

    public static final int SCALE = 6;
    public static final long UNIT = 1_000_000;

    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_CURRENCY = 4;

    private final char decimal;
    private final AmountEvidence evidence;
    private int decimals;
    private @Nullable String currency;

    public AmountParser(char decimal, AmountEvidence evidence) {
        this.decimal = decimal;
        this.evidence = evidence;
    }

    /** In millionths; {@link #NONE} or {@link #BEYOND} if the cell holds none. */
    public long micros(Cell cell) {
        char[] text = cell.array();
        int length = cell.length();
        currency = null;
        int from = 0;
        while (from < length && !isDigit(text[from]) && !startsFraction(text, from, length)) {
            from++;
        }
        int to = length;
        while (to > from && !isDigit(text[to - 1])) {
            to--;
        }
        if (from == to) {
            return NONE;
        }
        boolean trailingPoint = to < length && text[to] == decimal;
        int sign = from == 0 && to == length ? 1 : sign(text, from, trailingPoint ? to + 1 : to, length);
        long micros = sign == 0 ? NONE : number(text, from, to, cell);
        return micros == NONE || micros == BEYOND ? micros : sign * micros;
    }

    /** The currency's sign or code beside the amount that was read last; null if there was none. */
    @Nullable
    public String currency() {
        return currency;
    }

    /** The most decimals that any amount had, at most six. */
    public int decimals() {
        return decimals;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsFraction(char[] text, int at, int length) {
        return (text[at] == '.' || text[at] == ',') && at + 1 < length && isDigit(text[at + 1]);
    }

    /** What surrounds the number: 1 or -1; 0 if it is no sign, no currency and no parentheses. */
    private int sign(char[] text, int from, int to, int length) {
        int minus = 0;
        int open = 0;
        int closed = 0;
        StringBuilder unit = new StringBuilder();
        for (int i = 0; i < length; i++) {
            i = i == from ? to : i;
            char c = i < length ? text[i] : ' ';
            if (c == '-' || c == '\u2212') {
                minus++;
            } else if (c == '(') {
                open++;
            } else if (c == ')') {
                closed++;
            } else if (Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
                unit.append(c);
            } else if (!Cell.isBlank(c) && c != '+' && c != '.') {
                return 0;
            }
        }
        if (minus + open > 1 || open != closed || unit.length() > LONGEST_CURRENCY) {
            return 0;
        }
        currency = unit.isEmpty() ? null : Currencies.code(unit.toString());
        return minus + open > 0 ? -1 : 1;
    }

    private long number(char[] text, int from, int to, Cell cell) {
        int points = 0;
        int commas = 0;
        int last = -1;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == '.' || c == ',') {
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                last = i;
            } else if (c == 'e' || c == 'E') {
                return scientific(new String(text, from, to - from));
            } else if (Cell.isBlank(c) || c == '\'' || c == '\u2019') {
                evidence.blanksBetween();
            } else if (!isDigit(c)) {
                return NONE;
            }
        }
        if (last >= 0) {
            int before = last - from;
            evidence.separators(
                    points, commas, text[last] == '.', before, to - last - 1, before == 1 && text[from] == '0', cell);
        }
        return digits(text, from, to);
    }

    private long digits(char[] text, int from, int to) {
        long value = 0;
        int digits = 0;
        int group = -1;
        int i = from;
        for (; i < to && text[i] != decimal; i++) {
            char c = text[i];
            if (isDigit(c)) {
                value = 10 * value + c - '0';
                digits += value == 0 ? 0 : 1;
                group += group < 0 ? 0 : 1;
                if (digits > MOST_DIGITS) {
                    return BEYOND;
                }
            } else if (group >= 0 ? group != 3 && group != 2 : i - from > 3 || i == from) {
                return NONE;
            } else {
                group = 0;
            }
        }
        return group >= 0 && group != 3 ? NONE : fraction(text, i + 1, to, value);
    }

    private long fraction(char[] text, int from, int to, long whole) {
        long value = whole;
        int count = 0;
        boolean up = false;
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i])) {
                return NONE;
            }
            if (count < SCALE) {
                value = 10 * value + text[i] - '0';
            } else if (count == SCALE) {
                up = text[i] >= '5';
            }
            count++;
        }
        decimals = Math.max(decimals, Math.min(count, SCALE));
        for (int i = count; i < SCALE; i++) {
            value *= 10;
        }
        return up ? value + 1 : value;
    }

    private long scientific(String text) {
        try {
            BigDecimal number = new BigDecimal(decimal == ',' ? text.replace(',', '.') : text);
            if (number.signum() != 0 && number.precision() - (long) number.scale() > MOST_DIGITS) {
                return BEYOND;
            }
            if (number.scale() > 400) {
                return 0;
            }
            decimals = Math.max(decimals, Math.min(SCALE, Math.max(0, number.scale())));
            return number.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
        } catch (NumberFormatException e) {
            return isPower(text) ? BEYOND : NONE;
        }
    }

    /** A number whose power of ten is beyond what a number can be is beyond money, too; any other text is none. */
    private static boolean isPower(String text) {
        return text.matches("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+");
    }

    /** Price times quantity. */
    public static long product(long a, long b) {
        if (a == NONE || b == NONE) {
            return NONE;
        }
        if (a % UNIT == 0 && Math.abs(a) < UNIT * UNIT && Math.abs(b) < UNIT * UNIT) {
            return a / UNIT * b; // whole pieces, as nearly all are: no object for each of millions of rows
        }
        BigDecimal product =
                a == BEYOND || b == BEYOND ? null : BigDecimal.valueOf(a, SCALE).multiply(BigDecimal.valueOf(b, SCALE));
        return product == null || product.precision() - product.scale() > MOST_DIGITS
                ? BEYOND
                : product.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }
}
