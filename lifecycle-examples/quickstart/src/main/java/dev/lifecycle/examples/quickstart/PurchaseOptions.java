package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.report.purchases.DateText;
import dev.lifecycle.examples.report.purchases.PurchaseFile;
import dev.lifecycle.examples.report.purchases.PurchaseModel;
import dev.lifecycle.examples.report.purchases.PurchaseSettings;
import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.Periods;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that go with a purchase log. */
final class PurchaseOptions {

    @Option(
            names = "--transactions",
            required = true,
            paramLabel = "FILE",
            description = "The purchase log: a CSV file in UTF-8 with a header.")
    private Path transactions = Path.of("");

    @Option(names = "--customer", required = true, paramLabel = "COL", description = "The column that says who bought.")
    private String customer = "";

    @Option(names = "--date", required = true, paramLabel = "COL", description = "The column that says when.")
    private String date = "";

    @Option(
            names = "--amount",
            paramLabel = "COL",
            description = "The column that says how much, as 12.50. Without it every purchase counts as 0.")
    private @Nullable String amount;

    @Option(
            names = "--date-format",
            paramLabel = "F",
            description =
                    "How dates are written, such as dd.MM.yyyy or yyyyMMdd (patterns of Java's DateTimeFormatter, names"
                            + " in English). Default: ISO, 1997-01-31, with or without time and offset.")
    private @Nullable String dateFormat;

    @Option(
            names = "--calibrate-until",
            paramLabel = "DATE",
            description = "The last day of the part to learn from; what comes after it is held out and reported apart.")
    private @Nullable LocalDate calibrateUntil;

    @Option(
            names = "--observe-until",
            paramLabel = "DATE",
            description = "The last day to look at; later rows are counted and left out, timers run to its end."
                    + " Default: the last day in the file.")
    private @Nullable LocalDate observeUntil;

    @Option(
            names = "--period",
            paramLabel = "day|week|month",
            converter = Unit.class,
            description = "The length of cohorts and periods; weeks are ISO weeks. Default: month.")
    private PeriodUnit period = PeriodUnit.MONTH;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            description = "The time zone of the business, such as Europe/Paris: where its days begin. Default: UTC.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--silence",
            paramLabel = "DAYS",
            description = "Days without a purchase after which a customer is lost; at risk after half of them."
                    + " Default: 180.")
    private int silence = 180;

    @Option(
            names = "--model",
            paramLabel = "relationship|five-stage",
            converter = Model.class,
            description =
                    "relationship: won, grown, loyal, lost. five-stage: the circle from discovery to advocacy, with"
                            + " engagement beside it. Default: relationship.")
    private PurchaseModel model = PurchaseModel.RELATIONSHIP;

    @Option(names = "--strict", description = "Stop at the first malformed row.")
    private boolean strict;

    /** @throws IllegalArgumentException if the date format is none */
    PurchaseFile file() {
        DateText dates = dateFormat == null ? DateText.iso(zone) : DateText.of(dateFormat, zone);
        return new PurchaseFile(transactions, customer, date, amount, dates, observeUntil, strict);
    }

    /** @throws IllegalArgumentException if days and dates contradict one another */
    PurchaseSettings settings() {
        if (silence < 1) {
            throw new IllegalArgumentException("--silence is a number of days from 1, not " + silence);
        }
        if (calibrateUntil != null && observeUntil != null && calibrateUntil.isAfter(observeUntil)) {
            throw new IllegalArgumentException(
                    "--calibrate-until " + calibrateUntil + " lies after --observe-until " + observeUntil);
        }
        Periods periods = Periods.of(period, zone, DayOfWeek.MONDAY);
        return new PurchaseSettings(model, periods, silence, observeUntil, calibrateUntil);
    }

    private static final class Unit implements ITypeConverter<PeriodUnit> {
        @Override
        public PeriodUnit convert(String text) {
            return switch (text) {
                case "day" -> PeriodUnit.DAY;
                case "week" -> PeriodUnit.WEEK;
                case "month" -> PeriodUnit.MONTH;
                default -> throw new TypeConversionException("'" + text + "' is none of day, week, month");
            };
        }
    }

    private static final class Model implements ITypeConverter<PurchaseModel> {
        @Override
        public PurchaseModel convert(String text) {
            return Arrays.stream(PurchaseModel.values())
                    .filter(model -> model.toString().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is none of relationship, five-stage"));
        }
    }
}
