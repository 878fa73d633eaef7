package dev.lifecycle.metrics.value.numeric;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The gamma function's logarithm, its derivatives, and their differences at arguments an integer apart, each to a few units in the
 * last place for every positive argument. Arguments that are not positive are undefined here: callers validate.
 */
public final class Gammas {

    private static final int DIRECT = 12;
    private static final double ASYMPTOTIC = 10;

    private Gammas() {}

    /** ln Γ(z). */
    public static double logGamma(double z) {
        return LogGamma.value(z);
    }

    /**
     * ψ(z) = d ln Γ(z) / dz: recurrence up to 10, then the asymptotic series.
     *
     * @see <a href="https://dlmf.nist.gov/5.11.E2">DLMF 5.11.2</a>
     */
    public static double digamma(double z) {
        double shifted = z;
        double sum = 0;
        while (shifted < ASYMPTOTIC) {
            sum -= 1 / shifted;
            shifted++;
        }
        return sum + Math.log(shifted) - 0.5 / shifted - digammaSeries(shifted);
    }

    private static double digammaSeries(double z) {
        double w = 1 / (z * z);
        return w
                * (1.0 / 12
                        - w
                                * (1.0 / 120
                                        - w
                                                * (1.0 / 252
                                                        - w
                                                                * (1.0 / 240
                                                                        - w
                                                                                * (1.0 / 132
                                                                                        - w
                                                                                                * (691.0 / 32760
                                                                                                        - w / 12))))));
    }

    /** ψ′(z), in the same way as {@link #digamma}. */
    public static double trigamma(double z) {
        double shifted = z;
        double sum = 0;
        while (shifted < ASYMPTOTIC) {
            sum += 1 / (shifted * shifted);
            shifted++;
        }
        return sum + 1 / shifted + 0.5 / (shifted * shifted) + trigammaSeries(shifted);
    }

    /** What the asymptotic ψ′ is beyond its first two terms. */
    private static double trigammaSeries(double z) {
        double w = 1 / (z * z);
        double series = w
                * (1.0 / 6
                        - w
                                * (1.0 / 30
                                        - w
                                                * (1.0 / 42
                                                        - w
                                                                * (1.0 / 30
                                                                        - w
                                                                                * (5.0 / 66
                                                                                        - w
                                                                                                * (691.0 / 2730
                                                                                                        - w
                                                                                                                * (7.0
                                                                                                                        / 6)))))));
        return series / z;
    }

    /** ln Γ(z + n) − ln Γ(z), without the cancellation of the two when z is large. */
    public static double logRising(double z, long n) {
        if (n <= DIRECT) {
            double sum = 0;
            for (long i = 0; i < n; i++) {
                sum += Math.log(z + i);
            }
            return sum;
        }
        return logRise(z, (double) n);
    }

    /** ln Γ(z + n) − ln Γ(z) for any n ≥ 0. */
    public static double logRise(double z, double n) {
        if (z < ASYMPTOTIC) {
            return logGamma(z + n) - logGamma(z);
        }
        double top = z + n;
        return (z - 0.5) * Math.log1p(n / z) + n * Math.log(top) - n + stirling(top) - stirling(z);
    }

    /** ψ(z + n) − ψ(z): the derivative of {@link #logRising} by z. */
    public static double digammaRise(double z, long n) {
        if (n <= DIRECT) {
            double sum = 0;
            for (long i = 0; i < n; i++) {
                sum += 1 / (z + i);
            }
            return sum;
        }
        return digammaRise(z, (double) n);
    }

    /** ψ(z + n) − ψ(z) for any n ≥ 0. */
    public static double digammaRise(double z, double n) {
        if (z < ASYMPTOTIC) {
            return digamma(z + n) - digamma(z);
        }
        double top = z + n;
        return Math.log1p(n / z) + 0.5 * n / (z * top) - digammaSeries(top) + digammaSeries(z);
    }

    /** ψ′(z + n) − ψ′(z), never positive: the second derivative of {@link #logRising} by z. */
    public static double trigammaRise(double z, long n) {
        if (n <= DIRECT) {
            double sum = 0;
            for (long i = 0; i < n; i++) {
                sum -= 1 / ((z + i) * (z + i));
            }
            return sum;
        }
        return trigammaRise(z, (double) n);
    }

    /** ψ′(z + n) − ψ′(z) for any n ≥ 0. */
    public static double trigammaRise(double z, double n) {
        if (z < ASYMPTOTIC) {
            return trigamma(z + n) - trigamma(z);
        }
        double top = z + n;
        return -n / (z * top) * (1 + 0.5 * (1 / z + 1 / top)) + trigammaSeries(top) - trigammaSeries(z);
    }

    private static double stirling(double z) {
        double w = 1 / (z * z);
        return (1.0 / 12
                        - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w * (1.0 / 1188 - w * 691.0 / 360360)))))
                / z;
    }
}
