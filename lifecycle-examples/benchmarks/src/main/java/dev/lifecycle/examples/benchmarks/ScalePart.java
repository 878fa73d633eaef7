package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.bulk.BulkBenchmark;
import dev.lifecycle.examples.benchmarks.bulk.BulkBenchmark.Maker;
import dev.lifecycle.examples.benchmarks.bulk.BulkJob;
import dev.lifecycle.examples.benchmarks.bulk.CountBenchmark;
import dev.lifecycle.examples.benchmarks.engine.ReplayBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/**
 * Cost against size: the same question about ten and a hundred times as many rows, per row, and the exponent it grows with. Questions to
 * columns and to streams of objects, and the replay of a log over stages, each on one thread and on two.
 */
final class ScalePart {

    private static final String TABLE = "scale";
    private static final String[] SIZES = {"100000", "1000000", "10000000"};
    private static final String[] QUICK_SIZES = {"100000", "1000000"};
    private static final List<String> THREADS = List.of("1", "2");
    private static final String GROWTH = ", growth";
    private static final String EXPONENT = "exponent of size";
    private static final String REPLAY = "replay";
    private static final String COUNTS = "counts by customer, groupingBy, by hand";
    /** The larger the input, the less of it a cache holds: what is linear in steps grows a little faster in time. */
    private static final double LINEAR = 1.15;

    private ScalePart() {}

    static List<Line> measure(Runs runs) {
        String[] sizes = runs.isQuick() ? QUICK_SIZES : SIZES;
        List<Line> lines = new ArrayList<>();
        for (String threads : THREADS) {
            jobs().forEach(job -> lines.addAll(growth(
                    Runs.run(
                            doing(job.words(), threads),
                            runs.briefly(BulkBenchmark.class)
                                    .param("maker", job.maker().name())
                                    .param("job", job.job().name())
                                    .param("size", sizes)
                                    .param("threads", threads)
                                    .build()),
                    job.words())));
            lines.addAll(growth(
                    Runs.run(
                            doing(COUNTS, threads),
                            runs.briefly(CountBenchmark.class)
                                    .param("size", sizes)
                                    .param("threads", threads)
                                    .build()),
                    COUNTS));
            lines.addAll(growth(
                    Runs.run(
                            doing(REPLAY, threads),
                            runs.briefly(ReplayBenchmark.class)
                                    .param("maker", "OURS")
                                    .param("size", sizes)
                                    .param("threads", threads)
                                    .build()),
                    REPLAY));
        }
        return lines;
    }

    private static String doing(String job, String threads) {
        return TABLE + ": " + job + " on " + threads + " thread(s), the whole of it at each size";
    }

    /** A question and who answers it. */
    private record Asked(BulkJob job, Maker maker) {
        String words() {
            return job.name().toLowerCase(Locale.ROOT) + ", " + maker.title();
        }
    }

    private static Stream<Asked> jobs() {
        return Stream.of(BulkJob.RETENTION, BulkJob.SUMMARY)
                .flatMap(job -> Stream.of(Maker.COLUMNS, Maker.STREAM).map(maker -> new Asked(job, maker)));
    }

    /** A line per size, per row, and one with the exponent. */
    private static List<Line> growth(List<RunResult> results, String job) {
        List<Line> lines = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        String named = job;
        for (RunResult result : results) {
            named = job + Runs.threads(result);
            double size = Double.parseDouble(result.getParams().getParam("size"));
            Line whole = Runs.lines(List.of(result), TABLE, new Runs.Naming(any -> job, any -> job))
                    .get(0);
            points.add(new double[] {Math.log(size), Math.log(whole.value())});
            Double wall = whole.wall();
            Double bytes = whole.bytes();
            lines.add(new Line(
                    TABLE,
                    named,
                    String.format(Locale.ROOT, "%,.0f rows, per row", size),
                    whole.value() / size,
                    Line.Unit.NANOS,
                    wall == null ? null : wall / size,
                    bytes == null ? null : bytes / size));
        }
        lines.add(Line.of(TABLE, named + GROWTH, EXPONENT, slope(points), Line.Unit.COUNT));
        return lines;
    }

    /** Least squares. */
    static double slope(List<double[]> points) {
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (double[] point : points) {
            xy += (point[0] - meanX) * (point[1] - meanY);
            xx += (point[0] - meanX) * (point[0] - meanX);
        }
        return xy / xx;
    }

    /** What objects cost above 1 is the memory's to say, and the control says it: it is linear in steps, and does nothing but look up. */
    static List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        for (String threads : List.of(", 1 thread", ", 2 threads")) {
            jobs().forEach(asked -> budgets.add(
                    asked.maker() == Maker.STREAM
                            ? Budget.times(
                                    exponent(asked.words(), threads),
                                    1,
                                    "linear: ≤ 1 × counts by hand",
                                    exponent(COUNTS, threads))
                            : linear(asked.words(), threads)));
            budgets.add(linear(REPLAY, threads));
        }
        return budgets;
    }

    private static Budget linear(String job, String threads) {
        return Budget.figure(exponent(job, threads), LINEAR, "linear: ≤ " + LINEAR);
    }

    private static Line.Key exponent(String job, String threads) {
        return new Line.Key(TABLE, job + threads + GROWTH, EXPONENT);
    }
}
