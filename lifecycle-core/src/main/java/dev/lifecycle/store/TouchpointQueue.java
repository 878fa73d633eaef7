package dev.lifecycle.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The pending touchpoints of all models in memory, earliest first. What becomes of them is kept in their subject's ledger. */
final class TouchpointQueue {

    private record Place(Instant due, String key) {

        static Place of(Touchpoint touchpoint) {
            return new Place(touchpoint.due(), touchpoint.key().toString());
        }
    }

    private static final Comparator<Place> EARLIEST_FIRST =
            Comparator.comparing(Place::due).thenComparing(Place::key);

    private final NavigableMap<Place, Touchpoint> pending = new ConcurrentSkipListMap<>(EARLIEST_FIRST);

    void add(Touchpoint touchpoint) {
        if (touchpoint.status() == Touchpoint.Status.PENDING) {
            pending.put(Place.of(touchpoint), touchpoint);
        }
    }

    void remove(Touchpoint touchpoint) {
        pending.remove(Place.of(touchpoint));
    }

    Page<Touchpoint> due(Instant upTo, @Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        NavigableMap<Place, Touchpoint> rest = cursor == null
                ? pending
                : pending.tailMap(new Place(Cursors.instant(cursor), Cursors.text(cursor)), false);
        List<Touchpoint> items = new ArrayList<>();
        for (Touchpoint next : rest.values()) {
            if (!next.due().isBefore(upTo)) {
                break;
            }
            if (items.size() == limit) {
                Place last = Place.of(items.get(limit - 1));
                return new Page<>(items, Cursors.of(last.due(), last.key()));
            }
            items.add(next);
        }
        return new Page<>(items, null);
    }
}
