package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A rate as a metric reports it: the number, its interval with the method that made it, whether the period behind it is over,
 * and which definition was used.
 *
 * <p>Undefined with a whole of zero: {@link #value()} is empty, the interval spans 0 to 1.
 *
 * @param rate       part of whole
 * @param complete   whether everything that belongs into it can have been seen; false for an open period
 * @param definition id of the definition, such as {@code retention/on/first-time/calendar/month@Europe/Paris}
 * @param method     how {@link #interval()} is computed
 * @param confidence of the interval, such as 0.95
 */
public record MeasuredRate(Rate rate, boolean complete, String definition, IntervalMethod method, double confidence)
        implements Result, Serializable {

    /** The confidence of every interval that asks for none. */
    public static final double DEFAULT_CONFIDENCE = 0.95;

    /** With the default interval: Wilson, 95 %. */
    public static MeasuredRate of(Rate rate, boolean complete, String definition) {
        return new MeasuredRate(rate, complete, definition, IntervalMethod.WILSON, DEFAULT_CONFIDENCE);
    }

    /** The same rate with another interval. */
    public MeasuredRate with(IntervalMethod otherMethod, double otherConfidence) {
        return new MeasuredRate(rate, complete, definition, otherMethod, otherConfidence);
    }

    /** How many had it. */
    public long part() {
        return rate.part();
    }

    /** How many could have had it. */
    public long whole() {
        return rate.whole();
    }

    /** Part over whole, a probability; empty when the whole is zero. */
    public OptionalDouble value() {
        return rate.value();
    }

    /** What the true share may be, in probabilities. */
    public Interval interval() {
        return method.of(rate, confidence);
    }

    /** {@code 18 of 120 = 15.0 % (9.7–22.5 %), complete}. */
    @Override
    public String toString() {
        String state = complete ? "complete" : "open";
        if (rate.whole() == 0) {
            return rate + ", " + state;
        }
        Interval bounds = interval();
        return String.format(
                Locale.ROOT, "%s (%.1f–%.1f %%), %s", rate, 100 * bounds.low(), 100 * bounds.high(), state);
    }
}
