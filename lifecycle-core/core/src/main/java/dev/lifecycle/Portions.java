package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.EarlierTicks;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import java.time.Instant;
import java.util.Optional;

/** Timers that are due by the thousands, fired before something else is done: in portions, each of which is one commit. */
final class Portions {

    private final Configuration configuration;
    private final PositionReader positions;
    private final Committer committer;
    private final OptimisticRetry retry;

    Portions(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
    }

    /** Until no more is due of the subject before this instant than one commit may do. */
    void fire(String subject, Instant upTo) {
        boolean isMore = true;
        while (isMore) {
            isMore = retry.until(subject, () -> "firing what is due before " + upTo, () -> firePortion(subject, upTo));
        }
    }

    /** Whether there was more than one commit may do, as much of which is kept now; empty if somebody else was faster. */
    private Optional<Boolean> firePortion(String subject, Instant upTo) {
        FoundPosition found =
                positions.find(subject).map(positions::requireKnownVersion).orElse(null);
        if (found == null) {
            return Optional.of(false);
        }
        CommitBuilder commit = CommitBuilder.on(found, configuration.now(), configuration.quiet());
        Position after = commit.advancePortion(configuration.model(), found.present(), upTo);
        if (after.nextDue().filter(upTo::isAfter).isEmpty()) {
            return Optional.of(false);
        }
        CommitResult result = committer.tryCommit(
                commit.build(after, null, EarlierTicks.withdrawn(configuration.store(), found.present(), commit)));
        return result == CommitResult.COMMITTED ? Optional.of(true) : Optional.empty();
    }
}
