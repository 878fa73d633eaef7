package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.occasion.OpportunityRow;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.renewal.RenewalTable;
import dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.spend.SpendCoverage;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Fits to data nobody would choose: a handful of customers, all alike, all silent, days or centuries as the unit, cents of cents or
 * billions as amounts. Each ends soon, in a maximum or in a verdict with advice, and never in NaN.
 */
class AwkwardDataTest {

    private static final List<Function<PurchaseSummary, Fitted<?>>> MODELS =
            List.of(BgNbd::fit, MbgNbd::fit, ParetoNbd::fit);

    /** How customers of the same awkward base came about. */
    private enum Shape {
        SILENT,
        ALIKE,
        ON_THE_LAST_DAY,
        LONG_GONE,
        VERY_FREQUENT,
        RARE,
        ANY
    }

    private static CustomerSummary customer(Shape shape, double age, double money, SplittableRandom random) {
        double recency = age * random.nextDouble(0.01, 1);
        double spend = money * random.nextInt(4);
        return switch (shape) {
            case SILENT -> CustomerSummary.of(0, 0, age);
            case ALIKE -> new CustomerSummary(3, age / 2, age, 7 * money);
            case ON_THE_LAST_DAY -> new CustomerSummary(1 + random.nextInt(4), age, age, spend);
            case LONG_GONE -> new CustomerSummary(1 + random.nextInt(4), age * 1e-3, age, spend);
            case VERY_FREQUENT -> new CustomerSummary(1 + random.nextInt(10_000), recency, age, spend);
            case RARE ->
                random.nextInt(9) == 0 ? new CustomerSummary(1, recency, age, spend) : CustomerSummary.of(0, 0, age);
            case ANY -> {
                int x = random.nextInt(6);
                yield x == 0 ? CustomerSummary.of(0, 0, age) : new CustomerSummary(x, recency, age, spend);
            }
        };
    }

    @Provide
    Arbitrary<PurchaseSummary> bases() {
        return Combinators.combine(
                        Arbitraries.of(Shape.values()),
                        Arbitraries.of(1, 2, 3, 10, 40),
                        Arbitraries.integers().between(-4, 4).map(e -> Math.pow(10, e)),
                        Arbitraries.integers().between(-6, 9).map(e -> Math.pow(10, e)),
                        Arbitraries.of(true, false),
                        Arbitraries.longs())
                .as((shape, size, unit, money, sameAge, seed) -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<CustomerSummary> rows = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        double age = unit * (sameAge ? 40 : 5 + random.nextInt(60));
                        rows.add(customer(shape, age, money, random));
                    }
                    return PurchaseSummary.ofRows(rows);
                });
    }

    @Property(tries = 120)
    void every_fit_ends_in_a_maximum_or_in_advice(@ForAll("bases") PurchaseSummary base) {
        for (Function<PurchaseSummary, Fitted<?>> model : MODELS) {
            honest(model.apply(base));
        }
        if (SpendCoverage.of(base).used() > 0) {
            honest(GammaGamma.fit(base));
        }
    }

    @Property(tries = 120)
    void every_fit_of_contracts_and_occasions_too(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] survivors = new long[2 + random.nextInt(10)];
        survivors[0] = (long) Math.pow(10, random.nextInt(7));
        for (int t = 1; t < survivors.length; t++) {
            survivors[t] = Math.round(survivors[t - 1] * random.nextDouble());
        }
        RenewalTable table = RenewalTable.ofSurvivors(survivors);
        honest(ShiftedBetaGeometric.fit(table));
        honest(BetaDiscreteWeibull.fit(table));
        int opportunities = 1 + random.nextInt(9);
        List<OpportunityRow> rows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(9); i++) {
            int last = random.nextInt(opportunities + 1);
            int x = last == 0 ? 0 : 1 + random.nextInt(last);
            rows.add(new OpportunityRow(x, last, opportunities, 1 + random.nextInt(1000)));
        }
        honest(BgBb.fit(rows));
    }

    private static void honest(Fitted<?> model) {
        Fit fit = model.fit().orElseThrow();
        assertThat(fit.logLikelihood()).as("%s", model).isFinite();
        assertThat(fit.gradientNorm()).as("%s", model).isFinite();
        assertThat(fit.iterations())
                .as("%s", model)
                .isLessThanOrEqualTo(fit.verdict().converged() ? 600 : 2_000);
        assertThat(fit.standardErrors().size())
                .as("%s", model)
                .isEqualTo(fit.verdict().converged() ? fit.parameters().size() : 0);
        assertThat(fit.standardErrors().values())
                .allSatisfy(
                        error -> assertThat(error).as("%s", model).isFinite().isPositive());
        assertThat(model.parameters().values())
                .allSatisfy(
                        value -> assertThat(value).as("%s", model).isFinite().isPositive());
        assertThat(fit.verdict().advice().isEmpty()).isEqualTo(fit.verdict().converged());
    }

    @Test
    void the_unit_of_time_and_of_money_changes_the_numbers_and_nothing_else() {
        double[] ages = new double[800];
        Arrays.setAll(ages, i -> 20 + i % 30);
        SplittableRandom random = new SplittableRandom(8);
        PurchaseSummary weeks = GammaGamma.of(6.25, 3.74, 15.44)
                .simulate(BgNbd.of(0.8, 4.4, 0.8, 2.4).simulate(ages, random), random);
        for (double unit : new double[] {7, 1 / 52.0, 1e-6, 86_400e3}) {
            List<CustomerSummary> rows = new ArrayList<>();
            weeks.forEach((id, c) -> rows.add(new CustomerSummary(
                    c.frequency(), c.recency() * unit, c.age() * unit, c.meanSpend() * 1e-3 / unit)));
            PurchaseSummary other = PurchaseSummary.ofRows(rows);
            same(BgNbd.fit(weeks), BgNbd.fit(other), unit, "alpha");
            same(MbgNbd.fit(weeks), MbgNbd.fit(other), unit, "alpha");
            same(ParetoNbd.fit(weeks), ParetoNbd.fit(other), unit, "alpha", "beta");
            same(GammaGamma.fit(weeks), GammaGamma.fit(other), 1e-3 / unit, "gamma");
        }
    }

    private static void same(Fitted<?> weeks, Fitted<?> other, double unit, String... inTheUnit) {
        assertThat(other.fit().orElseThrow().verdict().converged())
                .as("%s", other)
                .isTrue();
        weeks.parameters().forEach((name, value) -> {
            double factor = Arrays.asList(inTheUnit).contains(name) ? unit : 1;
            assertThat(other.parameters().get(name)).as(name).isCloseTo(factor * value, withinPercentage(1e-4));
            assertThat(other.fit().orElseThrow().standardErrors().get(name))
                    .isCloseTo(
                            factor * weeks.fit().orElseThrow().standardErrors().get(name), withinPercentage(1e-3));
        });
    }

    @Test
    void the_same_customers_many_times_over_have_the_same_optimum() {
        List<CustomerSummary> rows = new ArrayList<>();
        BgNbd.of(0.8, 4.4, 0.8, 2.4)
                .simulate(new double[] {20, 30, 40, 50, 60, 45, 35, 25, 30, 40, 50, 60}, new SplittableRandom(2))
                .forEach((id, c) -> rows.addAll(Collections.nCopies(20_000, c)));
        PurchaseSummary many = PurchaseSummary.ofRows(rows);
        List<CustomerSummary> few = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 1000) {
            few.add(rows.get(i));
        }
        for (Function<PurchaseSummary, Fitted<?>> model : MODELS) {
            Fit large = model.apply(many).fit().orElseThrow();
            Fit small = model.apply(PurchaseSummary.ofRows(few)).fit().orElseThrow();
            assertThat(large.distinctRows()).isEqualTo(small.distinctRows()).isLessThanOrEqualTo(12);
            assertThat(large.verdict().kind()).isEqualTo(small.verdict().kind());
            assertThat(large.logLikelihood() / small.logLikelihood()).isCloseTo(1000, within(1e-3));
        }
    }
}
