package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.util.Locale;

/** Durations by group to a {@link LogRank} test. */
record LogRankMetric<T>(
        Extractor<? super T, ?> group,
        Extractor<? super T, ? extends Number> duration,
        Extractor<? super T, Boolean> event,
        Extractor<? super T, ? extends Number> entry,
        Extractor<? super T, ?> stratum,
        Weighting weighting,
        Ties ties)
        implements Metric<T, LogRankState, LogRank> {

    @Override
    public String definition() {
        return "survival/log-rank/" + weighting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public LogRankState empty() {
        return new LogRankState();
    }

    @Override
    public void add(LogRankState all, T row) {
        Object in = Rows.<T, Object>required(group, row, "group");
        Object within = Rows.<T, Object>required(stratum, row, "stratum");
        double length = Rows.<T, Number>required(duration, row, "duration").doubleValue();
        boolean ended = Rows.<T, Boolean>required(event, row, "event");
        double from = Rows.<T, Number>required(entry, row, "entry").doubleValue();
        String problem = SurvivalState.problem(from, length);
        if (!problem.isEmpty()) {
            throw new InvalidRowException(problem, row);
        }
        all.of(within, in).add(from, length, ended);
    }

    @Override
    public LogRankState merge(LogRankState left, LogRankState right) {
        left.addAll(right);
        return left;
    }

    @Override
    public LogRank result(LogRankState all) {
        return new GroupComparison(all, weighting, ties).test();
    }
}
