package dev.lifecycle.examples.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a report.
 *
 * @param table  the table it belongs to
 * @param job    what was done
 * @param maker  who did it
 * @param value  the figure; lower is better
 * @param unit   its unit
 * @param wall   the same by the clock on the wall, the best of all rounds; null for what is no time
 * @param bytes  allocated per operation; null if that was not measured
 * @param ratio  the figure in terms of the first line of its job; null before it is known
 */
record Line(
        String table,
        String job,
        String maker,
        double value,
        String unit,
        @Nullable Double wall,
        @Nullable Double bytes,
        @Nullable Double ratio) {

    Line relativeTo(Line base) {
        return new Line(table, job, maker, value, unit, wall, bytes, value / base.value);
    }
}
