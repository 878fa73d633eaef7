package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.ReplayBenchmark;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** A log of a million events in bulk over a column of stages. */
final class ReplayPart {

    private static final String TABLE = "replay";
    private static final String JOB = "a log of 1,000,000 events";
    private static final Line.Key RAW = new Line.Key(TABLE, JOB, "raw byte[] table, 1 thread");
    private static final Line.Key OURS = new Line.Key(TABLE, JOB, "ours, 1 thread");
    private static final Line.Key OURS_ON_TWO = new Line.Key(TABLE, JOB, "ours, 2 threads");

    private ReplayPart() {}

    static List<Line> measure(Runs runs) {
        List<RunResult> results = new ArrayList<>();
        for (String[] params : new String[][] {{"RAW", "1"}, {"OURS", "1"}, {"OURS", "2"}}) {
            results.addAll(Runs.run(runs.steady(ReplayBenchmark.class)
                    .param("maker", params[0])
                    .param("threads", params[1])
                    .build()));
        }
        return Runs.lines(
                results,
                TABLE,
                new Runs.Naming(
                        result -> JOB,
                        result -> (result.getParams().getParam("maker").equals("RAW") ? "raw byte[] table" : "ours")
                                + Runs.threads(result)));
    }

    static List<Budget> budgets() {
        return List.of(
                Budget.times(OURS, 2, "≤ 2 × raw byte[] table", RAW),
                new Budget(OURS_ON_TWO, Budget.Measure.WALL, 1 / 1.7, List.of(OURS), "≤ 1/1.7 × ours on 1 thread"));
    }
}
