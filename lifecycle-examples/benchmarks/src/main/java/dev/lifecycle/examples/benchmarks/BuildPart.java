package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.BuildBenchmark;
import dev.lifecycle.examples.benchmarks.engine.BuildBenchmark.Definition;
import java.util.List;

/** From nothing to a definition that events can be fed to, warm. */
final class BuildPart {

    private static final String TABLE = "build";
    private static final String SMALL = "a definition";
    private static final String LARGE = "a definition of 1,000 stages, 10,000 rules";

    private BuildPart() {}

    static List<Line> measure(Runs runs) {
        return Runs.lines(
                Runs.run(
                        "build: each definition, over and over",
                        runs.warmer(BuildBenchmark.class).build()),
                TABLE,
                new Runs.Naming(
                        result -> definition(result.getParams().getParam("definition")) == Definition.OURS_LARGE
                                ? LARGE
                                : SMALL,
                        result -> definition(result.getParams().getParam("definition"))
                                .title()));
    }

    private static Definition definition(String name) {
        return Definition.valueOf(name);
    }

    static List<Budget> budgets() {
        return List.of(
                Budget.figure(new Line.Key(TABLE, SMALL, Definition.OURS.title()), 50e3, "≤ 50 µs"),
                Budget.figure(new Line.Key(TABLE, LARGE, Definition.OURS_LARGE.title()), 2e9, "≤ 2 s"));
    }
}
