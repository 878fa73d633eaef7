package dev.lifecycle.metrics.members;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An accumulator for each customer. */
final class MembersState<K, A extends Serializable> extends MetricState {

    private static final long serialVersionUID = 1L;

    private final transient HashMap<K, A> accumulators = new HashMap<>();
    // Makes the state of a customer; null where the metric is the host's own.
    private final transient @Nullable Fresh inner;
    // Holds no rows, only until when others were observed.
    private transient @Nullable A elsewhere;

    MembersState(@Nullable Fresh inner) {
        this.inner = inner;
    }

    static <K, A extends Serializable> MembersState<K, A> of(Metric<?, A, ?> metric) {
        return new MembersState<>(metric.empty() instanceof MetricState state ? state.maker() : null);
    }

    Map<K, A> accumulators() {
        return accumulators;
    }

    /** An accumulator without rows that was observed for as long as any of these. */
    A end(Metric<?, A, ?> metric) {
        A end = metric.empty();
        if (elsewhere != null) {
            metric.observeAsLongAs(end, elsewhere);
        }
        accumulators.values().forEach(one -> metric.observeAsLongAs(end, one));
        return end;
    }

    void observedUntil(A end) {
        elsewhere = end;
    }

    /** Takes in what the other has seen; what is here already is merged. */
    MembersState<K, A> addAll(Metric<?, A, ?> metric, MembersState<K, A> other) {
        other.accumulators.forEach((who, theirs) -> {
            A ours = accumulators.get(who);
            accumulators.put(who, metric.merge(ours == null ? metric.empty() : ours, theirs));
        });
        if (other.elsewhere != null) {
            A end = end(metric);
            metric.observeAsLongAs(end, other.elsewhere);
            elsewhere = end;
        }
        return this;
    }

    MembersState<K, A> without(Metric<?, A, ?> metric, Object customer) {
        MembersState<K, A> others = new MembersState<>(inner);
        others.accumulators.putAll(accumulators);
        others.accumulators.remove(customer);
        others.elsewhere = end(metric);
        return others;
    }

    @Override
    protected Fresh fresh() {
        Fresh each = inner;
        return shape -> new MembersState<>(each);
    }

    @Override
    protected void write(StateOutput out) {
        out.flag(elsewhere != null);
        if (elsewhere != null) {
            out.state(elsewhere);
        }
        out.size(accumulators.size());
        accumulators.forEach((who, accumulator) -> {
            out.id(who);
            out.state(accumulator);
        });
    }

    @Override
    @SuppressWarnings("unchecked") // ids and accumulators are of the kind they were written as
    protected void read(StateInput in) {
        elsewhere = in.flag() ? (A) in.state(inner) : null;
        for (int left = in.count(); left > 0; left--) {
            K who = (K) in.id();
            accumulators.put(who, (A) in.state(inner));
        }
    }
}
