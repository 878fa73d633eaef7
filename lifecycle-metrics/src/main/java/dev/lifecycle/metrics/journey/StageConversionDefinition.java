package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;

/** What conversion counts, until {@link #metric()}. Immutable. */
public final class StageConversionDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageHistory<T> history;
    private final String from;
    private final String to;
    private final Duration horizon;

    StageConversionDefinition(StageHistory<T> history, String from, String to, Duration horizon) {
        this.history = history;
        this.from = from;
        this.to = to;
        this.horizon = horizon;
    }

    /** What is left to declare: the two stages. */
    @FunctionalInterface
    public interface Steps<T> {
        /** From which stage to which, with any in between. */
        Window<T> steps(String from, String to);
    }

    /** What is left to declare: the time. */
    @FunctionalInterface
    public interface Window<T> {
        /** Within how long after the entry, both ends included. */
        StageConversionDefinition<T> within(Duration horizon);
    }

    /** The metric. Broken down with {@link Metric#by}, an entry belongs to the segment of the row by which the subject entered. */
    public Metric<T, ?, StageConversion> metric() {
        String source = from;
        String target = to;
        Duration within = horizon;
        return history.read(
                "conversion/" + from + "/" + to + "/within-" + horizon, visits -> read(visits, source, target, within));
    }

    private static StageConversion read(Visits visits, String from, String target, Duration horizon) {
        long span = horizon.toNanos() / 1_000;
        int source = visits.number(from);
        int goal = visits.number(target);
        long entered = 0;
        long reached = 0;
        for (int i = 0; i < visits.size(); i++) {
            long at = visits.at(i);
            if (!visits.counts(i)
                    || visits.stageNumber(i) != source
                    || source == EventState.NONE
                    || visits.until() - at < span) {
                continue;
            }
            entered++;
            int j = i;
            while (!visits.isLast(j) && visits.at(j + 1) - at <= span) {
                j++;
                if (visits.stageNumber(j) == goal) {
                    reached++;
                    break;
                }
            }
        }
        String definition = "conversion/" + from + "/" + target + "/within-" + horizon + visits.rows();
        return new StageConversion(MeasuredRate.of(new Rate(reached, entered), true, definition));
    }
}
