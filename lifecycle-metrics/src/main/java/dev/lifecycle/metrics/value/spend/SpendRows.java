package dev.lifecycle.metrics.value.spend;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Distinct (x, mean spend) of the customers who can say something about spend, with how many share each, sorted. */
final class SpendRows {

    final int[] x;
    final double[] spend;
    final double[] count;
    final SpendCoverage coverage;

    private record Row(int x, double spend) {}

    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::x).thenComparingDouble(Row::spend);

    private SpendRows(Map<Row, Integer> counts, long withoutRepeats, long withoutSpend) {
        int n = counts.size();
        x = new int[n];
        spend = new double[n];
        count = new double[n];
        int i = 0;
        long used = 0;
        for (Map.Entry<Row, Integer> row : counts.entrySet()) {
            x[i] = row.getKey().x;
            spend[i] = row.getKey().spend;
            count[i++] = row.getValue();
            used += row.getValue();
        }
        coverage = new SpendCoverage(used, withoutRepeats, withoutSpend, correlation());
    }

    static SpendRows of(PurchaseSummary summary) {
        Map<Row, Integer> counts = new TreeMap<>(ORDER);
        long withoutRepeats = 0;
        long withoutSpend = 0;
        for (int i = 0; i < summary.size(); i++) {
            CustomerSummary customer = summary.row(i);
            if (customer.frequency() == 0) {
                withoutRepeats++;
            } else if (customer.meanSpend() == 0) {
                withoutSpend++;
            } else {
                counts.merge(new Row(customer.frequency(), customer.meanSpend()), 1, Integer::sum);
            }
        }
        return new SpendRows(counts, withoutRepeats, withoutSpend);
    }

    /** The spend that half of the customers stay below: a scale that no single customer, however big, can move. */
    double medianSpend() {
        Integer[] order = new Integer[spend.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> spend[i]));
        double below = 0;
        for (int i : order) {
            below += count[i];
            if (2 * below >= coverage.used()) {
                return spend[i];
            }
        }
        return 1;
    }

    private OptionalDouble correlation() {
        double n = 0;
        double meanX = 0;
        double meanZ = 0;
        double xx = 0;
        double zz = 0;
        double xz = 0;
        for (int i = 0; i < x.length; i++) {
            n += count[i];
            double dx = x[i] - meanX;
            double dz = spend[i] - meanZ;
            meanX += count[i] / n * dx;
            meanZ += count[i] / n * dz;
            xx += count[i] * dx * (x[i] - meanX);
            zz += count[i] * dz * (spend[i] - meanZ);
            xz += count[i] * dx * (spend[i] - meanZ);
        }
        return xx > 0 && zz > 0 ? OptionalDouble.of(xz / Math.sqrt(xx * zz)) : OptionalDouble.empty();
    }
}
