package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.counts.Cells;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The cells of a cohort table while customers are counted into it; customers come one after another, periods in order. */
final class CohortCounts {

    /** Takes one finished cohort. */
    interface Taker {
        void take(int entry, long size, List<Long> counts);
    }

    private final int first;
    private final int last;
    private final RetentionShape shape;
    private final int[] bracketOfK;
    private final long[] sizes;
    private final long[] @Nullable [] cells;
    // Of the customer being counted.
    private int reached = -1;

    /** Entries from first to lastEntry; periods are observed up to last, which an announced birth may exceed. */
    CohortCounts(int first, int lastEntry, int last, RetentionShape shape) {
        this.first = first;
        this.last = last;
        this.shape = shape;
        this.bracketOfK = shape.bracketOfK();
        this.sizes = new long[lastEntry - first + 1];
        this.cells = new long[sizes.length][];
    }

    /** A customer enters. */
    void enter(int entry, boolean countsAtZero) {
        sizes[entry - first]++;
        reached = -1;
        if (countsAtZero) {
            reach(entry, 0);
        }
    }

    /** The customer was seen in the period, not before its entry. */
    void back(int entry, int period) {
        int k = period - entry;
        if (shape.reach() != RetentionShape.Reach.BRACKET) {
            reach(entry, k);
        } else if (k < bracketOfK.length) {
            reach(entry, bracketOfK[k]);
        }
    }

    /** All periods of the customer were told. */
    void done(int entry) {
        if (shape.reach() == RetentionShape.Reach.ON_OR_AFTER && reached >= 0) {
            row(entry)[reached]++;
        }
    }

    /** Counts what was counted into cells: sizes by entry, and the rows as they are, not yet summed up. */
    void tell(Cells into) {
        for (int i = 0; i < sizes.length; i++) {
            int entry = first + i;
            into.add("entered", entry, sizes[i]);
            long[] row = cells[i];
            for (int k = 0; row != null && k < row.length; k++) {
                into.add("back", entry, k, row[k]);
            }
        }
    }

    /** Takes in what such cells say. */
    void hear(Cells all) {
        all.into("entered", first, sizes);
        all.forEach("back", (entry, k, count) -> {
            long[] row = row(first + Cells.place("back", entry, first, sizes.length));
            row[Cells.place("back", k, 0, row.length)] += count;
        });
    }

    void forEach(Taker taker) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0) {
                long[] row = row(first + i).clone();
                for (int k = row.length - 2; shape.reach() == RetentionShape.Reach.ON_OR_AFTER && k >= 0; k--) {
                    row[k] += row[k + 1];
                }
                taker.take(first + i, sizes[i], LongStream.of(row).boxed().toList());
            }
        }
    }

    private void reach(int entry, int cell) {
        if (cell > reached) {
            reached = cell;
            if (shape.reach() != RetentionShape.Reach.ON_OR_AFTER) {
                row(entry)[cell]++;
            }
        }
    }

    private long[] row(int entry) {
        long[] row = cells[entry - first];
        if (row == null) {
            boolean brackets = shape.reach() == RetentionShape.Reach.BRACKET;
            row = new long[brackets ? shape.brackets().size() + 1 : Math.max(1, last - entry + 1)];
            cells[entry - first] = row;
        }
        return row;
    }
}
