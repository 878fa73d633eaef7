package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.EarlierTicks;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.commit.PreparedCommit;
import dev.lifecycle.commit.Troubles;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires timers that are due: of everybody, or of one subject. */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int PAGE = 500;

    private final Configuration configuration;
    private final LifecycleStore store;
    private final StageModel model;
    private final PositionReader positions;
    private final Committer committer;
    private final OptimisticRetry retry;
    private final Set<String> endedRuns = new LinkedHashSet<>();

    Sweeper(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
        store = configuration.store();
        model = configuration.model();
    }

    Sweep sweep(Instant upTo) {
        configuration.requireNotAhead(TimeLimits.requireUsable(upTo, "sweep"), () -> "the sweep");
        Set<String> moved = new LinkedHashSet<>();
        Map<String, Throwable> failed = new LinkedHashMap<>();
        Set<String> last = endedRuns();
        Page.all(cursor -> store.due(model.name(), upTo, cursor, PAGE))
                .map(Position::subject)
                .filter(subject -> !last.contains(subject))
                .forEach(subject -> sweep(subject, upTo, moved, failed));
        last.forEach(subject -> sweep(subject, upTo, moved, failed));
        Sweep sweep = new Sweep(List.copyOf(moved), failed);
        if (moved.isEmpty() && failed.isEmpty()) {
            LOG.debug("nothing of {} was due before {}", model, upTo);
        } else {
            LOG.info("swept {} up to {}: {}", model, upTo, sweep);
        }
        return sweep;
    }

    private void sweep(String subject, Instant upTo, Set<String> moved, Map<String, Throwable> failed) {
        try {
            swept(subject, upTo).ifPresent(moved::add);
            forgive(subject);
        } catch (UnknownSubjectException e) {
            forgive(subject);
            LOG.debug("a subject of {} was erased while it was to be swept", model);
        } catch (Throwable e) {
            if (Troubles.endsTheRun(e)) {
                takeLast(subject);
                throw e;
            }
            Troubles.warn(LOG, "could not sweep '" + subject + "' of " + model + " up to " + upTo, e);
            failed.put(subject, e);
        }
    }

    /** Those whose trouble ended a sweep, the latest last: they are swept after all others, whom they must not starve. */
    private Set<String> endedRuns() {
        synchronized (endedRuns) {
            return new LinkedHashSet<>(endedRuns);
        }
    }

    private void takeLast(String subject) {
        synchronized (endedRuns) {
            endedRuns.remove(subject);
            endedRuns.add(subject);
        }
    }

    private void forgive(String subject) {
        synchronized (endedRuns) {
            endedRuns.remove(subject);
        }
    }

    /** Whether anything of the subject was due before this instant, or it was of an earlier version; what it led to is kept. */
    boolean sweep(String subject, Instant upTo) {
        return swept(subject, upTo).isPresent();
    }

    /** Who moved, if anybody did: the subject itself or, if it was merged meanwhile, the one that remains. */
    private Optional<String> swept(String subject, Instant upTo) {
        Optional<String> moved = Optional.empty();
        boolean isMore = true;
        // what is due by the thousands is committed in portions
        while (isMore) {
            Optional<Position> kept = portion(subject, upTo);
            moved = kept.isPresent() ? kept.map(Position::subject) : moved;
            isMore = kept.flatMap(Position::nextDue).filter(upTo::isAfter).isPresent();
        }
        return moved;
    }

    /** What is kept of as much as one commit may do; empty if nothing was due. */
    private Optional<Position> portion(String subject, Instant upTo) {
        return retry.until(subject, () -> "sweeping up to " + upTo, () -> {
            Optional<PreparedCommit> prepared = prepared(positions.requireKnownVersion(subject), upTo);
            if (prepared.isEmpty()) {
                return Optional.of(Optional.empty());
            }
            Optional<Position> kept = committer.keep(prepared.get());
            return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
        });
    }

    /** What is to be committed of a subject that was found like this; empty if nothing was due and it is of the present version. */
    Optional<PreparedCommit> prepared(FoundPosition found, Instant upTo) {
        CommitBuilder commit = CommitBuilder.on(found, configuration.now(), configuration.quiet());
        Position after = commit.advancePortion(model, found.present(), upTo);
        return commit.isEmpty()
                ? Optional.empty()
                : Optional.of(commit.build(after, null, EarlierTicks.withdrawn(store, found.present(), commit)));
    }
}
