package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;

/** Reads blocks of rows that lie in memory as columns: a look-up from day to period, then one bit per row. */
public final class ColumnReader implements ActivityReader<Columns> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DAYS = 1 << 20;

    @Override
    public Activity empty() {
        return new Activity(true, false);
    }

    @Override
    public void read(Columns rows, Activity into, Periods periods, Observation observation) {
        if (rows.size() == 0) {
            return;
        }
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            first = Math.min(first, rows.day(i));
            last = Math.max(last, rows.day(i));
        }
        if ((long) last - first > MOST_DAYS) {
            throw new InvalidRowException(
                    "days from " + first + " to " + last + " since 1970-01-01 are no plausible dates", rows);
        }
        int[] periodOfDay = new int[last - first + 1];
        for (int day = first; day <= last; day++) {
            periodOfDay[day - first] = periods.indexOfDay(day);
        }
        ActivityGrid grid = into.starts();
        for (int i = 0; i < rows.size(); i++) {
            int day = rows.day(i);
            if (observation.isLater(day)) {
                into.later();
            } else {
                grid.mark(rows.customer(i), periodOfDay[day - first]);
                into.seen(day);
            }
        }
    }
}
