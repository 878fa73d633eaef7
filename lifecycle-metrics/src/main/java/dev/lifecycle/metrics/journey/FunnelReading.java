package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a funnel from events: one walk per subject, then counts and medians per step. */
record FunnelReading(
        List<String> steps,
        FunnelOrder order,
        @Nullable Touch declaredTouch,
        boolean strictlyLater,
        @Nullable Duration window,
        Set<String> exclusions,
        String rows)
        implements EventMetric.SummedReading<Funnel> {

    /** From which of several first steps, all followed by the same further steps, times to convert are counted. */
    enum Touch {
        /** The first from which the subject got as far within the window. */
        FIRST,
        /** The latest before the row of steps that got there first. */
        LATEST;

        private String id() {
            return this == FIRST ? "/from-first" : "/from-latest";
        }
    }

    static FunnelReading of(List<String> steps) {
        return new FunnelReading(List.copyOf(steps), FunnelOrder.SEQUENTIAL, null, false, null, new TreeSet<>(), "");
    }

    FunnelReading inOrder(FunnelOrder other) {
        return new FunnelReading(steps, other, declaredTouch, strictlyLater, window, exclusions, rows).checked();
    }

    FunnelReading timedFrom(Touch other) {
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
        if (order == FunnelOrder.ANY && declaredTouch == Touch.LATEST) {
            throw new IllegalArgumentException(Messages.latestInAnyOrder());
        }
        return this;
    }

    /** The latest first step, unless declared; in any order the first event that is a step. */
    Touch touch() {
        if (declaredTouch != null) {
            return declaredTouch;
        }
        return order == FunnelOrder.ANY ? Touch.FIRST : Touch.LATEST;
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
        return funnel(tally(log, until));
    }

    @Override
    public void count(EventState one, long until, Cells into) {
        tally(one, until).tell(into);
    }

    @Override
    public Funnel result(Cells all) {
        FunnelTally tally = new FunnelTally(steps.size());
        tally.hear(all);
        return funnel(tally);
    }

    private FunnelTally tally(EventState log, long until) {
        long span = window == null ? Long.MAX_VALUE : window.toNanos() / 1_000;
        FunnelWalk walk = FunnelWalk.of(log, this, span);
        FunnelTally tally = new FunnelTally(steps.size());
        int[] order = log.sorted();
        for (int start = 0; start < order.length; ) {
            int end = log.endOfSubject(order, start);
            long[] times = walk.best(order, start, end);
            if (walk.isExcluded(order, start, end, times)) {
                tally.exclude();
            } else {
                tally.add(times, times.length > 0 && times.length < steps.size() && until - times[0] < span);
            }
            start = end;
        }
        return tally;
    }

    private Funnel funnel(FunnelTally tally) {
        boolean complete = window == null || !tally.isAnyOpen();
        List<FunnelStep> result = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            result.add(tally.step(i, name(i), complete, id()));
        }
        return new Funnel(id(), result, tally.excluded());
    }

    private String name(int step) {
        return order == FunnelOrder.ANY ? "any " + (step + 1) + " of " + steps.size() : steps.get(step);
    }
}
