package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.LongColumn;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** In which group each customer is, whether they converted and what they brought. */
final class UpliftState extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final int TREATED = 1;
    private static final int HELD_OUT = 2;
    private static final int CONVERTED = 4;
    private static final int ALL = 7;

    private final transient Customers customers = new Customers();
    private final transient LongColumn marks = new LongColumn(0);
    private final transient LongColumn cents = new LongColumn(0);

    void add(Object customer, boolean heldOut, boolean converted, long amount) {
        mark(customers.number(customer), (heldOut ? HELD_OUT : TREATED) | (converted ? CONVERTED : 0), amount);
    }

    private void mark(int customer, long mark, long amount) {
        long sum = Math.addExact(cents.get(customer), amount);
        marks.set(customer, marks.get(customer) | mark);
        cents.set(customer, sum);
    }

    UpliftState addAll(UpliftState other) {
        int[] ours = customers.adopt(other.customers);
        for (int theirs = 0; theirs < ours.length; theirs++) {
            mark(ours[theirs], other.marks.get(theirs), other.cents.get(theirs));
        }
        return this;
    }

    Uplift result(String definition, boolean withAmounts) {
        Group treated = new Group();
        Group heldOut = new Group();
        long contradictory = 0;
        for (int customer = 0; customer < customers.size(); customer++) {
            long mark = marks.get(customer);
            if ((mark & TREATED) != 0 && (mark & HELD_OUT) != 0) {
                contradictory++;
            } else {
                ((mark & TREATED) != 0 ? treated : heldOut).add((mark & CONVERTED) != 0, cents.get(customer));
            }
        }
        return new Uplift(
                definition,
                treated.rate(),
                heldOut.rate(),
                withAmounts ? treated.mean() : null,
                withAmounts ? heldOut.mean() : null,
                contradictory);
    }

    /** Sums of whole numbers, exact, so that they do not depend on any order. */
    private static final class Group {

        private long size;
        private long converted;
        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal squares = BigDecimal.ZERO;

        private void add(boolean did, long amount) {
            BigDecimal money = BigDecimal.valueOf(amount, 2);
            size++;
            converted += did ? 1 : 0;
            sum = sum.add(money);
            squares = squares.add(money.multiply(money));
        }

        private Rate rate() {
            return new Rate(converted, size);
        }

        private @Nullable Estimate mean() {
            if (size < 2) {
                return null;
            }
            BigDecimal n = BigDecimal.valueOf(size);
            BigDecimal spread = squares.subtract(sum.multiply(sum).divide(n, MathContext.DECIMAL128));
            double variance = Math.max(0, spread.doubleValue()) / (size - 1.0);
            return new Estimate(sum.divide(n, MathContext.DECIMAL128).doubleValue(), Math.sqrt(variance / size), size);
        }
    }

    @Override
    protected Fresh fresh() {
        return shape -> new UpliftState();
    }

    @Override
    protected void write(StateOutput out) {
        customers.write(out);
        marks.write(customers.size(), out);
        cents.write(customers.size(), out);
    }

    @Override
    protected void read(StateInput in) {
        customers.read(in);
        for (int customer = 0; customer < customers.size(); customer++) {
            long mark = in.between(1, ALL, in.number());
            if ((mark & (TREATED | HELD_OUT)) == 0) {
                throw in.refused(Messages.noGroup());
            }
            marks.set(customer, mark);
        }
        cents.read(customers.size(), in);
    }
}
