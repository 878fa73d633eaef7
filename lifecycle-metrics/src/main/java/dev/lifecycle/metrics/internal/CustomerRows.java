package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of customers, unsorted: the customer's number, so many longs and so many ints each. They keep how often a row came, and
 * are told customer by customer when a result is read.
 */
public final class CustomerRows implements CustomerColumn<CustomerRows> {

    private static final int FEW = 32;

    private final IntColumn customer = new IntColumn(0);
    private final LongColumn[] longs;
    private final IntColumn[] ints;
    private int size;
    private int customers;

    /** Takes the rows of one customer. */
    @FunctionalInterface
    public interface Taker {
        /** The numbers of the customer's rows, in the order they came, from one place of the array to before another. */
        void take(int[] rows, int from, int to);
    }

    /** Rows with so many longs and ints. */
    public CustomerRows(int longsPerRow, int intsPerRow) {
        this.longs = new LongColumn[longsPerRow];
        this.ints = new IntColumn[intsPerRow];
        Arrays.setAll(longs, i -> new LongColumn(0));
        Arrays.setAll(ints, i -> new IntColumn(0));
    }

    /** Adds a row of a customer, whose values are to be set; its number. */
    public int add(int number) {
        checkRoom(size);
        customer.set(size, number);
        customers = Math.max(customers, number + 1);
        return size++;
    }

    /**
     * Refuses one row more than can be kept.
     *
     * @throws IllegalStateException if there are as many already
     */
    static void checkRoom(int rows) {
        if (rows >= IntColumn.MOST) {
            throw new IllegalStateException(Messages.tooManyRows(IntColumn.MOST));
        }
    }

    /** Sets a long of a row. */
    public void setLong(int column, int row, long value) {
        longs[column].set(row, value);
    }

    /** A long of a row. */
    public long getLong(int column, int row) {
        return longs[column].get(row);
    }

    /** Sets an int of a row. */
    public void setInt(int column, int row, int value) {
        ints[column].set(row, value);
    }

    /** An int of a row. */
    public int getInt(int column, int row) {
        return ints[column].get(row);
    }

    /** The customer of a row. */
    public int customer(int row) {
        return customer.get(row);
    }

    /** How many rows. */
    public int size() {
        return size;
    }

    @Override
    public void write(StateOutput out) {
        out.size(size);
        for (int row = 0; row < size; row++) {
            out.size(customer(row));
            for (LongColumn column : longs) {
                out.number(column.get(row));
            }
            for (IntColumn column : ints) {
                out.number(column.get(row));
            }
        }
    }

    @Override
    public void read(StateInput in, int limit) {
        int rows = in.count();
        for (int i = 0; i < rows; i++) {
            int row = add(in.below(limit));
            for (LongColumn column : longs) {
                column.set(row, in.number());
            }
            for (IntColumn column : ints) {
                column.set(row, in.integer());
            }
        }
    }

    @Override
    public void addAll(CustomerRows other, int @Nullable [] numbers) {
        for (int i = 0; i < other.size; i++) {
            int row = add(numbers == null ? other.customer(i) : numbers[other.customer(i)]);
            for (int column = 0; column < longs.length; column++) {
                setLong(column, row, other.getLong(column, i));
            }
            for (int column = 0; column < ints.length; column++) {
                setInt(column, row, other.getInt(column, i));
            }
        }
    }

    /** Tells the rows of every customer that has any, by counting into one array: linear in the rows. */
    public void forEachCustomer(Taker taker) {
        int[] end = new int[customers + 1];
        for (int row = 0; row < size; row++) {
            end[customer.get(row) + 1]++;
        }
        for (int c = 0; c < customers; c++) {
            end[c + 1] += end[c];
        }
        int[] next = Arrays.copyOf(end, customers);
        int[] grouped = new int[size];
        for (int row = 0; row < size; row++) {
            grouped[next[customer.get(row)]++] = row;
        }
        for (int c = 0; c < customers; c++) {
            if (end[c + 1] > end[c]) {
                taker.take(grouped, end[c], end[c + 1]);
            }
        }
    }

    /** Puts rows told to a taker in ascending order of a long. Most customers have so few that nothing is faster than moving them up. */
    public void sort(int[] rows, int from, int to, int column) {
        if (to - from > FEW) {
            int[] sorted = Arrays.stream(rows, from, to)
                    .boxed()
                    .sorted(Comparator.comparingLong(row -> getLong(column, row)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, rows, from, sorted.length);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int j = i;
            while (j > from && getLong(column, rows[j - 1]) > getLong(column, row)) {
                rows[j] = rows[j - 1];
                j--;
            }
            rows[j] = row;
        }
    }
}
