package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Durations by group to a {@link LogRank} test: a collector, and the four functions beneath it.
 *
 * <p>A row is refused with {@link InvalidRowException} if its group, duration, event or stratum is missing, its duration is
 * negative or not a number, or it enters at or after its end.
 *
 * @param <T> the host's row
 */
public final class LogRankMetric<T> implements Metric<T, GroupedTenures, LogRank> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> group;
    private final Extractor<? super T, ? extends Number> duration;
    private final Extractor<? super T, Boolean> event;
    private final Extractor<? super T, ? extends Number> entry;
    private final Extractor<? super T, ?> stratum;
    private final Weighting weighting;

    LogRankMetric(
            Extractor<? super T, ?> group,
            Extractor<? super T, ? extends Number> duration,
            Extractor<? super T, Boolean> event,
            Extractor<? super T, ? extends Number> entry,
            Extractor<? super T, ?> stratum,
            Weighting weighting) {
        this.group = group;
        this.duration = duration;
        this.event = event;
        this.entry = entry;
        this.stratum = stratum;
        this.weighting = weighting;
    }

    /** Compares groups within strata only, and adds up what the strata say. */
    public LogRankMetric<T> stratifiedBy(Extractor<? super T, ?> by) {
        return new LogRankMetric<>(group, duration, event, entry, by, weighting);
    }

    /** Left truncation: see {@link TenureMetric#enteringAt}. */
    public LogRankMetric<T> enteringAt(Extractor<? super T, ? extends Number> entered) {
        return new LogRankMetric<>(group, duration, event, entered, stratum, weighting);
    }

    /** Weighs events otherwise than alike. */
    public LogRankMetric<T> weighted(Weighting by) {
        return new LogRankMetric<>(group, duration, event, entry, stratum, by);
    }

    @Override
    public GroupedTenures empty() {
        return new GroupedTenures();
    }

    @Override
    public void add(GroupedTenures all, T row) {
        Object in = Rows.<T, Object>required(group, row, "group");
        Object within = Rows.<T, Object>required(stratum, row, "stratum");
        double length = Rows.<T, Number>required(duration, row, "duration").doubleValue();
        boolean ended = Rows.<T, Boolean>required(event, row, "event");
        double from = Rows.<T, Number>required(entry, row, "entry").doubleValue();
        String problem = Tenures.problem(from, length);
        if (!problem.isEmpty()) {
            throw new InvalidRowException(problem, String.valueOf(row));
        }
        all.of(within, in).add(from, length, ended);
    }

    @Override
    public GroupedTenures merge(GroupedTenures left, GroupedTenures right) {
        left.addAll(right);
        return left;
    }

    @Override
    public LogRank result(GroupedTenures all) {
        return new GroupComparison(all, weighting).test();
    }
}
