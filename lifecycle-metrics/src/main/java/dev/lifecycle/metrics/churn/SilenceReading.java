package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.util.ArrayList;
import java.util.List;

/** Reads churn by silence from purchase days: each customer is a row of active spells, each ended by reaching the threshold. */
record SilenceReading(Periods calendar, int threshold, boolean restated, boolean withoutReactivated)
        implements ActivityMetric.Reading<SilenceChurn> {

    @Override
    public String definition(Periods days) {
        return "churn/silence-" + threshold + "-days/start-of-period/" + calendar.idInZone()
                + (restated ? "/restated" : "") + (withoutReactivated ? "/without-reactivated" : "");
    }

    @Override
    public SilenceChurn read(ActivityState activity, Periods days, Observation observation) {
        String definition = definition(days);
        ActivityGrid grid = activity.starts();
        if (grid.isEmpty()) {
            return new SilenceChurn(definition, calendar, List.of(), activity.laterRows());
        }
        int endDay = observation.endDay(activity.lastDay());
        int lastDay = Math.max(grid.lastPeriod(), observation.lastDay(activity.lastDay()));
        Tally tally = new Tally(calendar.indexOfDay(grid.firstPeriod()), calendar.indexOfDay(lastDay));
        for (int customer = 0; customer < activity.customers(); customer++) {
            spells(grid, customer, endDay, tally);
        }
        List<SilencePeriod> all = new ArrayList<>();
        long active = 0;
        for (int i = 0; i < tally.length; i++) {
            active += tally.activeChange[i];
            boolean complete = calendar.startDay(tally.first + i + 1) <= endDay;
            all.add(new SilencePeriod(
                    calendar.at(tally.first + i),
                    MeasuredRate.of(new Rate(tally.churned[i], active), complete, definition),
                    tally.newAndChurned[i],
                    tally.reactivated[i]));
        }
        return new SilenceChurn(definition, calendar, all, activity.laterRows());
    }

    private void spells(ActivityGrid grid, int customer, int endDay, Tally tally) {
        int start = grid.first(customer);
        boolean cameBack = false;
        while (start != ActivityGrid.NONE) {
            int end = start;
            int next = grid.next(customer, end + 1);
            while (next != ActivityGrid.NONE && (restated || next <= end + threshold)) {
                end = next;
                next = grid.next(customer, end + 1);
            }
            int reached = end + threshold;
            tally.spell(start, reached < endDay ? reached : Integer.MAX_VALUE, next, cameBack);
            start = next;
            cameBack = true;
        }
    }

    /** Counts per period while spells are told. */
    private final class Tally {
        private final int first;
        private final int length;
        private final long[] activeChange;
        private final long[] churned;
        private final long[] newAndChurned;
        private final long[] reactivated;

        Tally(int first, int last) {
            this.first = first;
            this.length = last - first + 1;
            this.activeChange = new long[length + 1];
            this.churned = new long[length];
            this.newAndChurned = new long[length];
            this.reactivated = new long[length];
        }

        /** A spell from its first purchase to the day of churn (the largest int while it lasts), and the purchase after it. */
        private void spell(int start, int churnDay, int next, boolean cameBack) {
            int joined = calendar.indexOfDay(start) - first;
            reactivated[joined] += cameBack ? 1 : 0;
            activeChange[joined + 1]++;
            if (churnDay == Integer.MAX_VALUE) {
                return;
            }
            int left = calendar.indexOfDay(churnDay) - first;
            activeChange[left + 1]--;
            boolean backInPeriod = next != ActivityGrid.NONE && calendar.indexOfDay(next) - first == left;
            if (left == joined) {
                newAndChurned[left]++;
            } else if (!(withoutReactivated && backInPeriod)) {
                churned[left]++;
            }
        }
    }
}
