package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.bulk.CustomerData;
import dev.lifecycle.examples.benchmarks.bulk.FitBenchmark;
import dev.lifecycle.examples.benchmarks.bulk.FitBenchmark.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** Fits with their standard errors, predictions for all customers, survival curves. */
final class ValuePart {

    private static final String TABLE = "value";
    private static final String WHOLE = "Kaplan-Meier, 1,000,000 durations in whole days";
    private static final String CONTINUOUS = "Kaplan-Meier, 1,000,000 continuous durations";
    private static final double MILLIS = 1e6;

    private ValuePart() {}

    static List<Line> measure(Runs runs) {

        return Runs.lines(
                Runs.run(
                        "value: fits, predictions and curves, purchases " + CustomerData.source(),
                        runs.steady(FitBenchmark.class).param("task", names()).build()),
                TABLE,
                new Runs.Naming(
                        result -> key(task(result)).job(),
                        result -> key(task(result)).maker()));
    }

    private static String[] names() {
        return Arrays.stream(Task.values()).map(Enum::name).toArray(String[]::new);
    }

    private static Task task(RunResult result) {
        return Task.valueOf(result.getParams().getParam("task"));
    }

    private static Line.Key key(Task task) {
        return task.isOfDurations()
                ? new Line.Key(TABLE, task.isOfWholeDays() ? WHOLE : CONTINUOUS, task.title())
                : new Line.Key(TABLE, task.title(), "ours, " + CustomerData.source());
    }

    /** The peers of the fits are programs in other languages: their times were taken on another machine, with the published data. */
    static List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        budgets.add(Budget.times(key(Task.KAPLAN_MEIER_WHOLE), 1, "≤ 1 × sorting twice", key(Task.SORT_WHOLE)));
        budgets.add(
                Budget.times(key(Task.KAPLAN_MEIER_CONTINUOUS), 1, "≤ 1 × sorting twice", key(Task.SORT_CONTINUOUS)));
        if (CustomerData.isPublished()) {
            budgets.add(elsewhere(Task.BG_NBD_MASTER, 440, 10, "lifetimes 0.11.3"));
            budgets.add(elsewhere(Task.PARETO_NBD_MASTER, 1_030, 10, "CLVTools 0.12.1"));
            budgets.add(elsewhere(Task.PREDICT_BG_NBD_MASTER, 20, 3, "lifetimes 0.11.3"));
            budgets.add(elsewhere(Task.PREDICT_PARETO_NBD_MASTER, 17, 3, "lifetimes 0.11.3"));
        }
        return budgets;
    }

    private static Budget elsewhere(Task task, double peerMillis, double faster, String peer) {
        double atMost = peerMillis * MILLIS / faster;
        String words =
                String.format(Locale.ROOT, "≤ %s, 1/%.0f of %s elsewhere", Line.Unit.NANOS.show(atMost), faster, peer);
        return Budget.figure(key(task), atMost, words);
    }
}
