package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import org.jspecify.annotations.Nullable;

/** The earliest value seen of each customer. */
public final class Earliest implements CustomerColumn<Earliest> {

    /** Nothing seen. */
    public static final long NONE = Long.MAX_VALUE;

    private final LongColumn values = new LongColumn(NONE);
    private int customers;

    /** Notes a value of the customer. */
    public void note(int customer, long value) {
        if (value < values.get(customer)) {
            values.set(customer, value);
            customers = Math.max(customers, customer + 1);
        }
    }

    /** The smallest value noted for the customer, or {@link #NONE}. */
    public long of(int customer) {
        return values.get(customer);
    }

    /** Writes what was noted of the only customer. */
    void writeAlone(StateOutput out) {
        out.flag(customers > 0);
        if (customers > 0) {
            out.number(values.get(0));
        }
    }

    /** Notes, being empty, for the only customer what was written of one. */
    void readAlone(StateInput in) {
        if (in.flag()) {
            note(0, in.between(Long.MIN_VALUE, NONE - 1, in.number()));
        }
    }

    @Override
    public void write(StateOutput out) {
        out.size(customers);
        values.write(customers, out);
    }

    @Override
    public void read(StateInput in, int limit) {
        customers = (int) in.between(0, limit, in.count());
        values.read(customers, in);
    }

    @Override
    public void addAll(Earliest other, int @Nullable [] numbers) {
        for (int i = 0; i < other.customers; i++) {
            long value = other.of(i);
            if (value != NONE) {
                note(numbers == null ? i : numbers[i], value);
            }
        }
    }
}
