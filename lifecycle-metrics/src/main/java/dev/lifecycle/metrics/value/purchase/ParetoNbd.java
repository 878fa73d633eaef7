package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.Logs;
import dev.lifecycle.metrics.value.numeric.Quadrature;
import dev.lifecycle.metrics.value.numeric.Sampling;
import dev.lifecycle.metrics.value.numeric.Tricomi;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The Pareto/NBD model: customers buy at random at a gamma distributed rate, and leave for good after a time that is
 * exponential at a gamma distributed rate of its own, whether they buy or not.
 *
 * <p>A fit to data without an interior maximum says so in its {@link Fit#verdict() verdict} and gives no standard errors.
 *
 * <p>Parameters: r and alpha of the purchase rate (mean r/alpha per unit of time), s and beta of the leaving rate (mean s/beta).
 *
 * @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison, Colombo 1987, Management Science 33(1)</a>
 */
public final class ParetoNbd implements PurchaseModel, Fitted<ParetoNbd> {

    /** In powers of e: what lies so far before the peak adds nothing. */
    private static final double NEGLIGIBLE = 42;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private final TimeUnit unit;
    private final @Nullable Fit fit;

    private record LeavesAt(double end) implements Simulation.Life {
        @Override
        public boolean leavesAfter(int purchase) {
            return false;
        }
    }

    private ParetoNbd(double r, double alpha, double s, double beta, TimeUnit unit, @Nullable Fit fit) {
        this.r = Checks.parameter("r", r);
        this.alpha = Checks.parameter("alpha", alpha);
        this.s = Checks.parameter("s", s);
        this.beta = Checks.parameter("beta", beta);
        this.unit = unit;
        this.fit = fit;
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static ParetoNbd of(double r, double alpha, double s, double beta) {
        return new ParetoNbd(r, alpha, s, beta, TimeUnit.WEEKS, null);
    }

    /**
     * The model at its maximum likelihood for these customers.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static ParetoNbd fit(PurchaseSummary summary) {
        Fit fit = ParetoNbdLikelihood.fit(summary);
        double[] p = fit.values();
        return new ParetoNbd(p[0], p[1], p[2], p[3], summary.unit(), fit);
    }

    @Override
    public double probabilityAlive(CustomerSummary c) {
        return new ParetoAlive(r, alpha, s, beta).of(c.frequency(), c.recency(), c.age());
    }

    @Override
    public double[] probabilitiesAlive(int[] frequency, double[] recency, double[] age) {
        return new ParetoAlive(r, alpha, s, beta).of(frequency, recency, age);
    }

    /** ((β + T) / (β + T + t))<sup>s</sup>: whether the customer buys meanwhile does not matter. */
    @Override
    public double probabilityStaying(int frequency, double age, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.notNegative("horizon", horizon);
        return Math.exp(-s * Math.log1p(horizon / (beta + age)));
    }

    @Override
    public double expectedPurchasesIfAlive(int frequency, double age, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.notNegative("horizon", horizon);
        return (r + frequency) / (alpha + age) * aliveTime(beta + age, horizon);
    }

    @Override
    public double expectedPurchases(double age) {
        Checks.notNegative("age", age);
        return r / alpha * aliveTime(beta, age);
    }

    /** The mean time, up to a horizon, before a customer leaves whose leaving rate is Gamma(s, rate). */
    private double aliveTime(double rate, double horizon) {
        double grown = Math.log1p(horizon / rate);
        return rate * grown * Logs.meanDecay((s - 1) * grown);
    }

    @Override
    public double probabilityOfPurchases(int count, double age) {
        Checks.notNegative("count", count);
        Checks.notNegative("age", age);
        if (age == 0) {
            return count == 0 ? 1 : 0;
        }
        double stays = Math.exp(-s * Math.log1p(age / beta));
        return Math.min(1, stays * new NegativeBinomial(r, age / alpha).probability(count) + leftAfter(count, age));
    }

    /**
     * The probability to leave before that age after so many purchases, an integral over the logarithm of the time of leaving: on it
     * the integrand has one peak, as wide as the spread of rates and counts makes it, and falls off exponentially on both sides.
     */
    private double leftAfter(int count, double age) {
        double most = Math.log(alpha) - Math.log(r);
        double peak = most + Math.log(Math.max(1, count));
        double end = Math.log(age);
        double start = Math.min(end, Math.min(most, Math.log(beta))) - NEGLIGIBLE;
        double width = Math.min(1, Math.sqrt(1 / r + 1 / (count + 1.0)));
        return Quadrature.integrate(
                y -> {
                    double time = Math.exp(y);
                    return s
                            * Math.exp(y - Math.log(beta) - (s + 1) * Math.log1p(time / beta))
                            * new NegativeBinomial(r, time / alpha).probability(count);
                },
                Quadrature.aroundNarrow(width, start, end, peak, most, Math.log(alpha), Math.log(beta), end));
    }

    @Override
    public double probabilityOfPurchasesIfAlive(int frequency, double age, int count, double horizon) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        return new ParetoNbd(r + frequency, alpha + age, s, beta + age, unit, null)
                .probabilityOfPurchases(count, horizon);
    }

    @Override
    public double discountedPurchasesIfAlive(int frequency, double age, double rate) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        Checks.positive("discount rate", rate);
        double leaving = beta + age;
        return (r + frequency) / (alpha + age) * leaving * Tricomi.discountedDecay(rate * leaving, s);
    }

    @Override
    public double discountedExpectedPurchases(double rate) {
        return discountedPurchasesIfAlive(0, 0, rate);
    }

    @Override
    public TimeUnit unit() {
        return unit;
    }

    @Override
    public ParetoNbd refit(PurchaseSummary summary) {
        return fit(summary);
    }

    @Override
    public PurchaseSummary simulate(double[] ages, RandomGenerator random) {
        return PurchaseSummary.ofRows(Arrays.stream(ages)
                .mapToObj(age -> {
                    double rate = Sampling.gamma(random, r) / alpha;
                    double end = random.nextExponential() / Sampling.gamma(random, s) * beta;
                    return Simulation.customer(age, rate, new LeavesAt(end), random);
                })
                .toList());
    }

    @Override
    public void simulateIfAlive(
            int frequency, double age, double horizon, RandomGenerator random, DoubleConsumer purchase) {
        Checks.notNegative("frequency", frequency);
        Checks.notNegative("age", age);
        new ParetoNbd(r + frequency, alpha + age, s, beta + age, unit, null).simulateNew(horizon, random, purchase);
    }

    @Override
    public void simulateNew(double horizon, RandomGenerator random, DoubleConsumer purchase) {
        Checks.notNegative("horizon", horizon);
        double rate = Sampling.gamma(random, r) / alpha;
        double end = random.nextExponential() / Sampling.gamma(random, s) * beta;
        Simulation.purchases(horizon, rate, new LeavesAt(end), random, purchase);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(ParetoNbdLikelihood.NAMES, r, alpha, s, beta);
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public ParetoNbd at(double... p) {
        return new ParetoNbd(p[0], p[1], p[2], p[3], unit, null);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("Pareto/NBD", parameters(), fit);
    }
}
