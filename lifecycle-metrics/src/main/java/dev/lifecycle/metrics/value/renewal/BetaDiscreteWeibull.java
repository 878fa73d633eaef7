package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.Quadrature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The beta-discrete-Weibull model (BdW) of contracts: like {@link ShiftedBetaGeometric}, but each customer's own chance to renew
 * also changes with tenure; it falls where c is above 1, rises where it is below, and c = 1 is sBG.
 *
 * <p>A fit to data without an interior maximum says so in its {@link Fit#verdict() verdict}.
 *
 * <p>S(t) = B(α, β + t<sup>c</sup>) / B(α, β).
 *
 * @see <a href="https://doi.org/10.1016/j.intmar.2018.01.002">Fader, Hardie, Liu, Davin, Steenburgh 2018</a>
 */
public final class BetaDiscreteWeibull implements RenewalModel, Fitted<BetaDiscreteWeibull> {

    private static final List<String> NAMES = List.of("alpha", "beta", "c");

    private static final String ADVICE =
            "too few periods were seen to tell differences between customers from changes with tenure; "
                    + "use sBG, or more periods";

    private static final double NEGLIGIBLE = 1e-14;

    /** After so many periods, and more where survival bends with a high power of time, terms differ by less than a hundredth. */
    private static final double SMOOTH = 200;

    /** The logarithm of a t^c that is large beside all parameters, and whose square is still a number. */
    static final double FAR = 300;

    /** In powers of e. */
    private static final double DISCOUNTED_AWAY = 50;

    private final double alpha;
    private final double beta;
    private final double c;
    private final @Nullable Fit fit;

    private BetaDiscreteWeibull(double alpha, double beta, double c, @Nullable Fit fit) {
        this.alpha = Checks.parameter("alpha", alpha);
        this.beta = Checks.parameter("beta", beta);
        this.c = Checks.parameter("c", c);
        this.fit = fit;
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static BetaDiscreteWeibull of(double alpha, double beta, double c) {
        return new BetaDiscreteWeibull(alpha, beta, c, null);
    }

    /**
     * The model at its maximum likelihood for these contracts.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static BetaDiscreteWeibull fit(RenewalTable table) {
        Fitting.requireAny(table.contracts(), "BdW", "contracts", "table");
        List<double[]> starts = List.of(new double[] {1, 3, 1}, new double[] {0.3, 1, 1.5}, new double[] {5, 20, 0.7});
        Fit fit = new Fitting(NAMES, new double[] {1, 1, 1}, starts, ADVICE)
                .fit(new BetaDiscreteWeibullLikelihood(table), table.contracts(), table.distinctRows());
        double[] p = fit.values();
        return new BetaDiscreteWeibull(p[0], p[1], p[2], fit);
    }

    @Override
    public double survival(int periods) {
        Checks.notNegative("number of periods", periods);
        return Math.exp(logSurvival(periods));
    }

    private double logSurvival(double periods) {
        return logSurvival(periods, alpha, beta, c);
    }

    /** ln S(t) with u = t^c; beyond {@link #FAR} it falls as α ln u, and u itself need not fit into a number. */
    static double logSurvival(double periods, double alpha, double beta, double c) {
        double logGrown = c * Math.log(periods);
        return logGrown > FAR
                ? logSurvival(Math.exp(FAR), alpha, beta) - alpha * (logGrown - FAR)
                : logSurvival(Math.pow(periods, c), alpha, beta);
    }

    /** ln B(α, β + u) − ln B(α, β), by whichever of u and α is the shorter way, so that little cancels. */
    private static double logSurvival(double grown, double alpha, double beta) {
        return grown < alpha
                ? Gammas.logRise(beta, grown) - Gammas.logRise(alpha + beta, grown)
                : Gammas.logRise(beta, alpha) - Gammas.logRise(beta + grown, alpha);
    }

    @Override
    public double retention(int period) {
        Checks.positive("period", period);
        double before = logSurvival(period - 1.0);
        return before == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logSurvival(period) - before);
    }

    @Override
    public double discountedLifetime(double discount) {
        Checks.positive("discount", discount);
        return discountedFrom(0, 0, discount);
    }

    @Override
    public double discountedResidualLifetime(int renewals, double discount) {
        Checks.notNegative("number of renewals", renewals);
        Checks.positive("discount", discount);
        double now = logSurvival(renewals);
        return now == Double.NEGATIVE_INFINITY ? 0 : discountedFrom(renewals + 1.0, now, discount);
    }

    /** Σ S(t) / S(now) / (1+d)^(t−first) over t from the first on. */
    private double discountedFrom(double first, double now, double discount) {
        double perPeriod = Math.log1p(discount);
        DoubleUnaryOperator term = t -> Math.exp(logSurvival(t) - now - (t - first) * perPeriod);
        double smooth = first + SMOOTH * (5 + c);
        double sum = 0;
        for (double t = first; t < smooth; t++) {
            double next = term.applyAsDouble(t);
            sum += next;
            // survival never rises, so the rest is at most a geometric series from here
            if (next / discount <= NEGLIGIBLE * sum) {
                return sum;
            }
        }
        return sum + tail(smooth, term, perPeriod);
    }

    /** By Euler and Maclaurin: from here on the terms change so slowly that their sum is an integral, but for its end. */
    private double tail(double from, DoubleUnaryOperator term, double perPeriod) {
        double end = Math.log1p(DISCOUNTED_AWAY / (perPeriod * from));
        double area = Quadrature.integrate(
                v -> from * Math.exp(v) * term.applyAsDouble(from * Math.exp(v)),
                Quadrature.around(0, end, 0, -Math.log(perPeriod * from)));
        double grown = Math.exp(Math.min(FAR, c * Math.log(from)));
        double slope = -perPeriod - Gammas.digammaRise(beta + grown, alpha) * c * grown / from;
        return area + term.applyAsDouble(from) * (0.5 - slope / 12);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(NAMES, alpha, beta, c);
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public BetaDiscreteWeibull at(double... p) {
        return of(p[0], p[1], p[2]);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("BdW", parameters(), fit);
    }
}
