package dev.lifecycle.metrics.value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Distinct (x, mean spend) of the customers who can say something about spend, with how many share each, sorted. */
final class SpendRows {

    final int[] x;
    final double[] spend;
    final double[] count;
    final SpendCoverage coverage;

    private record Row(int x, double spend) {}

    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::x).thenComparingDouble(Row::spend);

    private SpendRows(Row[] rows, Map<Row, Integer> counts, SpendCoverage coverage) {
        x = Arrays.stream(rows).mapToInt(Row::x).toArray();
        spend = Arrays.stream(rows).mapToDouble(Row::spend).toArray();
        count = Arrays.stream(rows).mapToDouble(counts::get).toArray();
        this.coverage = coverage;
    }

    static SpendRows of(SummaryColumns columns) {
        Map<Row, Integer> counts = new HashMap<>();
        long withoutRepeats = 0;
        long withoutSpend = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.frequency()[i] == 0) {
                withoutRepeats++;
            } else if (columns.spend()[i] == 0) {
                withoutSpend++;
            } else {
                counts.merge(new Row(columns.frequency()[i], columns.spend()[i]), 1, Integer::sum);
            }
        }
        Row[] rows = counts.keySet().toArray(new Row[0]);
        Arrays.sort(rows, ORDER);
        long used = columns.size() - withoutRepeats - withoutSpend;
        return new SpendRows(
                rows, counts, new SpendCoverage(used, withoutRepeats, withoutSpend, correlation(rows, counts)));
    }

    double meanSpend() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += count[i] * spend[i];
        }
        return sum / coverage.used();
    }

    private static OptionalDouble correlation(Row[] rows, Map<Row, Integer> counts) {
        double n = 0;
        double meanX = 0;
        double meanZ = 0;
        double xx = 0;
        double zz = 0;
        double xz = 0;
        for (Row row : rows) {
            double w = counts.get(row);
            n += w;
            double dx = row.x - meanX;
            double dz = row.spend - meanZ;
            meanX += w / n * dx;
            meanZ += w / n * dz;
            xx += w * dx * (row.x - meanX);
            zz += w * dz * (row.spend - meanZ);
            xz += w * dx * (row.spend - meanZ);
        }
        return xx > 0 && zz > 0 ? OptionalDouble.of(xz / Math.sqrt(xx * zz)) : OptionalDouble.empty();
    }
}
