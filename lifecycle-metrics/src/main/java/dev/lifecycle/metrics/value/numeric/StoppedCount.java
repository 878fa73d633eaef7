package dev.lifecycle.metrics.value.numeric;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The mean number of events of a Poisson process whose rate is gamma distributed, and which stops after each event with a
 * probability that is beta distributed: the heart of the BG/NBD family.
 *
 * <p>With N(t) the negative binomial count without stopping and p ~ Beta(a, b),
 *
 * <pre>{@code
 * E = Σ m≥0  P(N > m) · E[(1 − p)^m] = E[ (1 − (1 + p k)^−shape) / p ],   k = t / rate
 * }</pre>
 *
 * which equals (a+b−1)/(a−1) · [1 − (1+k)^−shape · 2F1(shape, b; a+b−1; k/(1+k))], the textbook form that is 0/0 at a = 1 and has a
 * pole at a + b = 1. The sum and the integral have neither, and no negative term.
 *
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie, Lee 2005</a>, eq. 9 and 10
 */
public final class StoppedCount {

    /** Above this mean count without stopping, the integral is cheaper than the sum. */
    private static final double LONG_SUM = 500;

    private static final double LONG_TAIL = 300;
    private static final double NEGLIGIBLE = 1e-17;
    private static final double TAIL = 42;

    private StoppedCount() {}

    /**
     * The mean.
     *
     * @param shape of the gamma rate, above 0
     * @param k     time over the gamma's rate parameter, 0 or more
     * @param a     of the beta, above 0
     * @param b     of the beta, above 0
     */
    public static double mean(double shape, double k, double a, double b) {
        if (k == 0) {
            return 0;
        }
        return shape * k > LONG_SUM || k > LONG_TAIL ? integral(shape, k, a, b) : sum(shape, k, a, b);
    }

    static double sum(double shape, double k, double a, double b) {
        double z = k / (1 + k);
        double none = -shape * Math.log1p(k);
        double probability = Math.exp(none);
        double more = -Math.expm1(none);
        double sum = more;
        double survives = 1;
        double last = shape * k;
        for (int m = 1; ; m++) {
            probability *= z * (shape + (m - 1)) / m;
            more -= probability;
            survives *= (b + (m - 1)) / (a + b + (m - 1));
            if (more <= 0) {
                return sum;
            }
            sum += more * survives;
            // beyond the mean the tail falls at least as fast as z^m, so this bounds all that is left
            if (m > last && probability * (1 + k) * (1 + k) * survives < NEGLIGIBLE * sum) {
                return sum;
            }
        }
    }

    /** Over the log odds y of p, where the beta density has exponential tails whatever its parameters. */
    static double integral(double shape, double k, double a, double b) {
        double peak = peak(shape, k, a, b);
        double top = logTerm(peak, shape, k, a, b);
        double left = edge(peak, -1, top, shape, k, a, b);
        double right = edge(peak, 1, top, shape, k, a, b);
        double[] points = Quadrature.around(left, right, peak, 0, -Math.log(k), -Math.log(k) - Math.log(shape));
        double area = Quadrature.integrate(y -> Math.exp(logTerm(y, shape, k, a, b) - top), points);
        return Math.exp(top - LogBeta.value(a, b)) * area;
    }

    private static double logTerm(double y, double shape, double k, double a, double b) {
        double logP = -Logs.softplus(-y);
        double logNotP = -Logs.softplus(y);
        double p = Math.exp(logP);
        double x = p * k;
        double stopped =
                x < 1e-290 ? Math.log(shape) + Math.log(k) : Math.log(-Math.expm1(-shape * Math.log1p(x))) - logP;
        return a * logP + b * logNotP + stopped;
    }

    /** The one zero of the derivative of the log term by y. */
    private static double peak(double shape, double k, double a, double b) {
        double low = -1e3 - 100 / a - Math.log1p(1 / a);
        double high = 1e3 + 100 / b;
        for (int i = 0; i < 200 && high - low > 1e-9 * (1 + Math.abs(low)); i++) {
            double y = 0.5 * (low + high);
            double odds = Math.exp(-Logs.softplus(-y));
            double notP = Math.exp(-Logs.softplus(y));
            double x = odds * k;
            double fall = x < 1e-290
                    ? 1
                    : shape * Math.exp(-(shape + 1) * Math.log1p(x)) * x / -Math.expm1(-shape * Math.log1p(x));
            if (notP * (a + fall - 1) > b * odds) {
                low = y;
            } else {
                high = y;
            }
        }
        return 0.5 * (low + high);
    }

    private static double edge(double peak, int direction, double top, double shape, double k, double a, double b) {
        double step = 1e-3;
        while (logTerm(peak + direction * step, shape, k, a, b) > top - TAIL) {
            step *= 2;
        }
        return peak + direction * step;
    }
}
