package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.ReplayBenchmark;
import dev.lifecycle.examples.benchmarks.engine.ReplayBenchmark.Maker;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** A log of a million events in bulk over a column of stages. */
final class ReplayPart {

    private static final String TABLE = "replay";
    private static final String JOB = "a log of 1,000,000 events";
    private static final Line.Key RAW = key(Maker.RAW, ", 1 thread");
    private static final Line.Key RAW_ON_TWO = key(Maker.RAW, ", 2 threads");
    private static final Line.Key OURS = key(Maker.OURS, ", 1 thread");
    private static final Line.Key OURS_ON_TWO = key(Maker.OURS, ", 2 threads");

    private ReplayPart() {}

    static List<Line> measure(Runs runs) {
        List<RunResult> results = new ArrayList<>();
        for (String threads : List.of("1", "2")) {
            results.addAll(Runs.run(
                    "replay: " + JOB + " on " + threads + " thread(s), raw and ours",
                    runs.finely(ReplayBenchmark.class)
                            .param("maker", Maker.RAW.name(), Maker.OURS.name())
                            .param("threads", threads)
                            .build()));
        }
        return Runs.lines(
                results,
                TABLE,
                new Runs.Naming(
                        result -> JOB,
                        result -> Maker.valueOf(result.getParams().getParam("maker"))
                                        .title()
                                + Runs.threads(result)));
    }

    private static Line.Key key(Maker maker, String threads) {
        return new Line.Key(TABLE, JOB, maker.title() + threads);
    }

    /** What a second thread gains is the machine's to say; the raw table on two threads says it. */
    static List<Budget> budgets() {
        return List.of(
                Budget.times(OURS, 2, "≤ 2 × raw byte[] table", RAW),
                new Budget(OURS_ON_TWO, Budget.Measure.WALL, 1 / 1.7, List.of(OURS), "≤ 1/1.7 × ours on 1 thread"),
                new Budget(OURS_ON_TWO, Budget.Measure.WALL, 2, List.of(RAW_ON_TWO), "≤ 2 × raw on 2 threads"));
    }
}
