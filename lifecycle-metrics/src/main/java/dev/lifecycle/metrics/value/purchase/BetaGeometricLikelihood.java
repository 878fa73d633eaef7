package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.SummaryRows;
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

    private static final String ADVICE =
            "the customers do not differ in the way the model assumes, or were observed too briefly; "
                    + "observe longer, use more customers, or use a simpler model (without leaving, if a goes to 0 or b grows)";

    private final SummaryRows rows;
    private final int first;

    BetaGeometricLikelihood(SummaryRows rows, int first) {
        this.rows = rows;
        this.first = first;
    }

    static Fit fit(PurchaseSummary summary, int first) {
        Fitting.requireAny(summary.size(), first == 0 ? "BG/NBD" : "MBG/NBD", "customers", "summary");
        SummaryRows rows = SummaryRows.of(summary);
        double time = rows.meanAge();
        List<double[]> starts = List.of(
                new double[] {0.5, 0.5 / rows.rate(), 0.8, 2.5},
                new double[] {2, 2 / rows.rate(), 2, 20},
                new double[] {0.2, 0.2 / rows.rate(), 0.1, 0.4});
        Fitting fitting = new Fitting(NAMES, new double[] {1, time, 1, 1}, starts, ADVICE);
        if (rows.isLarge()) {
            fitting = fitting.startingNear(new BetaGeometricLikelihood(rows.sample(), first));
        }
        return fitting.fit(new BetaGeometricLikelihood(rows, first), rows.customers(), rows.size());
    }

    @Override
    public double evaluate(double[] p, double[] g, double[][] h) {
        double value = 0;
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            double count = 0;
            while (to < rows.size() && rows.x(to) == rows.x(from)) {
                count += rows.count(to++);
            }
            value += count * sharedBy(rows.x(from), count, p, g, h);
            while (from < to) {
                int next = from;
                double together = 0;
                while (next < to && rows.age(next) == rows.age(from)) {
                    together += rows.count(next++);
                }
                value += together * sharedByAge(from, together, p, g, h);
                if (rows.x(from) + first > 0) {
                    value += left(from, next, p, g, h);
                }
                from = next;
            }
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

    private double sharedByAge(int i, double count, double[] p, double[] g, double[][] h) {
        double r = p[0];
        double alpha = p[1];
        double age = rows.age(i);
        double atEnd = alpha + age;
        double shape = r + rows.x(i);
        double grown = Math.log1p(age / alpha);
        g[0] -= count * grown;
        g[1] += count * (r / alpha - shape / atEnd);
        h[1][0] += count * age / (alpha * atEnd);
        h[1][1] += count * (shape / (atEnd * atEnd) - r / (alpha * alpha));
        return -r * grown - rows.x(i) * Math.log(atEnd);
    }

    /** The rows of one x and age, which differ in recency alone. */
    private double left(int from, int to, double[] p, double[] g, double[][] h) {
        double alpha = p[1];
        double shape = p[0] + rows.x(from);
        double atEnd = alpha + rows.age(from);
        double last = p[3] + (rows.x(from) + first - 1);
        double odds = Math.log(p[2] / last);
        double byA = 1 / p[2];
        double byB = -1 / last;
        double value = 0;
        for (int i = from; i < to; i++) {
            double n = rows.count(i);
            double atLast = alpha + rows.recency(i);
            double byR = Math.log(atEnd / atLast);
            double byRAlpha = (rows.recency(i) - rows.age(i)) / (atEnd * atLast);
            double q = odds + shape * byR;
            double small = Math.exp(-Math.abs(q));
            double w = (q >= 0 ? 1 : small) / (1 + small);
            double spread = w * (1 - w);
            double byAlpha = shape * byRAlpha;
            value += n * (Math.max(q, 0) + Math.log1p(small));
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
        }
        return value;
    }
}
