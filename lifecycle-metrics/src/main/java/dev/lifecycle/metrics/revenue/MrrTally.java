package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import dev.lifecycle.metrics.internal.PeriodSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts one customer's (or item's) stretches after another into the movements of each period. No sum is too large, as the state sees to. */
final class MrrTally {

    private static final int START = 0;
    private static final int NEW = 1;
    private static final int EXPANSION = 2;
    private static final int REACTIVATION = 3;
    private static final int CONTRACTION = 4;
    private static final int CHURN = 5;
    private static final int CHURN_OF_NEW = 6;
    private static final int AMOUNTS = 7;
    // Other than an amount of zero, which a free plan has.
    private static final long NOT_RUNNING = -1;

    private final Periods periods;
    private final long observed;
    private final int first;
    // Start of each period and end of the last, in microseconds.
    private final long[] bounds;
    private final long[][] amounts;
    private final long[] activeAtStart;
    private final long[] activeAtEnd;
    private final long[] newAndChurned;
    private final List<SortedMap<String, BigDecimal>> overcredited;
    private final int scale;

    MrrTally(Periods periods, long firstMicros, long observed, int scale) {
        this.scale = scale;
        this.periods = periods;
        this.observed = observed;
        LocalDays days = new LocalDays(periods.zone());
        this.first = periods.indexOfDay(days.day(Instants.of(firstMicros)));
        // An end at the first instant of a period is known to belong there; nothing is known after it.
        int last = periods.indexOfDay(days.day(Instants.of(this.observed - 1)));
        int length = PeriodSpan.length(first, last, periods);
        this.bounds = new long[length + 1];
        for (int i = 0; i <= length; i++) {
            bounds[i] = Instants.micros(periods.at(first + i).startIn(periods.zone()), periods);
        }
        this.amounts = new long[length][AMOUNTS];
        this.activeAtStart = new long[length];
        this.activeAtEnd = new long[length];
        this.newAndChurned = new long[length];
        this.overcredited = Stream.generate(() -> (SortedMap<String, BigDecimal>) new TreeMap<String, BigDecimal>())
                .limit(length)
                .toList();
    }

    void count(Object whose, List<MrrMovementsState.Priced> stretches) {
        long firstEver = stretches.stream()
                .filter(stretch -> stretch.units() >= 0)
                .mapToLong(MrrMovementsState.Priced::from)
                .min()
                .orElse(observed);
        long before = NOT_RUNNING;
        for (int p = 0; p < amounts.length; p++) {
            long end = Math.min(bounds[p + 1], observed);
            long now = runningAt(stretches, end);
            long credit = overcredit(stretches, end);
            if (credit > 0) {
                overcredited.get(p).put(whose.toString(), BigDecimal.valueOf(credit, scale));
            }
            activeAtStart[p] += before >= 0 ? 1 : 0;
            activeAtEnd[p] += now >= 0 ? 1 : 0;
            amounts[p][START] += Math.max(0, before);
            boolean isNew = firstEver >= bounds[p] && firstEver < end;
            if (before < 0 && now < 0) {
                cameAndWent(stretches, p, end, isNew);
            } else if (before < 0) {
                add(p, isNew ? NEW : REACTIVATION, now);
            } else if (now < 0) {
                add(p, CHURN, before);
            } else {
                add(p, now > before ? EXPANSION : CONTRACTION, Math.abs(now - before));
            }
            before = now;
        }
    }

    /** Nothing at either end, but perhaps something in between: the highest amount that ran came and went. */
    private void cameAndWent(List<MrrMovementsState.Priced> stretches, int p, long end, boolean isNew) {
        long highest = NOT_RUNNING;
        for (MrrMovementsState.Priced stretch : stretches) {
            // The amount rises where a price begins to run, and where a credit has run out.
            long rises = stretch.units() < 0 ? stretch.to() : stretch.from();
            if (rises >= bounds[p] && rises < end) {
                highest = Math.max(highest, runningAt(stretches, rises + 1));
            }
        }
        if (highest >= 0) {
            add(p, isNew ? NEW : REACTIVATION, highest);
            add(p, CHURN, highest);
            add(p, CHURN_OF_NEW, highest);
            newAndChurned[p] += isNew ? 1 : 0;
        }
    }

    /** What runs just before the instant, 0 where credits are larger; {@link #NOT_RUNNING} where nothing but credits does. */
    private long runningAt(List<MrrMovementsState.Priced> stretches, long instant) {
        boolean runs = false;
        for (MrrMovementsState.Priced stretch : stretches) {
            runs |= stretch.units() >= 0 && isRunning(stretch, instant);
        }
        return runs ? Math.max(0, sumAt(stretches, instant)) : NOT_RUNNING;
    }

    /** By how much credits are larger than what else runs just before the instant. */
    private long overcredit(List<MrrMovementsState.Priced> stretches, long instant) {
        return Math.max(0, -sumAt(stretches, instant));
    }

    private long sumAt(List<MrrMovementsState.Priced> stretches, long instant) {
        long sum = 0;
        for (MrrMovementsState.Priced stretch : stretches) {
            if (isRunning(stretch, instant)) {
                sum += stretch.units();
            }
        }
        return sum;
    }

    private boolean isRunning(MrrMovementsState.Priced stretch, long instant) {
        long to = stretch.to() >= observed ? MrrMovementsState.RUNNING : stretch.to();
        return stretch.from() < instant && to >= instant;
    }

    private void add(int period, int kind, long units) {
        amounts[period][kind] += units;
    }

    /** How many periods are over at an instant. */
    int periodsOver(long instant) {
        int over = 0;
        while (over < amounts.length && bounds[over + 1] <= instant) {
            over++;
        }
        return over;
    }

    List<MrrPeriod> all() {
        List<MrrPeriod> all = new ArrayList<>();
        for (int p = 0; p < amounts.length; p++) {
            long[] a = amounts[p];
            MrrBridge bridge = new MrrBridge(
                    BigDecimal.valueOf(a[START], scale),
                    BigDecimal.valueOf(a[NEW], scale),
                    BigDecimal.valueOf(a[EXPANSION], scale),
                    BigDecimal.valueOf(a[REACTIVATION], scale),
                    BigDecimal.valueOf(a[CONTRACTION], scale),
                    BigDecimal.valueOf(a[CHURN], scale),
                    BigDecimal.valueOf(a[CHURN_OF_NEW], scale));
            all.add(new MrrPeriod(
                    periods.at(first + p),
                    bridge,
                    activeAtStart[p],
                    activeAtEnd[p],
                    newAndChurned[p],
                    overcredited.get(p),
                    bounds[p + 1] <= observed));
        }
        return all;
    }
}
