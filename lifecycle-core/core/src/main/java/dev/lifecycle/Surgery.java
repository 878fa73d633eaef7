package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.HistoryEntry.Cause;
import dev.lifecycle.model.HistoryEntry.Times;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to a subject without an event of its own: timers, corrections, erasure, merging, migration. */
final class Surgery {

    private static final Logger LOG = LoggerFactory.getLogger(Surgery.class);
    private static final int PAGE = 500;

    private final Keeper keeper;
    private final Supplier<String> surrogates;

    Surgery(Keeper keeper, LifecycleBuilder builder) {
        this.keeper = keeper;
        surrogates = builder.surrogates == null ? new Surrogates()::next : builder.surrogates;
    }

    Sweep sweep(Instant upTo) {
        List<String> moved = new ArrayList<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        Pages.of(cursor -> keeper.store.due(keeper.model.name(), upTo, cursor, PAGE))
                .forEach(due -> {
                    try {
                        if (advance(due.subject(), upTo)) {
                            moved.add(due.subject());
                        }
                    } catch (RuntimeException e) {
                        LOG.warn("could not sweep {} up to {}", due, upTo, e);
                        failed.put(due.subject(), e);
                    }
                });
        Sweep sweep = new Sweep(moved, failed);
        LOG.info("swept {} up to {}: {}", keeper.model, upTo, sweep);
        return sweep;
    }

    /** Whether anything was due before this instant, which is then kept. */
    boolean advance(String subject, Instant upTo) {
        return keeper.retry(subject, "sweeping up to " + upTo, attempt -> {
            Standing standing = keeper.known(subject);
            Plan plan = keeper.plan(standing);
            Position after = keeper.advance(standing, upTo, plan);
            if (plan.isEmpty()) {
                return Optional.of(false);
            }
            return keep(plan, after).map(kept -> true);
        });
    }

    Position correct(String subject, Stage stage, String note) {
        return keeper.retry(subject, "correcting to " + stage.id(), attempt -> {
            Instant now = keeper.clock.instant();
            Standing standing = keeper.known(subject);
            Plan plan = keeper.plan(standing);
            Position before = keeper.advance(standing, now, plan);
            Instant at = before.asOf().isAfter(now) ? before.asOf() : now;
            Position after = keeper.model.place(before, stage, at);
            plan.add(Kind.CORRECTED, before.stage(), after, Cause.host("corrected", note), at);
            return keep(plan, after);
        });
    }

    String erase(String subject) {
        return keeper.retry(subject, "erasing it", attempt -> {
            Position found = keeper.known(subject).base();
            Position closed = found.closedAs(surrogates.get()).atRevision(found.revision() + 1);
            HistoryEntry row = row(Kind.ERASED, found.stage(), closed, "erased");
            CommitResult result = keeper.store.erase(new Erasure(found.subject(), closed, row));
            return result == CommitResult.COMMITTED ? Optional.of(closed.subject()) : Optional.empty();
        });
    }

    Position merge(String from, String into) {
        return keeper.retry(from, "merging it into '" + into + "'", attempt -> {
            Position joined = keeper.known(from).base();
            Position remaining = keeper.known(into).base();
            if (joined.subject().equals(remaining.subject())) {
                throw new IllegalArgumentException(Messages.mergedWithItself(remaining.subject()));
            }
            Instant both = joined.asOf().isAfter(remaining.asOf()) ? joined.asOf() : remaining.asOf();
            if (advance(joined.subject(), both) || advance(remaining.subject(), both)) {
                joined = keeper.known(from).base();
                remaining = keeper.known(into).base();
            }
            Position one = keeper.model.merge(remaining, joined).atRevision(remaining.revision() + 1);
            Position tombstone = joined.closedAs(joined.subject()).atRevision(joined.revision() + 1);
            HistoryEntry row = row(Kind.MERGED, remaining.stage(), one, "merged");
            CommitResult result = keeper.store.merge(new Merge(one, tombstone, row));
            return result == CommitResult.COMMITTED ? Optional.of(one) : Optional.empty();
        });
    }

    /** Migrates everybody of an earlier version, or only says what would become of them. */
    MigrationReport migrate(boolean reallyDo) {
        Map<String, Long> moves = new LinkedHashMap<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        for (String subject : ofEarlierVersions()) {
            try {
                Standing standing = keeper.known(subject);
                Position stored = standing.stored();
                if (stored == null || !standing.isMigrated()) {
                    continue;
                }
                if (reallyDo) {
                    advance(subject, stored.asOf());
                }
                moves.merge(
                        "v" + stored.version() + " " + stored.stage().id() + " → "
                                + standing.base().stage().id(),
                        1L,
                        Long::sum);
            } catch (RuntimeException e) {
                failed.put(subject, e);
            }
        }
        return new MigrationReport(moves, failed);
    }

    private List<String> ofEarlierVersions() {
        List<String> subjects = new ArrayList<>();
        for (String stage : keeper.store.population(keeper.model.name()).keySet()) {
            Pages.of(cursor -> keeper.store.inStage(keeper.model.name(), Stage.of(stage), cursor, PAGE))
                    .filter(position -> position.version() != keeper.model.version())
                    .forEach(position -> subjects.add(position.subject()));
        }
        return subjects;
    }

    private Optional<Position> keep(Plan plan, Position after) {
        Commit commit = plan.commit(after, null);
        return keeper.commit(plan, commit) == CommitResult.COMMITTED
                ? Optional.of(commit.position())
                : Optional.empty();
    }

    private HistoryEntry row(Kind kind, Stage from, Position after, String what) {
        Instant now = keeper.clock.instant();
        HistoryEntry.Key key =
                new HistoryEntry.Key(keeper.model.name(), keeper.model.version(), after.subject(), after.revision(), 0);
        return new HistoryEntry(
                key,
                kind,
                from,
                after.stage(),
                after.episode(),
                Cause.host(what, null),
                new Times(now, after.asOf(), now));
    }
}
