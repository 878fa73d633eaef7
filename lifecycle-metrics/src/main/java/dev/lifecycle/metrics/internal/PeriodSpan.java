package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;

/** How many periods lie between the first and the last: a mistyped year asks for more than memory holds, and is refused. */
public final class PeriodSpan {

    /** 179 years of days. */
    static final int MOST = 65_536;

    private PeriodSpan() {}

    /**
     * How many periods from the first to the last, both included.
     *
     * @throws IllegalArgumentException if there are implausibly many
     */
    public static int length(int first, int last, Periods periods) {
        if (isTooLong(first, last)) {
            throw new IllegalArgumentException(Messages.tooLongSpan(periods.label(first), periods.label(last), MOST));
        }
        return last - first + 1;
    }

    /**
     * Refuses a row whose period would make the span implausibly long.
     *
     * @throws InvalidRowException if it does
     */
    public static void check(int first, int last, Periods periods, Object row) {
        if (isTooLong(first, last)) {
            throw new InvalidRowException(Messages.tooLongSpan(periods.label(first), periods.label(last), MOST), row);
        }
    }

    private static boolean isTooLong(int first, int last) {
        return last - (long) first >= MOST;
    }
}
