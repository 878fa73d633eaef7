package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;

/**
 * Whether probabilities are right on snapshots they were not made from: the logistic regression of what happened on their log odds. On the snapshots they were made
 * from it is 0 and 1 by construction, and says nothing.
 *
 * @param intercept  0 if right
 * @param slope      1 if right; below 1 the probabilities are too extreme, at 0 or below they say nothing
 * @param inTheLarge the intercept with the slope held at 1: above 0 more left than was foretold
 * @see <a href="https://doi.org/10.1097/EDE.0b013e3181c30fb2">Steyerberg et al. 2010</a>
 */
public record CalibrationLine(double intercept, double slope, double inTheLarge) implements Result, Serializable {

    /** {@code slope 0.149, intercept -0.099, in the large +1.187}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "slope %.3f, intercept %+.3f, in the large %+.3f", slope, intercept, inTheLarge);
    }
}
