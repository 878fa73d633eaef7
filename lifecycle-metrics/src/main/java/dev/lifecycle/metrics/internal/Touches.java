package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.HashMap;
import java.util.Map;

/** The accumulator of an attributed metric: all its events, and for each subject the row that decides on its segment. */
final class Touches<K> extends MetricState {

    private static final long serialVersionUID = 1L;

    /** What a row said, and where it stands among the subject's rows. */
    private record Touch<K>(long at, long order, K segment) {

        /** Rows of one instant that nothing else orders go by the text of their segment, so that any split says the same. */
        boolean isBefore(Touch<K> other) {
            int by = Long.compare(at, other.at);
            by = by == 0 ? Long.compare(order, other.order) : by;
            return (by == 0 ? String.valueOf(segment).compareTo(String.valueOf(other.segment)) : by) < 0;
        }
    }

    final transient EventState log = new EventState();
    private final transient HashMap<Object, Touch<K>> deciding = new HashMap<>();

    Touches() {}

    void touched(Object subject, long at, long order, K segment, boolean last) {
        keep(subject, new Touch<>(at, order, segment), last);
    }

    Touches<K> addAll(Touches<K> other, boolean last) {
        log.addAll(other.log);
        other.deciding.forEach((subject, touch) -> keep(subject, touch, last));
        return this;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new Touches<>();
    }

    @Override
    protected void write(StateOutput out) {
        out.state(log);
        out.size(deciding.size());
        deciding.forEach((subject, touch) -> {
            out.id(subject);
            out.number(touch.at());
            out.number(touch.order());
            out.id(touch.segment());
        });
    }

    @Override
    @SuppressWarnings("unchecked") // segments are of the kind they were written as
    protected void read(StateInput in) {
        log.addAll((EventState) in.state(shape -> new EventState()));
        for (int left = in.count(); left > 0; left--) {
            Object subject = in.id();
            deciding.put(subject, new Touch<>(in.number(), in.number(), (K) in.id()));
        }
    }

    /** Subject to segment; those without a deciding row are missing. */
    Map<Object, K> segments() {
        Map<Object, K> segments = new HashMap<>();
        deciding.forEach((subject, touch) -> segments.put(subject, touch.segment()));
        return segments;
    }

    private void keep(Object subject, Touch<K> touch, boolean last) {
        deciding.merge(subject, touch, (known, next) -> known.isBefore(next) == last ? next : known);
    }
}
