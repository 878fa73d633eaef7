package dev.lifecycle.metrics.value;

import java.io.Serializable;
import java.util.Arrays;

/**
 * When the customers of a summary came, and when they bought again: epoch days of first purchases by customer, and all repeat
 * purchase days in order, calibration and holdout together.
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, seen inside the module alone
record Timeline(int[] births, int[] repeats) implements Serializable {

    static final Timeline NONE = new Timeline(new int[0], new int[0]);

    int origin() {
        return Arrays.stream(births).min().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline t && Arrays.equals(births, t.births) && Arrays.equals(repeats, t.repeats);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(births) * 31 + Arrays.hashCode(repeats);
    }
}
