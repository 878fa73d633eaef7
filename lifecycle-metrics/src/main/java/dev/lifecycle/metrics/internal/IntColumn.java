package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;

/** An int per number from 0, in an array that grows when a number needs it. */
public final class IntColumn {

    private static final int FEW = 16;

    /** Somewhat less than the largest int: what an array can have in every virtual machine. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private final int absent;
    private int[] values = {};

    /** @param absent what a number has to which nothing was set */
    public IntColumn(int absent) {
        this.absent = absent;
    }

    /**
     * By half, so that a column with room for n numbers was copied less than three times.
     *
     * @throws IllegalStateException if no array has room for the number
     */
    static int roomFor(int number, int known) {
        if (number >= MOST) {
            throw new IllegalStateException(Messages.tooManyNumbers(MOST));
        }
        return (int) Math.min(MOST, Math.max(number + 1L, known == 0 ? FEW : known + (long) (known >> 1)));
    }

    /** The value of a number. */
    public int get(int number) {
        return number < values.length ? values[number] : absent;
    }

    /** Writes the values of the first numbers. */
    public void write(int numbers, StateOutput out) {
        for (int number = 0; number < numbers; number++) {
            out.number(get(number));
        }
    }

    /** Sets the values of the first numbers to what was written. */
    public void read(int numbers, StateInput in) {
        for (int number = 0; number < numbers; number++) {
            set(number, in.integer());
        }
    }

    /** Sets the value of a number. */
    public void set(int number, int value) {
        if (number >= values.length) {
            int known = values.length;
            values = Arrays.copyOf(values, roomFor(number, known));
            if (absent != 0) {
                Arrays.fill(values, known, values.length, absent);
            }
        }
        values[number] = value;
    }
}
