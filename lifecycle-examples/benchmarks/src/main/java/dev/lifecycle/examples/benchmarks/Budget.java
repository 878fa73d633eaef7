package dev.lifecycle.examples.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a figure shall not exceed: so much, or so many times the least figure of others in the same run.
 *
 * @param of      whose
 * @param measure which of its figures
 * @param atMost  the factor, or the figure itself where there is nobody to compare with
 * @param than    those it is compared with; empty for a figure that stands for itself
 * @param words   the budget as a table shows it
 */
record Budget(Line.Key of, Measure measure, double atMost, List<Line.Key> than, String words) {

    /** Which figure of a line. */
    enum Measure {
        /** The figure itself. */
        VALUE,
        /** The best time by the clock. */
        WALL,
        /** Bytes per operation. */
        BYTES;

        OptionalDouble of(Line line) {
            Double figure = switch (this) {
                case VALUE -> line.value();
                case WALL -> line.wall();
                case BYTES -> line.bytes();
            };
            return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
        }
    }

    /**
     * How it came out.
     *
     * @param budget the budget's words
     * @param seen   the factor or figure; null if it, or all that it is compared with, was not measured in this run
     * @param shown  the same as a table shows it
     * @param met    whether that is within the budget; null if not measured
     */
    record Verdict(
            String budget,
            @Nullable Double seen,
            String shown,
            @Nullable Boolean met) {

        /** Such as {@code met: 1.45 × (≤ 3 × table)}. */
        @Override
        public String toString() {
            return met == null
                    ? "not measured (" + budget + ")"
                    : (met ? "met: " : "MISSED: ") + shown + " (" + budget + ")";
        }
    }

    /** At most so many times the processor time, or whatever else the lines are about. */
    static Budget times(Line.Key of, double atMost, String words, Line.Key... than) {
        return new Budget(of, Measure.VALUE, atMost, List.of(than), words);
    }

    /** At most so many bytes per operation. */
    static Budget bytes(Line.Key of, double atMost, String words) {
        return new Budget(of, Measure.BYTES, atMost, List.of(), words);
    }

    /** At most this figure. */
    static Budget figure(Line.Key of, double atMost, String words) {
        return new Budget(of, Measure.VALUE, atMost, List.of(), words);
    }

    /** Holds it against the lines of a run. */
    Verdict judge(Map<Line.Key, Line> lines) {
        Line line = lines.get(of);
        OptionalDouble own = line == null ? OptionalDouble.empty() : measure.of(line);
        OptionalDouble others = than.isEmpty() ? OptionalDouble.of(1) : least(lines);
        if (line == null || own.isEmpty() || others.isEmpty()) {
            return new Verdict(words, null, "", null);
        }
        double seen = own.getAsDouble() / others.getAsDouble();
        Line.Unit unit = measure == Measure.BYTES ? Line.Unit.BYTES : line.unit();
        String shown = than.isEmpty() ? unit.show(seen) : Line.Unit.COUNT.show(seen) + " ×";
        return new Verdict(words, seen, shown, seen <= atMost);
    }

    private OptionalDouble least(Map<Line.Key, Line> lines) {
        return than.stream()
                .filter(lines::containsKey)
                .map(lines::get)
                .flatMapToDouble(line -> measure.of(line).stream())
                .min();
    }
}
