package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The CDNOW purchase log (23,570 customers of January to March 1997, observed to June 1998). The expected figures were counted
 * from the file with sets and loops in another language.
 */
class CdnowTest {

    private static final String FILE = "cdnow_master.csv";
    private static List<Purchase> purchases = List.of();

    private record Purchase(String customer, LocalDate day) {}

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> file = sharedData();
        assumeTrue(
                file.isPresent(),
                FILE + " lies in no ../shared/data; point -Dlifecycle.shared to the folder to run this");
        try (Stream<String> lines = Files.lines(file.orElseThrow())) {
            purchases = lines.skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Purchase(cells[0], LocalDate.parse(cells[1])))
                    .toList();
        }
    }

    private static Optional<Path> sharedData() {
        String declared = System.getProperty("lifecycle.shared");
        if (declared != null) {
            return Optional.of(Path.of(declared).resolve(FILE)).filter(Files::exists);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), dir -> dir != null, Path::getParent)
                .flatMap(dir -> Stream.of(dir.resolve("shared/data"), dir.resolveSibling("shared/data")))
                .map(dir -> dir.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }

    @Test
    void monthly_cohorts() {
        Retention retention = purchases.stream()
                .collect(Retention.of(Purchase::customer, Purchase::day).over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(retention.cohorts()).hasSize(3);
        assertThat(retention.cohort("1997-01").counts())
                .containsExactly(
                        7846L, 1157L, 964L, 810L, 679L, 736L, 720L, 582L, 559L, 594L, 673L, 634L, 528L, 511L, 664L,
                        472L, 497L, 498L);
        assertThat(retention.cohort("1997-02").counts())
                .startsWith(8476L, 1312L, 980L)
                .endsWith(545L, 548L, 551L);
        assertThat(retention.cohort("1997-03").size()).isEqualTo(7248);
        assertThat(retention.cohort("1997-03").isComplete(15)).isTrue();
        assertThat(retention.size()).isEqualTo(23_570);
    }

    @Test
    void monthly_growth() {
        Growth growth = purchases.stream()
                .collect(Growth.of(Purchase::customer, Purchase::day).over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(growth.all()).hasSize(18);
        assertThat(growth.of("1997-03"))
                .extracting(
                        GrowthPeriod::newCustomers,
                        GrowthPeriod::returning,
                        GrowthPeriod::resurrected,
                        GrowthPeriod::dormant)
                .containsExactly(7248L, 1681L, 595L, 7952L);
        assertThat(growth.of("1998-06"))
                .extracting(
                        GrowthPeriod::newCustomers,
                        GrowthPeriod::returning,
                        GrowthPeriod::resurrected,
                        GrowthPeriod::dormant)
                .containsExactly(0L, 446L, 1060L, 1042L);
    }

    @Test
    void repeat_purchase() {
        assertThat(purchases.stream()
                        .collect(
                                RepeatRate.of(Purchase::customer, Purchase::day).over(ZoneOffset.UTC))
                        .rate()
                        .rate())
                .hasToString("11516 of 23570 = 48.9 %");
    }

    @Test
    void churn_after_180_days_of_silence() {
        SilenceChurn churn = purchases.stream()
                .collect(SilenceChurn.of(Purchase::customer, Purchase::day)
                        .after(180)
                        .over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(churn.of("1997-07").rate().rate()).hasToString("5321 of 23451 = 22.7 %");
        assertThat(churn.of("1997-09").rate().rate()).hasToString("4919 of 11743 = 41.9 %");
        assertThat(churn.of("1998-06").rate().rate()).hasToString("615 of 5529 = 11.1 %");
    }
}
