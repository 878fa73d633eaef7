package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/** Durations to a survival result. */
record SurvivalMetric<T, R>(
        String counted,
        Extractor<? super T, ? extends Number> duration,
        Extractor<? super T, Boolean> event,
        Extractor<? super T, ? extends Number> entry,
        Ties ties,
        Extractor<RiskSets, R> finish)
        implements Metric<T, SurvivalState, R> {

    @Override
    public String definition() {
        return counted;
    }

    @Override
    public SurvivalState empty() {
        return new SurvivalState();
    }

    @Override
    public void add(SurvivalState tenures, T row) {
        double length = Rows.<T, Number>required(duration, row, "duration").doubleValue();
        boolean ended = Rows.<T, Boolean>required(event, row, "event");
        double from = Rows.<T, Number>required(entry, row, "entry").doubleValue();
        String problem = SurvivalState.problem(from, length);
        if (!problem.isEmpty()) {
            throw new InvalidRowException(problem, row);
        }
        tenures.add(from, length, ended);
    }

    @Override
    public SurvivalState merge(SurvivalState left, SurvivalState right) {
        left.addAll(right);
        return left;
    }

    @Override
    public R result(SurvivalState tenures) {
        return finish.apply(tenures.riskSets(ties));
    }
}
