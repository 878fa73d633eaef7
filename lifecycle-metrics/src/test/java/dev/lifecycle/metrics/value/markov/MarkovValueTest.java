package dev.lifecycle.metrics.value.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarkovValueTest {

    private enum Recency implements Stage {
        BOUGHT,
        ONE_AGO,
        TWO_AGO,
        THREE_AGO,
        FORMER
    }

    private enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHURNED
    }

    private static final List<Recency> STAGES = List.of(Recency.values());
    private static final double[][] P = {
        {.3, .7, 0, 0, 0}, {.2, 0, .8, 0, 0}, {.15, 0, 0, .85, 0}, {.05, 0, 0, 0, .95}, {0, 0, 0, 0, 1}
    };

    private static ChainValueDefinition pfeiferAndCarraway() {
        return MarkovValue.of(MarkovChain.of(STAGES, P))
                .margin(Recency.BOUGHT, 36)
                .margin(Recency.ONE_AGO, -4)
                .margin(Recency.TWO_AGO, -4)
                .margin(Recency.THREE_AGO, -4)
                .discountPerPeriod(0.2);
    }

    private static MarkovValue pfeifer() {
        return pfeiferAndCarraway().over(PeriodUnit.YEAR);
    }

    @Test
    @DisplayName("Pfeifer and Carraway 2000, d = 20 %: V = (52.319609, 5.553784, 1.250773, -1.820016, 0)")
    void value_to_the_end_of_time() {
        double[] expected = {52.319609, 5.553784, 1.250773, -1.820016, 0};
        for (int i = 0; i < 5; i++) {
            assertThat(pfeifer().value(STAGES.get(i))).isCloseTo(expected[i], within(5e-7));
        }
        assertThat(pfeifer().values()).containsOnlyKeys("BOUGHT", "ONE_AGO", "TWO_AGO", "THREE_AGO", "FORMER");
    }

    @Test
    @DisplayName("Pfeifer and Carraway 2000, t = 0..4: (50.114969, 4.219907, 0.592110, -1.980131, 0)")
    void value_over_five_periods() {
        assertThat(List.copyOf(pfeifer().valuesOver(5).values()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-7 ? 0 : 1)
                .containsExactly(50.114969, 4.219907, 0.592110, -1.980131, 0.0);
        assertThat(pfeifer().valuesOver(0).get("BOUGHT")).isZero();
    }

    @Property(tries = 100)
    void value_obeys_its_own_equation(@ForAll @Size(16) List<@DoubleRange(min = 0.01, max = 1) Double> weights) {
        List<Recency> stages = STAGES.subList(0, 4);
        double[][] p = new double[4][4];
        for (int i = 0; i < 4; i++) {
            int row = i;
            double sum = IntStream.range(0, 4)
                    .mapToDouble(j -> weights.get(4 * row + j))
                    .sum();
            for (int j = 0; j < 4; j++) {
                p[i][j] = weights.get(4 * i + j) / sum;
            }
        }
        MarkovValue value = MarkovValue.of(MarkovChain.of(stages, p))
                .margin(stages.get(0), 29)
                .margin(stages.get(3), -3)
                .discountPerMonth(0.01)
                .over(PeriodUnit.MONTH);
        double[] margin = {29, 0, 0, -3};
        for (int i = 0; i < 4; i++) {
            double next = 0;
            for (int j = 0; j < 4; j++) {
                next += p[i][j] * value.value(stages.get(j));
            }
            assertThat(value.value(stages.get(i))).isCloseTo(margin[i] + next / 1.01, within(1e-7));
        }
        assertThat(value.valuesOver(5000).get("BOUGHT")).isCloseTo(value.value(Recency.BOUGHT), within(1e-6));
        assertThat(value.expectedPeriodsToLeave(stages.get(0))).isEmpty();
        assertThat(value.probabilityEverToReach(stages.get(0), stages.get(3))).isCloseTo(1, within(1e-9));
    }

    @Test
    void sensitivities_are_the_derivatives() {
        MarkovValue value = pfeifer();
        double up = pfeiferAndCarraway()
                        .margin(Recency.ONE_AGO, -3)
                        .over(PeriodUnit.YEAR)
                        .value(Recency.BOUGHT)
                - value.value(Recency.BOUGHT);
        assertThat(value.sensitivityToMargin(Recency.BOUGHT, Recency.ONE_AGO)).isCloseTo(up, within(1e-9));
        double step = 1e-6;
        double[][] moved = Arrays.stream(P).map(double[]::clone).toArray(double[][]::new);
        moved[3][0] += step;
        moved[3][4] -= step;
        MarkovValue other = MarkovValue.of(MarkovChain.of(STAGES, moved))
                .margin(Recency.BOUGHT, 36)
                .margin(Recency.ONE_AGO, -4)
                .margin(Recency.TWO_AGO, -4)
                .margin(Recency.THREE_AGO, -4)
                .discountPerPeriod(0.2)
                .over(PeriodUnit.YEAR);
        assertThat(value.sensitivityToMove(Recency.BOUGHT, Recency.THREE_AGO, Recency.FORMER, Recency.BOUGHT))
                .isCloseTo((other.value(Recency.BOUGHT) - value.value(Recency.BOUGHT)) / step, within(1e-3));
    }

    @Test
    void leaving_and_reaching() {
        MarkovValue value = pfeifer();
        double longWay = 0;
        double[] at = {1, 0, 0, 0, 0};
        for (int t = 0; t < 2000; t++) {
            longWay += 1 - at[4];
            double[] next = new double[5];
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    next[j] += at[i] * P[i][j];
                }
            }
            at = next;
        }
        assertThat(value.expectedPeriodsToLeave(Recency.BOUGHT).orElseThrow()).isCloseTo(longWay, within(1e-9));
        assertThat(value.expectedPeriodsToLeave(Recency.FORMER)).hasValue(0);
        assertThat(value.probabilityEverToReach(Recency.BOUGHT, Recency.FORMER)).isCloseTo(1, within(1e-12));
        assertThat(value.probabilityEverToReach(Recency.FORMER, Recency.BOUGHT)).isZero();
        assertThat(value.probabilityEverToReach(Recency.ONE_AGO, Recency.BOUGHT))
                .isCloseTo(.2 + .8 * (.15 + .85 * .05), within(1e-12));
        assertThat(value.probabilityEverToReach(Recency.BOUGHT, Recency.BOUGHT)).isEqualTo(1);
        MarkovChain winBack =
                MarkovChain.of(List.of(Plan.values()), new double[][] {{.5, .5, 0}, {0, .9, .1}, {0, .2, .8}});
        assertThat(MarkovValue.of(winBack)
                        .over(PeriodUnit.MONTH)
                        .expectedPeriodsToLeave(Plan.PAYING, Plan.CHURNED)
                        .orElseThrow())
                .isCloseTo(10, within(1e-9));
        assertThat(MarkovValue.of(winBack).over(PeriodUnit.MONTH).expectedPeriodsToLeave(Plan.TRIAL))
                .isEmpty();
        assertThat(MarkovValue.of(winBack).over(PeriodUnit.MONTH).expectedPeriodsToLeave(Plan.PAYING, Plan.TRIAL))
                .isEmpty();
    }

    private static HistoryEntry row(String subject, long revision, Stage to, String at) {
        Instant instant = Instant.parse(at);
        return new HistoryEntry(
                new HistoryEntry.Key("saas", 1, subject, revision, 0),
                revision == 1 ? Kind.STARTED : Kind.MOVED,
                null,
                to,
                1,
                HistoryEntry.Cause.host("test", null),
                new HistoryEntry.Times(instant, instant, instant));
    }

    private static Stream<HistoryEntry> history() {
        return Stream.of(
                row("a", 1, Plan.TRIAL, "2026-01-10T10:00:00Z"),
                row("a", 2, Plan.PAYING, "2026-02-11T10:00:00Z"),
                row("a", 3, Plan.CHURNED, "2026-04-20T10:00:00Z"),
                row("b", 1, Plan.TRIAL, "2026-01-31T23:30:00Z"),
                row("b", 2, Plan.PAYING, "2026-02-01T10:00:00Z"));
    }

    @Test
    void chain_is_counted_from_history_at_the_start_of_each_period_in_the_zone() {
        MarkovChain paris = MarkovValue.of(history())
                .observedUntil(LocalDate.of(2026, 5, 1))
                .over(Periods.monthly(ZoneId.of("Europe/Paris")))
                .chain();
        // a: Feb TRIAL, Mar PAYING, Apr PAYING, May CHURNED; b enters after the start of February in Paris: Mar, Apr,
        // May PAYING
        assertThat(paris.stages()).containsExactly("CHURNED", "PAYING", "TRIAL");
        assertThat(paris.observations(Plan.TRIAL)).isEqualTo(1);
        assertThat(paris.probability(Plan.TRIAL, Plan.PAYING)).isEqualTo(1);
        assertThat(paris.observations(Plan.PAYING)).isEqualTo(4);
        assertThat(paris.probability(Plan.PAYING, Plan.PAYING)).isEqualTo(0.75);
        assertThat(paris.unobserved()).containsExactly("CHURNED");
        MarkovChain utc = MarkovValue.of(history())
                .observedUntil(LocalDate.of(2026, 5, 1))
                .over(Periods.monthly(ZoneId.of("UTC")))
                .chain();
        assertThat(utc.observations(Plan.TRIAL)).isEqualTo(2);
        assertThat(utc.toString()).containsPattern("PAYING +0.2500 +0.7500 +0.0000");
    }

    @Test
    void without_an_end_the_last_row_is_the_end() {
        MarkovChain chain = MarkovValue.of(history())
                .over(Periods.monthly(ZoneId.of("UTC")))
                .chain();
        assertThat(chain.probability(Plan.PAYING, Plan.PAYING)).isEqualTo(1);
        assertThat(MarkovValue.of(history())
                        .over(Periods.weekly(ZoneId.of("UTC")))
                        .chain()
                        .observations(Plan.PAYING))
                .isEqualTo(20);
        assertThat(MarkovValue.of(history())
                        .over(Periods.of(PeriodUnit.QUARTER, ZoneId.of("UTC"), DayOfWeek.MONDAY))
                        .chain()
                        .observations(Plan.PAYING))
                .isZero();
        assertThat(MarkovValue.of(history())
                        .over(Periods.of(PeriodUnit.YEAR, ZoneId.of("UTC"), DayOfWeek.MONDAY))
                        .chain()
                        .unobserved())
                .hasSize(3);
    }

    @Test
    void discounts_compound_to_the_period() {
        MarkovChain chain = MarkovChain.of(List.of(Plan.PAYING), new double[][] {{1}});
        ChainValueDefinition definition = MarkovValue.of(chain).margin(Plan.PAYING, 1);
        double perYear = definition.discountPerYear(0.1).over(PeriodUnit.MONTH).value(Plan.PAYING);
        double perMonth = definition
                .discountPerMonth(Math.pow(1.1, 1 / 12.0) - 1)
                .over(PeriodUnit.MONTH)
                .value(Plan.PAYING);
        assertThat(perYear)
                .isCloseTo(perMonth, within(1e-9))
                .isCloseTo(1 / (1 - Math.pow(1.1, -1 / 12.0)), within(1e-9));
    }

    @Test
    void what_cannot_be_valued_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> pfeiferAndCarraway()
                        .margin(Recency.FORMER, 1)
                        .discountPerPeriod(0)
                        .over(PeriodUnit.YEAR)
                        .value(Recency.BOUGHT))
                .withMessageContaining("set a discount above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovChain.of(List.of(Plan.PAYING), new double[][] {{0.9}}))
                .withMessageContaining("row of stage PAYING");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovChain.of(List.of(Plan.PAYING, Plan.PAYING), new double[2][2]))
                .withMessageContaining("distinct stages");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pfeifer().value(Plan.TRIAL))
                .withMessageContaining("TRIAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovValue.of(history()).margin(Recency.BOUGHT, 1))
                .withMessage("there is no stage BOUGHT in this chain; there are [CHURNED, PAYING, TRIAL]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovChain.of(List.of(), new double[0][]))
                .withMessageContaining("one or more distinct stages");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pfeiferAndCarraway().margin(Recency.BOUGHT, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovValue.of(Stream.empty()));
        assertThat(pfeifer().chain().unobserved()).isEmpty();
        assertThat(pfeifer().chain().observations(Recency.BOUGHT)).isZero();
    }
}
