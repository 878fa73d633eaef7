package dev.lifecycle.metrics.value.summary;

import java.util.List;

/**
 * Rows of purchases brought together by customer, so that all later reading is in order of memory; the host's columns stay as they are.
 *
 * <p>A counting sort in two steps: first into some hundreds of ranges of customers, then each range, which fits into the cache, by
 * customer. Writing every row straight to its customer would wait for memory once per row, four times as long altogether.
 */
final class PurchaseOrder {

    private static final int MOST_RANGES = 512;

    /** The customer's number within its range above, the day below; after the second step only the day matters. */
    private final long[] keys;

    private final double[] amounts;

    /** Where each customer's rows begin; one more than there are numbers. */
    private final int[] starts;

    /** @param numbers all customers' numbers are below it */
    PurchaseOrder(List<PurchaseBlock> blocks, int numbers) {
        int shift = 0;
        while (numbers >> shift > MOST_RANGES) {
            shift++;
        }
        int[] ranges = ranges(blocks, numbers, shift);
        int rows = ranges[ranges.length - 1];
        keys = new long[rows];
        amounts = new double[rows];
        starts = new int[numbers + 1];
        scatter(blocks, ranges.clone(), shift);
        int largest = 0;
        for (int i = 0; i + 1 < ranges.length; i++) {
            largest = Math.max(largest, ranges[i + 1] - ranges[i]);
        }
        Range range = new Range(largest);
        for (int i = 0; i + 1 < ranges.length; i++) {
            range.sort(i << shift, 1 << shift, ranges[i], ranges[i + 1]);
        }
    }

    /** Where the rows of each range of customers begin, and at last where they end. */
    private static int[] ranges(List<PurchaseBlock> blocks, int numbers, int shift) {
        int[] ranges = new int[(numbers >> shift) + 2];
        for (PurchaseBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                ranges[(block.customer(i) >> shift) + 1]++;
            }
        }
        for (int i = 1; i < ranges.length; i++) {
            ranges[i] = Math.addExact(ranges[i], ranges[i - 1]);
        }
        return ranges;
    }

    private void scatter(List<PurchaseBlock> blocks, int[] next, int shift) {
        int mask = (1 << shift) - 1;
        for (PurchaseBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                int customer = block.customer(i);
                int to = next[customer >> shift]++;
                keys[to] = (long) (customer & mask) << Integer.SIZE | Integer.toUnsignedLong(block.day(i));
                amounts[to] = block.amount(i);
            }
        }
    }

    /** Numbers of customers are below this; some may have no rows. */
    int numbers() {
        return starts.length - 1;
    }

    int from(int customer) {
        return starts[customer];
    }

    int to(int customer) {
        return starts[customer + 1];
    }

    int day(int row) {
        return (int) keys[row];
    }

    double amount(int row) {
        return amounts[row];
    }

    /** How many customers have a purchase on this day or before. */
    int customersUpTo(int day) {
        int known = 0;
        for (int customer = 0; customer < numbers(); customer++) {
            for (int row = from(customer); row < to(customer); row++) {
                if (day(row) <= day) {
                    known++;
                    break;
                }
            }
        }
        return known;
    }

    /** Sorts the rows of one range after the other by customer, those of one customer in the order they came in. */
    private final class Range {

        private final long[] sortedKeys;
        private final double[] sortedAmounts;

        Range(int largest) {
            sortedKeys = new long[largest];
            sortedAmounts = new double[largest];
        }

        void sort(int firstCustomer, int customers, int from, int to) {
            int[] next = new int[customers + 1];
            for (int row = from; row < to; row++) {
                next[(int) (keys[row] >>> Integer.SIZE) + 1]++;
            }
            for (int i = 0; i < customers; i++) {
                next[i + 1] += next[i];
                if (firstCustomer + i < starts.length) {
                    starts[firstCustomer + i] = from + next[i];
                }
            }
            for (int row = from; row < to; row++) {
                int at = next[(int) (keys[row] >>> Integer.SIZE)]++;
                sortedKeys[at] = keys[row];
                sortedAmounts[at] = amounts[row];
            }
            System.arraycopy(sortedKeys, 0, keys, from, to - from);
            System.arraycopy(sortedAmounts, 0, amounts, from, to - from);
        }
    }
}
