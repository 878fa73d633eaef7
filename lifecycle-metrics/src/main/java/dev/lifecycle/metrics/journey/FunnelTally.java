package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.Medians;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How many reached each step of a funnel, and in what time. */
final class FunnelTally {

    private final long[] reached;
    private final LongStream.Builder[] fromPrevious;
    private final LongStream.Builder[] fromFirst;
    private long excluded;
    private long open;

    FunnelTally(int steps) {
        reached = new long[steps];
        fromPrevious = new LongStream.Builder[steps];
        fromFirst = new LongStream.Builder[steps];
        Arrays.setAll(fromPrevious, i -> LongStream.builder());
        Arrays.setAll(fromFirst, i -> LongStream.builder());
    }

    /** Counts a subject, by the times of the steps it took, who may be able to go on. */
    void add(long[] times, boolean isOpen) {
        open += isOpen ? 1 : 0;
        for (int i = 0; i < times.length; i++) {
            reached[i]++;
            if (i > 0) {
                fromPrevious[i].add(times[i] - times[i - 1]);
                fromFirst[i].add(times[i] - times[0]);
            }
        }
    }

    /** Counts a subject that an exclusion takes out. */
    void exclude() {
        excluded++;
    }

    long excluded() {
        return excluded;
    }

    /** Whether anybody can still go on. */
    boolean isAnyOpen() {
        return open > 0;
    }

    /** Counts what was counted into cells, once: the times are told by it. */
    void tell(Cells into) {
        into.addAll("reached", 0, reached);
        into.add("excluded", 0, excluded);
        into.add("open", 0, open);
        for (int i = 0; i < reached.length; i++) {
            int step = i;
            fromPrevious[i].build().forEach(time -> into.add("from-previous", step, time, 1));
            fromFirst[i].build().forEach(time -> into.add("from-first", step, time, 1));
        }
    }

    void hear(Cells all) {
        all.into("reached", 0, reached);
        excluded += all.of("excluded", 0);
        open += all.of("open", 0);
        hear(all, "from-previous", fromPrevious);
        hear(all, "from-first", fromFirst);
    }

    private static void hear(Cells all, String what, LongStream.Builder[] steps) {
        all.forEach(what, (step, time, often) -> {
            LongStream.Builder times = steps[Cells.place(what, step, 0, steps.length)];
            for (long i = 0; i < often; i++) {
                times.add(time);
            }
        });
    }

    FunnelStep step(int i, String name, boolean complete, String definition) {
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
