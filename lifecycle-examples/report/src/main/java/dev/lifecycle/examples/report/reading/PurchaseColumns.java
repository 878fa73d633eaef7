package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.AmountParser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Purchases as columns of numbers, in the order they were read: ten million of them are 200 MB, beside one text for each customer.
 * Amounts are millionths of a unit; a negative one is a refund.
 */
public final class PurchaseColumns {

    private static final int FIRST = 1024;

    private final Ids customers = new Ids();
    private int[] customer;
    private int[] day;
    private long[] micros;
    private int[] line;
    private long @Nullable [] order;
    private int size;
    private int decimals;

    /** For about so many rows. */
    PurchaseColumns(long expected, boolean withOrders) {
        int capacity = (int) Math.max(FIRST, Math.min(expected, Integer.MAX_VALUE - 8));
        customer = new int[capacity];
        day = new int[capacity];
        micros = new long[capacity];
        line = new int[capacity];
        order = withOrders ? new long[capacity] : null;
    }

    void add(int customerNumber, int epochDay, long amount, long lineNumber, long orderHash) {
        if (size == customer.length) {
            grow();
        }
        customer[size] = customerNumber;
        day[size] = epochDay;
        micros[size] = amount;
        line[size] = (int) Math.min(lineNumber, Integer.MAX_VALUE);
        if (order != null) {
            order[size] = orderHash;
        }
        size++;
    }

    private void grow() {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 16L);
        customer = Arrays.copyOf(customer, capacity);
        day = Arrays.copyOf(day, capacity);
        micros = Arrays.copyOf(micros, capacity);
        line = Arrays.copyOf(line, capacity);
        order = order == null ? null : Arrays.copyOf(order, capacity);
    }

    /** Keeps the rows that are marked, in their order. */
    void keep(java.util.BitSet rows) {
        int kept = 0;
        for (int i = rows.nextSetBit(0); i >= 0; i = rows.nextSetBit(i + 1)) {
            customer[kept] = customer[i];
            day[kept] = day[i];
            micros[kept] = micros[i];
            line[kept] = line[i];
            if (order != null) {
                order[kept] = order[i];
            }
            kept++;
        }
        size = kept;
    }

    void decimals(int most) {
        decimals = most;
    }

    Ids ids() {
        return customers;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** How many customers have been numbered; one whose rows were all left out is among them. */
    public int customers() {
        return customers.size();
    }

    /** The id of a customer's number. */
    public String customer(int number) {
        return customers.text(number);
    }

    /** The number of the row's customer. */
    public int customerOf(int row) {
        return customer[row];
    }

    /** The row's day, as days since 1970-01-01, in the zone of the business. */
    public int dayOf(int row) {
        return day[row];
    }

    /** The row's day. */
    public LocalDate dateOf(int row) {
        return LocalDate.ofEpochDay(day[row]);
    }

    /** The row's amount in millionths of a unit. */
    public long microsOf(int row) {
        return micros[row];
    }

    /** An amount with the decimals that the file has. */
    public BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, AmountParser.SCALE).setScale(decimals, java.math.RoundingMode.HALF_UP);
    }

    /** The line of its file on which the row begins, from 1. */
    public int lineOf(int row) {
        return line[row];
    }

    /** A hash of the row's order; 0 if it names none. */
    public long orderOf(int row) {
        return order == null ? 0 : order[row];
    }
}
