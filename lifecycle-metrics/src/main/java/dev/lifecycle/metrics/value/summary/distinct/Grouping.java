package dev.lifecycle.metrics.value.summary.distinct;

/**
 * Which rows of three columns are identical. Open addressing over the columns themselves: boxing a key per customer would cost
 * more than a fit.
 */
final class Grouping {

    private final int[] groupOf;
    private final int[] examples;
    private final int[] counts;
    private int size;

    private Grouping(int rows) {
        groupOf = new int[rows];
        examples = new int[rows];
        counts = new int[rows];
    }

    static Grouping of(int[] frequency, double[] recency, double[] age) {
        int n = frequency.length;
        Grouping groups = new Grouping(n);
        int mask = (Integer.highestOneBit(Math.max(2, Math.min(n, 1 << 28))) << 2) - 1;
        int[] slots = new int[mask + 1];
        for (int i = 0; i < n; i++) {
            int slot = hash(frequency[i], recency[i], age[i]) & mask;
            while (slots[slot] != 0) {
                int e = groups.examples[slots[slot] - 1];
                if (frequency[e] == frequency[i] && recency[e] == recency[i] && age[e] == age[i]) {
                    break;
                }
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                groups.examples[groups.size] = i;
                slots[slot] = ++groups.size;
            }
            groups.groupOf[i] = slots[slot] - 1;
            groups.counts[slots[slot] - 1]++;
        }
        return groups;
    }

    private static int hash(int x, double recency, double age) {
        long h = (Double.doubleToLongBits(recency) * 31 + Double.doubleToLongBits(age)) * 31 + x;
        h *= 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }

    /** How many distinct rows. */
    int size() {
        return size;
    }

    /** The distinct row that a row is. */
    int groupOf(int row) {
        return groupOf[row];
    }

    /** One of the rows of the group. */
    int example(int group) {
        return examples[group];
    }

    int count(int group) {
        return counts[group];
    }
}
