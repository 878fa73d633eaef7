package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in the host's own relational database: H2, PostgreSQL or MariaDB. Each call takes one connection and is one short
 * transaction; {@link #within(Connection)} works in the host's instead, so that its business row and the lifecycle move together.
 *
 * <p>The tables must be there ({@link Schema}); the constructor looks and says exactly what is missing. Model names have up to 128
 * characters and stage ids up to 255; longer ones are refused with {@code IllegalArgumentException}. Whatever isolation level the
 * connections come with will do, from read committed up: what the database breaks off in favour of another transaction, reads too, is
 * begun anew.
 *
 * <p>What a position remembers (dates, kept texts, ways back, firings) and a row of history has kept of its event lies in a column of text
 * each. A row that has something there is of a newer format than one that has not, so that during a rolling deployment an older version
 * of the library refuses the subjects alone that it would lose something of. Where something else has written into such a column, its
 * subject alone is refused, with a {@link dev.lifecycle.store.StoreException} that says what was found there.
 *
 * <p>A connection that arrives with auto-commit off may be in somebody's open transaction, so it is refused with
 * {@code IllegalStateException} at the first use, which is the constructor's, unless {@link JdbcOptions#ownConnections()} says whose it
 * is.
 */
public final class JdbcStore implements LifecycleStore {

    private static final int BATCH = 200;
    private static final int WORTH_HALVING = 8;

    private final StoreTables tables;
    private final Transactions transactions;
    private final WriteRetry writes;

    /**
     * A store with tables that begin with {@code lifecycle_}.
     *
     * @throws dev.lifecycle.store.StoreException if a table or a column is missing, or there is no connection
     */
    public JdbcStore(DataSource source) {
        this(source, JdbcOptions.defaults());
    }

    /**
     * A store set up otherwise.
     *
     * @throws dev.lifecycle.store.StoreException if a table or a column is missing, or there is no connection
     */
    public JdbcStore(DataSource source, JdbcOptions options) {
        this(options, new OwnTransactions(source, options.ownsConnections()));
    }

    private JdbcStore(JdbcOptions options, OwnTransactions own) {
        this(new StoreTables(options, Schema.check(own, options)), own);
    }

    private JdbcStore(StoreTables tables, Transactions transactions) {
        this.tables = tables;
        this.transactions = transactions;
        writes = new WriteRetry(transactions);
    }

    /**
     * The same store within a transaction that the host has open on this connection and will end itself. Each commit is undone by itself
     * if it is not kept. A race that is lost is not an answer here but a {@link dev.lifecycle.store.LostRaceException}, as only a new
     * transaction can win it. For one thread, until the transaction ends; auto-commit is refused with {@code IllegalStateException}. Hand
     * it to {@link dev.lifecycle.Lifecycle#within}.
     */
    public LifecycleStore within(Connection connection) {
        return new JdbcStore(tables, new HostTransaction(connection));
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return transactions.read(
                () -> "find '" + subject + "' in model " + model, on -> tables.positions.find(on, model, subject));
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        Position position = commit.position();
        return writes.decided(
                position,
                () -> "commit revision " + position.revision() + " of '" + position.subject() + "' in model "
                        + position.model(),
                on -> tables.commit(on, commit));
    }

    @Override
    public Map<String, Position> find(String model, Collection<String> subjects) {
        List<String> distinct = subjects.stream().distinct().toList();
        Map<String, Position> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<String> some = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
            found.putAll(transactions.read(
                    () -> "find " + some.size() + " subjects from '" + some.get(0) + "' on in model " + model,
                    on -> tables.positions.find(on, model, some)));
        }
        return found;
    }

    /** Tries all in one transaction, as JDBC batches; if one of them cannot be kept, each half in its own, and so on. */
    @Override
    public List<CommitResult> tryCommit(List<Commit> commits) {
        List<CommitResult> results = new ArrayList<>(commits.size());
        for (int from = 0; from < commits.size(); from += BATCH) {
            tryTogether(commits.subList(from, Math.min(from + BATCH, commits.size())), results);
        }
        return results;
    }

    private void tryTogether(List<Commit> commits, List<CommitResult> results) {
        int size = commits.size();
        if (allAtOnce(commits)) {
            results.addAll(Collections.nCopies(size, CommitResult.COMMITTED));
        } else if (size < WORTH_HALVING) {
            commits.forEach(commit -> results.add(tryCommit(commit)));
        } else {
            tryTogether(commits.subList(0, size / 2), results);
            tryTogether(commits.subList(size / 2, size), results);
        }
    }

    private boolean allAtOnce(List<Commit> commits) {
        long subjects = commits.stream()
                .map(commit ->
                        List.of(commit.position().model(), commit.position().subject()))
                .distinct()
                .count();
        if (commits.size() < 2 || subjects < commits.size()) {
            return false;
        }
        try {
            return transactions.write(
                            () -> "commit " + commits.size() + " subjects from "
                                    + commits.get(0).position() + " on",
                            answer -> answer == CommitResult.COMMITTED,
                            on -> tables.commit(on, commits))
                    == CommitResult.COMMITTED;
        } catch (Transactions.RaceLost e) {
            return false;
        }
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return transactions.read(
                () -> "read the history of '" + subject + "' in model " + model,
                on -> tables.history.of(on, model, subject));
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "read the history of model " + model, on -> tables.history.page(on, model, cursor, limit));
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "list stage " + stage.id() + " of model " + model,
                on -> tables.positions.inStage(on, model, stage, cursor, limit));
    }

    @Override
    public Map<String, Long> population(String model) {
        return transactions.read(() -> "count model " + model, on -> tables.positions.population(on, model));
    }

    @Override
    public Set<String> models() {
        return transactions.read(() -> "list the models", tables.positions::models);
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "list what is due in model " + model, on -> tables.positions.due(on, model, upTo, cursor, limit));
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return transactions.read(
                () -> "read the touchpoints of '" + subject + "' in model " + model,
                on -> tables.touchpoints.of(on, model, subject));
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(() -> "list due touchpoints", on -> tables.touchpoints.due(on, upTo, cursor, limit));
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        Paging.requireRoom(limit);
        return new Claiming(transactions, tables.claims).claim(now, lease, limit, selection);
    }

    @Override
    public Optional<Claim> claim(String key, Duration lease) {
        return new Claiming(transactions, tables.claims).claim(key, lease);
    }

    @Override
    public Optional<Touchpoint> touchpoint(String key) {
        return transactions.read(() -> "read touchpoint " + key, on -> tables.touchpoints.find(on, key));
    }

    @Override
    public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "list the touchpoints that were given up", on -> tables.touchpoints.failed(on, cursor, limit));
    }

    @Override
    public boolean retry(String key, Instant due) {
        return writes.undecided(
                () -> "let touchpoint " + key + " be tried again",
                any -> true,
                on -> tables.claims.retry(on, key, due));
    }

    @Override
    public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
        return writes.undecided(
                () -> "begin to send touchpoint " + claim.touchpoint().key(),
                result -> result == BeginResult.BEGUN,
                on -> tables.claims.begin(on, claim, lease, check));
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return writes.undecided(
                () -> "settle touchpoint " + claim.touchpoint().key(),
                kept -> kept,
                on -> tables.claims.settle(on, claim, outcome, at));
    }

    @Override
    public Contacts contacts(String customer, Instant since) {
        return transactions.read(
                () -> "count what '" + customer + "' was sent", on -> tables.claims.contacts(on, customer, since));
    }

    @Override
    public long prune(Instant before) {
        return writes.undecided(() -> "prune event ids before " + before, any -> true, on -> tables.prune(on, before));
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return writes.decided(
                erasure.frozen(),
                () -> "erase '" + erasure.subject() + "' in model "
                        + erasure.frozen().model(),
                on -> tables.erase(on, erasure));
    }

    @Override
    public CommitResult merge(Merge merge) {
        return writes.decided(
                merge.into(),
                () -> "merge '" + merge.from().subject() + "' into '"
                        + merge.into().subject() + "' in model " + merge.into().model(),
                on -> tables.merge(on, merge));
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return transactions.read(
                () -> "find whom '" + subject + "' was merged into in model " + model,
                on -> tables.positions.mergedInto(on, model, subject));
    }

    @Override
    public boolean isInTransaction() {
        return transactions.areTheHosts();
    }

    @Override
    public boolean keepsEvents() {
        return tables.events.keepsEvents();
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return transactions.read(
                () -> "read the events of '" + subject + "' in model " + model,
                on -> tables.events.kept(on, model, subject));
    }
}
