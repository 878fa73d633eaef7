package dev.lifecycle.metrics.survival;

import java.util.Arrays;
import java.util.Collection;

/** The distinct times of a study, where times that differ by rounding alone are one: the earliest of each run of such times. */
final class TimeGrid {

    /** About the square root of the precision of a double. */
    private static final double ROUNDING = 1.5e-8;

    private static final TimeGrid EXACT = new TimeGrid(new double[0], 0);

    private final double[] times;
    private final double tolerance;

    private TimeGrid(double[] times, double tolerance) {
        this.times = times;
        this.tolerance = tolerance;
    }

    static TimeGrid of(Ties ties, Collection<SurvivalState> groups) {
        if (ties == Ties.EXACT) {
            return EXACT;
        }
        double[] all = groups.stream().flatMapToDouble(SurvivalState::times).toArray();
        Arrays.sort(all);
        int distinct = 0;
        double mean = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
                // A running mean: the sum of the largest durations is no number.
                mean += (all[distinct - 1] - mean) / distinct;
            }
        }
        double tolerance = ROUNDING * mean;
        int kept = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < distinct; i++) {
            double time = all[i];
            if (time - before > tolerance) {
                all[kept++] = time;
            }
            before = time;
        }
        return new TimeGrid(kept == distinct ? new double[0] : Arrays.copyOf(all, kept), tolerance);
    }

    /** How far a time may lie before an event time and still be meant to be it. */
    double tolerance() {
        return tolerance;
    }

    /** Moves sorted times onto the grid, in place. */
    double[] onto(double[] sorted) {
        int at = 0;
        for (int i = 0; i < sorted.length && times.length > 0; i++) {
            while (at + 1 < times.length && times[at + 1] <= sorted[i]) {
                at++;
            }
            sorted[i] = times[at];
        }
        return sorted;
    }
}
