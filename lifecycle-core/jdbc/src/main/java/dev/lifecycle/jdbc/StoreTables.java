package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tables of one store, and what is written to several of them as one piece of work. */
final class StoreTables {

    final TableNames names;
    final PositionTable positions;
    final HistoryTable history;
    final EventTable events;
    final TouchpointTable touchpoints;
    final CustomerTable customers;
    final ClaimTable claims;

    StoreTables(JdbcOptions options, Dialect dialect) {
        names = new TableNames(options.tablePrefix());
        positions = new PositionTable(names.position(), dialect);
        history = new HistoryTable(names.history(), dialect);
        events = new EventTable(names.event(), options.codec().orElse(null), dialect);
        touchpoints = new TouchpointTable(names.touchpoint());
        customers = new CustomerTable(names.customer(), names.touchpoint(), dialect);
        claims = new ClaimTable(
                names.touchpoint(), customers, new StoreClock(options.clock().orElse(null)), dialect);
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
        if (!positions.write(connection, commits)) {
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
        if (!positions.update(connection, frozen.closedAs(subject), null, erasure.found())) {
            return CommitResult.STALE;
        }
        positions.rename(connection, model, subject, surrogate);
        SortedSet<String> counted = lockContacts(connection, model, subject, subject);
        touchpoints.erase(connection, model, subject, subject, surrogate, surrogate);
        List<String> tombstones = positions.tombstones(connection, model, subject);
        for (int n = 1; n <= tombstones.size(); n++) {
            String name = tombstones.get(n - 1);
            String alias = erasure.surrogate(n);
            positions.eraseMerged(connection, model, name, alias, surrogate);
            touchpoints.erase(connection, model, subject, name, surrogate, alias);
        }
        customers.forget(connection, counted);
        history.erase(connection, model, subject, surrogate);
        history.append(connection, List.of(erasure.row()));
        events.delete(connection, model, subject);
        return CommitResult.COMMITTED;
    }

    /** How many event ids were forgotten. */
    long prune(Connection connection, Instant before) throws SQLException {
        history.pruneSuperseded(connection, before);
        return events.prune(connection, before);
    }

    CommitResult merge(Connection connection, Merge merge) throws SQLException {
        Position into = merge.into();
        Position from = merge.from();
        String model = into.model();
        if (!positions.update(connection, into, null, merge.foundInto())
                || !positions.update(connection, from, into.subject(), merge.foundFrom())) {
            return CommitResult.STALE;
        }
        positions.repoint(connection, model, from.subject(), into.subject());
        Map<String, String> anew = events.renameShared(connection, model, from.subject(), into.subject());
        List<HistoryEntry> joined = merge.joined(
                history.of(connection, model, into.subject()), history.of(connection, model, from.subject()), anew);
        history.delete(connection, model, into.subject());
        history.delete(connection, model, from.subject());
        history.append(connection, joined);
        events.move(connection, model, from.subject(), into.subject());
        SortedSet<String> counted = lockContacts(connection, model, from.subject(), merge.customer());
        touchpoints.merge(connection, model, from.subject(), into.subject(), merge.customer());
        customers.forget(connection, counted);
        return CommitResult.COMMITTED;
    }

    /**
     * Keeps whoever begins to send to a subject waiting until this transaction ends, in the order in which they lock: customers first,
     * contacts then. Answers whose contacts may come to be counted otherwise, or not at all.
     *
     * @param other who is among them besides the subject and those whom its contacts are counted among
     */
    private SortedSet<String> lockContacts(Connection connection, String model, String subject, String other)
            throws SQLException {
        SortedSet<String> counted = new TreeSet<>(touchpoints.customers(connection, model, subject));
        counted.add(subject);
        counted.add(other);
        customers.changeThoseThere(connection, counted);
        if (!counted.containsAll(touchpoints.lockedCustomers(connection, model, subject))) {
            throw CustomerTable.raceLost("somebody began to send for another customer meanwhile", null);
        }
        return counted;
    }
}
