package dev.lifecycle.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthCalibrationTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

    private record Snapshot(
            String customer, Instant at, @Nullable Double usage, double tickets, double tenure, boolean left) {}

    /** Forty accounts, of which twelve left; the odd rows were taken earlier. */
    private static List<Snapshot> accounts() throws IOException {
        List<Snapshot> accounts = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(HealthCalibrationTest.class.getResourceAsStream("health40.csv"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int row = 0;
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split(",");
                row++;
                accounts.add(new Snapshot(
                        "c-" + row,
                        row % 2 == 1 ? EARLY : LATE,
                        Double.valueOf(cells[0]),
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        cells[3].equals("1")));
            }
        }
        return accounts;
    }

    private static HealthCalibrationDefinition<Snapshot> measures() {
        return HealthCalibration.of(Snapshot::customer, Snapshot::at, Snapshot::left)
                .measure("usage", Snapshot::usage)
                .measure("tickets", Snapshot::tickets)
                .measure("tenure", Snapshot::tenure)
                .atLeast(1);
    }

    private static void coefficient(HealthCalibration learnt, int number, double value, double error) {
        assertThat(learnt.coefficients().get(number).value()).isCloseTo(value, within(1e-8));
        assertThat(learnt.coefficients().get(number).standardError()).isCloseTo(error, within(1e-8));
    }

    @Test
    @DisplayName("published: logistic regression of forty accounts, AUC, Brier and log loss in sample")
    void published_in_sample() throws IOException {
        HealthCalibration learnt = accounts().stream().collect(measures().metric());
        assertThat(learnt.intercept()).isCloseTo(-0.327439587, within(1e-8));
        coefficient(learnt, 0, -3.283407737, 1.744462922);
        coefficient(learnt, 1, 0.732144286, 0.399290680);
        coefficient(learnt, 2, -0.021762156, 0.041805805);
        Foretold inSample = Objects.requireNonNull(learnt.inSample());
        assertThat(inSample.auc()).isCloseTo(0.72619047619, within(1e-10));
        assertThat(inSample.brier()).isCloseTo(0.176064743613, within(1e-10));
        assertThat(inSample.logLoss()).isCloseTo(0.524822699307, within(1e-10));
        assertThat(learnt.outOfSample()).as("none was kept to judge").isNull();
        assertThat(learnt.calibration()).isNull();
        assertThat(List.of(learnt.snapshots(), learnt.left())).containsExactly(40L, 12L);
        assertThat(learnt.coefficients().stream()
                        .mapToDouble(HealthCalibration.Coefficient::weight)
                        .sum())
                .isCloseTo(100, within(1e-9));
        double predictor = -0.327439587 - 3.283407737 * 0.4 + 0.732144286 * 3 - 0.021762156 * 12;
        assertThat(learnt.probability(0.4, 3, 12).orElseThrow())
                .isCloseTo(1 / (1 + Math.exp(-predictor)), within(1e-8));
        assertThat(learnt.score(0.4, 3, 12).orElseThrow())
                .isCloseTo(100 - 100 / (1 + Math.exp(-predictor)), within(1e-6));
    }

    @Test
    @DisplayName("published: odd rows fit, even rows judged")
    void published_out_of_sample() throws IOException {
        HealthCalibration learnt =
                accounts().stream().collect(measures().judgedFrom(LATE).metric());
        assertThat(learnt.intercept()).isCloseTo(0.2596501262, within(1e-8));
        assertThat(learnt.coefficients().stream()
                        .mapToDouble(HealthCalibration.Coefficient::value)
                        .toArray())
                .containsExactly(new double[] {-10.2767554622, 0.9011478713, 0.0067891124}, within(1e-8));
        Foretold judged = Objects.requireNonNull(learnt.outOfSample());
        assertThat(judged.snapshots()).isEqualTo(20);
        assertThat(judged.auc()).isCloseTo(0.583333333, within(1e-8));
        assertThat(judged.brier()).isCloseTo(0.312021128, within(1e-8));
        CalibrationLine line = Objects.requireNonNull(learnt.calibration());
        assertThat(line.slope()).isCloseTo(0.148786186, within(1e-8));
        assertThat(line.intercept()).isCloseTo(-0.0993054214, within(1e-8));
        assertThat(line.inTheLarge()).isCloseTo(1.18659488, within(1e-7));
        assertThat(learnt)
                .asString()
                .contains("out of sample: ", "calibration: slope 0.149, intercept -0.099, in the large +1.187\n");
    }

    @Test
    @DisplayName("published: a weighted score of forty accounts foretells with AUC 0.7098 and Brier 0.1814")
    void published_score() throws IOException {
        List<Snapshot> accounts = accounts();
        HealthScore health = accounts.stream()
                .collect(HealthScore.of(Snapshot::customer, Snapshot::at)
                        .weighted("usage", Snapshot::usage, 50, 1, Direction.HIGHER_IS_BETTER)
                        .weighted("tickets", Snapshot::tickets, 30, 5, Direction.LOWER_IS_BETTER)
                        .weighted("tenure", Snapshot::tenure, 20, 24, Direction.HIGHER_IS_BETTER)
                        .metric());
        HealthCalibration onScore = accounts.stream()
                .collect(HealthCalibration.of(Snapshot::customer, Snapshot::at, Snapshot::left)
                        .measure(
                                "score",
                                (Snapshot account) -> health.of(account.customer())
                                        .orElseThrow()
                                        .score())
                        .metric());
        assertThat(onScore.intercept()).isCloseTo(2.231472821, within(1e-8));
        coefficient(onScore, 0, -0.0609289716, 0.0297000052);
        Foretold inSample = Objects.requireNonNull(onScore.inSample());
        assertThat(inSample.auc()).isCloseTo(0.709821429, within(1e-8));
        assertThat(inSample.brier()).isCloseTo(0.181368240, within(1e-8));
        assertThat(inSample.aucInterval().contains(0.709821429)).isTrue();
    }

    @Test
    void too_few_who_left_carry_no_weights() throws IOException {
        HealthCalibration learnt =
                accounts().stream().collect(measures().atLeast(10).metric());
        assertThat(learnt.refused())
                .contains("the rarer outcome was seen 12 times for 3 measures; at least 30 are needed,"
                        + " so declare fewer measures or wait for more");
        assertThat(learnt.coefficients()).isEmpty();
        assertThat(learnt.probability(0.4, 3, 12)).isEmpty();
        assertThat(learnt.score(0.4, 3, 12)).isEmpty();
        assertThat(learnt)
                .asString()
                .startsWith("12 of 40 snapshots left, 0 left out as incomplete\nrefused: the rarer");
        assertThat(Stream.<Snapshot>of().collect(measures().metric()).refused()).isPresent();
    }

    @Test
    void measures_that_say_nothing_of_their_own_or_everything_are_refused() throws IOException {
        List<Snapshot> accounts = accounts();
        assertThat(accounts.stream()
                        .collect(measures().measure("plan", account -> 7).metric())
                        .refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("'plan' is the same for everybody"));
        assertThat(accounts.stream()
                        .collect(measures()
                                .measure("both", (Snapshot account) -> account.tickets() + 2 * account.tenure())
                                .metric())
                        .refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("made of others"));
        assertThat(accounts.stream()
                        .collect(measures()
                                .measure("hindsight", (Snapshot account) -> account.left() ? 1 : 0)
                                .metric())
                        .refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("without a single mistake"));
    }

    @Test
    void a_snapshot_without_a_measure_is_left_out_and_told() throws IOException {
        List<Snapshot> accounts = accounts();
        accounts.add(new Snapshot("c-41", EARLY, null, 9, 1, true));
        HealthCalibration learnt = accounts.stream().collect(measures().metric());
        assertThat(learnt.incomplete()).isEqualTo(1);
        assertThat(learnt.snapshots()).isEqualTo(40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt.probability(1))
                .withMessageContaining("each of the 3 measures is needed, but there are 1");
        assertThatIllegalArgumentException().isThrownBy(() -> measures().atLeast(0));
        assertThatIllegalStateException()
                .isThrownBy(HealthCalibration.of(Snapshot::customer, Snapshot::at, Snapshot::left)::metric);
        assertThatIllegalArgumentException().isThrownBy(() -> measures().measure("usage", Snapshot::usage));
    }

    @Test
    void weights_that_made_the_data_are_found_again() {
        Random random = new Random(7);
        List<Snapshot> snapshots = IntStream.range(0, 20_000)
                .mapToObj(i -> {
                    double usage = random.nextDouble();
                    double tickets = random.nextInt(6);
                    double predictor = -1 - 3 * usage + 0.5 * tickets;
                    return new Snapshot(
                            "c-" + i,
                            i < 10_000 ? EARLY : LATE,
                            usage,
                            tickets,
                            random.nextInt(48),
                            random.nextDouble() < 1 / (1 + Math.exp(-predictor)));
                })
                .toList();
        HealthCalibration learnt = snapshots.stream()
                .collect(measures().atLeast(10).judgedFrom(LATE).metric());
        assertThat(learnt.refused()).isEmpty();
        double[] truth = {-3, 0.5, 0};
        for (int i = 0; i < truth.length; i++) {
            HealthCalibration.Coefficient one = learnt.coefficients().get(i);
            assertThat(one.value()).isCloseTo(truth[i], within(4 * one.standardError()));
        }
        CalibrationLine line = Objects.requireNonNull(learnt.calibration());
        assertThat(line.slope()).isCloseTo(1, within(0.1));
        assertThat(line.inTheLarge()).isCloseTo(0, within(0.1));
    }
}
