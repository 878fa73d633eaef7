package dev.lifecycle.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks with JMH, each in a process of its own.
 *
 * @param isQuick fewer and shorter rounds, and a tenth of the rows: for a first look
 */
record Runs(boolean isQuick) {

    private static final TimeValue ROUND = TimeValue.seconds(1);
    private static final TimeValue HALF_ROUND = TimeValue.milliseconds(500);
    private static final TimeValue QUICK_ROUND = TimeValue.milliseconds(250);
    private static final String BYTES = "gc.alloc.rate.norm";

    /**
     * Five rounds of half a second in each of three processes: for what takes nanoseconds, where the order in which things happen to be
     * compiled, or the processor on which a second thread wakes, differs from process to process. The best round counts.
     */
    ChainedOptionsBuilder finely(Class<?> benchmark) {
        return isQuick
                ? of(benchmark, 4, 3, QUICK_ROUND)
                : of(benchmark, 6, 5, HALF_ROUND).forks(3);
    }

    /** Five rounds of a second, or of one operation where that takes longer. */
    ChainedOptionsBuilder steady(Class<?> benchmark) {
        return isQuick ? of(benchmark, 4, 3, QUICK_ROUND) : of(benchmark, 5, 5, ROUND);
    }

    /** The same for much code that is run seldom: it takes the compiler longer. */
    ChainedOptionsBuilder warmer(Class<?> benchmark) {
        return isQuick ? of(benchmark, 10, 3, QUICK_ROUND) : of(benchmark, 15, 5, ROUND);
    }

    /** Three rounds: for many sizes of one thing, of which the slope counts more than each. */
    ChainedOptionsBuilder briefly(Class<?> benchmark) {
        return of(benchmark, 3, 3, isQuick ? QUICK_ROUND : ROUND);
    }

    /** For what takes so long that two rounds must do. */
    ChainedOptionsBuilder rarely(Class<?> benchmark) {
        return of(benchmark, 1, 2, TimeValue.NONE);
    }

    private static ChainedOptionsBuilder of(Class<?> benchmark, int warmups, int rounds, TimeValue each) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\.")
                .forks(1)
                .warmupIterations(warmups)
                .measurementIterations(rounds)
                .warmupTime(each)
                .measurementTime(each)
                .jvmArgs(jvmArgs())
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    /** Memory is there before the first round: a page that the system hands out while somebody is measured is none of his cost. */
    private static String[] jvmArgs() {
        List<String> args = new ArrayList<>(List.of("-Xms2g", "-Xmx8g", "-XX:+AlwaysPreTouch"));
        String shared = System.getProperty("lifecycle.shared");
        if (shared != null) {
            args.add("-Dlifecycle.shared=" + shared);
        }
        return args.toArray(String[]::new);
    }

    /**
     * Measures all combinations.
     *
     * @param doing what is measured, as progress is told
     */
    static List<RunResult> run(String doing, Options options) {
        Progress.say(doing + " …");
        try {
            return new ArrayList<>(new Runner(options).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed at " + options.getIncludes(), e);
        }
    }

    /** A figure per result: processor time, or time by the clock where several threads are at work. */
    static List<Line> lines(Collection<RunResult> results, String table, Naming naming) {
        List<Line> lines = new ArrayList<>();
        for (RunResult result : results) {
            double wall = result.getAggregatedResult()
                    .getPrimaryResult()
                    .getStatistics()
                    .getMin();
            double cpu = secondary(result, CpuProfiler.LABEL);
            lines.add(new Line(
                    table,
                    naming.job().apply(result),
                    naming.maker().apply(result),
                    isParallel(result) ? wall : cpu,
                    Line.Unit.NANOS,
                    wall,
                    secondary(result, BYTES)));
        }
        return lines;
    }

    /**
     * What a result is called.
     *
     * @param job   what was done
     * @param maker who did it
     */
    record Naming(Function<RunResult, String> job, Function<RunResult, String> maker) {}

    /** Such as {@code , 2 threads}. */
    static String threads(RunResult result) {
        return isParallel(result) ? ", 2 threads" : ", 1 thread";
    }

    private static boolean isParallel(RunResult result) {
        return "2".equals(result.getParams().getParam("threads"));
    }

    private static double secondary(RunResult result, String label) {
        var found = result.getSecondaryResults().get(label);
        if (found == null) {
            throw new IllegalStateException("JMH has not measured " + label + " of " + result.getParams());
        }
        return found.getScore();
    }
}
