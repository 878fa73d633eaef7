package dev.lifecycle.examples.report.reading;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Rows whose date or amount is far from all others: 1970, 2062 or 2206 among dates of 2026, a million millions among tens. A few dates
 * beyond a gap that is longer than five years and than the time of the middle eight tenths are far; so is an amount of more than ten thousand
 * times that which 99 of 100 stay below.
 */
final class FarRows {

    private static final int LEAST_GAP = 5 * 366;
    private static final double MOST = 0.1;
    private static final int SAMPLE = 100_000;
    private static final int FEWEST_AMOUNTS = 20;
    private static final double USUAL = 0.99;
    private static final long TIMES = 10_000;

    private final PurchaseColumns columns;

    FarRows(PurchaseColumns columns) {
        this.columns = columns;
    }

    /** Those with such a date. */
    BitSet dates() {
        int[] days = new int[columns.size()];
        for (int row = 0; row < days.length; row++) {
            days[row] = columns.dayOf(row);
        }
        Arrays.sort(days);
        int last = days.length - 1;
        int most = (int) (MOST * days.length);
        int from = 0;
        int to = last;
        for (int i = 1; i <= most; i++) {
            int least = Math.max(LEAST_GAP, days[last - most] - days[most]);
            from = days[i] - days[i - 1] > least ? i : from;
            to = days[last - i + 1] - days[last - i] > least ? last - i : to;
        }
        BitSet far = new BitSet();
        for (int row = 0; row < columns.size(); row++) {
            if (columns.dayOf(row) < days[from] || columns.dayOf(row) > days[to]) {
                far.set(row);
            }
        }
        return far;
    }

    /** Those with such an amount. */
    BitSet amounts() {
        int step = Math.max(1, columns.size() / SAMPLE);
        long[] sizes = new long[columns.size() / step];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(columns.microsOf(i * step));
        }
        Arrays.sort(sizes);
        BitSet far = new BitSet();
        if (sizes.length < FEWEST_AMOUNTS) {
            return far;
        }
        long usual = sizes[(int) (USUAL * (sizes.length - 1))];
        long limit = usual == 0 || usual > Long.MAX_VALUE / TIMES ? Long.MAX_VALUE : usual * TIMES;
        for (int row = 0; row < columns.size(); row++) {
            if (Math.abs(columns.microsOf(row)) > limit) {
                far.set(row);
            }
        }
        return far;
    }
}
