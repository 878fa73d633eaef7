package dev.lifecycle.metrics.value.numeric;

import java.util.random.RandomGenerator;

/** Random numbers of the mixing distributions, from the caller's own source of randomness. */
public final class Sampling {

    private Sampling() {}

    /**
     * Gamma distributed with rate 1.
     *
     * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang 2000</a>
     */
    public static double gamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.exp(-random.nextExponential() / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + c * normal;
            double cube = v * v * v;
            if (v > 0 && random.nextExponential() > -(0.5 * normal * normal + d - d * cube + d * Math.log(cube))) {
                return d * cube;
            }
        }
    }

    /** Beta distributed; of two gammas so small that both vanish, either is the whole, in proportion. */
    public static double beta(RandomGenerator random, double a, double b) {
        double first = gamma(random, a);
        double second = gamma(random, b);
        if (first + second > 0) {
            return first / (first + second);
        }
        return random.nextDouble() * (a + b) < a ? 1 : 0;
    }
}
