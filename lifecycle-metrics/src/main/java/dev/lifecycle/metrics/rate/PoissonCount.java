package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;

/**
 * How often something happened that could have happened any number of times: customers won, orders, calls. Unlike a {@link Rate} it has no
 * whole; how many would have been likely is a Poisson expectation.
 *
 * <p>Both bounds are exact: never less than the confidence, of whatever expectation. For none at all the interval begins at 0.
 *
 * @param events how many, 0 or more
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936</a>
 */
public record PoissonCount(long events) implements Result, Serializable {

    /** @throws IllegalArgumentException if the count is negative */
    public PoissonCount {
        if (events < 0) {
            throw new IllegalArgumentException(Messages.negativeCount(events));
        }
    }

    /** The expectations under which neither so few nor so many are less likely than half of what the confidence leaves. */
    public Interval interval(double confidence) {
        double tail = (1 - Quantile.checked(confidence)) / 2;
        return new Interval(
                events == 0 ? 0 : Quantile.gamma(tail, (double) events), Quantile.gamma(1 - tail, events + 1.0));
    }

    /** The one-sided exact upper bound of the expectation; of none at 95 % it is 2.9957, the "rule of three". */
    public double upperBound(double confidence) {
        return Quantile.gamma(Quantile.checked(confidence), events + 1.0);
    }

    /** {@code 40 (28.6 to 54.5)}. */
    @Override
    public String toString() {
        Interval bounds = interval(MeasuredRate.DEFAULT_CONFIDENCE);
        return String.format(Locale.ROOT, "%d (%.1f to %.1f)", events, bounds.low(), bounds.high());
    }
}
