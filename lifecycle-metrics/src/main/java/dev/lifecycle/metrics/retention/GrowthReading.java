package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.util.List;

/** Reads growth accounting from activity. */
record GrowthReading(BirthRule birthRule) implements ActivityMetric.Reading<Growth> {

    @Override
    public String definition(Periods periods) {
        return "growth/" + birthRule.id() + "/" + periods.idInZone();
    }

    @Override
    public Growth read(ActivityState activity, Periods periods, Observation observation) {
        ActivityGrid grid = activity.starts();
        if (grid.isEmpty()) {
            return nobody(periods, activity.laterRows());
        }
        int first = grid.firstPeriod();
        int last = Math.max(grid.lastPeriod(), periods.indexOfDay(observation.lastDay(activity.lastDay())));
        GrowthTally tally = new GrowthTally(first, last - first + 1);
        tally.countAll(activity, birthRule);
        return growth(tally, periods, observation.endDay(activity.lastDay()), activity.laterRows());
    }

    @Override
    public void count(ActivityState one, Periods periods, Observation observation, Cells into) {
        ActivityGrid grid = one.starts();
        if (!grid.isEmpty()) {
            GrowthTally tally = new GrowthTally(grid.firstPeriod(), grid.lastPeriod() - grid.firstPeriod() + 1);
            tally.countAll(one, birthRule);
            tally.tell(into);
        }
    }

    @Override
    public Growth result(Cells all, Periods periods, Observation observation) {
        long later = all.of(ActivityMetric.LATER, 0);
        long first = Math.min(all.firstRow("new"), all.firstRow("resurrected"));
        if (first == Long.MAX_VALUE) {
            return nobody(periods, later);
        }
        int last = periods.indexOfDay(observation.declaredLastDay());
        GrowthTally tally = new GrowthTally(
                Math.toIntExact(first),
                PeriodSpan.length(Math.toIntExact(first), Math.max(Math.toIntExact(first), last), periods));
        tally.hear(all);
        return growth(tally, periods, observation.declaredEndDay(), later);
    }

    private Growth nobody(Periods periods, long later) {
        return new Growth(definition(periods), periods, List.of(), later);
    }

    private Growth growth(GrowthTally tally, Periods periods, int endDay, long later) {
        String definition = definition(periods);
        return new Growth(definition, periods, tally.periods(definition, periods, endDay), later);
    }
}
