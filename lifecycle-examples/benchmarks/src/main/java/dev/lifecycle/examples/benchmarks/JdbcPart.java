package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.jdbc.StoreRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An event kept in PostgreSQL by this library, beside SQL written by hand that does the same work. */
final class JdbcPart {

    private static final String TABLE = "jdbc";
    private static final int ROUNDS = 40;
    private static final int QUICK_ROUNDS = 10;
    /** Seven tenths of the throughput. */
    private static final double TIMES = 1 / 0.7;

    private JdbcPart() {}

    static List<Line> measure(Runs runs) {
        Progress.say("jdbc: events through PostgreSQL, ours and by hand in turns …");
        int rounds = runs.isQuick() ? QUICK_ROUNDS : ROUNDS;
        Map<Line.Key, Map<String, Double>> figures = new LinkedHashMap<>();
        for (String printed : Child.run(StoreRun.class, List.of("-Xmx2g"), String.valueOf(rounds))) {
            String[] cells = printed.split("\t", -1);
            figures.computeIfAbsent(new Line.Key(TABLE, cells[0], cells[1]), any -> new LinkedHashMap<>())
                    .put(cells[2], Double.valueOf(cells[3]));
        }
        List<Line> lines = new ArrayList<>();
        figures.forEach((key, seen) -> lines.add(new Line(
                TABLE,
                key.job(),
                key.maker(),
                figure(seen, "nanos"),
                Line.Unit.NANOS,
                figure(seen, "best"),
                figure(seen, "bytes"))));
        lines.addAll(others(figures, "processor", ", processor time of the host's thread", Line.Unit.NANOS));
        lines.addAll(others(figures, "statements", ", statements", Line.Unit.COUNT));
        lines.addAll(others(figures, "roundTrips", ", round trips", Line.Unit.COUNT));
        return lines;
    }

    private static List<Line> others(
            Map<Line.Key, Map<String, Double>> figures, String measure, String words, Line.Unit unit) {
        List<Line> lines = new ArrayList<>();
        figures.forEach(
                (key, seen) -> lines.add(Line.of(TABLE, key.job() + words, key.maker(), figure(seen, measure), unit)));
        return lines;
    }

    private static double figure(Map<String, Double> seen, String measure) {
        return Objects.requireNonNull(seen.get(measure), measure);
    }

    static List<Budget> budgets() {
        return List.of(budget(StoreRun.SINGLE), budget(StoreRun.BATCHED));
    }

    private static Budget budget(String job) {
        return Budget.times(
                new Line.Key(TABLE, job, StoreRun.OURS),
                TIMES,
                "≥ 0.7 of the throughput: ≤ 1.43 ×",
                new Line.Key(TABLE, job, StoreRun.HAND));
    }
}
