package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.value.DateText;
import dev.lifecycle.stage.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of files and rows that cannot be read as they are. */
final class Messages {

    static final String NO_CUSTOMER = "says no customer";
    static final String LONG_ID = "is no customer: an id has 1 to 255 characters";
    static final String CONTROLS_IN_ID = "is no customer: an id has no control characters and no line breaks";
    static final String NO_DATE = "is no date";
    static final String NO_AMOUNT = "is no amount";
    static final String BEYOND_MONEY = "is beyond what is money";
    static final String FAR_DATE = "is far from all other dates";
    static final String FAR_AMOUNT = "is far from all other amounts";
    static final String REFUND = "is negative, so a refund";

    private static final int LONGEST = 60;

    private Messages() {}

    static String wrongFormat(DateText format) {
        return "is no day written as " + format;
    }

    static String fields(int seen, int width) {
        return "has " + seen + (seen == 1 ? " field" : " fields") + " where the header has " + width;
    }

    static String empty(String file) {
        return file + " is empty; it needs a header with the column names, and rows";
    }

    static String headerOnly(String file, List<String> header) {
        return file + " holds a header and no rows (" + names(header) + "): was the export of an empty period?";
    }

    static String oneColumn(String file, String first, @Nullable Character delimiter) {
        String what = delimiter == null
                ? "no comma, semicolon, tab or pipe separates"
                : Layout.name(delimiter) + " does not separate";
        return file + " has one column: " + what + " its fields (the first line is '" + cut(first)
                + "'); say what does with --delimiter";
    }

    static String noColumn(String file, String name, List<String> header) {
        return file + " has no column '" + name + "'; its columns are " + names(header);
    }

    static String twice(String file, String name, List<Integer> columns, Role role) {
        String numbers =
                columns.stream().map(column -> Integer.toString(column + 1)).collect(Collectors.joining(" and "));
        return file + " has the column '" + name + "' twice, as columns " + numbers
                + "; say which by its number, such as " + role.option() + " " + (columns.get(0) + 1);
    }

    static String several(String file, Role role, List<String> names) {
        return file + " has several columns that may say " + word(role) + " (" + names(names) + "); say which with "
                + role.option();
    }

    static String noUsual(String file, Role role, List<String> header, List<List<String>> sample) {
        String first = sample.isEmpty() ? "" : "; the first row is " + cut(String.join(", ", sample.get(0)));
        return file + " does not show which column says " + word(role) + ": say it with " + role.option()
                + ", by name or number; its columns are " + names(header) + first;
    }

    static String delimiter(char found) {
        return "Its fields rather look separated by " + Layout.name(found) + ": leave --delimiter out.";
    }

    static String tables(List<String> lines) {
        return "The file rather looks like " + lines.size() + " tables one under the other, with headers on lines "
                + String.join(", ", lines) + ": save each as a file of its own.";
    }

    static String noPrice(String file, List<String> header) {
        return file + " does not show which column is the price of a piece: say it with --price; its columns are "
                + names(header);
    }

    private static String word(Role role) {
        return switch (role) {
            case CUSTOMER -> "who bought";
            case DATE -> "when";
            case AMOUNT -> "how much";
            default -> "the " + role.name().toLowerCase(Locale.ROOT);
        };
    }

    static String bothOrders(String file, String date, String dayFirst, String monthFirst) {
        return file + ": every date can be read day first or month first: '" + date + "' is " + dayFirst + " or "
                + monthFirst + "; say --day-first or --month-first";
    }

    static String bothDecimals(String file, String amount) {
        return file + ": every amount can be read in two ways: '" + amount
                + "' has three decimals, or is over a thousand; say --decimal . or --decimal ,";
    }

    static String currencies(String file, String counts) {
        return file + " has amounts in several currencies (" + counts
                + "), which cannot be added up; say which to keep with --currency";
    }

    static String tooMany(String file, Rejects rejects, long rows, double tolerated, String suspicion) {
        String reasons = rejects.counts().entrySet().stream()
                .limit(3)
                .map(reason -> String.format(Locale.ROOT, "%,d × %s", reason.getValue(), reason.getKey()))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d rows cannot be read, more than --tolerate %s: %s. The first is %s. %s",
                file,
                rejects.unreadable(),
                rows,
                percent(tolerated),
                reasons,
                rejects.problems().get(0),
                suspicion);
    }

    static String strict(List<RowProblem> problems) {
        return problems.get(0) + "; without --strict such rows are left out and listed";
    }

    private static String percent(double share) {
        return (share * 100 == Math.rint(share * 100)
                        ? String.valueOf(Math.round(share * 100))
                        : String.valueOf(share * 100))
                + "%";
    }

    static String names(List<String> names) {
        return names.stream().map(Texts::inOneLine).collect(Collectors.joining(", "));
    }

    static String cut(String text) {
        String line = Texts.inOneLine(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
