package dev.lifecycle.metrics.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For each day, how many were active on it or within a window up to it, as steps up and down: a customer steps in with an active day and out a
 * window later, unless they came again.
 */
final class RollingSteps {

    private final List<Integer> windows;
    private final int first;
    private final long[] active;
    private final long[][] within;

    /** Takes a step. */
    @FunctionalInterface
    interface Taker {
        void take(long day, long by);
    }

    RollingSteps(List<Integer> windows, int first, int last) {
        this.windows = windows;
        this.first = first;
        this.active = new long[last - first + 2];
        this.within = new long[windows.size()][last - first + 2];
    }

    /** The steps of one customer's active days, which come in order. */
    static void walk(long[] days, int window, Taker taker) {
        long out = Long.MIN_VALUE;
        for (long day : days) {
            if (day >= out) {
                if (out != Long.MIN_VALUE) {
                    taker.take(out, -1);
                }
                taker.take(day, 1);
            }
            out = day + window;
        }
        taker.take(out, -1);
    }

    void customer(long[] days) {
        walk(days, 1, (day, by) -> step(active, day, by));
        for (int i = 0; i < within.length; i++) {
            long[] steps = within[i];
            walk(days, windows.get(i), (day, by) -> step(steps, day, by));
        }
    }

    /** @throws IllegalArgumentException if there is no such window */
    void step(long window, long day, long by) {
        int place = windows.indexOf(Math.toIntExact(window));
        if (window != 1 && place < 0) {
            throw new IllegalArgumentException(Messages.noWindow(window, windows.toString()));
        }
        step(window == 1 ? active : within[place], day, by);
    }

    private void step(long[] steps, long day, long by) {
        if (day >= first && day - first < steps.length) {
            steps[(int) (day - first)] += by;
        }
    }

    /** @param endDay the first day that is not completely observed */
    List<RollingActives.Day> days(int endDay) {
        long[] onDay = summed(active);
        List<long[]> inWindow = Arrays.stream(within).map(RollingSteps::summed).toList();
        List<RollingActives.Day> days = new ArrayList<>();
        for (int i = 0; i < onDay.length - 1; i++) {
            int place = i;
            days.add(new RollingActives.Day(
                    LocalDate.ofEpochDay(first + (long) i),
                    onDay[i],
                    inWindow.stream().map(counts -> counts[place]).toList(),
                    first + i < endDay));
        }
        return days;
    }

    private static long[] summed(long[] steps) {
        long[] sums = steps.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }
}
