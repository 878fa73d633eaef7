package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.Earliest;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;

/** Amounts by customer and period, and the period each customer entered in; days are its times. */
final class CohortValueState extends CustomerState<CohortValueState> {

    private static final long serialVersionUID = 1L;

    private final transient CustomerRows amounts = column(new CustomerRows(1, 1));
    private final transient Earliest entries = column(new Earliest());
    private final transient MoneySum sum = new MoneySum();
    private transient int first = Integer.MAX_VALUE;
    private transient int last = Integer.MIN_VALUE;

    /** Notes an amount of the customer. */
    void add(Object customer, int period, long units) {
        int number = number(customer);
        int row = amounts.add(number);
        amounts.setLong(0, row, units);
        amounts.setInt(0, row, period);
        entries.note(number, period);
        first = Math.min(first, period);
        last = Math.max(last, period);
        sum.add(units);
    }

    /** What the amounts add up to. */
    MoneySum sum() {
        return sum;
    }

    /** How many amounts. */
    int size() {
        return amounts.size();
    }

    /** The customer of an amount. */
    int customer(int row) {
        return amounts.customer(row);
    }

    /** The period of an amount. */
    int period(int row) {
        return amounts.getInt(0, row);
    }

    /** An amount. */
    long units(int row) {
        return amounts.getLong(0, row);
    }

    /** The period a customer entered in. */
    int entry(int customer) {
        return (int) entries.of(customer);
    }

    /** The earliest period with a row; the largest int without any. */
    int firstPeriod() {
        return first;
    }

    /** The latest period with a row; the smallest int without any. */
    int lastPeriod() {
        return last;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new CohortValueState();
    }

    @Override
    protected void writeRest(StateOutput out) {
        out.number(first);
        out.number(last);
        sum.write(out);
    }

    @Override
    protected void readRest(StateInput in) {
        first = in.integer();
        last = in.integer();
        for (int row = 0; row < size(); row++) {
            in.between(first, last, period(row));
            in.between(first, last, entries.of(customer(row)));
            sum.read(in, units(row));
        }
        sum.read(in);
    }

    @Override
    protected void merging(CohortValueState other) {
        sum.merging(other.sum);
    }

    @Override
    protected void merged(CohortValueState other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        sum.merged(other.sum);
    }
}
