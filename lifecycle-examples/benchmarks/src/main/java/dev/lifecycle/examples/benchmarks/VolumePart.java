package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.bulk.VolumeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole customer base of a large shop at once: purchases read one by one from a stream, summarised, two models fitted with standard
 * errors, and every customer predicted; in a heap of 4 GB.
 */
final class VolumePart {

    private static final String TABLE = "volume";
    private static final int CUSTOMERS = 1_000_000;
    private static final int PURCHASES = 100_000_000;
    private static final int QUICK = 10;
    private static final String HEAP = "-Xmx4g";

    private VolumePart() {}

    static List<Line> measure(Runs runs) {
        int divisor = runs.isQuick() ? QUICK : 1;
        return measure(CUSTOMERS / divisor, PURCHASES / divisor);
    }

    static List<Line> measure(int customers, int purchases) {
        String job = job(customers, purchases);
        Progress.say("volume: " + job + ", summarised, fitted, predicted in a heap of 4 GB …");
        List<Line> lines = new ArrayList<>();
        for (String printed :
                Child.run(VolumeRun.class, List.of(HEAP), String.valueOf(customers), String.valueOf(purchases))) {
            String[] cells = printed.split("\t", -1);
            double figure = Double.parseDouble(cells[1]);
            lines.add(
                    switch (cells[0]) {
                        case VolumeRun.HEAP -> Line.of(TABLE, job + ", heap", "held at most", figure, Line.Unit.BYTES);
                        case VolumeRun.ROWS ->
                            Line.of(TABLE, job + ", rows", "distinct, of a fit", figure, Line.Unit.COUNT);
                        default ->
                            new Line(TABLE, job, cells[0], figure, Line.Unit.NANOS, Double.parseDouble(cells[2]), null);
                    });
        }
        return lines;
    }

    private static String job(int customers, int purchases) {
        return String.format(Locale.ROOT, "%,d customers, %,d purchases", customers, purchases);
    }

    /** That it ends at all is the promise about the heap; the other is that it costs little more than to have the rows. */
    static List<Budget> budgets() {
        return List.of(budget(job(CUSTOMERS, PURCHASES)), budget(job(CUSTOMERS / QUICK, PURCHASES / QUICK)));
    }

    private static Budget budget(String job) {
        return Budget.times(
                new Line.Key(TABLE, job, VolumeRun.SUMMARISED),
                4,
                "≤ 4 × making the rows",
                new Line.Key(TABLE, job, VolumeRun.READ));
    }
}
