package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Logs;
import dev.lifecycle.metrics.value.numeric.PowerIntegral;
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

    private static final String ADVICE = "the customers do not differ in the way the model assumes, or were observed too briefly; "
            + "observe longer, use more customers, or use a simpler model (without leaving, if s goes to 0 or beta grows)";

    private final SummaryRows rows;
    private final PowerIntegral integral = new PowerIntegral();
    private final double[] left = new double[4];
    private final double[][] leftSecond = new double[4][4];
    private final double[] difference = new double[4];

    private ParetoNbdLikelihood(SummaryRows rows) {
        this.rows = rows;
    }

    static Fit fit(PurchaseSummary summary) {
        SummaryRows rows = summary.rows("Pareto/NBD");
        double time = rows.meanAge();
        double rate = rows.rate();
        List<double[]> starts = List.of(
                new double[] {0.6, 0.6 / rate, 0.6, 0.4 * time},
                new double[] {2, 2 / rate, 2, 4 * time},
                new double[] {0.3, 0.3 / rate, 0.2, 0.1 * time});
        return new Fitting(NAMES, new double[] {1, time, 1, time}, starts, ADVICE)
                .fit(new ParetoNbdLikelihood(rows), rows.customers, rows.size);
    }

    @Override
    public double evaluate(double[] p, double[] g, double[][] h) {
        double value = 0;
        int from = 0;
        while (from < rows.size) {
            int x = rows.x[from];
            double count = 0;
            int to = from;
            while (to < rows.size && rows.x[to] == x) {
                count += rows.count[to++];
            }
            value += count * Gammas.logRising(p[0], x);
            g[0] += count * Gammas.digammaRise(p[0], x);
            h[0][0] += count * Gammas.trigammaRise(p[0], x);
            for (int i = from; i < to; i++) {
                value += rows.count[i] * row(i, p, g, h);
            }
            from = to;
        }
        return value;
    }

    private double row(int i, double[] p, double[] g, double[][] h) {
        double n = rows.count[i];
        int x = rows.x[i];
        double age = rows.age[i];
        double r = p[0];
        double alpha = p[1];
        double s = p[2];
        double beta = p[3];
        double shape = r + x;
        double endAlpha = alpha + age;
        double endBeta = beta + age;
        double grownAlpha = Math.log1p(age / alpha);
        double grownBeta = Math.log1p(age / beta);
        double odds = Double.NEGATIVE_INFINITY;
        double w = 0;
        double logEndAlpha = Math.log(endAlpha);
        double logEndBeta = Math.log(endBeta);
        if (rows.recency[i] < age) {
            double logIntegral = integral.evaluate(shape, alpha, s + 1, beta, rows.recency[i], age);
            odds = Math.log(s) + logIntegral + shape * logEndAlpha + s * logEndBeta;
            w = Logs.logistic(odds);
            integral.gradient(left);
            integral.hessian(leftSecond);
            left[2] += 1 / s;
            leftSecond[2][2] -= 1 / (s * s);
            difference[0] = left[0] + logEndAlpha;
            difference[1] = left[1] + shape / endAlpha;
            difference[2] = left[2] + logEndBeta;
            difference[3] = left[3] + s / endBeta;
            double spread = w * (1 - w);
            for (int a = 0; a < 4; a++) {
                g[a] += n * w * difference[a];
                for (int b = 0; b <= a; b++) {
                    h[a][b] += n * (w * leftSecond[a][b] + spread * difference[a] * difference[b]);
                }
            }
        }
        double alive = n * (1 - w);
        g[0] -= n * grownAlpha;
        g[1] += n * (r / alpha - shape / endAlpha);
        g[2] -= n * grownBeta;
        g[3] += n * s * age / (beta * endBeta);
        h[1][0] += n / alpha - alive / endAlpha;
        h[1][1] += alive * shape / (endAlpha * endAlpha) - n * r / (alpha * alpha);
        h[3][2] += n / beta - alive / endBeta;
        h[3][3] += alive * s / (endBeta * endBeta) - n * s / (beta * beta);
        return -r * grownAlpha - x * logEndAlpha - s * grownBeta + Logs.softplus(odds);
    }
}
