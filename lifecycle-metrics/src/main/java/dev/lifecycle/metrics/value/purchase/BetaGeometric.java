package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.DiscountedCount;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.Logs;
import dev.lifecycle.metrics.value.numeric.Sampling;
import dev.lifecycle.metrics.value.numeric.StoppedCount;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/**
 * What BG/NBD and MBG/NBD share: purchases at a gamma distributed rate, and a beta distributed chance to leave at each
 * opportunity. They differ in whether the first purchase already is such an opportunity.
 *
 * @param first 1 if a customer may leave right after the first purchase (MBG/NBD), 0 if not (BG/NBD)
 */
record BetaGeometric(double r, double alpha, double a, double b, int first) {

    BetaGeometric {
        Checks.parameter("r", r);
        Checks.parameter("alpha", alpha);
        Checks.parameter("a", a);
        Checks.parameter("b", b);
    }

    double probabilityAlive(CustomerSummary c) {
        long passed = (long) c.frequency() + first;
        if (passed == 0) {
            return 1;
        }
        double silence = (r + c.frequency()) * Math.log1p((c.age() - c.recency()) / (alpha + c.recency()));
        return Logs.logistic(Math.log(b + (passed - 1)) - Math.log(a) - silence);
    }

    /**
     * E[(1 − p)^N] over p ~ Beta(a, b′) and the purchases N of the time, b′ = b + first + x: one minus E[1 − (1 + p k)^−(r+x)], which is
     * a / (a + b′) of the mean of the stopped count whose a is larger by one, since p times the density of Beta(a, b′) is a / (a + b′) that of
     * Beta(a + 1, b′).
     */
    double probabilityStaying(int frequency, double age, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.notNegative("horizon", horizon);
        double stays = b + first + frequency;
        double leaves = a / (a + stays) * StoppedCount.mean(r + frequency, horizon / (alpha + age), a + 1, stays);
        return Math.max(0, 1 - leaves);
    }

    double expectedPurchasesIfAlive(int frequency, double age, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.notNegative("horizon", horizon);
        return StoppedCount.mean(r + frequency, horizon / (alpha + age), a, b + first + frequency);
    }

    double expectedPurchases(double age) {
        Checks.notNegative("age", age);
        double survivesFirst = first == 0 ? 1 : b / (a + b);
        return survivesFirst * StoppedCount.mean(r, age / alpha, a, b + first);
    }

    double probabilityOfPurchases(int count, double age) {
        Checks.notNegative("count", count);
        Checks.notNegative("age", age);
        NegativeBinomial unstopped = new NegativeBinomial(r, age / alpha);
        long passed = (long) count + first;
        double stays = Math.exp(Gammas.logRising(b, passed) - Gammas.logRising(a + b, passed));
        double still = stays * unstopped.probability(count);
        if (passed == 0) {
            return still;
        }
        double left = Math.exp(Math.log(a) + Gammas.logRising(b, passed - 1) - Gammas.logRising(a + b, passed));
        return Math.min(1, still + left * unstopped.atLeast(count));
    }

    double probabilityOfPurchasesIfAlive(int frequency, double age, int count, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        return updated(frequency, age).probabilityOfPurchases(count, horizon);
    }

    /** Who is alive after so many purchases is a customer with nothing behind them, of a population that has been updated. */
    private BetaGeometric updated(int frequency, double age) {
        return new BetaGeometric(r + frequency, alpha + age, a, b + first + frequency, 0);
    }

    double discountedPurchasesIfAlive(int frequency, double age, double rate) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.positive("discount rate", rate);
        return DiscountedCount.mean(r + frequency, rate * (alpha + age), a, b + first + frequency);
    }

    PurchaseSummary simulate(double[] ages, RandomGenerator random) {
        return PurchaseSummary.ofRows(Arrays.stream(ages)
                .mapToObj(age -> {
                    double rate = Sampling.gamma(random, r) / alpha;
                    double leaves = Sampling.beta(random, a, b);
                    return Simulation.customer(age, rate, new Leaves(leaves, first, random), random);
                })
                .toList());
    }

    void simulateIfAlive(int frequency, double age, double horizon, RandomGenerator random, DoubleConsumer purchase) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        updated(frequency, age).simulateNew(horizon, random, purchase);
    }

    void simulateNew(double horizon, RandomGenerator random, DoubleConsumer purchase) {
        Checks.notNegative("horizon", horizon);
        double rate = Sampling.gamma(random, r) / alpha;
        double leaves = Sampling.beta(random, a, b);
        Simulation.purchases(horizon, rate, new Leaves(leaves, first, random), random, purchase);
    }

    private record Leaves(double chance, int first, RandomGenerator random) implements Simulation.Life {
        @Override
        public boolean leavesAfter(int purchase) {
            return purchase + first > 0 && random.nextDouble() < chance;
        }

        @Override
        public double end() {
            return Double.POSITIVE_INFINITY;
        }
    }

    double discountedExpectedPurchases(double rate) {
        Checks.positive("discount rate", rate);
        double survivesFirst = first == 0 ? 1 : b / (a + b);
        return survivesFirst * DiscountedCount.mean(r, rate * alpha, a, b + first);
    }
}
