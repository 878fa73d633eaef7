package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.IntervalMethod;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Lifetime value as revenue per account and period over churn per period, times gross margin.
 *
 * <p>Without churn there is no value, neither zero nor infinite: {@link #value()} is empty, and {@link #lowerBound()} is what follows
 * from the one-sided exact 95 % upper bound of a churn of 0 of n. Without customers there is neither.
 *
 * @param arpa   revenue per account and period
 * @param churn  churned of customers, per period
 * @param margin gross margin, 0 to 1; 1 gives revenue value
 */
public record ArpaValue(double arpa, Rate churn, double margin) implements Result, Serializable {

    /** Refuses a negative or infinite ARPA and a margin outside of 0 to 1. */
    public ArpaValue {
        if (!(arpa >= 0) || Double.isInfinite(arpa)) {
            throw new IllegalArgumentException(Messages.negative("revenue per account", String.valueOf(arpa)));
        }
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException(Messages.probability("gross margin", margin));
        }
    }

    /** Revenue value: margin 1. */
    public static ArpaValue of(double arpa, Rate churn) {
        return new ArpaValue(arpa, churn, 1);
    }

    /** The same with a gross margin. */
    public ArpaValue margin(double share) {
        return new ArpaValue(arpa, churn, share);
    }

    /** The id of the definition: revenue value, or margin value where a gross margin was given. */
    public String definition() {
        return "value/arpa-over-churn/" + (margin == 1 ? "revenue" : "margin");
    }

    /** ARPA × margin / churn; empty if the churn is zero or undefined. */
    public OptionalDouble value() {
        return churn.part() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(arpa * margin * churn.whole() / churn.part());
    }

    /** The value at the one-sided exact 95 % upper bound of churn: it is at least this; empty without customers. */
    public OptionalDouble lowerBound() {
        if (churn.whole() == 0) {
            return OptionalDouble.empty();
        }
        double upper = IntervalMethod.ONE_SIDED_EXACT_UPPER
                .of(churn, MeasuredRate.DEFAULT_CONFIDENCE)
                .high();
        return OptionalDouble.of(arpa * margin / upper);
    }

    /**
     * ARPA × margin over the mean of several months' churn, such as six complete ones; empty if that mean is zero.
     *
     * @throws IllegalArgumentException without months, or if a churn is outside of 0 to 1
     */
    public static OptionalDouble trailing(double arpa, double margin, double... monthlyChurn) {
        for (double churn : monthlyChurn) {
            if (!(churn >= 0 && churn <= 1)) {
                throw new IllegalArgumentException(Messages.probability("churn", churn));
            }
        }
        double mean = Arrays.stream(monthlyChurn)
                .average()
                .orElseThrow(() -> new IllegalArgumentException(Messages.noMonths()));
        return mean == 0 ? OptionalDouble.empty() : OptionalDouble.of(arpa * margin / mean);
    }

    /** {@code 2000.00}, or {@code at least 1108.69, nobody churned of 40}, or {@code undefined}. */
    @Override
    public String toString() {
        if (value().isPresent()) {
            return String.format(Locale.ROOT, "%.2f", value().getAsDouble());
        }
        return lowerBound().isEmpty()
                ? "undefined"
                : String.format(
                        Locale.ROOT,
                        "at least %.2f, nobody churned of %d",
                        lowerBound().getAsDouble(),
                        churn.whole());
    }
}
