package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.Cell;
import java.util.Arrays;

/** Rows that wait until there are enough of them to look up their customers together. */
final class CustomerBatch {

    private static final int SIZE = 256;

    private final PurchaseColumns out;
    private final int[] ends = new int[SIZE];
    private final int[] hashes = new int[SIZE];
    private final int[] numbers = new int[SIZE];
    private final int[] days = new int[SIZE];
    private final long[] amounts = new long[SIZE];
    private final long[] lines = new long[SIZE];
    private final long[] orders = new long[SIZE];
    private char[] customers = new char[32 * SIZE];
    private int end;
    private int size;

    /** Rows that go here. */
    CustomerBatch(PurchaseColumns out) {
        this.out = out;
    }

    void add(Cell customer, int day, long amount, long line, long order) {
        int length = customer.length();
        if (end + length > customers.length) {
            customers = Arrays.copyOf(customers, 2 * (end + length));
        }
        System.arraycopy(customer.array(), 0, customers, end, length);
        end += length;
        ends[size] = end;
        days[size] = day;
        amounts[size] = amount;
        lines[size] = line;
        orders[size] = order;
        if (++size == SIZE) {
            flush();
        }
    }

    /** Hands on those that wait. */
    void flush() {
        out.ids().numbers(customers, ends, hashes, numbers, size);
        for (int i = 0; i < size; i++) {
            out.add(numbers[i], days[i], amounts[i], lines[i], orders[i]);
        }
        size = 0;
        end = 0;
    }
}
