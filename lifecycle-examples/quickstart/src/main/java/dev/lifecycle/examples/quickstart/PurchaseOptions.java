package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.report.purchases.PurchaseModel;
import dev.lifecycle.examples.report.purchases.PurchaseSettings;
import dev.lifecycle.examples.report.reading.ReadOptions;
import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.Periods;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which purchase log is looked at, and how. */
final class PurchaseOptions {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Your purchase log: files, folders, or - for what comes in; packed with gzip or not.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--transactions", paramLabel = "FILE", description = "The purchase log, said as an option.")
    private List<Path> transactions = new ArrayList<>();

    @Option(names = "--dry-run", description = "Say how the files are understood, show ten rows, and stop.")
    private boolean dryRun;

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
            converter = Converters.Unit.class,
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
            converter = Converters.Model.class,
            description =
                    "relationship: won, grown, loyal, lost. five-stage: the circle from discovery to advocacy, with"
                            + " engagement beside it. Default: relationship.")
    private PurchaseModel model = PurchaseModel.RELATIONSHIP;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /** What to read; nothing for the made-up year. */
    List<Path> files() {
        List<Path> all = new ArrayList<>(transactions);
        all.addAll(files);
        return all;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** @throws IllegalArgumentException if options contradict one another */
    ReadOptions reading() {
        return reading.options(zone, observeUntil);
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
}
