package dev.lifecycle;

import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.commit.PreparedCommit;
import dev.lifecycle.commit.Troubles;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes everybody over into the present version of the model, or only says what would become of them. So many subjects are read and
 * committed together; where that fails, each of them for itself.
 */
final class Migrator {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    /** How many subjects are read and committed together. */
    private static final int TOGETHER = 200;

    /** One subject that is to be taken over. */
    private record Due(String subject, Position stored, Position present, PreparedCommit commit) {

        String move() {
            return "v" + stored.version() + " " + stored.stage().id() + " → "
                    + present.stage().id();
        }
    }

    private final PositionReader positions;
    private final Sweeper sweeper;
    private final Committer committer;

    Migrator(PositionReader positions, Sweeper sweeper, Committer committer) {
        this.positions = positions;
        this.sweeper = sweeper;
        this.committer = committer;
    }

    MigrationReport migrate() {
        return report(true);
    }

    MigrationReport preview() {
        return report(false);
    }

    private MigrationReport report(boolean isToHappen) {
        Map<String, Long> moves = new LinkedHashMap<>();
        Map<String, Throwable> failed = new LinkedHashMap<>();
        List<String> together = new ArrayList<>(TOGETHER);
        // read on while it is written: pages go by subject, and who was taken over is of an earlier version no more
        try (Stream<Position> earlier = positions.ofEarlierVersions()) {
            earlier.map(Position::subject).forEach(subject -> {
                together.add(subject);
                if (together.size() == TOGETHER) {
                    takeOver(together, isToHappen, moves, failed);
                    together.clear();
                }
            });
        }
        takeOver(together, isToHappen, moves, failed);
        return new MigrationReport(moves, failed);
    }

    private void takeOver(
            List<String> subjects, boolean isToHappen, Map<String, Long> moves, Map<String, Throwable> failed) {
        if (subjects.isEmpty()) {
            return;
        }
        Map<String, Position> known = positions.findStored(subjects);
        List<Due> due = new ArrayList<>();
        for (String subject : subjects) {
            alone(subject, failed, () -> prepare(subject, known.get(subject)).ifPresent(due::add));
        }
        List<CommitResult> results = isToHappen ? tryTogether(due) : List.of();
        for (int i = 0; i < due.size(); i++) {
            Due one = due.get(i);
            boolean isLeft = isToHappen && (results.isEmpty() || results.get(i) != CommitResult.COMMITTED);
            alone(one.subject(), failed, () -> {
                if (isLeft) {
                    sweeper.sweep(one.subject(), one.stored().asOf());
                }
                moves.merge(one.move(), 1L, Long::sum);
            });
        }
    }

    private Optional<Due> prepare(String subject, @Nullable Position known) {
        // one that is not among those found together cannot be read, or was taken away meanwhile, and says so by itself
        FoundPosition found = known == null ? positions.require(subject) : positions.found(known);
        Position stored = found.stored();
        return stored == null || !found.isOfEarlierVersion()
                ? Optional.empty()
                : sweeper.prepared(found, stored.asOf())
                        .map(commit -> new Due(subject, stored, found.present(), commit));
    }

    /** One answer for each, or none at all if one that the store cannot keep has to be told from the others. */
    private List<CommitResult> tryTogether(List<Due> due) {
        try {
            return committer.tryCommit(due.stream().map(Due::commit).toList());
        } catch (RuntimeException e) {
            LOG.debug("{} subjects could not be committed together, so each is for itself", due.size(), e);
            return List.of();
        }
    }

    /** Whatever is thrown for one subject is its own. */
    private static void alone(String subject, Map<String, Throwable> failed, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            if (Troubles.endsTheRun(e)) {
                throw e;
            }
            failed.put(subject, e);
        }
    }
}
