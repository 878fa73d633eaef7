package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Logs;
import java.util.List;

/**
 * The log-likelihood of BG/NBD (first = 0) and MBG/NBD (first = 1) with exact derivatives by (r, alpha, a, b).
 *
 * <p>With d = x + first occasions to leave, a row has
 *
 * <pre>{@code
 * ln L = ln (r)_x + ln (b)_d − ln (a+b)_d + r ln alpha − (r+x) ln(alpha+T) + ln(1 + e^q)
 * q    = ln a − ln(b+d−1) + (r+x) ln((alpha+T)/(alpha+t_x)),  present where d > 0
 * }</pre>
 *
 * where (z)_n is the rising factorial, and e^q the odds of having left. Rows come sorted by x: what depends on x alone is
 * computed once for all rows that share it.
 */
final class BetaGeometricLikelihood implements LogLikelihood {

    static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    private static final String ADVICE = "the customers do not differ in the way the model assumes, or were observed too briefly; "
            + "observe longer, use more customers, or use a simpler model (without leaving, if a goes to 0 or b grows)";

    private final SummaryRows rows;
    private final int first;

    private BetaGeometricLikelihood(SummaryRows rows, int first) {
        this.rows = rows;
        this.first = first;
    }

    static Fit fit(PurchaseSummary summary, int first) {
        SummaryRows rows = summary.rows(first == 0 ? "BG/NBD" : "MBG/NBD");
        double time = rows.meanAge();
        List<double[]> starts = List.of(
                new double[] {0.5, 0.5 / rows.rate(), 0.8, 2.5},
                new double[] {2, 2 / rows.rate(), 2, 20},
                new double[] {0.2, 0.2 / rows.rate(), 0.1, 0.4});
        return new Fitting(NAMES, new double[] {1, time, 1, 1}, starts, ADVICE)
                .fit(new BetaGeometricLikelihood(rows, first), rows.customers, rows.size);
    }

    @Override
    public double evaluate(double[] p, double[] g, double[][] h) {
        double value = 0;
        int from = 0;
        while (from < rows.size) {
            int to = from;
            double count = 0;
            while (to < rows.size && rows.x[to] == rows.x[from]) {
                count += rows.count[to++];
            }
            value += count * sharedBy(rows.x[from], count, p, g, h);
            for (int i = from; i < to; i++) {
                value += rows.count[i] * row(i, p, g, h);
            }
            from = to;
        }
        return value;
    }

    private double sharedBy(int x, double count, double[] p, double[] g, double[][] h) {
        double r = p[0];
        double b = p[3];
        double ab = p[2] + b;
        int d = x + first;
        double byAb = Gammas.digammaRise(ab, d);
        double byAbAb = Gammas.trigammaRise(ab, d);
        g[0] += count * Gammas.digammaRise(r, x);
        g[2] -= count * byAb;
        g[3] += count * (Gammas.digammaRise(b, d) - byAb);
        h[0][0] += count * Gammas.trigammaRise(r, x);
        h[2][2] -= count * byAbAb;
        h[3][2] -= count * byAbAb;
        h[3][3] += count * (Gammas.trigammaRise(b, d) - byAbAb);
        return Gammas.logRising(r, x) + Gammas.logRising(b, d) - Gammas.logRising(ab, d);
    }

    private double row(int i, double[] p, double[] g, double[][] h) {
        double r = p[0];
        double alpha = p[1];
        double n = rows.count[i];
        int x = rows.x[i];
        double age = rows.age[i];
        double atEnd = alpha + age;
        double shape = r + x;
        double grown = Math.log1p(age / alpha);
        double value = -r * grown - x * Math.log(atEnd);
        g[0] -= n * grown;
        g[1] += n * (r / alpha - shape / atEnd);
        h[1][0] += n * age / (alpha * atEnd);
        h[1][1] += n * (shape / (atEnd * atEnd) - r / (alpha * alpha));
        if (x + first == 0) {
            return value;
        }
        double last = p[3] + (x + first - 1);
        double atLast = alpha + rows.recency[i];
        double silent = age - rows.recency[i];
        double byR = Math.log1p(silent / atLast);
        double byRAlpha = -silent / (atEnd * atLast);
        double q = Math.log(p[2] / last) + shape * byR;
        double w = Logs.logistic(q);
        double spread = w * (1 - w);
        double byAlpha = shape * byRAlpha;
        double byA = 1 / p[2];
        double byB = -1 / last;
        g[0] += n * w * byR;
        g[1] += n * w * byAlpha;
        g[2] += n * w * byA;
        g[3] += n * w * byB;
        h[0][0] += n * spread * byR * byR;
        h[1][0] += n * (spread * byR * byAlpha + w * byRAlpha);
        h[1][1] += n * (spread * byAlpha * byAlpha - w * byAlpha * (1 / atEnd + 1 / atLast));
        h[2][0] += n * spread * byA * byR;
        h[2][1] += n * spread * byA * byAlpha;
        h[2][2] += n * (spread - w) * byA * byA;
        h[3][0] += n * spread * byB * byR;
        h[3][1] += n * spread * byB * byAlpha;
        h[3][2] += n * spread * byA * byB;
        h[3][3] += n * (spread + w) * byB * byB;
        return value + Logs.softplus(q);
    }
}
