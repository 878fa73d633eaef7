package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.util.ArrayList;
import java.util.List;

/** The four classes of growth by period, while customers are counted into them. */
final class GrowthTally {

    private final int first;
    private final int length;
    private final long[] born;
    private final long[] returning;
    private final long[] resurrected;
    // One more: who is active in the last period is silent from the next one on.
    private final long[] dormant;

    GrowthTally(int first, int length) {
        this.first = first;
        this.length = length;
        this.born = new long[length];
        this.returning = new long[length];
        this.resurrected = new long[length];
        this.dormant = new long[length + 1];
    }

    /** Counts everybody: one pass over the customers, one step per active period. */
    void countAll(ActivityState activity, BirthRule birthRule) {
        ActivityGrid grid = activity.starts();
        int from = first;
        for (int customer = 0; customer < activity.customers(); customer++) {
            int previous = grid.first(customer);
            if (previous == ActivityGrid.NONE) {
                continue;
            }
            boolean isNew = birthRule == BirthRule.FIRST_QUALIFYING_EVENT
                    || activity.births().of(customer) == previous;
            (isNew ? born : resurrected)[previous - from]++;
            for (int p = grid.next(customer, previous + 1); p != ActivityGrid.NONE; p = grid.next(customer, p + 1)) {
                if (p == previous + 1) {
                    returning[p - from]++;
                } else {
                    dormant[previous + 1 - from]++;
                    resurrected[p - from]++;
                }
                previous = p;
            }
            dormant[previous + 1 - from]++;
        }
    }

    void tell(Cells into) {
        into.addAll("new", first, born);
        into.addAll("retained", first, returning);
        into.addAll("resurrected", first, resurrected);
        into.addAll("dormant", first, dormant);
    }

    void hear(Cells all) {
        all.into("new", first, born);
        all.into("retained", first, returning);
        all.into("resurrected", first, resurrected);
        all.into("dormant", first, dormant);
    }

    /** @param endDay the first day that is not completely observed */
    List<GrowthPeriod> periods(String definition, Periods periods, int endDay) {
        List<GrowthPeriod> all = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            boolean complete = periods.startDay(first + i + 1) <= endDay;
            all.add(new GrowthPeriod(
                    definition, periods.at(first + i), born[i], returning[i], resurrected[i], dormant[i], complete));
        }
        return all;
    }
}
