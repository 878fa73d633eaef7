package dev.lifecycle.metrics.value;

import java.util.List;
import java.util.OptionalDouble;

/** One point of a tracking curve: what customers did against what a model expected of them. */
interface Tracked {

    /** Whether it lies after the calibration. */
    boolean holdout();

    /** What they did. */
    long actual();

    /** What was expected. */
    double expected();

    /** Expected over actual in the holdout, less one; empty if nothing happened there. */
    static OptionalDouble holdoutError(List<? extends Tracked> points) {
        double expected = 0;
        long actual = 0;
        for (Tracked point : points) {
            if (point.holdout()) {
                expected += point.expected();
                actual += point.actual();
            }
        }
        return actual == 0 ? OptionalDouble.empty() : OptionalDouble.of(expected / actual - 1);
    }
}
