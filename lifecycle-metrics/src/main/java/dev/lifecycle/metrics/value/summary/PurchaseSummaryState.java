package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.internal.Arrivals;
import dev.lifecycle.metrics.internal.Customers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link PurchaseSummary} is accumulated in: every purchase in 16 bytes, in the order they came, and each customer once. Opaque.
 *
 * <p>Writing to the end is much faster than finding each customer's purchases for every row; they are brought together at the end.
 */
public final class PurchaseSummaryState implements Serializable {

    private static final long serialVersionUID = 1L;

    // In place of a number: the customer still waits for one.
    private static final int WAITING = -1;

    private final Customers customers = new Customers();
    private final Arrivals arrivals = new Arrivals(customers);

    @SuppressWarnings("serial") // the list is
    private final List<PurchaseBlock> blocks = new ArrayList<>();

    private PurchaseBlock last = new PurchaseBlock(16);

    long afterEnd;

    PurchaseSummaryState() {
        blocks.add(last);
    }

    void add(Object customer, int day, double amount) {
        if (!arrivals.isWorthWhile()) {
            append(customers.number(customer), day, amount);
            return;
        }
        append(WAITING, day, amount);
        arrivals.add(customer);
        if (arrivals.isFull()) {
            settle();
        }
    }

    /** Those who wait are the customers of the last rows of the last block. */
    private void settle() {
        int size = arrivals.size();
        if (size > 0) {
            int[] numbers = arrivals.settle();
            int first = last.size() - size;
            for (int i = 0; i < size; i++) {
                last.number(first + i, numbers[i]);
            }
        }
    }

    void addAll(PurchaseSummaryState other) {
        settle();
        other.settle();
        int[] numbers = customers.adopt(other.customers);
        for (PurchaseBlock block : other.blocks) {
            for (int i = 0; i < block.size(); i++) {
                append(numbers[block.customer(i)], block.day(i), block.amount(i));
            }
        }
        afterEnd += other.afterEnd;
    }

    private void append(int customer, int day, double amount) {
        if (last.isFull()) {
            settle();
            last = new PurchaseBlock(last.size() * 2);
            blocks.add(last);
        }
        last.add(customer, day, amount);
    }

    Object customer(int number) {
        return customers.id(number);
    }

    PurchaseOrder inOrder() {
        settle();
        return new PurchaseOrder(blocks, customers.size());
    }
}
