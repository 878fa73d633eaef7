package dev.lifecycle.examples.benchmarks;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks with JMH, each in a process of its own. */
final class Runs {

    private static final String BYTES = "gc.alloc.rate.norm";

    private final int warmups;
    private final int rounds;

    Runs(int warmups, int rounds) {
        this.warmups = warmups;
        this.rounds = rounds;
    }

    /** Options to be completed by parameters. */
    ChainedOptionsBuilder of(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\.")
                .forks(1)
                .warmupIterations(warmups)
                .measurementIterations(rounds)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx8g")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    /** Measures all combinations, and says on the error stream which one is at work. */
    static List<RunResult> run(Options options) {
        System.err.println("measuring " + options.getIncludes() + " …");
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
            boolean single = !"2".equals(result.getParams().getParam("threads"));
            double wall = result.getAggregatedResult()
                    .getPrimaryResult()
                    .getStatistics()
                    .getMin();
            double cpu = secondary(result, CpuProfiler.LABEL);
            double nanos = single ? cpu : wall;
            double scale = nanos > 1e6 ? 1e6 : 1;
            lines.add(new Line(
                    table,
                    naming.job(result),
                    naming.maker(result),
                    nanos / scale,
                    scale > 1 ? "ms" : "ns",
                    wall / scale,
                    secondary(result, BYTES),
                    null));
        }
        return lines;
    }

    /** What a result is called. */
    interface Naming {
        String job(RunResult result);

        String maker(RunResult result);
    }

    private static double secondary(RunResult result, String label) {
        var found = result.getSecondaryResults().get(label);
        return found == null ? Double.NaN : found.getScore();
    }

    /** Makes the class path known to processes started from here, also where a build tool loaded this class. */
    static String classPath() {
        if (Runs.class.getClassLoader() instanceof URLClassLoader loader) {
            StringJoiner path = new StringJoiner(File.pathSeparator);
            for (URL url : loader.getURLs()) {
                path.add(pathOf(url).toString());
            }
            System.setProperty("java.class.path", path.toString());
        }
        return System.getProperty("java.class.path");
    }

    private static Path pathOf(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no path: " + url, e);
        }
    }
}
