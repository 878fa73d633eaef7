package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.report.reading.ColumnNames;
import dev.lifecycle.examples.report.reading.Notation;
import dev.lifecycle.examples.report.reading.ReadOptions;
import dev.lifecycle.examples.report.reading.Selection;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a purchase log is read. None is needed: what is not said is found out, and told. */
final class ReadingOptions {

    @Option(
            names = "--customer",
            paramLabel = "COL",
            description = "The column that says who bought, by its name in any case or by its number from 1.")
    private @Nullable String customer;

    @Option(names = "--date", paramLabel = "COL", description = "The column that says when.")
    private @Nullable String date;

    @Option(
            names = "--amount",
            paramLabel = "COL",
            description = "The column that says how much. Where there is none every purchase counts as 0.")
    private @Nullable String amount;

    @Option(
            names = "--quantity",
            paramLabel = "COL",
            description = "The column that says how many pieces; the amount is then that times --price.")
    private @Nullable String quantity;

    @Option(names = "--price", paramLabel = "COL", description = "The column that says the price of a piece.")
    private @Nullable String price;

    @Option(
            names = "--order",
            paramLabel = "COL",
            description = "The column that says which order; a refund is set off against its order first.")
    private @Nullable String order;

    @Option(
            names = "--where",
            paramLabel = "COL=VALUE",
            description = "Only rows with this value, such as event=purchase; may be said again for other columns.")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Only amounts in this currency, such as EUR, where a file has several.")
    private @Nullable String currency;

    @Option(
            names = "--date-format",
            paramLabel = "F",
            description =
                    "How dates are written, such as dd.MM.yyyy or yyyyMMdd (patterns of Java's DateTimeFormatter, names"
                            + " in English).")
    private @Nullable String dateFormat;

    @Option(names = "--day-first", description = "3/4/2026 is the 3rd of April.")
    private boolean dayFirst;

    @Option(names = "--month-first", description = "3/4/2026 is the 4th of March.")
    private boolean monthFirst;

    @Option(names = "--decimal", paramLabel = "SIGN", description = "The decimal sign of amounts: . or ,")
    private @Nullable Character decimal;

    @Option(
            names = "--delimiter",
            paramLabel = "D",
            converter = Converters.Delimiter.class,
            description = "What separates fields: comma, semicolon, tab, pipe or any one character.")
    private @Nullable Character delimiter;

    @Option(
            names = "--charset",
            paramLabel = "C",
            converter = Converters.CharsetName.class,
            description = "What the bytes are, such as UTF-8, UTF-16 or windows-1252.")
    private @Nullable Charset charset;

    @Option(names = "--no-quotes", description = "A quote is a character like any other.")
    private boolean noQuotes;

    @Option(names = "--no-header", description = "The first row is data; columns are named by their numbers.")
    private boolean noHeader;

    @Option(
            names = "--null",
            paramLabel = "WORDS",
            split = ",",
            description = "Words that mean that nothing is there. Default: NULL,NA,None,-")
    private List<String> nulls = Notation.NULLS;

    @Option(
            names = "--tolerate",
            paramLabel = "SHARE",
            converter = Converters.Share.class,
            description = "The share of rows that may be unreadable before the run stops. Default: 1%%.")
    private double tolerate = Selection.ALL.tolerated();

    @Option(names = "--strict", description = "Stop at the first unreadable row.")
    private boolean strict;

    /** @throws IllegalArgumentException if they contradict one another, or the date format is none */
    ReadOptions options(ZoneId zone, @Nullable LocalDate observeUntil) {
        if (dayFirst && monthFirst) {
            throw new IllegalArgumentException("--day-first and --month-first contradict one another");
        }
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("--decimal is . or , and not " + decimal);
        }
        if (price != null && amount != null) {
            throw new IllegalArgumentException(
                    "--amount says how much, and so do --quantity with --price: say one of both");
        }
        DateOrder dates = dayFirst ? DateOrder.DAY_FIRST : monthFirst ? DateOrder.MONTH_FIRST : null;
        return new ReadOptions(
                new ColumnNames(customer, date, amount, quantity, price, order),
                new Notation(
                        delimiter,
                        !noQuotes,
                        !noHeader,
                        charset,
                        dateFormat == null ? null : DateText.of(dateFormat, zone),
                        dates,
                        decimal,
                        nulls),
                new Selection(where, currency, observeUntil, tolerate, strict),
                zone);
    }
}
