package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Sweeper(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
        store = configuration.store();
        model = configuration.model();
    }

    Sweep sweep(Instant upTo) {
        List<String> moved = new ArrayList<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        Page.all(cursor -> store.due(model.name(), upTo, cursor, PAGE)).forEach(due -> {
            try {
                if (sweep(due.subject(), upTo)) {
                    moved.add(due.subject());
                }
            } catch (RuntimeException e) {
                LOG.warn("could not sweep {} up to {}", due, upTo, e);
                failed.put(due.subject(), e);
            }
        });
        Sweep sweep = new Sweep(moved, failed);
        LOG.info("swept {} up to {}: {}", model, upTo, sweep);
        return sweep;
    }

    /** Whether anything of the subject was due before this instant, or it was of an earlier version; what it led to is kept. */
    boolean sweep(String subject, Instant upTo) {
        return retry.until(subject, "sweeping up to " + upTo, () -> {
            FoundPosition found = positions.requireKnownVersion(subject);
            CommitBuilder commit = CommitBuilder.on(found, configuration);
            Position after = commit.advance(model, found.present(), upTo);
            return commit.isEmpty()
                    ? Optional.of(false)
                    : committer.keep(commit.build(after, null)).map(kept -> true);
        });
    }
}
