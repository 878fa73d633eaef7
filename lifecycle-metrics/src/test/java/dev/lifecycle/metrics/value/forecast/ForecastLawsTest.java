package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of every forecast. */
class ForecastLawsTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    /** A model, and a small base of its customers, some of age 0. */
    record Base(PurchaseModel model, PurchaseSummary customers) {

        ForecastDefinition next() {
            return Forecast.of(model, customers).drawing(40, 3);
        }
    }

    @Provide
    Arbitrary<Base> bases() {
        Arbitrary<double[]> parameters =
                Arbitraries.doubles().between(0.3, 6).array(double[].class).ofSize(4);
        return Combinators.combine(parameters, Arbitraries.integers().between(0, 2), Arbitraries.longs())
                .as((p, kind, seed) -> {
                    PurchaseModel model = List.of(
                                    BgNbd.of(p[0], p[1], p[2], p[3]),
                                    MbgNbd.of(p[0], p[1], p[2], p[3]),
                                    ParetoNbd.of(p[0], p[1], p[2], p[3]))
                            .get(kind);
                    double[] ages = new double[12];
                    Arrays.setAll(ages, i -> i * 1.5);
                    SplittableRandom random = new SplittableRandom(seed);
                    return new Base(model, SPEND.simulate(model.simulate(ages, random), random));
                });
    }

    @Property(tries = 60)
    void cohorts_add_up_to_the_periods_and_periods_to_the_total(
            @ForAll("bases") Base base,
            @ForAll @DoubleRange(max = 5) double arrivals,
            @ForAll @IntRange(min = 1, max = 9) int weeks) {
        Forecast next = base.next().spending(SPEND).arriving(arrivals).overWeeks(weeks);
        double purchases = 0;
        double revenue = 0;
        for (ForecastPeriod period : next.periods()) {
            int index = period.period() - 1;
            double ofCohorts = next.cohorts().all().stream()
                    .mapToDouble(cohort -> cohort.purchases().get(index))
                    .sum();
            double paid = next.cohorts().all().stream()
                    .mapToDouble(cohort -> cohort.revenue().get(index))
                    .sum();
            Outlook all = period.purchases();
            assertThat(all.all().expected()).isCloseTo(ofCohorts, within(1e-9));
            assertThat(all.known().expected() + all.toCome().expected())
                    .isEqualTo(all.all().expected());
            purchases += ofCohorts;
            revenue += paid;
            assertThat(period.cumulativePurchases().all().expected()).isCloseTo(purchases, within(1e-9));
        }
        assertThat(next.purchases().all().expected()).isCloseTo(purchases, within(1e-9));
        assertThat(next.revenue().orElseThrow().all().expected()).isCloseTo(revenue, within(1e-6));
        assertThat(next.cohorts().all().stream()
                        .filter(cohort -> !cohort.toCome())
                        .mapToDouble(ForecastCohort::customers)
                        .sum())
                .isEqualTo(base.customers().size());
        assertThat(next.purchases().known().expected())
                .isCloseTo(base.model().predict(base.customers(), weeks).totalPurchases(), within(1e-8));
    }

    @Property(tries = 40)
    void a_longer_forecast_begins_with_a_shorter_one(
            @ForAll("bases") Base base,
            @ForAll @DoubleRange(max = 5) double arrivals,
            @ForAll @IntRange(min = 1, max = 6) int weeks,
            @ForAll @IntRange(min = 1, max = 6) int more) {
        ForecastDefinition next = base.next().spending(SPEND).arriving(arrivals);
        assertThat(next.overWeeks(weeks + more).periods().subList(0, weeks))
                .isEqualTo(next.overWeeks(weeks).periods());
    }

    @Property(tries = 40)
    void without_arrivals_there_are_only_todays_customers_and_with_them_they_do_the_same(
            @ForAll("bases") Base base, @ForAll @DoubleRange(min = 0.5, max = 5) double arrivals) {
        Forecast without = base.next().spending(SPEND).overWeeks(4);
        Forecast with = base.next().spending(SPEND).arriving(arrivals).overWeeks(4);
        assertThat(without.cohorts().all()).noneMatch(ForecastCohort::toCome);
        for (int i = 0; i < 4; i++) {
            Outlook alone = without.periods().get(i).cumulativePurchases();
            assertThat(alone.toCome().expected()).isZero();
            assertThat(alone.toCome().predictionInterval().high()).isZero();
            assertThat(alone.all()).isEqualTo(alone.known());
            assertThat(with.periods().get(i).cumulativePurchases().known()).isEqualTo(alone.known());
        }
        assertThat(with.revenue().orElseThrow().known())
                .isEqualTo(without.revenue().orElseThrow().known());
        assertThat(with.purchases().all().expected())
                .isGreaterThan(without.purchases().all().expected() + 4 * arrivals - 1e-9);
    }

    @Property(tries = 30)
    void intervals_of_a_higher_level_hold_those_of_a_lower_one(@ForAll("bases") Base base) {
        ForecastDefinition next = base.next().arriving(2);
        Predicted narrow = next.level(0.5).overWeeks(3).purchases().all();
        Predicted wide = next.level(0.9).overWeeks(3).purchases().all();
        assertThat(wide.predictionInterval().low())
                .isLessThanOrEqualTo(narrow.predictionInterval().low());
        assertThat(wide.predictionInterval().high())
                .isGreaterThanOrEqualTo(narrow.predictionInterval().high());
        assertThat(narrow.predictionInterval().low()).isNotNegative();
    }
}
