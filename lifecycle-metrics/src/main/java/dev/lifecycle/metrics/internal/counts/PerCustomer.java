package dev.lifecycle.metrics.internal.counts;

import dev.lifecycle.metrics.Counts;
import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateBytes;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import org.jspecify.annotations.Nullable;

/**
 * A metric in two levels.
 *
 * @param <A> the metric's accumulator, which here holds one customer without a name
 */
public abstract class PerCustomer<T, A extends MetricState, R> implements CustomerMetric<T, R> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final Metric<T, A, R> nameless;

    /**
     * @param nameless the metric, to which every row is of {@link Nameless#ID}
     * @param declared whether its end of observation is
     * @throws IllegalStateException if not
     */
    protected PerCustomer(Metric<T, A, R> nameless, boolean declared) {
        if (!declared) {
            throw new IllegalStateException(Messages.noEnd(nameless.definition()));
        }
        this.nameless = nameless;
    }

    /** Writes what is kept of the customer, but for its name. */
    protected abstract void write(A one, StateOutput out);

    /** Takes in, being empty, what was written. */
    protected abstract void read(A empty, StateInput in);

    /** Counts the customer into its cells. */
    protected abstract void count(A one, Cells into);

    /** The result of all who were counted into the cells. */
    protected abstract R result(Cells all);

    @Override
    public final String definition() {
        return nameless.definition();
    }

    @Override
    public final byte[] addAll(byte @Nullable [] state, Iterable<? extends T> rows) {
        A one = one(state);
        rows.forEach(row -> nameless.add(one, row));
        return bytes(one);
    }

    @Override
    public final byte @Nullable [] merge(byte @Nullable [] left, byte @Nullable [] right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return bytes(nameless.merge(one(left), one(right)));
    }

    @Override
    public final Counts counts(byte @Nullable [] state) {
        Cells cells = new Cells();
        if (state != null) {
            count(one(state), cells);
        }
        return cells.counts(definition());
    }

    @Override
    public final R result(Counts counts) {
        return result(new Cells(checked(counts).cells()));
    }

    @Override
    public final byte[] write(Counts counts) {
        CountsState state = new CountsState();
        state.cells.putAll(checked(counts).cells());
        return StateBytes.write(definition(), state);
    }

    @Override
    public final Counts read(byte[] bytes) {
        CountsState state = new CountsState();
        StateBytes.read(definition(), state, bytes);
        return new Counts(definition(), state.cells);
    }

    private Counts checked(Counts counts) {
        if (!counts.definition().equals(definition())) {
            throw new IllegalArgumentException(Messages.otherCounts(counts.definition(), definition()));
        }
        return counts;
    }

    private A one(byte @Nullable [] state) {
        A one = nameless.empty();
        if (state != null) {
            StateInput in = StateInput.of(state);
            int version = in.size();
            if (version != VERSION) {
                throw in.refused(Messages.version(version, VERSION));
            }
            read(one, in);
            in.end();
        }
        return one;
    }

    private byte[] bytes(A one) {
        StateOutput out = StateOutput.bare();
        out.size(VERSION);
        write(one, out);
        return out.bytes();
    }
}
