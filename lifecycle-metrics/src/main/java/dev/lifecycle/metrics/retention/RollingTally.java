package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.counts.Cells;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The cells of rolling retention while customers are counted into them. */
final class RollingTally {

    private final RetentionShape shape;
    private final boolean onOrAfter;
    private final boolean brackets;
    private final int[] bracketOfK;
    private final int[] lastKOfBracket;
    private final long length;
    private final long end;
    private final int lastK;
    private long size;
    private final long[] back;
    private final long[] backOfEligible;
    // How many entries have exactly so many cells behind them; summed up from the end when the result is made.
    private final long[] over;

    /** @param lastK the largest k that anybody can reach; −1 if nobody entered */
    RollingTally(RetentionShape shape, long length, long end, int lastK) {
        this.shape = shape;
        this.onOrAfter = shape.reach() == RetentionShape.Reach.ON_OR_AFTER;
        this.brackets = shape.reach() == RetentionShape.Reach.BRACKET;
        this.bracketOfK = shape.bracketOfK();
        this.lastKOfBracket = new int[shape.brackets().size() + 1];
        Arrays.setAll(lastKOfBracket, shape::lastPeriodOf);
        this.length = length;
        this.end = end;
        this.lastK = lastK;
        this.back = new long[lastK < 0 ? 0 : brackets ? lastKOfBracket.length : lastK + 1];
        this.backOfEligible = new long[back.length];
        this.over = new long[back.length + 1];
    }

    /** The largest k that anybody can reach; −1 if nobody entered. */
    int lastK() {
        return lastK;
    }

    /** Counts what was counted into cells, not yet summed up. */
    void tell(Cells into) {
        into.add("entered", 0, size);
        into.addAll("back", 0, back);
        into.addAll("back-of-eligible", 0, backOfEligible);
        into.addAll("over", 0, over);
    }

    /** Takes in what such cells say. */
    void hear(Cells all) {
        size += all.of("entered", 0);
        all.into("back", 0, back);
        all.into("back-of-eligible", 0, backOfEligible);
        all.into("over", 0, over);
    }

    void customer(long[] marks) {
        if (shape.firstEver() && !RollingMark.beginsWithStart(marks)) {
            return;
        }
        long before = Long.MIN_VALUE;
        for (int i = 0; i < marks.length; i++) {
            long start = RollingMark.micros(marks[i]);
            if (RollingMark.isStart(marks[i]) && start != before) {
                entry(marks, i, start);
                before = start;
                if (!shape.recurring()) {
                    return;
                }
            }
        }
    }

    private void entry(long[] marks, int from, long start) {
        size++;
        int complete = cellsOver((end - start) / length);
        over[complete]++;
        // Under a declared birth nobody has done anything yet at the entry.
        int reached = shape.declaredBirth() && !brackets ? -1 : 0;
        if (reached == 0) {
            note(0, complete);
        }
        int i = from;
        while (i < marks.length) {
            long k = (RollingMark.micros(marks[i]) - start) / length;
            if (RollingMark.isBack(marks[i])) {
                int cell = cell(k);
                if (cell > reached) {
                    reached = cell;
                    note(cell, complete);
                }
            }
            i = RollingMark.isBack(marks[i]) ? firstFrom(marks, i + 1, start + (k + 1) * length) : i + 1;
        }
        if (onOrAfter && reached >= 0) {
            back[reached]++;
            if (complete > 0) {
                backOfEligible[Math.min(reached, complete - 1)]++;
            }
        }
    }

    private void note(int cell, int complete) {
        if (!onOrAfter) {
            back[cell]++;
            backOfEligible[cell] += cell < complete ? 1 : 0;
        }
    }

    /** The cell of the k-th stretch; 0 where it has none, which is always taken already. */
    private int cell(long k) {
        if (!brackets) {
            return (int) k;
        }
        return k < bracketOfK.length ? bracketOfK[(int) k] : 0;
    }

    /** How many cells are over for an entry that lies so many whole stretches back. */
    private int cellsOver(long stretches) {
        if (!brackets) {
            return (int) Math.min(back.length, stretches);
        }
        int cells = 0;
        while (cells < back.length && lastKOfBracket[cells] < stretches) {
            cells++;
        }
        return cells;
    }

    /** The first mark at or after the instant; more of one stretch change nothing. */
    private static int firstFrom(long[] marks, int from, long micros) {
        if (from < marks.length && RollingMark.micros(marks[from]) >= micros) {
            return from;
        }
        int low = from;
        int high = marks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (RollingMark.micros(marks[middle]) < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    RollingRetention result(String definition, long laterRows) {
        long[] eligible = summed(Arrays.copyOfRange(over, Math.min(1, over.length), over.length));
        return new RollingRetention(
                definition,
                size,
                list(onOrAfter ? summed(back) : back),
                list(eligible),
                list(onOrAfter ? summed(backOfEligible) : backOfEligible),
                laterRows);
    }

    private static long[] summed(long[] counts) {
        long[] sums = counts.clone();
        for (int k = sums.length - 2; k >= 0; k--) {
            sums[k] += sums[k + 1];
        }
        return sums;
    }

    private static List<Long> list(long[] numbers) {
        return LongStream.of(numbers).boxed().toList();
    }
}
