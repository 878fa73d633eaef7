package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.reading.PurchaseColumns;
import java.util.Arrays;

/**
 * Makes purchase days of rows: refunds are netted, and what one customer buys on one day becomes one purchase with the total. All of it
 * is done by counting and sorting numbers: ten million rows take a second and 300 MB.
 */
final class DayMerge {

    private final PurchaseColumns rows;
    private final Netting netting;
    private final PurchaseDays days;

    DayMerge(PurchaseColumns rows) {
        this.rows = rows;
        int[] byCustomer = byCustomerAndDay();
        long[] left = new long[rows.size()];
        for (int row = 0; row < left.length; row++) {
            left[row] = rows.microsOf(row);
        }
        netting = new Netting(rows, left);
        days = merged(byCustomer, left);
    }

    PurchaseDays days() {
        return days;
    }

    Netting netting() {
        return netting;
    }

    /** Row numbers: customer after customer, each from the earliest day on, those of one day in the order of the file. */
    private int[] byCustomerAndDay() {
        int[] byDay = sorted(identity(rows.size()), rows::dayOf, firstDay(), lastDay() - firstDay() + 1);
        return sorted(byDay, rows::customerOf, 0, rows.customers());
    }

    private int firstDay() {
        int first = Integer.MAX_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            first = Math.min(first, rows.dayOf(row));
        }
        return first;
    }

    private int lastDay() {
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            last = Math.max(last, rows.dayOf(row));
        }
        return last;
    }

    private static int[] identity(int size) {
        int[] identity = new int[size];
        Arrays.setAll(identity, i -> i);
        return identity;
    }

    /** These rows by a key, those with the same one in the order they had: a counting sort. */
    private static int[] sorted(int[] these, java.util.function.IntUnaryOperator key, int least, int keys) {
        int[] starts = new int[Math.max(0, keys) + 1];
        for (int row : these) {
            starts[key.applyAsInt(row) - least + 1]++;
        }
        for (int k = 0; k < keys; k++) {
            starts[k + 1] += starts[k];
        }
        int[] sorted = new int[these.length];
        for (int row : these) {
            sorted[starts[key.applyAsInt(row) - least]++] = row;
        }
        return sorted;
    }

    private PurchaseDays merged(int[] byCustomer, long[] left) {
        int[] firstRow = new int[byCustomer.length];
        int count = 0;
        for (int from = 0, to; from < byCustomer.length; from = to) {
            to = from + 1;
            while (to < byCustomer.length && rows.customerOf(byCustomer[to]) == rows.customerOf(byCustomer[from])) {
                to++;
            }
            netting.customer(byCustomer, from, to);
            count = days(byCustomer, from, to, left, firstRow, count);
        }
        int[] ordered = Arrays.copyOf(firstRow, count);
        Arrays.sort(ordered);
        ordered = sorted(ordered, rows::dayOf, firstDay(), lastDay() - firstDay() + 1);
        int[] customers = new int[count];
        int[] epochDays = new int[count];
        long[] totals = new long[count];
        for (int i = 0; i < count; i++) {
            customers[i] = rows.customerOf(ordered[i]);
            epochDays[i] = rows.dayOf(ordered[i]);
            totals[i] = left[ordered[i]];
        }
        return new PurchaseDays(rows, customers, epochDays, totals);
    }

    /** Gathers the totals of a customer's days in the first row of each that is a purchase still. */
    private int days(int[] byCustomer, int from, int to, long[] left, int[] firstRow, int before) {
        int count = before;
        for (int i = from; i < to; i++) {
            int row = byCustomer[i];
            if (rows.microsOf(row) < 0 || left[row] == 0 && rows.microsOf(row) > 0) {
                continue;
            }
            if (count > before && rows.dayOf(firstRow[count - 1]) == rows.dayOf(row)) {
                left[firstRow[count - 1]] = Math.addExact(left[firstRow[count - 1]], left[row]);
            } else {
                firstRow[count++] = row;
            }
        }
        return count;
    }
}
