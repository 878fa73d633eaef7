package dev.lifecycle.metrics.watch;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One point of a rate that is watched, and what its past makes of it.
 *
 * @param day       the first of its period
 * @param rate      the point
 * @param verdict   whether it is out of the ordinary
 * @param expected  the rate of its past; null while that says nothing
 * @param usual     what is likely of it; null likewise
 * @param pValue    how often a usual point lies so far out; 1 while nothing is known
 * @param ofWeekday whether it was compared with its own weekday
 */
public record WatchedRate(
        LocalDate day,
        Rate rate,
        Verdict verdict,
        @Nullable Double expected,
        @Nullable Interval usual,
        double pValue,
        boolean ofWeekday)
        implements Result, Serializable {

    /** Whether a point is out of the ordinary. */
    public enum Verdict {
        /** Its past, or the point itself, is too small to tell. */
        UNKNOWN,
        /** Within what its past makes likely. */
        USUAL,
        /** Outside. */
        ALERT
    }

    static WatchedRate unknown(LocalDate day, Rate rate) {
        return new WatchedRate(day, rate, Verdict.UNKNOWN, null, null, 1, false);
    }

    /** Whether somebody is to be told. */
    public boolean isAlert() {
        return verdict == Verdict.ALERT;
    }

    /** {@code 2026-03-02: 40 of 100 = 40.0 %, usual 55.1 % to 74.9 %: alert, p < 0.001}. */
    @Override
    public String toString() {
        return day + ": " + rate
                + (usual == null
                        ? ": unknown"
                        : ", usual " + Shown.percent(usual.low()) + " to " + Shown.percent(usual.high())
                                + (ofWeekday ? " on this weekday" : "") + ": "
                                + (isAlert() ? "alert, " : "as usual, ") + Shown.p(pValue));
    }
}
