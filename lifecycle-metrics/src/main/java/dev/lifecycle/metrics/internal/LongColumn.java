package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;

/** A long per number from 0, in an array that grows when a number needs it. */
public final class LongColumn {

    private final long absent;
    private long[] values = {};

    /** @param absent what a number has to which nothing was set */
    public LongColumn(long absent) {
        this.absent = absent;
    }

    /** The value of a number. */
    public long get(int number) {
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
            set(number, in.number());
        }
    }

    /** Sets the value of a number. */
    public void set(int number, long value) {
        if (number >= values.length) {
            int known = values.length;
            values = Arrays.copyOf(values, IntColumn.roomFor(number, known));
            if (absent != 0) {
                Arrays.fill(values, known, values.length, absent);
            }
        }
        values[number] = value;
    }
}
