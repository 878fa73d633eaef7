package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.TreeSet;

/** What {@link Rfm} is accumulated in: every customer's purchase days and the sum of their amounts. */
final class RfmState extends MetricState {

    private static final long serialVersionUID = 1L;

    final transient HashMap<Object, Purchases> customers = new HashMap<>();
    transient int lastDay = Integer.MIN_VALUE;

    RfmState() {}

    static final class Purchases {
        final TreeSet<Integer> days = new TreeSet<>();
        long transactions;
        BigDecimal sum = BigDecimal.ZERO;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new RfmState();
    }

    @Override
    protected void write(StateOutput out) {
        out.number(lastDay);
        out.size(customers.size());
        customers.forEach((customer, purchases) -> {
            out.id(customer);
            out.size(purchases.days.size());
            purchases.days.forEach(out::number);
            out.number(purchases.transactions);
            out.decimal(purchases.sum);
        });
    }

    @Override
    protected void read(StateInput in) {
        lastDay = in.integer();
        for (int left = in.count(); left > 0; left--) {
            Purchases purchases = of(in.id());
            for (int days = in.count(); days > 0; days--) {
                purchases.days.add(in.integer());
            }
            purchases.transactions = in.tally();
            purchases.sum = in.decimal();
        }
    }

    Purchases of(Object customer) {
        return customers.computeIfAbsent(customer, c -> new Purchases());
    }
}
