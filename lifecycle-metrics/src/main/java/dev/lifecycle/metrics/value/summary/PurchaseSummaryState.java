package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.internal.Arrivals;
import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link PurchaseSummary} is accumulated in: every purchase in 16 bytes, in the order they came, and each customer once.
 *
 * <p>Writing to the end is much faster than finding each customer's purchases for every row; they are brought together at the end.
 */
final class PurchaseSummaryState extends MetricState {

    private static final long serialVersionUID = 1L;

    // In place of a number: the customer still waits for one.
    private static final int WAITING = -1;

    private final transient Customers customers = new Customers();
    private final transient Arrivals arrivals = new Arrivals(customers);

    private final transient List<PurchaseBlock> blocks = new ArrayList<>();

    private transient PurchaseBlock last = new PurchaseBlock(16);

    transient long afterEnd;

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

    @Override
    protected Fresh fresh() {
        return shape -> new PurchaseSummaryState();
    }

    @Override
    protected void write(StateOutput out) {
        settle();
        out.number(afterEnd);
        customers.write(out);
        for (PurchaseBlock block : blocks) {
            if (block.size() > 0) {
                write(block, out);
            }
        }
        // In place of another block.
        out.size(0);
    }

    private static void write(PurchaseBlock block, StateOutput out) {
        out.size(block.size());
        for (int i = 0; i < block.size(); i++) {
            out.size(block.customer(i));
            out.number(block.day(i));
            out.real(block.amount(i));
        }
    }

    @Override
    protected void read(StateInput in) {
        afterEnd = in.tally();
        customers.read(in);
        for (int rows = in.count(); rows > 0; rows = in.count()) {
            for (int i = 0; i < rows; i++) {
                int customer = in.below(customers.size());
                int day = in.integer();
                double amount = in.real();
                String problem = Messages.problemWithPurchase(customer, day, amount);
                if (problem != null) {
                    throw in.refused(problem);
                }
                append(customer, day, amount);
            }
        }
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
