package dev.lifecycle.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** How a cost grows with the size of its input: the slope of its logarithm, 1 being linear. */
final class Scale {

    private Scale() {}

    /** A line per size in nanoseconds per row, and one with the exponent. */
    static List<Line> of(Collection<RunResult> results, String job) {
        List<Line> lines = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (RunResult result : results) {
            String threads = result.getParams().getParam("threads");
            double size = Double.parseDouble(result.getParams().getParam("size"));
            Line whole = Runs.lines(List.of(result), "", new Runs.Naming() {
                        @Override
                        public String job(RunResult same) {
                            return job + ("1".equals(threads) ? ", 1 thread" : ", 2 threads");
                        }

                        @Override
                        public String maker(RunResult same) {
                            return String.format(Locale.ROOT, "%,.0f rows", size);
                        }
                    })
                    .get(0);
            double scale = (whole.unit().equals("ms") ? 1e6 : 1) / size;
            Double wall = whole.wall();
            Double bytes = whole.bytes();
            points.add(new double[] {Math.log(size), Math.log(whole.value() * scale * size)});
            lines.add(new Line(
                    "scale",
                    whole.job(),
                    whole.maker(),
                    whole.value() * scale,
                    "ns/row",
                    wall == null ? null : wall * scale,
                    bytes == null ? null : bytes / size,
                    null));
        }
        Line first = lines.get(0);
        lines.add(new Line("exponent", first.job(), "size^", slope(points), "", null, null, null));
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
}
