package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Serialised;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.TrackingCurve;
import dev.lifecycle.metrics.value.purchase.TrackingPoint;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseColumns;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A forecast beside what came. */
class BacktestTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final LocalDate END = START.plusDays(69);
    private static final ParetoNbd MODEL = ParetoNbd.of(2, 10, 2, 10);

    /** Two customers of one first day; in the holdout one buys on days 2 and 9 for 40 and 60, the other not. */
    private static PurchaseColumns purchases(double... amounts) {
        int first = (int) START.toEpochDay();
        int end = (int) END.toEpochDay();
        return PurchaseColumns.of(
                new int[] {0, 0, 1, 0, 0}, new int[] {first, first + 35, first, end + 2, end + 9}, amounts);
    }

    private static PurchaseSummary held(LocalDate until) {
        return purchases(10, 30, 20, 40, 60).holdoutUntil(until).over(TimeUnit.weeks(ZoneOffset.UTC), END);
    }

    @Test
    void what_came_is_counted_by_period_and_altogether() {
        PurchaseSummary summary = held(END.plusDays(20));
        Forecast next = Forecast.of(MODEL, summary)
                .spending(GammaGamma.of(4, 3, 20))
                .arriving(10)
                .overWeeks(5);
        Backtest test = next.against(summary);
        assertThat(test.periods()).as("complete weeks of the holdout").hasSize(2);
        assertThat(test.periods())
                .extracting(BacktestPeriod::lastDay)
                .containsExactly(END.plusDays(7), END.plusDays(14));
        assertThat(test.periods().get(0).purchases().actual()).isEqualTo(1);
        assertThat(test.periods().get(1).purchases().actual()).isEqualTo(1);
        assertThat(test.purchases().actual()).isEqualTo(2);
        assertThat(test.purchases().foretold())
                .as("of known customers")
                .isEqualTo(next.periods().get(1).cumulativePurchases().known());
        assertThat(test.revenue().orElseThrow().actual()).isEqualTo(100);
        Backtested second = test.periods().get(1).revenue();
        assertThat(second).isNotNull();
        assertThat(second.actual()).isEqualTo(60);
        assertThat(test.purchases().errorPercent().orElseThrow())
                .isCloseTo(100 * (test.purchases().foretold().expected() / 2 - 1), within(1e-12));
        assertThat(test.customers()).isEqualTo(2);
        assertThat(test.definition()).isEqualTo(next.definition());
        assertThat(Serialised.copy(test)).isEqualTo(test);
        assertThat(test.toString())
                .contains("1 to 2026-03-22")
                .contains("revenue: ")
                .contains("of 2 known customers");
        assertThat(test.getFigures()).containsEntry("purchases", test.purchases());
    }

    @Test
    void whether_the_interval_held_is_said() {
        Predicted foretold = new Predicted(10, new Interval(5, 15), 0.9);
        assertThat(new Backtested(foretold, 15)).hasToString("10.0 (5–15), came 15, -33.3 %, held");
        assertThat(new Backtested(foretold, 16)).hasToString("10.0 (5–15), came 16, -37.5 %, not held");
        assertThat(new Backtested(foretold, 0).errorPercent()).isEmpty();
        assertThat(new Backtested(foretold, 0)).hasToString("10.0 (5–15), came 0, no error to tell, not held");
    }

    @Test
    void revenue_is_held_against_nothing_where_there_are_no_amounts() {
        PurchaseSummary free =
                purchases(0, 0, 0, 0, 0).holdoutUntil(END.plusDays(14)).over(TimeUnit.weeks(ZoneOffset.UTC), END);
        assertThat(Forecast.of(MODEL, free)
                        .spending(GammaGamma.of(4, 3, 20))
                        .overWeeks(2)
                        .against(free)
                        .revenue())
                .isEmpty();
        PurchaseSummary paid = held(END.plusDays(14));
        assertThat(Forecast.of(MODEL, paid).overWeeks(2).against(paid).revenue())
                .isEmpty();
    }

    @Test
    void what_it_cannot_be_held_against_is_refused() {
        PurchaseSummary summary = held(END.plusDays(20));
        Forecast next = Forecast.of(MODEL, summary).overWeeks(2);
        PurchaseSummary rows = PurchaseSummary.ofRows(List.of(CustomerSummary.of(0, 0, 10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.against(rows))
                .withMessageContaining("holdoutUntil(date)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, rows).overWeeks(2).against(summary))
                .withMessageContaining("holdoutUntil(date)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.against(held(END.plusDays(6))))
                .withMessageContaining("before the first period of the forecast does on 2026-03-22");
        PurchaseSummary later = purchases(10, 30, 20, 40, 60)
                .holdoutUntil(END.plusDays(20))
                .over(TimeUnit.weeks(ZoneOffset.UTC), END.plusDays(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.against(later))
                .withMessageContaining("up to 2026-03-16, but the forecast of 2 up to 2026-03-15");
    }

    @Test
    void dates_of_periods_and_cohorts_are_those_of_the_summary() {
        Forecast next = Forecast.of(MODEL, held(END.plusDays(20))).arriving(1).overWeeks(1);
        assertThat(next.asOf()).isEqualTo(END);
        assertThat(next.periods().get(0).lastDay()).isEqualTo(END.plusDays(7));
        assertThat(next.cohorts().entered(1).lastDay()).isEqualTo(END.plusDays(7));
        assertThat(next.cohorts().entered(-9).lastDay())
                .as("the week that begins on the first day")
                .isEqualTo(START.plusDays(6));
        assertThat(next.toString()).contains("1 to 2026-03-22");
    }

    @Test
    @DisplayName(
            "CDNOW: 1653.4 purchases foretold for the 39 weeks of the holdout, 1882 came; week by week those of the tracking curve")
    void cdnow() {
        PurchaseSummary summary = SharedData.variantB();
        BgNbd model = BgNbd.fit(summary);
        Forecast next = Forecast.of(model, summary)
                .spending(GammaGamma.fit(summary))
                .drawing(199, 1)
                .overWeeks(39);
        Backtest test = next.against(summary);
        assertThat(next.purchases().known().expected()).isCloseTo(1653.4087, within(0.01));
        assertThat(test.purchases().actual()).isEqualTo(1882);
        assertThat(test.purchases().errorPercent().orElseThrow()).isCloseTo(100 * (1653.4087 / 1882 - 1), within(1e-3));
        List<TrackingPoint> tracked = TrackingCurve.of(model, summary).points();
        for (BacktestPeriod week : test.periods()) {
            TrackingPoint point = tracked.get(38 + week.period());
            assertThat(week.lastDay()).isEqualTo(point.lastDay());
            assertThat(week.purchases().actual()).isEqualTo(point.actual());
            assertThat(week.cumulativePurchases().actual()).isEqualTo(point.cumulativeActual() - 2457);
        }
        assertThat(test.periods()).hasSize(39);
        double paid = SharedData.cdnowSample().stream()
                .filter(purchase -> purchase.date().isAfter(SharedData.CALIBRATION_END))
                .mapToDouble(SharedData.Purchase::dollars)
                .sum();
        assertThat(test.revenue().orElseThrow().actual()).isCloseTo(paid, within(1e-6));
        assertThat(test.periodsHeld().whole()).isEqualTo(39);
        assertThat(test.periodsHeld().part())
                .isEqualTo(test.periods().stream()
                        .filter(week -> week.purchases().held())
                        .count())
                .isGreaterThan(20);
    }

    @Test
    @DisplayName("CDNOW, Pareto/NBD: 1665.5 purchases foretold for the 39 weeks of the holdout")
    void cdnow_by_pareto() {
        PurchaseSummary summary = SharedData.variantB();
        Forecast next =
                Forecast.of(ParetoNbd.fit(summary), summary).drawing(39, 1).overWeeks(39);
        assertThat(next.purchases().known().expected()).isCloseTo(1665.513132, within(0.1));
    }
}
