package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseColumns;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastRefusedTest {

    private static final ParetoNbd MODEL = ParetoNbd.of(2, 10, 2, 10);
    private static final CustomerSummary ONE = new CustomerSummary(2, 5, 10, 30);
    private static final PurchaseSummary CUSTOMERS = PurchaseSummary.ofRows(List.of(ONE));
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    private static PurchaseSummary bought(int... days) {
        int[] customers = new int[days.length];
        int[] epochDays = new int[days.length];
        for (int i = 0; i < days.length; i++) {
            customers[i] = i;
            epochDays[i] = (int) START.plusDays(days[i]).toEpochDay();
        }
        return PurchaseColumns.of(customers, epochDays, new double[days.length])
                .over(TimeUnit.weeks(ZoneOffset.UTC), START.plusDays(27));
    }

    @Test
    void a_horizon_without_periods_or_with_too_many() {
        ForecastDefinition next = Forecast.of(MODEL, CUSTOMERS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.overWeeks(0))
                .withMessage("a forecast is over 1 to 1000 periods, but this is over 0");
        assertThatIllegalArgumentException().isThrownBy(() -> next.overWeeks(-3));
        assertThatIllegalArgumentException().isThrownBy(() -> next.overWeeks(1001));
    }

    @Test
    void nobody_to_foretell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, PurchaseSummary.ofRows(List.of())))
                .withMessageContaining("at least one customer");
    }

    @Test
    void fits_that_did_not_converge_such_as_of_customers_who_all_have_age_zero() {
        PurchaseSummary newborn = PurchaseSummary.ofRows(Collections.nCopies(300, CustomerSummary.of(0, 0, 0)));
        BgNbd model = BgNbd.fit(newborn);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(model, newborn))
                .withMessageStartingWith(
                        "a forecast needs a model of purchases whose fit converged, but this is BG/NBD");
        PurchaseSummary alike = PurchaseSummary.ofRows(Collections.nCopies(50, ONE));
        GammaGamma spend = GammaGamma.fit(alike);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).spending(spend))
                .withMessageStartingWith(
                        "a forecast needs a model of spend whose fit converged, but this is Gamma-Gamma");
    }

    @Test
    void a_model_that_counts_in_another_unit() {
        PurchaseSummary days = PurchaseColumns.of(new int[] {0}, new int[] {100}, new double[] {1})
                .over(TimeUnit.days(ZoneOffset.UTC), LocalDate.ofEpochDay(130));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, days))
                .withMessageContaining("units of 7.0 days and the summary in units of 1.0 days");
    }

    @Test
    void customers_to_come_that_cannot_be_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).arriving(-1))
                .withMessageContaining("must be a number ≥ 0, but is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).arriving(1, 2).overWeeks(3))
                .withMessageContaining("declared for 2 periods and the forecast is over 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).arrivingAsInLast(0))
                .withMessageContaining("1 or more periods, but this is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Forecast.of(MODEL, CUSTOMERS).arrivingAsInLast(2).overWeeks(1))
                .withMessageContaining("this one has no dates");
        PurchaseSummary early = bought(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, early).arrivingAsInLast(3).overWeeks(1))
                .withMessage(
                        "in the last 3 weeks, 2026-01-12 to 2026-02-01, no customer came, which says nothing about how"
                                + " many will; measure in more, or declare the number with arriving(mean)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, early).arrivingAsInLast(5).overWeeks(1))
                .withMessageContaining("purchases are known from 2026-01-05 to 2026-02-01; measure in fewer");
    }

    @Test
    void too_few_draws_for_the_level() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).drawing(18, 1).overWeeks(1))
                .withMessage("an interval of level 0.9 needs at least 19 draws, but has 18");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Forecast.of(MODEL, CUSTOMERS).level(0.95).drawing(38, 1).overWeeks(1))
                .withMessageContaining("at least 39 draws");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).level(1))
                .withMessageContaining("confidence level");
    }

    @Test
    void spend_without_a_mean() {
        GammaGamma heavy = GammaGamma.of(4, 0.9, 20);
        PurchaseSummary once = PurchaseSummary.ofRows(List.of(CustomerSummary.of(0, 0, 10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, once).spending(heavy).overWeeks(1))
                .withMessageContaining("q ≤ 1, so no revenue can be expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS)
                        .spending(heavy)
                        .arriving(1)
                        .overWeeks(1))
                .withMessageContaining("q ≤ 1, so no revenue can be expected");
    }

    @Test
    void more_than_can_be_counted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, CUSTOMERS).arriving(1e300).overWeeks(1))
                .withMessageContaining(
                        "at most 1e+11 purchases, but 1.09e+300 are expected in each of 1000 draws; use fewer draws");
        PurchaseSummary rich = PurchaseSummary.ofRows(List.of(new CustomerSummary(40, 10, 10, Double.MAX_VALUE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(MODEL, rich)
                        .spending(GammaGamma.of(4, 3, 20))
                        .overWeeks(52))
                .withMessageContaining("larger than any number");
    }

    @Test
    void a_draw_that_runs_away_stops() {
        Tally tally = new Tally(Horizon.of(CUSTOMERS, 1, TimeUnit.WEEKS), 2);
        tally.begin(0);
        for (int i = 0; i < 1_002_000; i++) {
            tally.accept(0.5);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> tally.accept(0.5))
                .withMessageContaining("a draw of them makes more than 1.00e+06 purchases where 2.00 are expected");
        tally.restart();
        tally.accept(0.5);
    }
}
