package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseColumns;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What prediction intervals are made of, against distributions that are known. */
class ForecastIntervalTest {

    private static final ParetoNbd MODEL = ParetoNbd.of(2, 10, 2, 10);

    /** Nobody ever buys again. */
    private static final ParetoNbd ONCE = ParetoNbd.of(1e-9, 1e9, 1, 1);

    private static PurchaseSummary one() {
        return PurchaseSummary.ofRows(List.of(CustomerSummary.of(0, 0, 10)));
    }

    @Test
    void customers_to_come_are_a_poisson_count() {
        Predicted came = Forecast.of(ONCE, one())
                .arriving(8)
                .drawing(20_000, 4)
                .overWeeks(1)
                .purchases()
                .toCome();
        // P(N ≤ 3) = 0.042, P(N ≤ 4) = 0.100, P(N ≤ 12) = 0.936, P(N ≤ 13) = 0.966 of Poisson(8)
        assertThat(came.predictionInterval()).isEqualTo(new Interval(4, 13));
        assertThat(came.expected()).isCloseTo(8, within(1e-6));
    }

    @Test
    void a_measured_rate_is_less_sure_than_a_declared_one() {
        int[] customers = new int[40];
        int[] days = new int[40];
        Arrays.setAll(customers, i -> i);
        Arrays.setAll(days, i -> 10 + i % 28);
        PurchaseSummary summary = PurchaseColumns.of(customers, days, new double[40])
                .over(TimeUnit.weeks(ZoneOffset.UTC), LocalDate.ofEpochDay(37));
        Forecast measured = Forecast.of(ONCE, summary)
                .arrivingAsInLast(4)
                .drawing(20_000, 4)
                .overWeeks(4);
        assertThat(measured.arrivals().perPeriod()).containsExactly(10.0, 10.0, 10.0, 10.0);
        assertThat(measured.arrivals()).hasToString("10.0 a period, measured: 40 (28.6 to 54.5) in 4");
        Interval declared = Forecast.of(ONCE, summary)
                .arriving(10)
                .drawing(20_000, 4)
                .overWeeks(4)
                .purchases()
                .toCome()
                .predictionInterval();
        // Poisson(40) has variance 40; with a gamma mean of shape 40.5 and as many periods to come, 81.
        assertThat(declared.width()).isCloseTo(2 * 1.645 * Math.sqrt(40), within(1.5));
        assertThat(measured.purchases().toCome().predictionInterval().width())
                .isCloseTo(2 * 1.645 * Math.sqrt(81), within(2.0));
    }

    @Test
    void purchases_of_a_known_customer_are_distributed_as_the_model_says() {
        for (PurchaseModel model : List.of(MODEL, BgNbd.of(0.8, 4.4, 0.8, 2.4))) {
            CustomerSummary customer = CustomerSummary.of(6, 9, 10);
            PurchaseSummary summary = PurchaseSummary.ofRows(List.of(customer));
            Interval interval = Forecast.of(model, summary)
                    .drawing(20_000, 5)
                    .overWeeks(8)
                    .purchases()
                    .known()
                    .predictionInterval();
            double below = 0;
            for (int n = 0; n < interval.low(); n++) {
                below += model.probabilityOfPurchases(customer, n, 8);
            }
            double upTo = below;
            for (int n = (int) interval.low(); n <= interval.high(); n++) {
                upTo += model.probabilityOfPurchases(customer, n, 8);
            }
            double last = model.probabilityOfPurchases(customer, (int) interval.high(), 8);
            assertThat(below).isLessThan(0.055);
            assertThat(upTo).isGreaterThan(0.945);
            assertThat(upTo - last).as("no wider than it must be").isLessThan(0.955);
        }
    }

    @Test
    void many_customers_spread_as_the_sum_of_their_variances() {
        CustomerSummary customer = CustomerSummary.of(6, 9, 10);
        double mean = 0;
        double squares = 0;
        for (int n = 0; n < 200; n++) {
            double p = MODEL.probabilityOfPurchases(customer, n, 8);
            mean += n * p;
            squares += n * n * p;
        }
        double deviation = Math.sqrt(400 * (squares - mean * mean));
        Predicted all = Forecast.of(MODEL, PurchaseSummary.ofRows(Collections.nCopies(400, customer)))
                .drawing(4_000, 6)
                .overWeeks(8)
                .purchases()
                .all();
        assertThat(all.expected()).isCloseTo(400 * mean, within(1e-6 * 400 * mean));
        assertThat(all.predictionInterval().low())
                .isCloseTo(all.expected() - 1.645 * deviation, within(0.12 * deviation));
        assertThat(all.predictionInterval().high())
                .isCloseTo(all.expected() + 1.645 * deviation, within(0.12 * deviation));
    }

    @Test
    void revenue_spreads_as_purchases_and_amounts_together() {
        GammaGamma spend = GammaGamma.of(4, 6, 20);
        Predicted revenue = Forecast.of(ONCE, one())
                .spending(spend)
                .arriving(200)
                .drawing(4_000, 6)
                .overWeeks(1)
                .revenue()
                .orElseThrow()
                .toCome();
        // E[M] = p γ / (q − 1) = 16; E[M²] = p (p + 1) γ² / ((q − 1)(q − 2)) = 400; a compound Poisson sum has variance
        // 200 E[M²]
        assertThat(revenue.expected()).isCloseTo(3200, within(1e-3));
        double deviation = Math.sqrt(200 * 400.0);
        assertThat(revenue.predictionInterval().low()).isCloseTo(3200 - 1.645 * deviation, within(0.12 * deviation));
        assertThat(revenue.predictionInterval().high()).isCloseTo(3200 + 1.645 * deviation, within(0.12 * deviation));
    }

    @Test
    void fitted_parameters_make_the_interval_wider_than_given_ones() {
        double[] ages = new double[800];
        Arrays.setAll(ages, i -> 20 + i % 40);
        PurchaseSummary summary = BgNbd.of(0.8, 4.4, 0.8, 2.4).simulate(ages, new SplittableRandom(3));
        BgNbd fitted = BgNbd.fit(summary);
        BgNbd given = fitted.at(fitted.fit().orElseThrow().values());
        Forecast uncertain = Forecast.of(fitted, summary).overWeeks(26);
        Forecast certain = Forecast.of(given, summary).overWeeks(26);
        assertThat(uncertain.purchases().known().expected())
                .isEqualTo(certain.purchases().known().expected());
        assertThat(uncertain.purchases().known().predictionInterval().width())
                .isGreaterThan(
                        1.1 * certain.purchases().known().predictionInterval().width());
        assertThat(uncertain.method()).endsWith("parameters of purchases uncertain as fitted");
    }
}
