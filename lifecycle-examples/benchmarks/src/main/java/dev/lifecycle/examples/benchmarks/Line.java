package dev.lifecycle.examples.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a report; lower is better.
 *
 * @param table the table it belongs to
 * @param job   what was done
 * @param maker who did it
 * @param value the figure
 * @param unit  its unit
 * @param wall  the same by the clock on the wall, the best of all rounds; null for what is no time
 * @param bytes allocated per operation; null if that was not measured
 */
record Line(
        String table,
        String job,
        String maker,
        double value,
        Unit unit,
        @Nullable Double wall,
        @Nullable Double bytes) {

    /** What a figure counts. */
    enum Unit {
        /** Nanoseconds per operation. */
        NANOS {
            @Override
            String show(double figure) {
                double abs = Math.abs(figure);
                return abs < 1e3
                        ? digits(figure) + " ns"
                        : abs < 1e6
                                ? digits(figure / 1e3) + " µs"
                                : abs < 1e9 ? digits(figure / 1e6) + " ms" : digits(figure / 1e9) + " s";
            }
        },
        /** Bytes. */
        BYTES {
            @Override
            String show(double figure) {
                return digits(figure) + " B";
            }
        },
        /** Anything else: a number of things, an exponent, a factor. */
        COUNT {
            @Override
            String show(double figure) {
                return digits(figure);
            }
        };

        /** The figure as a table shows it, with two digits behind the point at most. */
        abstract String show(double figure);

        private static String digits(double figure) {
            double abs = Math.abs(figure);
            return String.format(
                    Locale.ROOT, abs < 0.1 ? "%.3f" : abs < 10 ? "%.2f" : abs < 1000 ? "%.1f" : "%,.0f", figure);
        }
    }

    /** A figure that is no time. */
    static Line of(String table, String job, String maker, double value, Unit unit) {
        return new Line(table, job, maker, value, unit, null, null);
    }

    Key key() {
        return new Key(table, job, maker);
    }

    /** What tells a line from all others. */
    record Key(String table, String job, String maker) {}
}
