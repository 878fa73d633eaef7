package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityGrid;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityState;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.counts.Cells;
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
        ActivityGrid grid = activity.starts();
        if (grid.isEmpty()) {
            return new SilenceChurn(definition(days), calendar, List.of(), activity.laterRows());
        }
        int endDay = observation.endDay(activity.lastDay());
        int lastDay = Math.max(grid.lastPeriod(), observation.lastDay(activity.lastDay()));
        Tally tally = tally(activity, endDay, lastDay);
        return churn(tally, days, endDay, activity.laterRows());
    }

    @Override
    public void count(ActivityState one, Periods days, Observation observation, Cells into) {
        if (!one.starts().isEmpty()) {
            tally(one, observation.declaredEndDay(), observation.declaredLastDay())
                    .tell(into);
        }
    }

    @Override
    public SilenceChurn result(Cells all, Periods days, Observation observation) {
        long later = all.of(ActivityMetric.LATER, 0);
        if (all.isEmpty("begun")) {
            return new SilenceChurn(definition(days), calendar, List.of(), later);
        }
        int first = Math.toIntExact(all.firstRow("begun"));
        int last = Math.max(first, calendar.indexOfDay(observation.declaredLastDay()));
        PeriodSpan.length(first, last, calendar);
        Tally tally = new Tally(first, last);
        tally.hear(all);
        return churn(tally, days, observation.declaredEndDay(), later);
    }

    private Tally tally(ActivityState activity, int endDay, int lastDay) {
        ActivityGrid grid = activity.starts();
        Tally tally = new Tally(calendar.indexOfDay(grid.firstPeriod()), calendar.indexOfDay(lastDay));
        for (int customer = 0; customer < activity.customers(); customer++) {
            spells(grid, customer, endDay, tally);
        }
        return tally;
    }

    private SilenceChurn churn(Tally tally, Periods days, int endDay, long later) {
        String definition = definition(days);
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
        return new SilenceChurn(definition, calendar, all, later);
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
        private final long[] begun;
        private final long[] activeChange;
        private final long[] churned;
        private final long[] newAndChurned;
        private final long[] reactivated;

        Tally(int first, int last) {
            this.first = first;
            this.length = last - first + 1;
            this.begun = new long[length];
            this.activeChange = new long[length + 1];
            this.churned = new long[length];
            this.newAndChurned = new long[length];
            this.reactivated = new long[length];
        }

        private void tell(Cells into) {
            into.addAll("begun", first, begun);
            into.addAll("change", first, activeChange);
            into.addAll("churned", first, churned);
            into.addAll("new-and-churned", first, newAndChurned);
            into.addAll("reactivated", first, reactivated);
        }

        private void hear(Cells all) {
            all.into("begun", first, begun);
            all.forEachStep(
                    "change",
                    (period, column, by) ->
                            activeChange[Cells.place("change", period, first, activeChange.length)] += by);
            all.into("churned", first, churned);
            all.into("new-and-churned", first, newAndChurned);
            all.into("reactivated", first, reactivated);
        }

        /** A spell from its first purchase to the day of churn (the largest int while it lasts), and the purchase after it. */
        private void spell(int start, int churnDay, int next, boolean cameBack) {
            int joined = calendar.indexOfDay(start) - first;
            begun[joined]++;
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
