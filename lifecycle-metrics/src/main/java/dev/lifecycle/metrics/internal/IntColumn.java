package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.util.Arrays;

/** An int per number from 0, in an array that grows when a number needs it. */
public final class IntColumn implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int FEW = 16;

    private final int absent;
    private int[] values = {};

    /** @param absent what a number has to which nothing was set */
    public IntColumn(int absent) {
        this.absent = absent;
    }

    /** By half, so that a column with room for n numbers was copied less than three times. */
    static int roomFor(int number, int known) {
        return Math.max(number + 1, known == 0 ? FEW : known + (known >> 1));
    }

    /** The value of a number. */
    public int get(int number) {
        return number < values.length ? values[number] : absent;
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
