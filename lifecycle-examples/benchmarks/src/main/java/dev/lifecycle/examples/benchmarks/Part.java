package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.bulk.BulkBenchmark;
import dev.lifecycle.examples.benchmarks.bulk.FitBenchmark;
import dev.lifecycle.examples.benchmarks.engine.Agreement;
import dev.lifecycle.examples.benchmarks.engine.BuildBenchmark;
import dev.lifecycle.examples.benchmarks.engine.Contestant;
import dev.lifecycle.examples.benchmarks.engine.EngineBenchmark;
import dev.lifecycle.examples.benchmarks.engine.ReplayBenchmark;
import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.openjdk.jmh.results.RunResult;

/** What can be measured on its own. */
enum Part {
    /** One event through every engine, live and stored; replay in bulk; building a definition. */
    ENGINE(Part::engine),
    /** Metrics beside a database and stream code; fits and predictions. */
    METRICS(Part::metrics),
    /** Cost against size. */
    SCALE(Part::scale);

    private static final int CHECKED_EVENTS = 100_000;
    private static final int CHECKED_CUSTOMERS = 1_000;

    private final Function<Runs, List<Line>> measure;

    Part(Function<Runs, List<Line>> measure) {
        this.measure = measure;
    }

    List<Line> measure(Runs runs) {
        return measure.apply(runs);
    }

    private static List<Line> engine(Runs runs) {
        Tape tape = Tape.of(Job.SEED, CHECKED_EVENTS, CHECKED_CUSTOMERS);
        for (Contestant contestant : Contestant.values()) {
            int moved = Agreement.check(contestant, false, tape);
            Agreement.check(contestant, true, tape);
            System.err.println(
                    contestant.title() + ": same stages at each of " + tape.size() + " events, " + moved + " moves");
        }
        List<Line> lines = new ArrayList<>();
        lines.addAll(Runs.lines(
                Runs.run(runs.of(EngineBenchmark.class).build()),
                "engine",
                naming(
                        result -> "true".equals(result.getParams().getParam("stored"))
                                ? "an event, customer from a map"
                                : "an event, customer live",
                        result -> Contestant.valueOf(result.getParams().getParam("contestant"))
                                .title())));
        lines.addAll(Runs.lines(
                Runs.run(runs.of(ReplayBenchmark.class).build()),
                "replay",
                naming(result -> "a log of 1,000,000 events", result -> words(result, "maker") + threads(result))));
        lines.addAll(Runs.lines(
                Runs.run(runs.of(BuildBenchmark.class).build()),
                "build",
                naming(result -> "a definition", result -> words(result, "definition"))));
        return lines;
    }

    private static List<Line> metrics(Runs runs) {
        List<Line> lines = new ArrayList<>();
        for (String job : List.of("RETENTION", "GROWTH", "SUMMARY")) {
            for (String threads : List.of("1", "2")) {
                List<String> makers = new ArrayList<>(List.of("DUCKDB", "COLUMNS", "STREAM", "BY_HAND"));
                if (job.equals("SUMMARY")) {
                    makers.remove("COLUMNS");
                }
                var options = runs.of(BulkBenchmark.class)
                        .param("maker", makers.toArray(String[]::new))
                        .param("job", job)
                        .param("threads", threads);
                lines.addAll(Runs.lines(
                        Runs.run(options.build()),
                        "metrics",
                        naming(result -> words(result, "job") + threads(result), result -> words(result, "maker"))));
            }
        }
        lines.addAll(Runs.lines(
                Runs.run(runs.of(FitBenchmark.class).build()),
                "value",
                naming(result -> words(result, "task"), result -> "ours")));
        return lines;
    }

    private static List<Line> scale(Runs runs) {
        String[] sizes = {"100000", "1000000", "10000000"};
        List<Line> lines = new ArrayList<>();
        for (String maker : List.of("COLUMNS", "STREAM")) {
            for (String threads : List.of("1", "2")) {
                lines.addAll(Scale.of(
                        Runs.run(runs.of(BulkBenchmark.class)
                                .param("maker", maker)
                                .param("job", "RETENTION")
                                .param("size", sizes)
                                .param("threads", threads)
                                .build()),
                        "retention, " + maker.toLowerCase(Locale.ROOT)));
            }
        }
        for (String threads : List.of("1", "2")) {
            lines.addAll(Scale.of(
                    Runs.run(runs.of(ReplayBenchmark.class)
                            .param("maker", "OURS")
                            .param("size", sizes)
                            .param("threads", threads)
                            .build()),
                    "replay"));
        }
        return lines;
    }

    private static String words(RunResult result, String parameter) {
        return result.getParams().getParam(parameter).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String threads(RunResult result) {
        return "1".equals(result.getParams().getParam("threads")) ? ", 1 thread" : ", 2 threads";
    }

    private static Runs.Naming naming(UnaryResult job, UnaryResult maker) {
        return new Runs.Naming() {
            @Override
            public String job(RunResult result) {
                return job.of(result);
            }

            @Override
            public String maker(RunResult result) {
                return maker.of(result);
            }
        };
    }

    /** Something a result is called. */
    private interface UnaryResult {
        String of(RunResult result);
    }
}
