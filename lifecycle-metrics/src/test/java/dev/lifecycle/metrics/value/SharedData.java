package dev.lifecycle.metrics.value;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real data of published results, which is never part of the project: found in {@code ../shared/data} beside the project's
 * root, or where the system property {@code lifecycle.shared} points. Tests that need a file are skipped where it is absent.
 */
public final class SharedData {

    /** A purchase of the CDNOW files. */
    public record Purchase(String customer, LocalDate date, double dollars) {}

    public static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    public static final LocalDate HOLDOUT_END = LocalDate.of(1998, 6, 30);

    private SharedData() {}

    /** The data rows of a file, split at commas, quotes removed, the header left out. */
    public static List<String[]> rows(String file) {
        Path path = find(file);
        assumeTrue(path != null, () -> "skipped: " + file + " is not in ../shared/data, nor under -Dlifecycle.shared");
        try (Stream<String> lines = Files.lines(path)) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path find(String file) {
        String told = System.getProperty("lifecycle.shared");
        if (told != null && Files.exists(Path.of(told, "data", file))) {
            return Path.of(told, "data", file);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    public static List<Purchase> cdnowSample() {
        return rows("cdnow_sample.csv").stream()
                .map(c -> new Purchase(c[1], LocalDate.parse(c[2]), Double.parseDouble(c[4])))
                .toList();
    }

    public static List<Purchase> cdnowMaster() {
        return rows("cdnow_master.csv").stream()
                .map(c -> new Purchase(c[0], LocalDate.parse(c[1]), Double.parseDouble(c[3])))
                .toList();
    }

    /** Variant A: the spreadsheet of Fader and Hardie, rounded to two decimals. */
    public static PurchaseSummary variantA() {
        return PurchaseSummary.ofRows(rows("cdnow_summary_fader_hardie.csv").stream()
                .map(c -> new CustomerSummary(
                        Integer.parseInt(c[1]),
                        Double.parseDouble(c[2]),
                        Double.parseDouble(c[3]),
                        Double.parseDouble(c[4])))
                .toList());
    }

    /** Variant B: exact days / 7 from the transactions of the sample. */
    public static PurchaseSummary variantB() {
        return summary(cdnowSample());
    }

    public static PurchaseSummary summary(List<Purchase> purchases) {
        return purchases.stream()
                .collect(PurchaseSummary.of(Purchase::customer, Purchase::date, Purchase::dollars)
                        .holdoutUntil(HOLDOUT_END)
                        .over(TimeUnit.weeks(ZoneOffset.UTC), CALIBRATION_END));
    }
}
