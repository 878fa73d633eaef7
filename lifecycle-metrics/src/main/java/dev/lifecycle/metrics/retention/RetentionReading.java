package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.Earliest;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the cohort table from activity: one pass over the customers, one step per active period. */
record RetentionReading(RetentionShape shape, String conditions) implements ActivityMetric.Reading<Retention> {

    @Override
    public String definition(Periods periods) {
        return shape.id() + conditions + "/calendar/" + periods.idInZone();
    }

    @Override
    public Retention read(ActivityState activity, Periods periods, Observation observation) {
        IntSummaryStatistics births = births(activity);
        if (activity.starts().isEmpty() && births.getCount() == 0) {
            return nobody(periods, activity.laterRows());
        }
        int lastRowDay =
                activity.lastDay() == Integer.MIN_VALUE ? periods.startDay(births.getMax()) : activity.lastDay();
        int lastDay = observation.lastDay(lastRowDay);
        CohortCounts counts = count(activity, births, periods.indexOfDay(lastDay));
        return table(counts, periods, lastDay, observation.endDay(lastRowDay), activity.laterRows());
    }

    @Override
    public void count(ActivityState one, Periods periods, Observation observation, Cells into) {
        IntSummaryStatistics births = births(one);
        if (!one.starts().isEmpty() || births.getCount() > 0) {
            into.add("seen", 0, 1);
            count(one, births, periods.indexOfDay(observation.declaredLastDay()))
                    .tell(into);
        }
    }

    @Override
    public Retention result(Cells all, Periods periods, Observation observation) {
        long later = all.of(ActivityMetric.LATER, 0);
        if (all.of("seen", 0) == 0) {
            return nobody(periods, later);
        }
        int lastDay = observation.declaredLastDay();
        int last = periods.indexOfDay(lastDay);
        int first = (int) Math.min(last, all.firstRow("entered"));
        int lastEntry = (int) Math.max(last, all.lastRow("entered"));
        PeriodSpan.length(first, lastEntry, periods);
        CohortCounts counts = new CohortCounts(first, lastEntry, last, shape);
        counts.hear(all);
        return table(counts, periods, lastDay, observation.declaredEndDay(), later);
    }

    private Retention nobody(Periods periods, long later) {
        return new Retention(definition(periods), periods, null, List.of(), later);
    }

    private Retention table(CohortCounts counts, Periods periods, int lastDay, int endDay, long later) {
        String definition = definition(periods);
        List<Cohort> cohorts = new ArrayList<>();
        counts.forEach((entry, size, row) -> cohorts.add(new Cohort(
                definition, periods.at(entry), size, row, completeThrough(entry, row.size(), periods, endDay))));
        return new Retention(definition, periods, LocalDate.ofEpochDay(lastDay), cohorts, later);
    }

    private CohortCounts count(ActivityState activity, IntSummaryStatistics births, int lastPeriod) {
        ActivityGrid starts = activity.starts();
        // An empty summary or grid answers the largest int as its first and the smallest as its last.
        int first = Math.min(starts.firstPeriod(), births.getMin());
        CohortCounts counts = new CohortCounts(first, Math.max(lastPeriod, births.getMax()), lastPeriod, shape);
        ActivityGrid returns = activity.returns();
        boolean apart = returns != starts || shape.declaredBirth();
        for (int customer = 0; customer < activity.customers(); customer++) {
            int entry = entry(activity, customer);
            while (entry != ActivityGrid.NONE) {
                counts.enter(entry, !shape.declaredBirth());
                int from = apart && !shape.declaredBirth() ? entry + 1 : entry;
                for (int p = returns.next(customer, from); p != ActivityGrid.NONE; p = returns.next(customer, p + 1)) {
                    counts.back(entry, p);
                }
                counts.done(entry);
                entry = shape.recurring() ? starts.next(customer, entry + 1) : ActivityGrid.NONE;
            }
        }
        return counts;
    }

    private int entry(ActivityState activity, int customer) {
        if (shape.declaredBirth()) {
            long birth = activity.births().of(customer);
            return birth == Earliest.NONE ? ActivityGrid.NONE : (int) birth;
        }
        if (shape.firstEver()
                && activity.firstStarts().of(customer) > activity.firstRows().of(customer)) {
            return ActivityGrid.NONE;
        }
        return activity.starts().first(customer);
    }

    private int completeThrough(int entry, int cells, Periods periods, int endDay) {
        int k = -1;
        while (k + 1 < cells && periods.startDay(entry + shape.lastPeriodOf(k + 1) + 1) <= endDay) {
            k++;
        }
        return k;
    }

    private static IntSummaryStatistics births(ActivityState activity) {
        return IntStream.range(0, activity.customers())
                .mapToLong(activity.births()::of)
                .filter(birth -> birth != Earliest.NONE)
                .mapToInt(Math::toIntExact)
                .summaryStatistics();
    }
}
