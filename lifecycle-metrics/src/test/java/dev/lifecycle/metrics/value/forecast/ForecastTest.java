package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Serialised;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two customers, two weeks, ten new ones a week: Pareto/NBD at r = 2, alpha = 10, s = 2, beta = 10 can be worked out by hand. */
class ForecastTest {

    /** With s = 2, E[X(t)] = 2 t / (10 + t). */
    private static final ParetoNbd MODEL = ParetoNbd.of(2, 10, 2, 10);

    private static final PurchaseSummary TWO =
            PurchaseSummary.ofRows(List.of(new CustomerSummary(2, 5, 10, 30), CustomerSummary.of(0, 0, 10)));

    /** P(alive) = 1 / (1 + s / (r + s + x) · (((10 + T) / (10 + t_x))^(r + s + x) − 1)) where alpha = beta. */
    private static final double OFTEN_ALIVE = 1 / (1 + 2 / 6.0 * (Math.pow(20 / 15.0, 6) - 1));

    private static final double ONCE_ALIVE = 1 / (1 + 2 / 4.0 * (Math.pow(20 / 10.0, 4) - 1));

    /** (2 + x) t / (20 + t) if alive. */
    private static double known(double weeks) {
        return OFTEN_ALIVE * 4 * weeks / (20 + weeks) + ONCE_ALIVE * 2 * weeks / (20 + weeks);
    }

    /** 1 + ∫ 2 t / (10 + t) dt from so many weeks to one more. */
    private static double ofOneNew(int weeks) {
        return 1 + 2 * (1 - 10 * Math.log((11.0 + weeks) / (10 + weeks)));
    }

    private static Forecast twoWeeks() {
        return Forecast.of(MODEL, TWO).arriving(10).overWeeks(2);
    }

    @Test
    void purchases_of_two_weeks_by_hand() {
        Forecast next = twoWeeks();
        assertThat(next.customers()).isEqualTo(2);
        assertThat(next.periods()).hasSize(2);
        ForecastPeriod first = next.periods().get(0);
        ForecastPeriod second = next.periods().get(1);
        assertThat(first.purchases().known().expected()).isCloseTo(known(1), within(1e-10));
        assertThat(second.purchases().known().expected()).isCloseTo(known(2) - known(1), within(1e-10));
        assertThat(first.purchases().toCome().expected()).isCloseTo(10 * ofOneNew(0), within(1e-9));
        assertThat(second.purchases().toCome().expected()).isCloseTo(10 * ofOneNew(1), within(1e-9));
        assertThat(next.purchases().all().expected())
                .isCloseTo(known(2) + 10 * (ofOneNew(0) + ofOneNew(1)), within(1e-9));
        assertThat(first.revenue()).isNull();
        assertThat(next.revenue()).isEmpty();
    }

    @Test
    void cohorts_of_two_weeks_by_hand() {
        ForecastCohorts cohorts = twoWeeks().cohorts();
        assertThat(cohorts.all()).extracting(ForecastCohort::entered).containsExactly(-10, 1, 2);
        assertThat(cohorts.all()).extracting(ForecastCohort::customers).containsExactly(2.0, 10.0, 10.0);
        assertThat(cohorts.entered(1).purchases().get(0)).isCloseTo(10 * ofOneNew(0), within(1e-9));
        assertThat(cohorts.entered(1).purchases().get(1)).isCloseTo(10 * (ofOneNew(1) - ofOneNew(0)), within(1e-9));
        assertThat(cohorts.entered(2).purchases().get(0)).isZero();
        assertThat(cohorts.entered(2).purchases().get(1)).isCloseTo(10 * ofOneNew(0), within(1e-9));
        assertThat(cohorts.entered(-10).toCome()).isFalse();
        assertThat(cohorts.entered(-10).totalPurchases()).isCloseTo(known(2), within(1e-10));
        assertThat(cohorts).hasToString("""
                        entered  customers     1     2
                        -10              2   0.1   0.1
                        1             10.0  10.9   1.7
                        2             10.0   0.0  10.9
                        """);
    }

    @Test
    void revenue_is_purchases_times_what_each_customer_spends() {
        GammaGamma spend = GammaGamma.of(4, 3, 20);
        Forecast next = Forecast.of(MODEL, TWO).spending(spend).arriving(10).overWeeks(2);
        // (gamma + x z) p / (p x + q − 1) of the first; p gamma / (q − 1) of the other and of those to come
        double often = 4 * (20 + 2 * 30) / (4.0 * 2 + 3 - 1);
        double population = 4 * 20 / 2.0;
        double expected = OFTEN_ALIVE * 8 / 22 * often
                + ONCE_ALIVE * 4 / 22 * population
                + 10 * (ofOneNew(0) + ofOneNew(1)) * population;
        assertThat(next.revenue().orElseThrow().all().expected()).isCloseTo(expected, within(1e-7));
        assertThat(next.purchases())
                .as("chance of purchases does not depend on revenue")
                .isEqualTo(twoWeeks().purchases());
        Outlook first = next.periods().get(0).revenue();
        assertThat(first).isNotNull();
        assertThat(first.known().expected())
                .isCloseTo(OFTEN_ALIVE * 4 / 21 * often + ONCE_ALIVE * 2 / 21 * population, within(1e-9));
    }

    @Test
    void a_customer_of_age_zero_goes_on_like_a_new_one() {
        PurchaseSummary today = PurchaseSummary.ofRows(List.of(CustomerSummary.of(0, 0, 0)));
        Forecast next = Forecast.of(MODEL, today).overWeeks(5);
        assertThat(next.purchases().known().expected()).isCloseTo(2 * 5 / 15.0, within(1e-12));
        assertThat(next.cohorts().entered(0).customers()).isEqualTo(1);
    }

    @Test
    void a_customer_entered_in_the_period_that_holds_the_first_purchase() {
        double week = 1;
        PurchaseSummary ages = PurchaseSummary.ofRows(List.of(
                CustomerSummary.of(0, 0, 6 / 7.0 * week),
                CustomerSummary.of(0, 0, week),
                CustomerSummary.of(0, 0, 3 * 0.1 * 10)));
        assertThat(Forecast.of(MODEL, ages).overWeeks(1).cohorts().all())
                .extracting(ForecastCohort::entered)
                .containsExactly(-3, -1, 0);
    }

    @Test
    void periods_may_be_of_another_length_than_the_unit_of_the_model() {
        Forecast weeks = Forecast.of(MODEL, TWO).arriving(14).overWeeks(2);
        Forecast days = Forecast.of(MODEL, TWO).arriving(2).over(14, TimeUnit.DAYS);
        assertThat(days.periods()).hasSize(14);
        assertThat(days.unit()).isEqualTo(TimeUnit.DAYS);
        assertThat(days.purchases().known().expected())
                .isCloseTo(weeks.purchases().known().expected(), within(1e-12));
        assertThat(days.purchases().toCome().expected())
                .isCloseTo(weeks.purchases().toCome().expected(), within(1e-9));
    }

    @Test
    void declared_arrivals_may_differ_by_period() {
        Forecast next = Forecast.of(MODEL, TWO).arriving(10, 0, 4).overWeeks(3);
        assertThat(next.arrivals().perPeriod()).containsExactly(10.0, 0.0, 4.0);
        assertThat(next.arrivals()).hasToString("declared: [10.0, 0.0, 4.0]");
        assertThat(next.cohorts().all()).extracting(ForecastCohort::entered).containsExactly(-10, 1, 3);
        assertThat(next.periods().get(2).purchases().toCome().expected())
                .isCloseTo(10 * (ofOneNew(2) - ofOneNew(1)) + 4 * ofOneNew(0), within(1e-9));
    }

    @Test
    void the_text_is_a_table_that_says_how_it_was_made() {
        Forecast next = Forecast.of(MODEL, TWO).arriving(10).drawing(99, 7).overWeeks(2);
        List<String> lines = next.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches("weeks +known +to come +purchases +cumulative");
        assertThat(lines.get(1))
                .matches("1 +0\\.1 \\(0–1\\) +10\\.9 \\(\\d+–\\d+\\) +11\\.0 \\(\\d+–\\d+\\) +11\\.0 \\(\\d+–\\d+\\)");
        assertThat(lines.get(3)).isEqualTo("2 known customers; customers to come: declared: [10.0, 10.0]");
        assertThat(lines.get(4))
                .isEqualTo("prediction intervals of level 0.9 from 99 draws with seed 7;"
                        + " parameters of purchases given, taken as certain");
        assertThat(next.definition()).isEqualTo("forecast/2-weeks-of-7.0-days/arriving-10.0/level-0.9/draws-99/seed-7");
        assertThat(Forecast.of(MODEL, TWO)
                        .spending(GammaGamma.of(4, 3, 20))
                        .overWeeks(2)
                        .toString())
                .contains("cumulative revenue")
                .contains("customers to come: none")
                .contains("of spend given, taken as certain");
    }

    @Test
    void json_has_every_number_by_name() {
        JsonNode json = new JsonMapper()
                .readTree(new JsonMapper()
                        .writeValueAsString(Forecast.of(MODEL, TWO)
                                .spending(GammaGamma.of(4, 3, 20))
                                .arriving(10)
                                .overWeeks(2)));
        assertThat(json.at("/periods/1/cumulativePurchases/known/expected").doubleValue())
                .isCloseTo(known(2), within(1e-10));
        assertThat(json.at("/periods/0/purchases/all/predictionInterval/low").doubleValue())
                .isPositive();
        assertThat(json.at("/periods/0/purchases/all/level").doubleValue()).isEqualTo(0.9);
        assertThat(json.at("/periods/0/revenue/toCome/expected").doubleValue())
                .isCloseTo(400 * ofOneNew(0), within(1e-7));
        assertThat(json.at("/cohorts/all/1/purchases/0").doubleValue()).isCloseTo(10 * ofOneNew(0), within(1e-9));
        assertThat(json.at("/figures/purchases/all/expected").doubleValue()).isGreaterThan(known(2));
        assertThat(json.at("/figures/revenue/all/expected").doubleValue()).isPositive();
        assertThat(new JsonMapper()
                        .readTree(new JsonMapper().writeValueAsString(twoWeeks()))
                        .at("/figures/revenue")
                        .isNull())
                .isTrue();
    }

    @Test
    void it_is_the_same_after_serialisation_and_after_another_run() {
        Forecast next = Forecast.of(MODEL, TWO)
                .spending(GammaGamma.of(4, 3, 20))
                .arriving(10)
                .overWeeks(2);
        assertThat(Serialised.copy(next)).isEqualTo(next);
        assertThat(Forecast.of(MODEL, TWO)
                        .spending(GammaGamma.of(4, 3, 20))
                        .arriving(10)
                        .overWeeks(2))
                .isEqualTo(next);
    }
}
