package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Logs;
import dev.lifecycle.metrics.value.numeric.PowerIntegral;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.SummaryRows;
import java.util.List;

/**
 * The log-likelihood of Pareto/NBD with exact derivatives by (r, alpha, s, beta).
 *
 * <p>A customer is alive at T, or left at some τ since t_x; so a row has
 *
 * <pre>{@code
 * L = (r)_x alpha^r beta^s [ (alpha+T)^−(r+x) (beta+T)^−s + s ∫ (alpha+τ)^−(r+x) (beta+τ)^−(s+1) dτ ],  τ from t_x to T
 * }</pre>
 *
 * where (r)_x is the rising factorial. Both terms are positive, so nothing cancels.
 */
final class ParetoNbdLikelihood implements LogLikelihood {

    static final List<String> NAMES = List.of("r", "alpha", "s", "beta");

    private static final String ADVICE =
            "the customers do not differ in the way the model assumes, or were observed too briefly; "
                    + "observe longer, use more customers, or use a simpler model (without leaving, if s goes to 0 or beta grows)";

    private final SummaryRows rows;
    private final PowerIntegral integral = new PowerIntegral();
    private final double[] left = new double[4];
    private final double[][] leftSecond = new double[4][4];
    private final double[] difference = new double[4];

    ParetoNbdLikelihood(SummaryRows rows) {
        this.rows = rows;
    }

    static Fit fit(PurchaseSummary summary) {
        Fitting.requireAny(summary.size(), "Pareto/NBD", "customers", "summary");
        SummaryRows rows = SummaryRows.of(summary);
        double time = rows.meanAge();
        double rate = rows.rate();
        List<double[]> starts = List.of(
                new double[] {0.6, 0.6 / rate, 0.6, 0.4 * time},
                new double[] {2, 2 / rate, 2, 4 * time},
                new double[] {0.3, 0.3 / rate, 0.2, 0.1 * time});
        Fitting fitting = new Fitting(NAMES, new double[] {1, time, 1, time}, starts, ADVICE);
        if (rows.isLarge()) {
            fitting = fitting.startingNear(new ParetoNbdLikelihood(rows.sample()));
        }
        return fitting.fit(new ParetoNbdLikelihood(rows), rows.customers(), rows.size());
    }

    @Override
    public double evaluate(double[] p, double[] g, double[][] h) {
        double value = 0;
        int from = 0;
        while (from < rows.size()) {
            int x = rows.x(from);
            double count = 0;
            int to = from;
            while (to < rows.size() && rows.x(to) == x) {
                count += rows.count(to++);
            }
            value += count * Gammas.logRising(p[0], x);
            g[0] += count * Gammas.digammaRise(p[0], x);
            h[0][0] += count * Gammas.trigammaRise(p[0], x);
            while (from < to) {
                int next = from;
                while (next < to && rows.age(next) == rows.age(from)) {
                    next++;
                }
                value += sameAge(from, next, p, g, h);
                from = next;
            }
        }
        return value;
    }

    /** The rows of one x and age, which differ in recency alone. */
    private double sameAge(int from, int to, double[] p, double[] g, double[][] h) {
        double age = rows.age(from);
        double r = p[0];
        double alpha = p[1];
        double s = p[2];
        double beta = p[3];
        double shape = r + rows.x(from);
        double endAlpha = alpha + age;
        double endBeta = beta + age;
        double logEndAlpha = Math.log(endAlpha);
        double logEndBeta = Math.log(endBeta);
        double aliveAtEnd = Math.log(s) + shape * logEndAlpha + s * logEndBeta;
        double value = 0;
        double n = 0;
        double alive = 0;
        for (int i = from; i < to; i++) {
            n += rows.count(i);
            if (rows.recency(i) == age) {
                alive += rows.count(i);
                continue;
            }
            double odds = aliveAtEnd + integral.evaluate(shape, alpha, s + 1, beta, rows.recency(i), age);
            integral.gradient(left);
            integral.hessian(leftSecond);
            left[2] += 1 / s;
            leftSecond[2][2] -= 1 / (s * s);
            difference[0] = left[0] + logEndAlpha;
            difference[1] = left[1] + shape / endAlpha;
            difference[2] = left[2] + logEndBeta;
            difference[3] = left[3] + s / endBeta;
            double w = Logs.logistic(odds);
            value += rows.count(i) * Logs.softplus(odds);
            alive += rows.count(i) * (1 - w);
            weigh(rows.count(i) * w, 1 - w, g, h);
        }
        double grownAlpha = Math.log1p(age / alpha);
        double grownBeta = Math.log1p(age / beta);
        g[0] -= n * grownAlpha;
        g[1] += n * (r / alpha - shape / endAlpha);
        g[2] -= n * grownBeta;
        g[3] += n * s * age / (beta * endBeta);
        h[1][0] += n / alpha - alive / endAlpha;
        h[1][1] += alive * shape / (endAlpha * endAlpha) - n * r / (alpha * alpha);
        h[3][2] += n / beta - alive / endBeta;
        h[3][3] += alive * s / (endBeta * endBeta) - n * s / (beta * beta);
        return value - n * (r * grownAlpha + rows.x(from) * logEndAlpha + s * grownBeta);
    }

    /** Adds the derivatives of ln(1 + e^odds), which has left against alive. */
    private void weigh(double leftWeight, double aliveShare, double[] g, double[][] h) {
        for (int a = 0; a < 4; a++) {
            g[a] += leftWeight * difference[a];
            for (int b = 0; b <= a; b++) {
                h[a][b] += leftWeight * (leftSecond[a][b] + aliveShare * difference[a] * difference[b]);
            }
        }
    }
}
