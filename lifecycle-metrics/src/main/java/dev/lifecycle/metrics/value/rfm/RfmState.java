package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.state.InvalidStateException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.TreeSet;

/** What {@link Rfm} is accumulated in: every customer's purchase days and the sum of their amounts. */
final class RfmState extends MetricState {

    private static final long serialVersionUID = 1L;
    // A sum with more would take as many digits to be added to.
    private static final int MOST_DECIMALS = 10_000;

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
            out.text(purchases.sum.toString());
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
            purchases.sum = sum(in);
        }
    }

    private static BigDecimal sum(StateInput in) {
        String text = in.text();
        try {
            BigDecimal sum = new BigDecimal(text);
            if (Math.abs((long) sum.scale()) <= MOST_DECIMALS) {
                return sum;
            }
        } catch (NumberFormatException e) {
            InvalidStateException refused = in.refused(Messages.noSum(text));
            refused.addSuppressed(e);
            throw refused;
        }
        throw in.refused(Messages.noSum(text));
    }

    Purchases of(Object customer) {
        return customers.computeIfAbsent(customer, c -> new Purchases());
    }
}
