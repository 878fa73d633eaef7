package dev.lifecycle.metrics.value.markov;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The variance that a prediction has because the probabilities of a chain were counted: the delta method, row by row.
 *
 * <p>Each row is a multinomial share of its observations, independent of the others. With D<sub>ij</sub> the derivative of the
 * prediction as row i moves towards always going to j, the variance is Σ<sub>i</sub> Σ<sub>j</sub> p<sub>ij</sub>
 * D<sub>ij</sub>² / n<sub>i</sub>.
 */
final class ChainVariance {

    /** Of a probability; predictions are ratios of polynomials in it, good to about 14 digits. */
    private static final double STEP = 1e-4;

    /** A prediction that moves less than this, relative to its size, does not depend on the row. */
    private static final double INDIFFERENT = 1e-9;

    private final MarkovChain chain;
    private final ToDoubleFunction<MarkovChain> prediction;

    private ChainVariance(MarkovChain chain, ToDoubleFunction<MarkovChain> prediction) {
        this.chain = chain;
        this.prediction = prediction;
    }

    /** Empty if the probabilities were given, or if the prediction depends on a stage of which no following period has been seen. */
    static OptionalDouble of(MarkovChain chain, ToDoubleFunction<MarkovChain> prediction) {
        double variance = chain.counted() ? new ChainVariance(chain, prediction).sum() : Double.NaN;
        return Double.isNaN(variance) ? OptionalDouble.empty() : OptionalDouble.of(variance);
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < chain.size(); i++) {
            long seen = chain.observations(i);
            if (seen > 0) {
                sum += spread(i) / seen;
            } else if (matters(i)) {
                return Double.NaN;
            }
        }
        return sum;
    }

    private double spread(int row) {
        double mean = 0;
        double squares = 0;
        for (int j = 0; j < chain.size(); j++) {
            double p = chain.probability(row, j);
            if (p > 0) {
                double step = STEP * p;
                double slope = (at(row, j, step) - at(row, j, -step)) / (2 * step);
                mean += p * slope;
                squares += p * slope * slope;
            }
        }
        return Math.max(0, squares - mean * mean);
    }

    private boolean matters(int row) {
        double now = prediction.applyAsDouble(chain);
        for (int j = 0; j < chain.size(); j++) {
            if (moves(row, j, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean moves(int row, int towards, double now) {
        try {
            return Math.abs(at(row, towards, STEP) - now) > INDIFFERENT * Math.max(1, Math.abs(now));
        } catch (IllegalStateException endless) {
            // A value that another way out of the stage would make endless depends on it more than any number says.
            return true;
        }
    }

    private double at(int row, int towards, double share) {
        return prediction.applyAsDouble(chain.moved(row, towards, share));
    }
}
