package dev.lifecycle.metrics.value.numeric;

/** Sums, differences and ratios of numbers that are only representable as their logarithms. */
public final class Logs {

    private Logs() {}

    /** 1 / (1 + e^−z), exact at both ends. */
    public static double logistic(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** ln(1 + e^z). */
    public static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }

    /** ln(e^u + e^v); either may be minus infinity. */
    public static double add(double u, double v) {
        if (u == Double.NEGATIVE_INFINITY) {
            return v;
        }
        return u + softplus(v - u);
    }

    /** (1 − e^−z) / z, which is 1 at 0: the mean of e^−u over u from 0 to z. */
    public static double meanDecay(double z) {
        return z == 0 ? 1 : -Math.expm1(-z) / z;
    }
}
