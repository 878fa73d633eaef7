package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;

/**
 * When the customers of a summary came, and when they bought again, calibration and holdout together.
 *
 * @param births  first purchases by epoch day
 * @param repeats repeat purchase days by epoch day
 * @param spend   what was paid on repeat purchase days, by epoch day
 */
record Timeline(DayCounts births, DayCounts repeats, DaySums spend) implements Serializable {

    static Timeline none() {
        return new Timeline(new DayCounts(), new DayCounts(), new DaySums());
    }
}
