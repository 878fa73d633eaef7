package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.reading.PurchaseColumns;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * What was bought: one entry for each customer and day, earliest first, those of one day in the order of the file. The entries are made
 * when they are asked for; what is kept are columns of numbers.
 */
final class PurchaseDays extends AbstractList<PurchaseDay> implements RandomAccess {

    private final PurchaseColumns purchases;
    private final int[] customers;
    private final int[] days;
    private final long[] totals;

    PurchaseDays(PurchaseColumns purchases, int[] customers, int[] days, long[] totals) {
        this.purchases = purchases;
        this.customers = customers;
        this.days = days;
        this.totals = totals;
    }

    @Override
    public PurchaseDay get(int index) {
        return new PurchaseDay(
                purchases.customer(customers[index]),
                LocalDate.ofEpochDay(days[index]),
                purchases.amount(totals[index]));
    }

    @Override
    public int size() {
        return days.length;
    }

    /** How many customers there are. */
    int customers() {
        java.util.BitSet seen = new java.util.BitSet(purchases.customers());
        for (int customer : customers) {
            seen.set(customer);
        }
        return seen.cardinality();
    }
}
