package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A share of a whole: churned of those at the start, promoters of those who answered.
 *
 * <p>Undefined when the whole is zero: {@link #value()} is then empty and every interval spans 0 to 1. Never NaN.
 * Two rates over disjoint groups {@link #plus(Rate) add up}; that is what makes every metric built on them mergeable.
 *
 * @param part  how many had it, 0 ≤ part ≤ whole (customers, unless the metric says otherwise)
 * @param whole how many could have had it
 */
public record Rate(long part, long whole) implements Result, Serializable {

    /** The rate of nobody: the neutral element of {@link #plus(Rate)}. */
    public static final Rate EMPTY = new Rate(0, 0);

    /** @throws IllegalArgumentException if part is negative or larger than whole */
    public Rate {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(Messages.partOutsideWhole(part, whole));
        }
    }

    /** Part over whole, a probability; empty when the whole is zero. */
    public OptionalDouble value() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** The rate of both groups together; the groups must be disjoint. */
    public Rate plus(Rate other) {
        return new Rate(Math.addExact(part, other.part), Math.addExact(whole, other.whole));
    }

    /** Those of the whole who did not have it. */
    public Rate complement() {
        return new Rate(whole - part, whole);
    }

    /**
     * The Wilson score interval, which stays inside 0 to 1 and behaves for small groups and for 0 or all of them.
     *
     * @param z the normal quantile of the confidence, such as 1.959964 for 95 %
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>; Newcombe 1998, method 3
     */
    public Interval wilson(double z) {
        if (whole == 0) {
            return Interval.UNKNOWN_SHARE;
        }
        double n = whole;
        double p = part / n;
        double z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        // At 0 and at all of them the bound is exact; rounding would leave it at 1e-17 or below 1.
        return new Interval(part == 0 ? 0 : centre - half, part == whole ? 1 : centre + half);
    }

    /**
     * The interval by a named method.
     *
     * @param confidence two-sided confidence (one-sided for the one-sided method), 0 &lt; confidence &lt; 1, such as 0.95
     */
    public Interval interval(IntervalMethod method, double confidence) {
        return method.of(this, confidence);
    }

    /** {@code 18 of 120 = 15.0 %}, or {@code 0 of 0, undefined}. */
    @Override
    public String toString() {
        return whole == 0 ? "0 of 0, undefined" : part + " of " + whole + " = " + Shown.percent((double) part / whole);
    }
}
