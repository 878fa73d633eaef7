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
import dev.lifecycle.store.OpenTransaction;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
 * <p>Where a framework opens the transactions, {@link JdbcOptions#joining} lets the store take part in whichever is open on the thread.
 *
 * <p>A connection that arrives with auto-commit off may be in somebody's open transaction, so it is refused with
 * {@code IllegalStateException} at the first use, which is the constructor's, unless {@link JdbcOptions#ownConnections()} says whose it
 * is.
 */
public final class JdbcStore implements LifecycleStore {

    private final JdbcOptions options;
    private final Transactions transactions;
    private final WriteRetry writes;
    private volatile @Nullable StoreTables found;

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
        this(options, transactions(source, options), null);
        if (!options.looksLater()) {
            tables();
        }
    }

    private JdbcStore(JdbcOptions options, Transactions transactions, @Nullable StoreTables found) {
        this.options = options;
        this.transactions = transactions;
        this.found = found;
        writes = new WriteRetry(transactions);
    }

    private static Transactions transactions(DataSource source, JdbcOptions options) {
        Transactions own = new OwnTransactions(source, options.ownsConnections());
        return options.hostTransactions()
                .<Transactions>map(hosts -> new JoiningTransactions(hosts, own))
                .orElse(own);
    }

    /**
     * The same store within a transaction that the host has open on this connection and will end itself. Each commit is undone by itself
     * if it is not kept. A race that is lost is not an answer here but a {@link dev.lifecycle.store.LostRaceException}, as only a new
     * transaction can win it. For one thread, until the transaction ends; auto-commit is refused with {@code IllegalStateException}. Hand
     * it to {@link dev.lifecycle.Lifecycle#within}.
     */
    public LifecycleStore within(Connection connection) {
        return within(JoinedTransaction.over(() -> connection));
    }

    private JdbcStore within(JoinedTransaction joined) {
        return new JdbcStore(options, new HostTransaction(joined), tables());
    }

    /** Looked at once; who looks at the same time finds the same. */
    private StoreTables tables() {
        StoreTables known = found;
        if (known == null) {
            known = new StoreTables(options, Schema.check(transactions, options));
            found = known;
        }
        return known;
    }

    /** The tables are looked at before a connection is taken, for there may be no second one. */
    private <T> T read(Supplier<String> what, Transactions.Work<T> work) {
        tables();
        return transactions.read(what, work);
    }

    private CommitResult decided(Position position, Supplier<String> what, Transactions.Work<CommitResult> work) {
        tables();
        return writes.decided(position, what, work);
    }

    private <T> T undecided(Supplier<String> what, Predicate<T> isKept, Transactions.Work<T> work) {
        tables();
        return writes.undecided(what, isKept, work);
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return read(
                () -> "find '" + subject + "' in model " + model,
                on -> tables().positions.find(on, model, subject));
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        Position position = commit.position();
        return decided(
                position,
                () -> "commit revision " + position.revision() + " of '" + position.subject() + "' in model "
                        + position.model(),
                on -> tables().commit(on, commit));
    }

    @Override
    public Map<String, Position> find(String model, Collection<String> subjects) {
        List<String> distinct = subjects.stream().distinct().toList();
        Map<String, Position> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += BatchCommit.MOST) {
            List<String> some = distinct.subList(from, Math.min(from + BatchCommit.MOST, distinct.size()));
            found.putAll(read(
                    () -> "find " + some.size() + " subjects from '" + some.get(0) + "' on in model " + model,
                    on -> tables().positions.find(on, model, some)));
        }
        return found;
    }

    @Override
    public List<CommitResult> tryCommit(List<Commit> commits) {
        return new BatchCommit(transactions, this::tables, this::tryCommit).tryCommit(commits);
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return read(
                () -> "read the history of '" + subject + "' in model " + model,
                on -> tables().history.of(on, model, subject));
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return read(
                () -> "read the history of model " + model,
                on -> tables().history.page(on, model, cursor, limit));
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return read(
                () -> "list stage " + stage.id() + " of model " + model,
                on -> tables().positions.inStage(on, model, stage, cursor, limit));
    }

    @Override
    public Map<String, Long> population(String model) {
        return read(() -> "count model " + model, on -> tables().positions.population(on, model));
    }

    @Override
    public Set<String> models() {
        return read(() -> "list the models", on -> tables().positions.models(on));
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return read(
                () -> "list what is due in model " + model,
                on -> tables().positions.due(on, model, upTo, cursor, limit));
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return read(
                () -> "read the touchpoints of '" + subject + "' in model " + model,
                on -> tables().touchpoints.of(on, model, subject));
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return read(() -> "list due touchpoints", on -> tables().touchpoints.due(on, upTo, cursor, limit));
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        Paging.requireRoom(limit);
        return new Claiming(transactions, tables().claims).claim(now, lease, limit, selection);
    }

    @Override
    public Optional<Claim> claim(String key, Duration lease) {
        return new Claiming(transactions, tables().claims).claim(key, lease);
    }

    @Override
    public Optional<Touchpoint> touchpoint(String key) {
        return read(() -> "read touchpoint " + key, on -> tables().touchpoints.find(on, key));
    }

    @Override
    public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
        Paging.requireRoom(limit);
        return read(
                () -> "list the touchpoints that were given up",
                on -> tables().touchpoints.failed(on, cursor, limit));
    }

    @Override
    public boolean retry(String key, Instant due) {
        return undecided(
                () -> "let touchpoint " + key + " be tried again",
                any -> true,
                on -> tables().claims.retry(on, key, due));
    }

    @Override
    public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
        return undecided(
                () -> "begin to send touchpoint " + claim.touchpoint().key(),
                result -> result == BeginResult.BEGUN,
                on -> tables().claims.begin(on, claim, lease, check));
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return undecided(
                () -> "settle touchpoint " + claim.touchpoint().key(),
                kept -> kept,
                on -> tables().claims.settle(on, claim, outcome, at));
    }

    @Override
    public Contacts contacts(String customer, Instant since) {
        return read(
                () -> "count what '" + customer + "' was sent",
                on -> tables().claims.contacts(on, customer, since));
    }

    @Override
    public long prune(Instant before) {
        return undecided(() -> "prune event ids before " + before, any -> true, on -> tables().prune(on, before));
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return decided(
                erasure.frozen(),
                () -> "erase '" + erasure.subject() + "' in model "
                        + erasure.frozen().model(),
                on -> tables().erase(on, erasure));
    }

    @Override
    public CommitResult merge(Merge merge) {
        return decided(
                merge.into(),
                () -> "merge '" + merge.from().subject() + "' into '"
                        + merge.into().subject() + "' in model " + merge.into().model(),
                on -> tables().merge(on, merge));
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return read(
                () -> "find whom '" + subject + "' was merged into in model " + model,
                on -> tables().positions.mergedInto(on, model, subject));
    }

    @Override
    public boolean isInTransaction() {
        return transactions instanceof HostTransaction;
    }

    @Override
    public Optional<OpenTransaction> openTransaction() {
        return options.hostTransactions()
                .filter(any -> !isInTransaction())
                .flatMap(HostTransactions::current)
                .map(Joined::new);
    }

    @Override
    public boolean keepsEvents() {
        return tables().events.keepsEvents();
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return read(
                () -> "read the events of '" + subject + "' in model " + model,
                on -> tables().events.kept(on, model, subject));
    }

    /** This store within a transaction that a framework has open. */
    private final class Joined implements OpenTransaction {
        private final JoinedTransaction transaction;

        Joined(JoinedTransaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public LifecycleStore store() {
            return within(transaction);
        }

        @Override
        public Participant participant(Object key, Supplier<Participant> first) {
            return transaction.participant(key, first);
        }
    }
}
