package dev.lifecycle;

import dev.lifecycle.model.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes everybody over into the present version of the model, or only says what would become of them. */
final class Migrator {

    /** How many subjects are read together. */
    private static final int PAGE = 500;

    private final PositionReader positions;
    private final Sweeper sweeper;

    Migrator(PositionReader positions, Sweeper sweeper) {
        this.positions = positions;
        this.sweeper = sweeper;
    }

    MigrationReport migrate() {
        return report(true);
    }

    MigrationReport preview() {
        return report(false);
    }

    private MigrationReport report(boolean isToHappen) {
        Map<String, Long> moves = new LinkedHashMap<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        // listed first, as migrating them changes what the store pages through
        List<String> subjects =
                positions.ofEarlierVersions().map(Position::subject).toList();
        for (int from = 0; from < subjects.size(); from += PAGE) {
            List<String> page = subjects.subList(from, Math.min(from + PAGE, subjects.size()));
            Map<String, Position> known = positions.findStored(page);
            for (String subject : page) {
                add(subject, known.get(subject), isToHappen, moves, failed);
            }
        }
        return new MigrationReport(moves, failed);
    }

    private void add(
            String subject,
            @Nullable Position known,
            boolean isToHappen,
            Map<String, Long> moves,
            Map<String, RuntimeException> failed) {
        try {
            // one that is not among those found together cannot be read, or was taken away meanwhile, and says so by
            // itself
            FoundPosition found = known == null ? positions.require(subject) : positions.found(known);
            Position stored = found.stored();
            if (stored == null || !found.isOfEarlierVersion()) {
                return;
            }
            if (isToHappen) {
                sweeper.sweep(subject, stored.asOf());
            }
            moves.merge(move(stored, found.present()), 1L, Long::sum);
        } catch (RuntimeException e) {
            failed.put(subject, e);
        }
    }

    private static String move(Position stored, Position present) {
        return "v" + stored.version() + " " + stored.stage().id() + " → "
                + present.stage().id();
    }
}
