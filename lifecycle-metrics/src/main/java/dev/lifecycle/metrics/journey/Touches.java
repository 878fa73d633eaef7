package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventState;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The accumulator of an attributed funnel: all its events, and for each subject the row that decides on its segment. Opaque. */
public final class Touches<K> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a row said, and where it stands among the subject's rows. */
    @SuppressWarnings("serial") // segments are if the host means to send them
    private record Touch<K>(long at, long order, K segment) implements Serializable {

        /** Rows of one instant that nothing else orders go by the text of their segment, so that any split says the same. */
        boolean isBefore(Touch<K> other) {
            int by = Long.compare(at, other.at);
            by = by == 0 ? Long.compare(order, other.order) : by;
            return (by == 0 ? String.valueOf(segment).compareTo(String.valueOf(other.segment)) : by) < 0;
        }
    }

    final EventState log = new EventState();
    private final HashMap<Object, Touch<K>> deciding = new HashMap<>();

    Touches() {}

    void touched(Object subject, long at, long order, K segment, boolean last) {
        keep(subject, new Touch<>(at, order, segment), last);
    }

    Touches<K> addAll(Touches<K> other, boolean last) {
        log.addAll(other.log);
        other.deciding.forEach((subject, touch) -> keep(subject, touch, last));
        return this;
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
