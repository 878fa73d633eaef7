package dev.lifecycle.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A block of rows that already lies in memory as columns: the fast way in. A metric made with {@code ofColumns()} takes whole
 * blocks as its rows; customers are numbered from 0 by the host.
 *
 * <p>Columns of different length and negative customer numbers are refused. The arrays are read, never changed or copied.
 *
 * <pre>{@code
 * Columns orders = Columns.of(customer, epochDay);
 * Retention table = orders.blocks(2).parallelStream().collect(Retention.ofColumns().over(Periods.monthly(PARIS)));
 * }</pre>
 */
public final class Columns {

    private final int[] customers;
    private final int[] days;
    private final int from;
    private final int to;

    private Columns(int[] customers, int[] days, int from, int to) {
        this.customers = customers;
        this.days = days;
        this.from = from;
        this.to = to;
    }

    /**
     * Rows from two columns of equal length.
     *
     * @param customers number of each row's customer, from 0
     * @param epochDays day of each row, as days since 1970-01-01 in the zone of the report
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Columns of(int[] customers, int[] epochDays) {
        if (customers.length != epochDays.length) {
            throw new IllegalArgumentException(Messages.columnLengths(customers.length, epochDays.length));
        }
        return new Columns(customers, epochDays, 0, customers.length);
    }

    /** The same rows cut into blocks of nearly equal size, one per thread. */
    public List<Columns> blocks(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(Messages.blocks(count));
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Columns(customers, days, cut(i, count), cut(i + 1, count)))
                .toList();
    }

    private int cut(int block, int count) {
        return from + (int) ((long) (to - from) * block / count);
    }

    /** How many rows. */
    public int size() {
        return to - from;
    }

    /** Customer number of a row, counted from 0 in this block. */
    public int customer(int row) {
        return customers[from + row];
    }

    /** Day of a row since 1970-01-01, counted from 0 in this block. */
    public int day(int row) {
        return days[from + row];
    }

    /** How many rows, such as {@code 5000000 rows in columns}. */
    @Override
    public String toString() {
        return size() + " rows in columns";
    }
}
