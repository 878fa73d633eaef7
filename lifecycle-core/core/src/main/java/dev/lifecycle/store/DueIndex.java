package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which subject of one model in memory has its next timer when. */
final class DueIndex {

    private record Due(Instant at, String subject) {}

    private final NavigableSet<Due> dues =
            new ConcurrentSkipListSet<>(Comparator.comparing(Due::at).thenComparing(Due::subject));

    void replace(@Nullable Position before, Position after) {
        Due old = before == null ? null : due(before);
        Due now = due(after);
        if (old != null && !old.equals(now)) {
            dues.remove(old);
        }
        if (now != null && !now.equals(old)) {
            dues.add(now);
        }
    }

    Page<Position> due(Instant upTo, @Nullable String cursor, int limit, Function<String, Optional<Position>> find) {
        Cursors.requireRoom(limit);
        List<Position> positions = new ArrayList<>();
        Due last = cursor == null ? null : new Due(Cursors.instant(cursor), Cursors.text(cursor));
        for (Due next : last == null ? dues : dues.tailSet(last, false)) {
            if (!next.at().isBefore(upTo)) {
                break;
            }
            // whoever moved on since is no longer due at this place
            Position position =
                    find.apply(next.subject()).filter(p -> next.equals(due(p))).orElse(null);
            if (position != null) {
                if (last != null && positions.size() == limit) {
                    return new Page<>(positions, Cursors.of(last.at(), last.subject()));
                }
                positions.add(position);
                last = next;
            }
        }
        return new Page<>(positions, null);
    }

    private static @Nullable Due due(Position position) {
        return position.nextDue().map(at -> new Due(at, position.subject())).orElse(null);
    }
}
