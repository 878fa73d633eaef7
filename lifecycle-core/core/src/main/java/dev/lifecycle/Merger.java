package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Merge;
import java.time.Instant;
import java.util.Optional;

/** Makes one customer of two, once the timers of both have fired up to the same instant. */
final class Merger {

    private final Configuration configuration;
    private final PositionReader positions;
    private final OptimisticRetry retry;
    private final Sweeper sweeper;

    Merger(Configuration configuration, PositionReader positions, OptimisticRetry retry, Sweeper sweeper) {
        this.configuration = configuration;
        this.positions = positions;
        this.retry = retry;
        this.sweeper = sweeper;
    }

    /** The position of the one that remains. */
    Position merge(String from, String into) {
        return retry.until(from, () -> "merging it into '" + into + "'", () -> {
            FoundPosition joined;
            FoundPosition remaining;
            do {
                joined = open(from);
                remaining = open(into);
                requireTwo(joined.present(), remaining.present());
            } while (swept(joined.present(), remaining.present()));
            return merge(joined, remaining);
        });
    }

    private FoundPosition open(String subject) {
        return positions.requireOpen(subject, "merging it");
    }

    private static void requireTwo(Position joined, Position remaining) {
        if (joined.subject().equals(remaining.subject())) {
            throw new IllegalArgumentException(Messages.mergedWithItself(remaining.subject()));
        }
    }

    /** Whether anything of one of them was due before the later of the two instants that they stand at. */
    private boolean swept(Position joined, Position remaining) {
        Instant both = joined.asOf().isAfter(remaining.asOf()) ? joined.asOf() : remaining.asOf();
        return sweeper.sweep(joined.subject(), both) || sweeper.sweep(remaining.subject(), both);
    }

    private Optional<Position> merge(FoundPosition foundFrom, FoundPosition foundInto) {
        Position joined = foundFrom.present();
        Position remaining = foundInto.present();
        Position one = configuration.model().merge(remaining, joined).atRevision(remaining.revision() + 1);
        Position tombstone = joined.closedAs(joined.subject()).atRevision(joined.revision() + 1);
        HistoryEntry row = CommitBuilder.hostRow(Kind.MERGED, remaining.stage(), one, "merged", configuration.now());
        CommitResult result = configuration
                .store()
                .merge(new Merge(
                        one,
                        tombstone,
                        row,
                        foundInto.stored(),
                        foundFrom.stored(),
                        configuration.contactRules().customer(remaining.subject())));
        return result == CommitResult.COMMITTED ? Optional.of(one) : Optional.empty();
    }
}
