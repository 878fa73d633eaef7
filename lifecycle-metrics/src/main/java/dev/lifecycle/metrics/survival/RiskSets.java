package dev.lifecycle.metrics.survival;

import java.util.Arrays;

/**
 * The distinct times at which the event happened, in order, with how many were under observation just before each and how many
 * of them had it. Whoever stops being observed at the time of an event was still at risk of it.
 *
 * @param subjects how many durations there were, with or without event
 * @param censored how many of them ended without the event
 * @param last     the longest duration; 0 without any
 * @param rounding how far a time may lie before an event time and still be meant to be it
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, seen inside the module alone
record RiskSets(
        double[] times, long[] atRisk, long[] events, long subjects, long censored, double last, double rounding) {

    static RiskSets of(RiskWalk walk, double rounding) {
        int most = walk.distinctEventsAtMost();
        double[] times = new double[most];
        long[] atRisk = new long[most];
        long[] events = new long[most];
        int size = 0;
        for (double t = walk.nextEvent(); t < Double.POSITIVE_INFINITY; t = walk.nextEvent()) {
            walk.moveTo(t);
            times[size] = t;
            atRisk[size] = walk.atRisk();
            events[size] = walk.takeEvents(t);
            if (events[size] > atRisk[size]) {
                throw new IllegalArgumentException(Messages.shorterThanRounding(t));
            }
            size++;
        }
        return new RiskSets(
                Arrays.copyOf(times, size),
                Arrays.copyOf(atRisk, size),
                Arrays.copyOf(events, size),
                walk.subjects(),
                walk.censored(),
                walk.last(),
                rounding);
    }

    /**
     * The index of the last event time at or before t, or after it by rounding alone; −1 before the first.
     *
     * @throws IllegalArgumentException if t is NaN
     */
    int indexAt(double t) {
        if (Double.isNaN(t)) {
            throw new IllegalArgumentException(Messages.noTime());
        }
        int found = Arrays.binarySearch(times, t + rounding);
        return found >= 0 ? found : -found - 2;
    }
}
