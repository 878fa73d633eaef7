package dev.lifecycle;

import dev.lifecycle.model.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes everybody over into the present version of the model, or only says what would become of them. */
final class Migrator {

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
        for (String subject : subjects) {
            try {
                FoundPosition found = positions.require(subject);
                Position stored = found.stored();
                if (stored == null || !found.isOfEarlierVersion()) {
                    continue;
                }
                if (isToHappen) {
                    sweeper.sweep(subject, stored.asOf());
                }
                moves.merge(move(stored, found.present()), 1L, Long::sum);
            } catch (RuntimeException e) {
                failed.put(subject, e);
            }
        }
        return new MigrationReport(moves, failed);
    }

    private static String move(Position stored, Position present) {
        return "v" + stored.version() + " " + stored.stage().id() + " → "
                + present.stage().id();
    }
}
