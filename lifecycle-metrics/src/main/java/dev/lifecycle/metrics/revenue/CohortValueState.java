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
    private transient int first = Integer.MAX_VALUE;
    private transient int last = Integer.MIN_VALUE;
    // Of all amounts without their sign, so that no sum of some of them is ever too large.
    private transient long total;
    private transient String currency = "";

    /** Notes an amount of the customer. */
    void add(Object customer, int period, long units) {
        int number = number(customer);
        int row = amounts.add(number);
        amounts.setLong(0, row, units);
        amounts.setInt(0, row, period);
        entries.note(number, period);
        first = Math.min(first, period);
        last = Math.max(last, period);
        total += Math.abs(units);
    }

    /** Whether an amount can be added without any sum becoming too large. */
    boolean hasRoomFor(long units) {
        return total <= Long.MAX_VALUE - Math.abs(units);
    }

    /** Notes the currency of a row, which agrees with the one known. */
    void agree(String seen) {
        currency = MoneyReader.agreed(currency, seen);
    }

    /** The one currency; empty text if none was declared or there was no row. */
    String currency() {
        return currency;
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
        out.text(currency);
    }

    @Override
    protected void readRest(StateInput in) {
        first = in.integer();
        last = in.integer();
        for (int row = 0; row < size(); row++) {
            in.between(first, last, period(row));
            in.between(first, last, entries.of(customer(row)));
            long units = in.between(-MoneyReader.MOST, MoneyReader.MOST, units(row));
            total += in.between(0, Long.MAX_VALUE - total, Math.abs(units));
        }
        currency = in.text();
    }

    @Override
    protected void merging(CohortValueState other) {
        agree(other.currency);
        MoneyReader.checkSum(total, other.total);
    }

    @Override
    protected void merged(CohortValueState other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        total += other.total;
    }
}
