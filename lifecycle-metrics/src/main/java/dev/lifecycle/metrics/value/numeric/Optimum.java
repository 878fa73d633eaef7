package dev.lifecycle.metrics.value.numeric;

/**
 * Where a maximiser stopped. Derivatives are by the parameters themselves, not by their logarithms; the arrays belong to the
 * caller.
 *
 * @param gradient   first derivatives there; near zero only where {@code stop} is {@link Stop#STATIONARY}
 * @param hessian    the full symmetric matrix of second derivatives there
 * @param iterations evaluations of the likelihood
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, seen inside the module alone
public record Optimum(
        double[] parameters, double value, double[] gradient, double[][] hessian, int iterations, Stop stop) {

    /** Why it stopped. */
    public enum Stop {
        /** The gradient is zero to rounding. */
        STATIONARY,
        /** A parameter reached the edge of what can be told from zero or infinity, still climbing. */
        EDGE,
        /** Step after step gains next to nothing although the gradient is not zero: a ridge or a plain. */
        FLAT,
        /** The iterations ran out while there was still something to gain. */
        EXHAUSTED
    }

    /** The largest absolute first derivative. */
    public double gradientNorm() {
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        return norm;
    }
}
