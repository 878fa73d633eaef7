package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.BatchResult;
import dev.lifecycle.ConcurrentChangeException;
import dev.lifecycle.KnownSubjectException;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.UnknownSubjectException;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixty-four threads do everything that can be done to the same customers for some seconds: nothing is lost, doubled or torn. */
@Tag("by-hand")
class EverythingAtOnceTest {

    /** The database that breaks off most when it is asked for most. */
    private static final String SERIALIZABLE = "postgresql, serializable";

    private static final int THREADS = 64;
    private static final int SUBJECTS = 60;
    /** How long it goes on for each store; longer where somebody wants to be surer. */
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("stress.seconds", 8));

    private static final StageModel NEXT =
            Customers.SAAS.extend(Customers.MODEL).version(2).build();

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger merges = new AtomicInteger();
    private final AtomicInteger erasures = new AtomicInteger();
    private final Map<Object, AtomicInteger> sent = new ConcurrentHashMap<>();

    static Stream<String> stores() {
        return Stream.concat(Stream.of("memory", SERIALIZABLE), Databases.kinds().stream());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void everything_at_once_leaves_nothing_lost_doubled_or_torn(String kind) throws Exception {
        LifecycleStore store = store(kind);
        Lifecycle before = lifecycle(Customers.SAAS, store, false);
        for (int i = 0; i < SUBJECTS; i++) {
            count(before.handle("c-" + i, Customers.opened(), Customers.MONDAY, "first"));
        }
        Lifecycle customers = lifecycle(NEXT, store, true);
        Instant end = Instant.now().plus(LONG);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(t);
            workers.add(() -> {
                while (Instant.now().isBefore(end)) {
                    act(customers, random);
                }
                return null;
            });
        }
        Workers.runAll(workers);

        assertThat(accepted.get()).as("events accepted").isGreaterThan(SUBJECTS);
        assertThat(duplicates.get()).as("duplicates answered").isPositive();
        assertThat(merges.get()).as("merges").isPositive();
        assertThat(erasures.get()).as("erasures").isPositive();
        check(store, customers);
    }

    private void check(LifecycleStore store, Lifecycle customers) {
        Map<String, List<HistoryEntry>> rows = new LinkedHashMap<>();
        Page.<HistoryEntry>all(cursor -> store.history(Customers.MODEL, cursor, 97))
                .forEach(row -> rows.computeIfAbsent(row.subject(), s -> new ArrayList<>())
                        .add(row));
        long events = rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.cause().source() == Source.EVENT)
                .count();
        assertThat(events).as("rows of events, one for each that was accepted").isEqualTo(accepted.get());
        assertThat(rows.values().stream()
                        .flatMap(List::stream)
                        .filter(row -> row.kind() == Kind.MERGED)
                        .count())
                .as("rows that say somebody was merged")
                .isEqualTo(merges.get());
        assertThat(rows.values().stream()
                        .flatMap(List::stream)
                        .filter(row -> row.kind() == Kind.ERASED)
                        .count())
                .as("rows that say somebody was erased")
                .isEqualTo(erasures.get());

        List<Position> positions = store.population(Customers.MODEL).keySet().stream()
                .flatMap(stage -> Page.all(cursor -> store.inStage(Customers.MODEL, Stage.of(stage), cursor, 7)))
                .toList();
        assertThat(positions).extracting(Position::subject).doesNotHaveDuplicates();
        assertThat(store.population(Customers.MODEL).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("the population")
                .isEqualTo(positions.size());
        assertThat(rows.keySet())
                .as("whoever has history stands somewhere")
                .containsExactlyInAnyOrderElementsOf(
                        positions.stream().map(Position::subject).toList());
        int replayed = 0;
        for (Position position : positions) {
            List<HistoryEntry> own = rows.get(position.subject());
            assertThat(own).isEqualTo(store.history(Customers.MODEL, position.subject()));
            HistoryEntry last = own.get(own.size() - 1);
            assertThat(last.key().revision()).as("%s", position).isEqualTo(position.revision());
            assertThat(last.to()).as("%s", position).isEqualTo(position.stage());
            boolean isPlain = own.stream()
                    .allMatch(
                            row -> row.key().version() == 2 && row.kind() != Kind.MERGED && row.kind() != Kind.ERASED);
            if (isPlain) {
                replayed++;
                assertThat(History.replay(NEXT, own).state())
                        .as("the replay of %s", own)
                        .isEqualTo(NEXT.own(position).state());
            }
        }
        assertThat(replayed).as("positions that were replayed").isPositive();
        assertThat(sent)
                .isNotEmpty()
                .allSatisfy((key, times) -> assertThat(times).as("%s", key).hasValue(1));
        assertThat(customers.migrate().failed()).isEmpty();
        assertThat(customers.previewMigration().migrated()).isZero();
    }

    private void act(Lifecycle customers, Random random) {
        String one = "c-" + random.nextInt(SUBJECTS);
        String other = "c-" + random.nextInt(SUBJECTS);
        Instant at = Customers.MONDAY.plus(random.nextInt(1_000_000_000), ChronoUnit.MICROS);
        try {
            switch (random.nextInt(40)) {
                case 0 -> {
                    customers.merge(one, other);
                    merges.incrementAndGet();
                }
                case 1 -> {
                    customers.erase(one);
                    erasures.incrementAndGet();
                }
                case 2, 3 -> customers.correct(one, Customers.PAYING, "by hand", "ann");
                case 4 -> customers.adopt("adopted-" + numbers.incrementAndGet(), Customers.TRIAL, at, "was there");
                case 5 -> customers.prune(Customers.MONDAY.minusSeconds(1));
                case 6 -> assertThat(customers.sweep(at).failed().values()).allMatch(EverythingAtOnceTest::isAllowed);
                case 7 -> assertThat(customers.migrate().failed().values()).allMatch(EverythingAtOnceTest::isAllowed);
                case 8, 9 ->
                    customers.deliver(
                            at.plusSeconds(60),
                            claim -> sent.computeIfAbsent(claim.touchpoint().key(), key -> new AtomicInteger())
                                    .incrementAndGet());
                case 10, 11, 12 -> batch(customers, random, at);
                case 13 ->
                    customers
                            .history(one)
                            .forEach(row -> assertThat(row.subject()).isNotEmpty());
                case 14 -> assertThat(customers.history().count()).isPositive();
                case 15 -> customers.find(other);
                default -> twice(customers, one, at);
            }
        } catch (RuntimeException e) {
            if (!isAllowed(e)) {
                throw e;
            }
        }
    }

    private static boolean isAllowed(Throwable e) {
        return e instanceof UnknownSubjectException
                || e instanceof KnownSubjectException
                || e instanceof ConcurrentChangeException
                || (e instanceof IllegalArgumentException
                        && String.valueOf(e.getMessage()).contains("itself"));
    }

    /** One event handed in twice in a row. The second one may find the subject erased and then begins a new one, which counts too. */
    private void twice(Lifecycle customers, String subject, Instant at) {
        String id = "e-" + numbers.incrementAndGet();
        Object event = numbers.get() % 2 == 0 ? Customers.paid() : Customers.opened();
        count(customers.handle(subject, event, at, id));
        count(customers.handle(subject, event, at, id));
    }

    private void batch(Lifecycle customers, Random random, Instant at) {
        List<Occurrence> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(new Occurrence(
                    "c-" + random.nextInt(SUBJECTS), Customers.opened(), at, "b-" + numbers.incrementAndGet()));
        }
        BatchResult result = customers.handle(many);
        assertThat(result.failed()).allMatch(failed -> isAllowed(failed.thrown()));
        result.outcomes().forEach(this::count);
    }

    private void count(Outcome outcome) {
        (outcome instanceof Outcome.Duplicate ? duplicates : accepted).incrementAndGet();
    }

    private static Lifecycle lifecycle(StageModel model, LifecycleStore store, boolean isLater) {
        var builder =
                Lifecycle.of(model).store(store).attempts(10_000).clock(() -> Customers.MONDAY.plusSeconds(1_000));
        return isLater
                ? builder.migration(Migration.from(Customers.SAAS).to(model)).build()
                : builder.build();
    }

    private static LifecycleStore store(String kind) {
        if (kind.equals("memory")) {
            return new InMemoryStore();
        }
        boolean serializable = kind.equals(SERIALIZABLE);
        String plain = serializable ? "postgresql" : kind;
        DataSource database = Databases.of(plain);
        Databases.createTables(database, plain, JdbcOptions.defaults());
        return new JdbcStore(Pool.of(serializable ? serializable(database) : database, 24));
    }

    private static DataSource serializable(DataSource database) {
        return Connections.source(() -> {
            Connection connection = database.getConnection();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            return connection;
        });
    }
}
