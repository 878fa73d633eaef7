package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.GeometricSeries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shifted beta-geometric model (sBG) of contracts: each customer has a chance of their own, beta distributed over customers,
 * not to renew; so retention rises with tenure because those likely to leave have left.
 *
 * <p>A fit to data without an interior maximum (all renewal rates alike, say) says so in its {@link Fit#verdict() verdict}.
 *
 * <p>S(t) = (β)<sub>t</sub> / (α+β)<sub>t</sub>, rising factorials.
 *
 * @see <a href="https://doi.org/10.1002/dir.20074">Fader and Hardie 2007, Journal of Interactive Marketing 21(1)</a>
 */
public final class ShiftedBetaGeometric implements RenewalModel, Fitted<ShiftedBetaGeometric> {

    private static final List<String> NAMES = List.of("alpha", "beta");

    private static final String ADVICE =
            "contracts of different tenure renew alike, or too few periods were seen; use one renewal rate for all, or more periods";

    private final double alpha;
    private final double beta;
    private final @Nullable Fit fit;

    private ShiftedBetaGeometric(double alpha, double beta, @Nullable Fit fit) {
        this.alpha = Checks.parameter("alpha", alpha);
        this.beta = Checks.parameter("beta", beta);
        this.fit = fit;
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static ShiftedBetaGeometric of(double alpha, double beta) {
        return new ShiftedBetaGeometric(alpha, beta, null);
    }

    /**
     * The model at its maximum likelihood for these contracts.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static ShiftedBetaGeometric fit(RenewalTable table) {
        Fitting.requireAny(table.contracts(), "sBG", "contracts", "table");
        Fit fit = new Fitting(NAMES, new double[] {1, 1}, List.of(new double[] {1, 3}, new double[] {0.3, 1}), ADVICE)
                .fit((p, g, h) -> logLikelihood(table, p, g, h), table.contracts(), table.distinctRows());
        double[] p = fit.values();
        return new ShiftedBetaGeometric(p[0], p[1], fit);
    }

    static double logLikelihood(RenewalTable table, double[] p, double[] g, double[][] h) {
        double value = 0;
        int longest = table.longest();
        for (int t = 0; t <= longest; t++) {
            long ended = table.ended(t);
            value += ended * Math.log(p[0]);
            g[0] += ended / p[0];
            h[0][0] -= ended / (p[0] * p[0]);
            value += add(ended, t - 1, t, p, g, h) + add(table.running(t), t, t, p, g, h);
        }
        return value;
    }

    /** n · ln[(β)_above / (α+β)_below]. */
    private static double add(long n, int above, int below, double[] p, double[] g, double[][] h) {
        if (n == 0) {
            return 0;
        }
        double both = p[0] + p[1];
        double first = Gammas.digammaRise(both, below);
        double second = Gammas.trigammaRise(both, below);
        g[0] -= n * first;
        g[1] += n * (Gammas.digammaRise(p[1], above) - first);
        h[0][0] -= n * second;
        h[1][0] -= n * second;
        h[1][1] += n * (Gammas.trigammaRise(p[1], above) - second);
        return n * (Gammas.logRising(p[1], above) - Gammas.logRising(both, below));
    }

    @Override
    public double survival(int periods) {
        Checks.notNegative("number of periods", periods);
        return Math.exp(Gammas.logRising(beta, periods) - Gammas.logRising(alpha + beta, periods));
    }

    @Override
    public double retention(int period) {
        Checks.positive("period", period);
        return (beta + (period - 1)) / (alpha + beta + (period - 1));
    }

    @Override
    public double discountedLifetime(double discount) {
        Checks.positive("discount", discount);
        return GeometricSeries.value(discount, alpha, beta);
    }

    @Override
    public double discountedResidualLifetime(int renewals, double discount) {
        Checks.notNegative("number of renewals", renewals);
        Checks.positive("discount", discount);
        return retention(renewals + 1) * GeometricSeries.value(discount, alpha, beta + renewals + 1);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(NAMES, alpha, beta);
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public ShiftedBetaGeometric at(double... p) {
        return of(p[0], p[1]);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("sBG", parameters(), fit);
    }
}
