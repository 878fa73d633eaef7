package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;

/** Reads blocks of rows that lie in memory as columns: a look-up from day to period, then one bit per row. */
public final class ColumnReader implements ActivityReader<Columns> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DAYS = 1 << 20;

    @Override
    public ActivityState empty() {
        return new ActivityState(true, false);
    }

    @Override
    public void read(Columns rows, ActivityState into, Periods periods, Observation observation) {
        if (rows.size() == 0) {
            return;
        }
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        int lastCustomer = 0;
        int anyCustomer = 0;
        for (int i = 0; i < rows.size(); i++) {
            first = Math.min(first, rows.day(i));
            last = Math.max(last, rows.day(i));
            lastCustomer = Math.max(lastCustomer, rows.customer(i));
            anyCustomer |= rows.customer(i);
        }
        if ((long) last - first > MOST_DAYS) {
            throw new InvalidRowException(Messages.implausibleDays(first, last), rows)
                    .at(placeOf(rows, farthest(first, last)));
        }
        if (anyCustomer < 0) {
            throw negative(rows);
        }
        if (observation.isLater(last)) {
            oneByOne(rows, into, periods, observation);
            return;
        }
        ActivityGrid grid = into.starts();
        try {
            grid.makeRoom(lastCustomer, periods.indexOfDay(first), periods.indexOfDay(last));
            if (grid.isNarrow()) {
                inWords(rows, first, last, grid, periods);
            } else {
                inBlocks(rows, first, last, grid, periods);
            }
        } catch (IllegalArgumentException e) {
            InvalidRowException refused = new InvalidRowException(String.valueOf(e.getMessage()), rows)
                    .at(placeOf(rows, farthest(first, last)));
            refused.addSuppressed(e);
            throw refused;
        }
        into.seen(last);
    }

    private static InvalidRowException negative(Columns rows) {
        int place = 0;
        while (rows.customer(place) >= 0) {
            place++;
        }
        return new InvalidRowException(Messages.negativeCustomer(rows.customer(place)), rows).at(place);
    }

    /** Of two days too far apart, the one farther from 1970. */
    private static int farthest(int first, int last) {
        return Math.abs((long) first) > Math.abs((long) last) ? first : last;
    }

    private static int placeOf(Columns rows, int day) {
        int place = 0;
        while (rows.day(place) != day) {
            place++;
        }
        return place;
    }

    /** The hot loop: a look-up from day to bit, one word per row. */
    private static void inWords(Columns rows, int first, int last, ActivityGrid grid, Periods periods) {
        long[] bitOfDay = new long[last - first + 1];
        for (int day = first; day <= last; day++) {
            bitOfDay[day - first] = 1L << (periods.indexOfDay(day) - grid.base());
        }
        long[] words = grid.words();
        int customers = 0;
        for (int i = 0; i < rows.size(); i++) {
            int customer = rows.customer(i);
            words[customer] |= bitOfDay[rows.day(i) - first];
            customers = Math.max(customers, customer);
        }
        grid.reached(customers + 1);
    }

    private static void inBlocks(Columns rows, int first, int last, ActivityGrid grid, Periods periods) {
        int[] periodOfDay = new int[last - first + 1];
        for (int day = first; day <= last; day++) {
            periodOfDay[day - first] = periods.indexOfDay(day);
        }
        for (int i = 0; i < rows.size(); i++) {
            grid.mark(rows.customer(i), periodOfDay[rows.day(i) - first]);
        }
    }

    private static void oneByOne(Columns rows, ActivityState into, Periods periods, Observation observation) {
        for (int i = 0; i < rows.size(); i++) {
            if (observation.isLater(rows.day(i))) {
                into.later();
            } else {
                into.starts().mark(rows.customer(i), periods.indexOfDay(rows.day(i)));
                into.seen(rows.day(i));
            }
        }
    }
}
