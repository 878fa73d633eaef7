package dev.lifecycle.jdbc;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Touchpoint;
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
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in the host's own relational database: H2, PostgreSQL, MariaDB or MySQL. Each call takes one connection and is one short
 * transaction; {@link #within(Connection)} works in the host's instead, so that its business row and the lifecycle move together.
 *
 * <p>The tables must be there ({@link Schema}); the constructor looks and says exactly what is missing. Model names have up to 128
 * characters and stage ids up to 255; longer ones are refused with {@code IllegalArgumentException}. Whatever isolation level the
 * connections come with will do, from read committed up.
 */
public final class JdbcStore implements LifecycleStore {

    private static final int BATCH = 200;
    private static final int WORTH_HALVING = 8;

    private final Engine engine;
    private final Transactions transactions;

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
        this(new Engine(options), new OwnTransactions(source));
        Schema.check(transactions, engine.tables);
    }

    private JdbcStore(Engine engine, Transactions transactions) {
        this.engine = engine;
        this.transactions = transactions;
    }

    /**
     * The same store within a transaction that the host has open on this connection and will end itself. Each commit is undone by itself
     * if it is not kept. A race that is lost is not an answer here but a {@link LostRaceException}, as only a new transaction can win it.
     * For one thread, until the transaction ends; auto-commit is refused with {@code IllegalStateException}.
     */
    public LifecycleStore within(Connection connection) {
        return new JdbcStore(engine, new HostTransaction(connection));
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return transactions.read(
                () -> "find '" + subject + "' in model " + model, on -> engine.positions.find(on, model, subject));
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        Position position = commit.position();
        return write(
                position,
                () -> "commit revision " + position.revision() + " of '" + position.subject() + "' in model "
                        + position.model(),
                on -> engine.commit(on, commit));
    }

    @Override
    public Map<String, Position> find(String model, Collection<String> subjects) {
        List<String> distinct = subjects.stream().distinct().toList();
        Map<String, Position> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<String> some = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
            found.putAll(transactions.read(
                    () -> "find " + some.size() + " subjects from '" + some.get(0) + "' on in model " + model,
                    on -> engine.positions.find(on, model, some)));
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
                            on -> engine.commit(on, commits))
                    == CommitResult.COMMITTED;
        } catch (Transactions.RaceLost e) {
            return false;
        }
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return transactions.read(
                () -> "read the history of '" + subject + "' in model " + model,
                on -> engine.history.of(on, model, subject));
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "read the history of model " + model, on -> engine.history.page(on, model, cursor, limit));
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "list stage " + stage.id() + " of model " + model,
                on -> engine.positions.inStage(on, model, stage, cursor, limit));
    }

    @Override
    public Map<String, Long> population(String model) {
        return transactions.read(() -> "count model " + model, on -> engine.positions.population(on, model));
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(
                () -> "list what is due in model " + model, on -> engine.positions.due(on, model, upTo, cursor, limit));
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return transactions.read(
                () -> "read the touchpoints of '" + subject + "' in model " + model,
                on -> engine.touchpoints.of(on, model, subject));
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return transactions.read(() -> "list due touchpoints", on -> engine.touchpoints.due(on, upTo, cursor, limit));
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit) {
        Paging.requireRoom(limit);
        return engine.claim(transactions, now, now.plus(lease), limit);
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return engine.insist(
                transactions,
                () -> "settle touchpoint " + claim.touchpoint().key(),
                kept -> kept,
                on -> engine.claims.settle(on, claim, outcome, at));
    }

    @Override
    public Contacts contacts(String subject, Instant since, Instant now) {
        return transactions.read(
                () -> "count what '" + subject + "' was sent", on -> engine.claims.contacts(on, subject, since, now));
    }

    @Override
    public long prune(Instant before) {
        return engine.insist(
                transactions,
                () -> "prune event ids before " + before,
                any -> true,
                on -> engine.events.prune(on, before));
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return write(
                erasure.frozen(),
                () -> "erase '" + erasure.subject() + "' in model "
                        + erasure.frozen().model(),
                on -> engine.erase(on, erasure));
    }

    @Override
    public CommitResult merge(Merge merge) {
        return write(
                merge.into(),
                () -> "merge '" + merge.from().subject() + "' into '"
                        + merge.into().subject() + "' in model " + merge.into().model(),
                on -> engine.merge(on, merge));
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return transactions.read(
                () -> "find whom '" + subject + "' was merged into in model " + model,
                on -> engine.positions.mergedInto(on, model, subject));
    }

    @Override
    public boolean keepsEvents() {
        return engine.events.keepsEvents();
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return transactions.read(
                () -> "read the events of '" + subject + "' in model " + model,
                on -> engine.events.kept(on, model, subject));
    }

    /** Transactions of its own that the database breaks off, as it may for no fault of this subject, are begun anew. */
    private CommitResult write(Position position, Supplier<String> what, Transactions.Work<CommitResult> work) {
        CommitResult result = CommitResult.STALE;
        boolean brokenOff = true;
        for (int attempt = 1; brokenOff && attempt <= Engine.ATTEMPTS; attempt++) {
            try {
                result = transactions.write(what, answer -> answer == CommitResult.COMMITTED, work);
                brokenOff = false;
            } catch (Transactions.RaceLost e) {
                brokenOff = !transactions.areTheHosts();
            }
        }
        if (result == CommitResult.STALE && transactions.areTheHosts()) {
            throw new LostRaceException(position.model(), position.subject(), position.revision() - 1);
        }
        return result;
    }
}
