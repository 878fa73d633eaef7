package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A number foretold, beside what came.
 *
 * @param foretold before
 * @param actual   what came, in the same unit
 */
public record Backtested(Predicted foretold, double actual) implements Result, Serializable {

    /** Expected over actual less one, in percent: 5 is 5 % too many. Empty if nothing came. */
    public OptionalDouble errorPercent() {
        return actual == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * (foretold.expected() / actual - 1));
    }

    /** Whether the prediction interval holds what came. */
    public boolean held() {
        return foretold.predictionInterval().contains(actual);
    }

    /** {@code 412.3 (380–446), came 431, -4.3 %, held}. */
    @Override
    public String toString() {
        String error = errorPercent().isPresent()
                ? String.format(Locale.ROOT, "%+.1f %%", errorPercent().getAsDouble())
                : "no error to tell";
        return String.format(
                Locale.ROOT, "%s, came %.0f, %s, %s", foretold, actual, error, held() ? "held" : "not held");
    }
}
