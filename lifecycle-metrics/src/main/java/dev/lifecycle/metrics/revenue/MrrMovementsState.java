package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** Priced stretches of time of each customer, or of each item; microseconds are its times. */
final class MrrMovementsState extends CustomerState<MrrMovementsState> {

    /** In place of an end: the stretch has none yet. */
    static final long RUNNING = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int UNITS = 2;

    private final transient CustomerRows stretches = column(new CustomerRows(3, 0));
    private final transient MoneySum sum = new MoneySum();
    private transient long first = RUNNING;
    // The latest time noted is the latest start, because ends may be known ahead.
    private transient long lastEnd = NEVER;

    /** A stretch of time with one amount; a credit has a negative one. */
    record Priced(long from, long to, long units) {}

    /** Takes the stretches of one customer, or of one item. */
    @FunctionalInterface
    interface Taker {
        void take(Object whose, List<Priced> stretches);
    }

    /** Notes a stretch of a customer, or of an item. */
    void add(Object whose, long from, long to, long units) {
        int row = stretches.add(number(whose));
        stretches.setLong(FROM, row, from);
        stretches.setLong(TO, row, to);
        stretches.setLong(UNITS, row, units);
        first = Math.min(first, from);
        seen(from);
        lastEnd = to == RUNNING ? lastEnd : Math.max(lastEnd, to);
        sum.add(units);
    }

    /** The latest end; {@link #NEVER} without any. */
    long lastEnd() {
        return lastEnd;
    }

    /** What the amounts add up to. */
    MoneySum sum() {
        return sum;
    }

    /** The earliest start; {@link #RUNNING} without a stretch. */
    long first() {
        return first;
    }

    /** Tells the stretches of each customer, or of each item, in a list that is good until the next is told. */
    void forEach(Taker taker) {
        List<Priced> priced = new ArrayList<>();
        stretches.forEachCustomer((rows, from, to) -> {
            priced.clear();
            for (int i = from; i < to; i++) {
                priced.add(new Priced(
                        stretches.getLong(FROM, rows[i]),
                        stretches.getLong(TO, rows[i]),
                        stretches.getLong(UNITS, rows[i])));
            }
            taker.take(id(stretches.customer(rows[from])), priced);
        });
    }

    @Override
    protected Fresh fresh() {
        return shape -> new MrrMovementsState();
    }

    @Override
    protected void writeRest(StateOutput out) {
        out.number(first);
        out.number(lastEnd);
        sum.write(out);
    }

    @Override
    protected void readRest(StateInput in) {
        first = in.number();
        lastEnd = in.number();
        sum.read(in);
        for (int row = 0; row < stretches.size(); row++) {
            sum.read(in, stretches.getLong(UNITS, row));
        }
    }

    @Override
    protected void merging(MrrMovementsState other) {
        sum.merging(other.sum);
    }

    @Override
    protected void observed(MrrMovementsState other) {
        lastEnd = Math.max(lastEnd, other.lastEnd);
    }

    @Override
    protected void merged(MrrMovementsState other) {
        first = Math.min(first, other.first);
        lastEnd = Math.max(lastEnd, other.lastEnd);
        sum.merged(other.sum);
    }
}
