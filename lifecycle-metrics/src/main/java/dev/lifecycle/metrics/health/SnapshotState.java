package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;

/** The latest snapshot of each customer; of two at one instant, the one of lower numbers, so that the order of rows does not matter. */
final class SnapshotState extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final int MOST_MEASURES = 1_000;

    private final transient int measures;
    private final transient Customers customers = new Customers();
    private final transient ArrayList<Snapshot> latest = new ArrayList<>();

    SnapshotState(int measures) {
        if (measures > MOST_MEASURES) {
            throw new IllegalArgumentException(Messages.tooManyMeasures(measures, MOST_MEASURES));
        }
        this.measures = measures;
    }

    @SuppressWarnings("ArrayRecordComponent") // made here, never handed on to be changed
    private record Snapshot(long at, double[] values, BigDecimal money) {

        boolean isBefore(Snapshot other) {
            if (at != other.at) {
                return at < other.at;
            }
            int order = Arrays.compare(values, other.values);
            return order != 0 ? order > 0 : money.compareTo(other.money) > 0;
        }
    }

    /** What a customer looked like last. */
    interface Taker {
        void take(Object customer, double[] values, BigDecimal money);
    }

    void add(Object customer, long at, double[] values, BigDecimal money) {
        keep(customers.number(customer), new Snapshot(at, values, money));
    }

    private void keep(int customer, Snapshot snapshot) {
        if (customer == latest.size()) {
            latest.add(snapshot);
        } else if (latest.get(customer).isBefore(snapshot)) {
            latest.set(customer, snapshot);
        }
    }

    SnapshotState addAll(SnapshotState other) {
        int[] ours = customers.adopt(other.customers);
        for (int theirs = 0; theirs < ours.length; theirs++) {
            keep(ours[theirs], other.latest.get(theirs));
        }
        return this;
    }

    void forEach(Taker taker) {
        for (int customer = 0; customer < latest.size(); customer++) {
            Snapshot snapshot = latest.get(customer);
            taker.take(customers.id(customer), snapshot.values, snapshot.money);
        }
    }

    @Override
    protected Fresh fresh() {
        return SnapshotState::new;
    }

    @Override
    protected int shape() {
        return measures;
    }

    @Override
    protected void write(StateOutput out) {
        customers.write(out);
        for (Snapshot snapshot : latest) {
            out.number(snapshot.at);
            for (double value : snapshot.values) {
                out.real(value);
            }
            out.decimal(snapshot.money);
        }
    }

    @Override
    protected void read(StateInput in) {
        customers.read(in);
        for (int customer = 0; customer < customers.size(); customer++) {
            long at = in.number();
            double[] values = new double[measures];
            for (int i = 0; i < measures; i++) {
                values[i] = in.real();
            }
            latest.add(new Snapshot(at, values, in.decimal()));
        }
    }
}
