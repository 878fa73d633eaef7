package dev.lifecycle.jdbc;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Rewriting;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is written to several tables as one piece of work. */
final class Engine {

    /** How often a transaction is begun that the database breaks off in favour of others; each time it does, another one got through. */
    static final int ATTEMPTS = 100;

    final Tables tables;
    final PositionTable positions;
    final HistoryTable history;
    final EventTable events;
    final TouchpointTable touchpoints;
    final ClaimTable claims;

    Engine(JdbcOptions options) {
        tables = new Tables(options.tablePrefix());
        positions = new PositionTable(tables.position());
        history = new HistoryTable(tables.history());
        events = new EventTable(tables.event(), options.codec().orElse(null));
        touchpoints = new TouchpointTable(tables.touchpoint());
        claims = new ClaimTable(tables.touchpoint());
    }

    CommitResult commit(Connection connection, Commit commit) throws SQLException {
        return commit(connection, List.of(commit));
    }

    /**
     * All of several commits to different subjects, or the reason why one of them cannot be kept. Event ids go first: whatever the
     * revision, a known one is a duplicate.
     */
    CommitResult commit(Connection connection, List<Commit> commits) throws SQLException {
        if (!events.consume(connection, commits)) {
            return CommitResult.DUPLICATE;
        }
        if (!positions.write(connection, commits.stream().map(Commit::position).toList())) {
            return CommitResult.STALE;
        }
        history.append(
                connection,
                commits.stream().flatMap(commit -> commit.history().stream()).toList());
        touchpoints.keep(connection, commits);
        return CommitResult.COMMITTED;
    }

    CommitResult erase(Connection connection, Erasure erasure) throws SQLException {
        Position frozen = erasure.frozen();
        String model = frozen.model();
        String subject = erasure.subject();
        String surrogate = frozen.subject();
        Position under = Rewriting.renamed(frozen, subject);
        if (!positions.update(connection, under, null)) {
            return CommitResult.STALE;
        }
        positions.rename(connection, model, subject, surrogate, null);
        touchpoints.erase(connection, model, subject, subject, surrogate, surrogate);
        List<String> tombstones = positions.tombstones(connection, model, subject);
        for (int n = 1; n <= tombstones.size(); n++) {
            String name = tombstones.get(n - 1);
            String alias = Rewriting.alias(surrogate, n);
            positions.rename(connection, model, name, alias, surrogate);
            touchpoints.erase(connection, model, subject, name, surrogate, alias);
        }
        history.erase(connection, model, subject, surrogate);
        history.append(connection, List.of(erasure.row()));
        events.delete(connection, model, subject);
        return CommitResult.COMMITTED;
    }

    CommitResult merge(Connection connection, Merge merge) throws SQLException {
        Position into = merge.into();
        Position from = merge.from();
        String model = into.model();
        if (!positions.update(connection, into, null) || !positions.update(connection, from, into.subject())) {
            return CommitResult.STALE;
        }
        positions.repoint(connection, model, from.subject(), into.subject());
        List<HistoryEntry> joined = Rewriting.joined(
                history.of(connection, model, into.subject()), history.of(connection, model, from.subject()), merge);
        history.delete(connection, model, into.subject());
        history.delete(connection, model, from.subject());
        history.append(connection, joined);
        events.move(connection, model, from.subject(), into.subject());
        touchpoints.merge(connection, model, from.subject(), into.subject());
        return CommitResult.COMMITTED;
    }

    /** Tries until it has some, or there are none: those seen free may all be taken by others before they are marked. */
    List<Claim> claim(Transactions transactions, Instant now, Instant until, int limit) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<TouchpointRow> candidates =
                    transactions.read(() -> "look for due touchpoints", on -> claims.free(on, now, limit));
            if (candidates.isEmpty()) {
                return List.of();
            }
            List<Claim> taken = take(transactions, candidates, until);
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    private List<Claim> take(Transactions transactions, List<TouchpointRow> candidates, Instant until) {
        try {
            return transactions.write(
                    () -> "claim touchpoints", some -> !some.isEmpty(), on -> claims.take(on, candidates, until));
        } catch (Transactions.RaceLost e) {
            return List.of();
        }
    }

    /** Writes what cannot be decided anew: when the database takes somebody else's side, it is simply tried again. */
    <T> T insist(Transactions transactions, Supplier<String> what, Predicate<T> isKept, Transactions.Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.write(what, isKept, work);
            } catch (Transactions.RaceLost e) {
                if (attempt == ATTEMPTS || transactions.areTheHosts()) {
                    throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
                }
            }
        }
    }
}
