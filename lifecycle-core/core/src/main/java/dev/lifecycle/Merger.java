package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
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
        return retry.until(from, "merging it into '" + into + "'", () -> {
            Position joined = open(from);
            Position remaining = open(into);
            if (joined.subject().equals(remaining.subject())) {
                throw new IllegalArgumentException(Messages.mergedWithItself(remaining.subject()));
            }
            Instant both = joined.asOf().isAfter(remaining.asOf()) ? joined.asOf() : remaining.asOf();
            if (sweeper.sweep(joined.subject(), both) || sweeper.sweep(remaining.subject(), both)) {
                joined = open(from);
                remaining = open(into);
            }
            return merge(joined, remaining);
        });
    }

    private Position open(String subject) {
        return positions.requireKnownVersion(subject).requireOpen("merging it").present();
    }

    private Optional<Position> merge(Position joined, Position remaining) {
        Position one = configuration.model().merge(remaining, joined).atRevision(remaining.revision() + 1);
        Position tombstone = joined.closedAs(joined.subject()).atRevision(joined.revision() + 1);
        HistoryEntry row = CommitBuilder.hostRow(Kind.MERGED, remaining.stage(), one, "merged", configuration.now());
        CommitResult result = configuration.store().merge(new Merge(one, tombstone, row));
        return result == CommitResult.COMMITTED ? Optional.of(one) : Optional.empty();
    }
}
