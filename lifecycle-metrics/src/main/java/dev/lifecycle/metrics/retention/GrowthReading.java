package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.Observation;
import java.util.ArrayList;
import java.util.List;

/** Reads growth accounting from activity: one pass over the customers, one step per active period. */
record GrowthReading(BirthRule birthRule) implements ActivityMetric.Reading<Growth> {

    @Override
    public String definition(Periods periods) {
        return "growth/" + birthRule.id() + "/" + periods.idInZone();
    }

    @Override
    public Growth read(ActivityState activity, Periods periods, Observation observation) {
        String definition = definition(periods);
        ActivityGrid grid = activity.starts();
        if (grid.isEmpty()) {
            return new Growth(definition, periods, List.of(), activity.laterRows());
        }
        int first = grid.firstPeriod();
        int last = Math.max(grid.lastPeriod(), periods.indexOfDay(observation.lastDay(activity.lastDay())));
        int length = last - first + 1;
        long[] born = new long[length];
        long[] returning = new long[length];
        long[] resurrected = new long[length];
        long[] dormant = new long[length + 1];
        for (int customer = 0; customer < activity.customers(); customer++) {
            int previous = grid.first(customer);
            if (previous == ActivityGrid.NONE) {
                continue;
            }
            boolean isNew = birthRule == BirthRule.FIRST_QUALIFYING_EVENT
                    || activity.births().of(customer) == previous;
            (isNew ? born : resurrected)[previous - first]++;
            for (int p = grid.next(customer, previous + 1); p != ActivityGrid.NONE; p = grid.next(customer, p + 1)) {
                if (p == previous + 1) {
                    returning[p - first]++;
                } else {
                    dormant[previous + 1 - first]++;
                    resurrected[p - first]++;
                }
                previous = p;
            }
            dormant[previous + 1 - first]++;
        }
        int endDay = observation.endDay(activity.lastDay());
        List<GrowthPeriod> all = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            boolean complete = periods.startDay(first + i + 1) <= endDay;
            all.add(new GrowthPeriod(
                    definition, periods.at(first + i), born[i], returning[i], resurrected[i], dormant[i], complete));
        }
        return new Growth(definition, periods, all, activity.laterRows());
    }
}
