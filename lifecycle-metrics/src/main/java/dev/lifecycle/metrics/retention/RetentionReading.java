package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Activity;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.Earliest;
import dev.lifecycle.metrics.internal.Observation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the cohort table from activity: one pass over the customers, one step per active period. */
record RetentionReading(RetentionShape shape) implements ActivityMetric.Reading<Retention> {

    @Override
    public Retention read(Activity activity, Periods periods, Observation observation) {
        String definition = shape.id() + "/calendar/" + periods.id();
        if (activity.starts().isEmpty() && !hasBirths(activity)) {
            return new Retention(definition, periods, null, List.of(), activity.laterRows());
        }
        int lastRowDay = activity.lastDay() == Integer.MIN_VALUE ? latestBirthDay(activity, periods) : activity.lastDay();
        int lastDay = observation.lastDay(lastRowDay);
        CohortCounts counts = count(activity, firstEntry(activity), periods.indexOfDay(lastDay));
        int endDay = observation.endDay(lastRowDay);
        List<Cohort> cohorts = new ArrayList<>();
        counts.forEach((entry, size, row) -> cohorts.add(new Cohort(
                definition, periods.at(entry), size, row, completeThrough(entry, row.size(), periods, endDay))));
        return new Retention(definition, periods, LocalDate.ofEpochDay(lastDay), cohorts, activity.laterRows());
    }

    private CohortCounts count(Activity activity, int firstPeriod, int lastPeriod) {
        CohortCounts counts = new CohortCounts(firstPeriod, lastPeriod, shape);
        ActivityGrid starts = activity.starts();
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

    private int entry(Activity activity, int customer) {
        if (shape.declaredBirth()) {
            long birth = activity.births().of(customer);
            return birth == Earliest.NONE ? ActivityGrid.NONE : (int) birth;
        }
        if (shape.firstEver() && activity.firstStarts().of(customer) > activity.firstRows().of(customer)) {
            return ActivityGrid.NONE;
        }
        return activity.starts().first(customer);
    }

    private int completeThrough(int entry, int cells, Periods periods, int endDay) {
        int k = -1;
        while (k + 1 < cells && periods.startDay(entry + lastPeriodOf(k + 1) + 1) <= endDay) {
            k++;
        }
        return k;
    }

    private int lastPeriodOf(int k) {
        return shape.reach() == RetentionShape.Reach.BRACKET
                ? shape.brackets().stream().limit(k).mapToInt(Integer::intValue).sum()
                : k;
    }

    private int firstEntry(Activity activity) {
        int first = activity.starts().isEmpty() ? Integer.MAX_VALUE : activity.starts().firstPeriod();
        for (int customer = 0; shape.declaredBirth() && customer < activity.customers(); customer++) {
            long birth = activity.births().of(customer);
            first = birth == Earliest.NONE ? first : Math.min(first, (int) birth);
        }
        return first;
    }

    private static boolean hasBirths(Activity activity) {
        for (int customer = 0; customer < activity.customers(); customer++) {
            if (activity.births().of(customer) != Earliest.NONE) {
                return true;
            }
        }
        return false;
    }

    private static int latestBirthDay(Activity activity, Periods periods) {
        int last = Integer.MIN_VALUE;
        for (int customer = 0; customer < activity.customers(); customer++) {
            long birth = activity.births().of(customer);
            last = birth == Earliest.NONE ? last : Math.max(last, periods.startDay((int) birth));
        }
        return last;
    }
}
