package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far two rates over different customers are apart: the second minus the first.
 *
 * <p>Undefined when either whole is zero: {@link #value()} and {@link #pValue()} are then empty and the interval spans −1 to 1. The
 * two groups must not share customers.
 *
 * <p>The interval is Newcombe's hybrid of the two Wilson intervals, the p-value that of the two-sided z test with the pooled
 * share; they answer slightly different questions and may disagree at the border.
 *
 * @param first      the one compared with, such as the month before
 * @param second     the one compared
 * @param confidence of the interval, such as 0.95
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe 1998, method 10</a>
 */
public record RateDifference(Rate first, Rate second, double confidence) implements Result, Serializable {

    /** @throws IllegalArgumentException if the confidence is not between 0 and 1 */
    public RateDifference {
        Quantile.checked(confidence);
    }

    /** Second minus first at 95 %. */
    public static RateDifference between(Rate first, Rate second) {
        return new RateDifference(first, second, MeasuredRate.DEFAULT_CONFIDENCE);
    }

    /** Second minus first, −1 to 1; empty if either is undefined. */
    public OptionalDouble value() {
        return isDefined() ? OptionalDouble.of(share(second) - share(first)) : OptionalDouble.empty();
    }

    /** What the true difference may be, −1 to 1. */
    public Interval interval() {
        if (!isDefined()) {
            return new Interval(-1, 1);
        }
        double z = Quantile.twoSided(confidence);
        Interval a = first.wilson(z);
        Interval b = second.wilson(z);
        double difference = share(second) - share(first);
        return new Interval(
                difference - Math.hypot(share(second) - b.low(), a.high() - share(first)),
                difference + Math.hypot(b.high() - share(second), share(first) - a.low()));
    }

    /** How often so large a difference, in either direction, arises by chance if there is none; empty if undefined. */
    public OptionalDouble pValue() {
        if (!isDefined()) {
            return OptionalDouble.empty();
        }
        double pooled = share(first.plus(second));
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / first.whole() + 1.0 / second.whole()));
        return OptionalDouble.of(error == 0 ? 1 : Quantile.twoSidedTail((share(second) - share(first)) / error));
    }

    /** Whether the p-value is below 1 − confidence. */
    public boolean isSignificant() {
        return pValue().isPresent() && pValue().getAsDouble() < 1 - confidence;
    }

    private boolean isDefined() {
        return first.whole() > 0 && second.whole() > 0;
    }

    private static double share(Rate rate) {
        return (double) rate.part() / rate.whole();
    }

    /** {@code +3.2 points (−1.1 to 7.4), p = 0.146}, never {@code p = 0.000} but {@code p < 0.001}; or {@code undefined}. */
    @Override
    public String toString() {
        if (!isDefined()) {
            return "undefined";
        }
        Interval bounds = interval();
        return String.format(
                Locale.ROOT,
                "%+.1f points (%.1f to %.1f), %s",
                100 * (share(second) - share(first)),
                100 * bounds.low(),
                100 * bounds.high(),
                Shown.p(pValue().orElseThrow()));
    }
}
