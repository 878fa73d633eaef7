package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.internal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One point of a tracking curve: what customers did against what a model expected of them. */
public interface Tracked {

    /** Whether it lies after the calibration. */
    boolean holdout();

    /** What they did. */
    long actual();

    /** What was expected. */
    double expected();

    /** What they did up to its end. */
    long cumulativeActual();

    /** What was expected up to its end. */
    double cumulativeExpected();

    /** A line per point, those of the holdout with a star. */
    static <P extends Tracked> String table(String name, List<P> points, Function<P, Object> label) {
        TextTable table =
                new TextTable().line(List.of(name, "actual", "expected", "cumulative actual", "cumulative expected"));
        for (P point : points) {
            table.line(List.of(
                    label.apply(point) + (point.holdout() ? "*" : ""),
                    String.valueOf(point.actual()),
                    String.format(Locale.ROOT, "%.1f", point.expected()),
                    String.valueOf(point.cumulativeActual()),
                    String.format(Locale.ROOT, "%.1f", point.cumulativeExpected())));
        }
        return table + (points.stream().anyMatch(Tracked::holdout) ? "* holdout\n" : "");
    }

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
