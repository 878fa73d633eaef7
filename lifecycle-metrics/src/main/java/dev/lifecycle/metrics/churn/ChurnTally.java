package dev.lifecycle.metrics.churn;

import org.jspecify.annotations.Nullable;

/** Counts customers while their spans are told. */
final class ChurnTally {
    private final long[] days;
    private final long until;
    private final long[] dayActive;
    private final long[] dayChurned;
    private long activeAtStart;
    private long joined;
    private long churned;
    private long joinedAndChurned;
    private long churnedAndReactivated;

    ChurnTally(long[] days, long until) {
        this.days = days;
        this.until = until;
        this.dayActive = new long[days.length - 1];
        this.dayChurned = new long[days.length - 1];
    }

    /** One customer's spans, joined and in order. */
    void customer(long[] starts, long[] ends) {
        long start = days[0];
        long end = days[days.length - 1];
        boolean atStart = false;
        boolean atEnd = false;
        boolean came = false;
        boolean left = false;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] >= Math.min(end, until)) {
                break;
            }
            long leaves = ends[i] >= until ? ChurnRateState.RUNNING : ends[i];
            atStart |= starts[i] < start && leaves >= start;
            atEnd |= leaves >= end;
            came |= starts[i] >= start;
            left |= leaves >= start && leaves < end;
            days(starts[i], leaves);
        }
        activeAtStart += atStart ? 1 : 0;
        joined += came && !atStart ? 1 : 0;
        churned += left ? 1 : 0;
        joinedAndChurned += left && !atStart ? 1 : 0;
        churnedAndReactivated += left && atStart && atEnd ? 1 : 0;
    }

    private void days(long from, long to) {
        for (int day = 0; day < dayActive.length && days[day] <= to && days[day] < until; day++) {
            if (from < days[day]) {
                dayActive[day]++;
                dayChurned[day] += to < days[day + 1] ? 1 : 0;
            }
        }
    }

    /** What happened in the period. */
    ChurnCounts counts() {
        return new ChurnCounts(activeAtStart, joined, churned, joinedAndChurned, churnedAndReactivated);
    }

    /** The sum of the daily rates; null if nobody was there on any day. */
    @Nullable
    Double dailySum() {
        double sum = 0;
        boolean defined = false;
        for (int day = 0; day < dayActive.length; day++) {
            if (dayActive[day] > 0) {
                sum += (double) dayChurned[day] / dayActive[day];
                defined = true;
            }
        }
        return defined ? sum : null;
    }
}
