package dev.lifecycle.examples.benchmarks.bulk;

import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Purchases for the predictive metrics: the published CDNOW log of 23,570 customers where {@code shared/data} is found beside the
 * project or under the property {@code lifecycle.shared}, else a log of as many generated customers.
 */
public final class CustomerData {

    private static final LocalDate FIRST = LocalDate.of(1997, 1, 1);
    private static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    private static final int DAYS_OBSERVED = 546;
    private static final int MASTER = 23_570;
    private static final int TENTH = 10;

    private final List<Row> log;

    /** One purchase. */
    private record Row(int customer, LocalDate day, double amount) {}

    private CustomerData(List<Row> log) {
        this.log = log;
    }

    /** Whether the published log is there. */
    public static boolean isPublished() {
        return find() != null;
    }

    /** What the log is, in a word. */
    public static String source() {
        return isPublished() ? "CDNOW" : "generated";
    }

    static CustomerData none() {
        return new CustomerData(List.of());
    }

    static CustomerData load() {
        Path file = find();
        try {
            return new CustomerData(file == null ? generated() : read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole log, summarised. */
    PurchaseSummary summarise() {
        return summarise(log.stream());
    }

    PurchaseSummary master() {
        return summarise();
    }

    /** Every tenth customer. */
    PurchaseSummary sample() {
        return summarise(log.stream().filter(row -> row.customer() % TENTH == 0));
    }

    private static PurchaseSummary summarise(Stream<Row> rows) {
        return rows.collect(
                PurchaseSummary.of(Row::customer, Row::day, Row::amount).over(TimeUnit.weeks(ZoneOffset.UTC), CALIBRATION_END));
    }

    private static List<Row> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .map(cells -> new Row(
                            Integer.parseInt(cells[0]), LocalDate.parse(cells[1]), Double.parseDouble(cells[3])))
                    .toList();
        }
    }

    /** Buyers at gamma distributed rates who may leave after each purchase, begun in the first twelve weeks. */
    private static List<Row> generated() {
        SplittableRandom random = new SplittableRandom(42);
        List<Row> rows = new ArrayList<>();
        for (int customer = 1; customer <= MASTER; customer++) {
            double perDay = -Math.log(1 - random.nextDouble()) / 90;
            double leaving = random.nextDouble() / 2;
            double day = random.nextInt(84);
            boolean stays = true;
            while (stays && day < DAYS_OBSERVED) {
                rows.add(new Row(customer, FIRST.plusDays((long) day), 5 + 60 * random.nextDouble()));
                stays = random.nextDouble() > leaving;
                day += 1 - Math.log(1 - random.nextDouble()) / perDay;
            }
        }
        return rows;
    }

    private static @Nullable Path find() {
        String told = System.getProperty("lifecycle.shared");
        if (told != null) {
            return Path.of(told, "data", "cdnow_master.csv");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve("cdnow_master.csv");
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
