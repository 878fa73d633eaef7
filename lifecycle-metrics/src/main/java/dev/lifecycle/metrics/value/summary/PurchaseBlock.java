package dev.lifecycle.metrics.value.summary;

/** Purchases as columns, a row after the other: whose, on which day, for how much. */
final class PurchaseBlock {

    private static final int LARGEST = 1 << 16;

    private final int[] customers;
    private final int[] days;
    private final double[] amounts;
    private int size;

    /** An empty block of that size, or the largest there is. */
    PurchaseBlock(int size) {
        int capacity = Math.min(size, LARGEST);
        customers = new int[capacity];
        days = new int[capacity];
        amounts = new double[capacity];
    }

    /** The host's columns, which are not copied. */
    PurchaseBlock(int[] customers, int[] days, double[] amounts) {
        this.customers = customers;
        this.days = days;
        this.amounts = amounts;
        size = customers.length;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == customers.length;
    }

    void add(int customer, int day, double amount) {
        customers[size] = customer;
        days[size] = day;
        amounts[size++] = amount;
    }

    /** Says afterwards who a row's customer is. */
    void number(int row, int customer) {
        customers[row] = customer;
    }

    int customer(int row) {
        return customers[row];
    }

    int day(int row) {
        return days[row];
    }

    double amount(int row) {
        return amounts[row];
    }

    /** The largest number of a customer; −1 without rows. */
    int check() {
        int most = -1;
        for (int i = 0; i < size; i++) {
            String problem = Messages.problemWithPurchase(customers[i], days[i], amounts[i]);
            if (problem != null) {
                throw new IllegalArgumentException(Messages.row(i, problem));
            }
            most = Math.max(most, customers[i]);
        }
        return most;
    }
}
