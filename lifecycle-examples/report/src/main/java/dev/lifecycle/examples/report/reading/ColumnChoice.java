package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.reading.value.AmountEvidence;
import dev.lifecycle.examples.report.reading.value.AmountParser;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a purchase log: those the user names, the others by their usual names and by what stands in them. */
final class ColumnChoice {

    /** So many of the filled cells of a column must be dates or numbers for the column to be one of them. */
    private static final double MOST = 0.5;

    private final String file;
    private final Layout layout;
    private final List<List<String>> sample;
    private final ReadOptions options;
    private final Columns columns;

    private ColumnChoice(String file, Layout layout, List<List<String>> sample, ReadOptions options) {
        this.file = file;
        this.layout = layout;
        this.sample = sample;
        this.options = options;
        columns = new Columns(layout);
    }

    /**
     * The columns.
     *
     * @throws UnreadableException if a named one is not there, or none can be who or when
     * @throws UndecidedException  if several can
     */
    static Columns of(String file, Layout layout, List<List<String>> sample, ReadOptions options) {
        return new ColumnChoice(file, layout, sample, options).choose();
    }

    private Columns choose() {
        ColumnNames told = options.columns();
        put(Role.DATE, told.date() == null ? usualDate() : named(Role.DATE, told.date()));
        put(Role.CUSTOMER, told.customer() == null ? usualCustomer() : named(Role.CUSTOMER, told.customer()));
        if (told.quantity() == null && told.price() == null) {
            put(
                    Role.AMOUNT,
                    told.amount() == null ? usual(Role.AMOUNT, this::isNumbers) : named(Role.AMOUNT, told.amount()));
        }
        if (!columns.has(Role.AMOUNT)) {
            put(
                    Role.QUANTITY,
                    told.quantity() == null
                            ? usual(Role.QUANTITY, this::isNumbers)
                            : named(Role.QUANTITY, told.quantity()));
            put(
                    Role.PRICE,
                    told.price() == null ? usual(Role.PRICE, this::isNumbers) : named(Role.PRICE, told.price()));
            if (told.quantity() != null && !columns.has(Role.PRICE)) {
                throw new UndecidedException(Messages.noPrice(file, layout.header()));
            }
            if (columns.has(Role.PRICE) && !columns.has(Role.QUANTITY)) {
                put(Role.AMOUNT, columns.of(Role.PRICE));
            }
        }
        put(Role.ORDER, told.order() == null ? usualOrder() : named(Role.ORDER, told.order()));
        put(Role.CURRENCY, usual(Role.CURRENCY, column -> true));
        options.selection().where().forEach((name, value) -> columns.where(named(Role.EVENT, name), value));
        if (options.selection().where().isEmpty()) {
            put(Role.EVENT, usual(Role.EVENT, column -> holds(column, UsualNames.PURCHASES)));
            put(Role.STATUS, usual(Role.STATUS, column -> holds(column, UsualNames.CANCELLED)));
        }
        return columns;
    }

    private void put(Role role, int column) {
        if (column >= 0) {
            columns.put(role, column);
        }
    }

    /** By its name, in any case, without blanks and signs, or by its number; the nearest wins. */
    private int named(Role role, String name) {
        List<Predicate<String>> ways = List.of(
                name::equals,
                name.strip()::equalsIgnoreCase,
                other -> UsualNames.plain(other).equals(UsualNames.plain(name))
                        && !UsualNames.plain(name).isEmpty());
        for (Predicate<String> way : ways) {
            List<Integer> found = all(way);
            if (found.size() > 1) {
                throw new UndecidedException(Messages.twice(file, name, found, role));
            }
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        if (name.matches("[1-9][0-9]{0,3}") && Integer.parseInt(name) <= layout.width()) {
            return Integer.parseInt(name) - 1;
        }
        throw new UnreadableException(Messages.noColumn(file, name, layout.header()));
    }

    private List<Integer> all(Predicate<String> name) {
        return IntStream.range(0, layout.width())
                .filter(column -> name.test(layout.header().get(column)))
                .boxed()
                .toList();
    }

    private int usual(Role role, Predicate<Integer> fits) {
        for (String name : role.names()) {
            List<Integer> found = all(other -> UsualNames.plain(other).equals(name)).stream()
                    .filter(fits)
                    .toList();
            if (found.size() > 1) {
                throw new UndecidedException(
                        Messages.twice(file, layout.header().get(found.get(0)), found, role));
            }
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        return -1;
    }

    private int usualDate() {
        int usual = usual(Role.DATE, this::isDates);
        if (usual >= 0) {
            return usual;
        }
        List<Integer> found =
                IntStream.range(0, layout.width()).boxed().filter(this::isDates).toList();
        return only(Role.DATE, found);
    }

    private int usualCustomer() {
        int date = columns.of(Role.DATE);
        int usual = usual(Role.CUSTOMER, column -> column != date);
        if (usual >= 0) {
            return usual;
        }
        List<Integer> ids =
                all(name -> UsualNames.plain(name).endsWith("id")
                                || UsualNames.plain(name).contains("customer"))
                        .stream()
                        .filter(column -> column != date
                                && !Role.ORDER
                                        .names()
                                        .contains(
                                                UsualNames.plain(layout.header().get(column))))
                        .toList();
        return only(Role.CUSTOMER, ids);
    }

    private int only(Role role, List<Integer> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = found.stream().map(layout.header()::get).toList();
        throw found.isEmpty()
                ? new UnreadableException(Messages.noUsual(file, role, layout.header(), sample))
                : new UndecidedException(Messages.several(file, role, names));
    }

    /** Exports of shops call an order a name, beside the names of what was bought. */
    private int usualOrder() {
        int usual = usual(Role.ORDER, column -> true);
        boolean lines =
                !all(name -> UsualNames.plain(name).equals("lineitemname")).isEmpty();
        return usual < 0 && lines ? usualName() : usual;
    }

    private int usualName() {
        List<Integer> names = all(name -> UsualNames.plain(name).equals("name"));
        return names.size() == 1 && names.get(0) != columns.of(Role.CUSTOMER) ? names.get(0) : -1;
    }

    private boolean isDates(int column) {
        DateText told = options.notation().dates();
        DateParser day = new DateParser(ZoneOffset.UTC, DateOrder.DAY_FIRST, new DateEvidence());
        DateParser month = new DateParser(ZoneOffset.UTC, DateOrder.MONTH_FIRST, new DateEvidence());
        return mostly(
                column,
                cell -> told != null
                        ? told.epochDay(cell.toString()) != DateParser.NONE
                        : day.day(cell) != DateParser.NONE || month.day(cell) != DateParser.NONE);
    }

    private boolean isNumbers(int column) {
        AmountParser point = new AmountParser('.', new AmountEvidence());
        AmountParser comma = new AmountParser(',', new AmountEvidence());
        return mostly(
                column, cell -> point.micros(cell) != AmountParser.NONE || comma.micros(cell) != AmountParser.NONE);
    }

    private boolean mostly(int column, Predicate<Cell> fits) {
        List<Cell> filled = cells(column)
                .filter(text ->
                        !text.isEmpty() && options.notation().nulls().stream().noneMatch(text::equalsIgnoreCase))
                .map(text -> new Cell().set(text))
                .toList();
        return !filled.isEmpty() && filled.stream().filter(fits).count() >= MOST * filled.size();
    }

    private boolean holds(int column, Set<String> words) {
        Set<String> found = cells(column).map(UsualNames::plain).collect(Collectors.toSet());
        return found.stream().anyMatch(words::contains);
    }

    private java.util.stream.Stream<String> cells(int column) {
        return sample.stream().filter(row -> column < row.size()).map(row -> row.get(column));
    }

    static boolean isOneOf(@Nullable Cell cell, Set<String> words) {
        return cell != null && words.contains(UsualNames.plain(cell.toString().toLowerCase(Locale.ROOT)));
    }
}
