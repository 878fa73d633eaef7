package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.Medians;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads a funnel from events: one walk per subject, then counts and medians per step. */
record FunnelReading(
        List<String> steps,
        FunnelOrder order,
        @Nullable FunnelTouch declaredTouch,
        boolean strictlyLater,
        @Nullable Duration window,
        Set<String> exclusions,
        String rows)
        implements EventMetric.Reading<Funnel> {

    static FunnelReading of(List<String> steps) {
        return new FunnelReading(List.copyOf(steps), FunnelOrder.SEQUENTIAL, null, false, null, new TreeSet<>(), "");
    }

    FunnelReading inOrder(FunnelOrder other) {
        return new FunnelReading(steps, other, declaredTouch, strictlyLater, window, exclusions, rows).checked();
    }

    FunnelReading timedFrom(FunnelTouch other) {
        return new FunnelReading(steps, order, other, strictlyLater, window, exclusions, rows).checked();
    }

    FunnelReading later() {
        return new FunnelReading(steps, order, declaredTouch, true, window, exclusions, rows).checked();
    }

    FunnelReading inWindow(Duration other) {
        return new FunnelReading(steps, order, declaredTouch, strictlyLater, other, exclusions, rows);
    }

    FunnelReading without(String event) {
        Set<String> more = new TreeSet<>(exclusions);
        more.add(event);
        return new FunnelReading(steps, order, declaredTouch, strictlyLater, window, more, rows);
    }

    /** What the definition id says of the rows and their attribution. */
    FunnelReading over(String rowsId) {
        return new FunnelReading(steps, order, declaredTouch, strictlyLater, window, exclusions, rowsId);
    }

    private FunnelReading checked() {
        if (order == FunnelOrder.ANY && strictlyLater) {
            throw new IllegalArgumentException(Messages.laterInAnyOrder());
        }
        if (order == FunnelOrder.ANY && declaredTouch == FunnelTouch.LATEST) {
            throw new IllegalArgumentException(Messages.latestInAnyOrder());
        }
        return this;
    }

    /** The latest first step, unless declared; in any order the first event that is a step. */
    FunnelTouch touch() {
        if (declaredTouch != null) {
            return declaredTouch;
        }
        return order == FunnelOrder.ANY ? FunnelTouch.FIRST : FunnelTouch.LATEST;
    }

    String id() {
        return "funnel/" + order.id() + "/" + String.join(",", steps) + touch().id()
                + (strictlyLater ? "/strictly-later" : "")
                + (window == null ? "" : "/within-" + window)
                + (exclusions.isEmpty() ? "" : "/without-" + String.join(",", exclusions)) + rows;
    }

    /** The events whose first row says to which segment a subject belongs: the first step, or any step where they may come in any order. */
    Set<String> entries() {
        return order == FunnelOrder.ANY ? Set.copyOf(steps) : Set.of(steps.get(0));
    }

    @Override
    public Funnel read(EventState log, long until) {
        long span = window == null ? Long.MAX_VALUE : window.toNanos() / 1_000;
        FunnelWalk walk = FunnelWalk.of(log, this, span);
        Tally tally = new Tally(steps.size());
        int[] order = log.sorted();
        long excluded = 0;
        boolean open = false;
        for (int start = 0; start < order.length; ) {
            int end = log.endOfSubject(order, start);
            long[] times = walk.best(order, start, end);
            if (walk.isExcluded(order, start, end, times)) {
                excluded++;
            } else {
                tally.add(times);
                open |= times.length > 0 && times.length < steps.size() && until - times[0] < span;
            }
            start = end;
        }
        boolean complete = window == null || !open;
        List<FunnelStep> result = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            result.add(tally.step(i, name(i), complete, id()));
        }
        return new Funnel(id(), result, excluded);
    }

    private String name(int step) {
        return order == FunnelOrder.ANY ? "any " + (step + 1) + " of " + steps.size() : steps.get(step);
    }

    /** Times of those who reached each step. */
    private static final class Tally {
        private final long[] reached;
        private final LongStream.Builder[] fromPrevious;
        private final LongStream.Builder[] fromFirst;

        Tally(int steps) {
            reached = new long[steps];
            fromPrevious = new LongStream.Builder[steps];
            fromFirst = new LongStream.Builder[steps];
            Arrays.setAll(fromPrevious, i -> LongStream.builder());
            Arrays.setAll(fromFirst, i -> LongStream.builder());
        }

        private void add(long[] times) {
            for (int i = 0; i < times.length; i++) {
                reached[i]++;
                if (i > 0) {
                    fromPrevious[i].add(times[i] - times[i - 1]);
                    fromFirst[i].add(times[i] - times[0]);
                }
            }
        }

        private FunnelStep step(int i, String name, boolean complete, String definition) {
            Rate relative = new Rate(reached[i], reached[Math.max(0, i - 1)]);
            return new FunnelStep(
                    name,
                    reached[i],
                    MeasuredRate.of(relative, complete, definition),
                    MeasuredRate.of(new Rate(reached[i], reached[0]), complete, definition),
                    median(fromPrevious[i].build().sorted().toArray()),
                    median(fromFirst[i].build().sorted().toArray()));
        }

        private static @Nullable Duration median(long[] sorted) {
            return sorted.length == 0 ? null : Medians.of(sorted);
        }
    }
}
