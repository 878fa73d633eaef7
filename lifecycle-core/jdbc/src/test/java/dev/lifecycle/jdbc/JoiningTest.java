package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.PAYING;
import static dev.lifecycle.jdbc.Customers.TRIAL;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Change;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lifecycle whose store is told of transactions joins the one that is open, and nobody hands it anything. */
class JoiningTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void what_is_done_in_a_transaction_is_kept_with_it_and_told_after_it(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        Lifecycle customers = customers(joining(database, framework));
        LifecycleStore others = new JdbcStore(database);
        framework.inTransaction(connection -> {
            Connections.order(connection, "o-1");
            customers.handle("c-1", opened(), MONDAY, "e-1");
            customers.quietly().handle("c-2", paid(), MONDAY, "e-1");
            customers.handle(List.of(
                    new Occurrence("c-1", paid(), MONDAY, "o-1"), new Occurrence("c-3", opened(), MONDAY, "o-1")));
            assertThat(customers.handle("c-1", paid(), MONDAY, "o-1")).isInstanceOf(Outcome.Duplicate.class);
            assertThat(customers.find("c-1").map(Position::stage)).contains(PAYING);
            assertThat(customers.population()).containsEntry(PAYING, 2L);
            assertThat(customers.why("c-1").toString()).contains("paid");
            assertThat(others.find(MODEL, "c-1"))
                    .as("seen by others before the commit")
                    .isEmpty();
            assertThat(heard).as("told before the commit").isEmpty();
        });
        assertThat(heard).containsExactly("c-1/1", "c-1/2", "c-3/1", "c-2/1");
        assertThat(Connections.orders(database)).isEqualTo(1);
        assertThat(others.find(MODEL, "c-1").map(Position::stage)).contains(PAYING);
        assertThat(others.touchpoints(MODEL, "c-2")).as("quietly").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_host_that_throws_finds_neither_its_row_nor_the_change_and_nobody_heard(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        Lifecycle customers = customers(joining(database, framework));
        assertThatThrownBy(() -> framework.inTransaction(connection -> {
                    Connections.order(connection, "o-1");
                    customers.handle("c-1", paid(), MONDAY, "o-1");
                    throw new IllegalStateException("the host changed its mind");
                }))
                .hasMessage("the host changed its mind");
        assertThat(Connections.orders(database)).isZero();
        assertThat(StoredState.of(database)).isEmpty();
        assertThat(heard).isEmpty();

        customers.handle("c-1", paid(), MONDAY, "o-1");
        assertThat(heard).as("outside, at once").containsExactly("c-1/1");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void what_the_host_took_back_to_a_savepoint_is_neither_kept_nor_told(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        Lifecycle customers = customers(joining(database, framework));
        framework.inTransaction(connection -> {
            customers.handle("c-1", opened(), MONDAY, "e-1");
            Savepoint nested = connection.setSavepoint();
            customers.handle("c-1", paid(), MONDAY, "e-2");
            customers.handle("c-2", paid(), MONDAY, "e-2");
            connection.rollback(nested);
            customers.handle("c-3", paid(), MONDAY, "e-3");
        });
        assertThat(heard).containsExactly("c-1/1", "c-3/1");
        assertThat(customers.find("c-1").map(Position::stage)).contains(TRIAL);
        assertThat(customers.find("c-2")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void hands_merges_and_erasures_join_too(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        JdbcStore store = joining(database, framework);
        Lifecycle customers = customers(store);
        customers.handle("c-1", opened(), MONDAY, "e-1");
        customers.handle("c-2", opened(), MONDAY, "e-1");
        customers.handle("c-5", opened(), MONDAY, "e-1");
        List<String> before = StoredState.of(database);
        assertThatThrownBy(() -> framework.inTransaction(connection -> {
                    allByHand(customers);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        assertThat(StoredState.of(database)).isEqualTo(before);
        heard.clear();

        framework.inTransaction(connection -> allByHand(customers));
        assertThat(heard).containsExactly("c-1/2", "c-4/1");
        assertThat(store.mergedInto(MODEL, "c-2")).contains("c-1");
        assertThat(customers.find("c-5")).isEmpty();
    }

    private static void allByHand(Lifecycle customers) {
        customers.correct("c-1", PAYING, "called us", "ann");
        customers.merge("c-2", "c-1");
        customers.adopt("c-3", PAYING, MONDAY.minusSeconds(60), "from the old shop");
        customers.adopt("c-4", PAYING, MONDAY.minusSeconds(60), "from the old shop", MONDAY);
        customers.erase("c-3");
        customers.eraseEverywhere("c-5");
        customers.sweep(MONDAY);
        customers.migrate();
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_lost_race_is_the_hosts_to_run_again_inside_and_decided_anew_outside(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        JdbcStore store = joining(database, framework);
        Lifecycle others = Customers.in(new JdbcStore(database));
        others.handle("c-1", opened(), MONDAY, "e-1");
        JdbcOptions joining = JdbcOptions.defaults().joining(framework);
        boolean[] overtaken = {false};
        Lifecycle customers = customers(new JdbcStore(
                Connections.source(() -> {
                    if (!overtaken[0]) {
                        overtaken[0] = true;
                        others.handle("c-1", opened(), MONDAY, "e-outside");
                    }
                    return database.getConnection();
                }),
                joining.lookingLater()));
        assertThat(customers.handle("c-1", opened(), MONDAY, "e-2")).isInstanceOf(Outcome.Stayed.class);

        assertThatThrownBy(() -> framework.inTransaction(connection -> {
                    Position seen = store.find(MODEL, "c-1").orElseThrow();
                    Connections.order(connection, "o-1");
                    others.handle("c-1", opened(), MONDAY, "e-3");
                    store.erase(Customers.erasure(seen, "s-1"));
                }))
                .isInstanceOf(LostRaceException.class)
                .hasMessageContaining("run it again");
        assertThat(Connections.orders(database)).isZero();
        framework.inTransaction(connection -> {
            Connections.order(connection, "o-1");
            customers.handle("c-1", paid(), MONDAY, "o-1");
        });
        assertThat(customers.find("c-1").map(Position::revision)).contains(5L);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void nothing_is_delivered_while_a_transaction_is_open(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        Lifecycle customers = customers(joining(database, framework));
        customers.handle("c-1", opened(), MONDAY, "e-1");
        List<Object> sent = new ArrayList<>();
        framework.inTransaction(connection -> assertThatThrownBy(() -> customers.deliver(MONDAY, sent::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be rolled back"));
        assertThat(sent).isEmpty();
        assertThat(customers.deliver(MONDAY, sent::add).sent()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_read_only_transaction_reads(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.readingOnly(database);
        Lifecycle customers = customers(joining(database, framework));
        customers.handle("c-1", opened(), MONDAY, "e-1");
        framework.inTransaction(connection -> {
            assertThat(customers.find("c-1")).isPresent();
            assertThat(customers.history("c-1")).hasSize(2);
            assertThatThrownBy(() -> customers.handle("c-1", paid(), MONDAY, "e-2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("read-only")
                    .hasMessageContaining("commit revision 2 of 'c-1'");
        });
        assertThat(customers.find("c-1").map(Position::revision)).contains(1L);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void an_enlisted_connection_gets_its_savepoints_by_statement(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.spanningResources(Connections.withoutSavepoints(database));
        JdbcStore store = joining(database, framework);
        Lifecycle customers = customers(store);
        framework.inTransaction(connection -> {
            Connections.order(connection, "o-1");
            customers.handle("c-1", opened(), MONDAY, "e-1");
            assertThat(customers.handle("c-1", opened(), MONDAY, "e-1")).isInstanceOf(Outcome.Duplicate.class);
            Position stale = store.find(MODEL, "c-1").orElseThrow().atRevision(7);
            assertThatThrownBy(() -> store.erase(Customers.erasure(stale, "s-1")))
                    .isInstanceOf(LostRaceException.class);
            customers.handle("c-1", paid(), MONDAY, "e-2");
        });
        assertThat(heard).containsExactly("c-1/1", "c-1/2");
        assertThat(Connections.orders(database)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_listener_that_handles_after_the_commit_does_so_in_a_transaction_of_its_own(String kind) throws SQLException {
        DataSource database = database(kind);
        Framework framework = Framework.over(database);
        List<Lifecycle> self = new ArrayList<>();
        self.add(Lifecycle.of(Customers.SAAS)
                .store(joining(database, framework))
                .clock(() -> MONDAY)
                .listener(change -> {
                    hear(change);
                    self.get(0).handle("friend", opened(), MONDAY, "of " + change.subject());
                })
                .build());
        framework.inTransaction(connection -> self.get(0).handle("c-1", paid(), MONDAY, "e-1"));
        assertThat(heard).startsWith("c-1/1", "friend/1");
        assertThat(new JdbcStore(database).find(MODEL, "friend")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_connection_left_over_is_used_rather_than_a_second_one_and_the_hosts_rows_on_it_stay(String kind)
            throws SQLException {
        DataSource database = database(kind);
        Lifecycle others = Customers.in(new JdbcStore(database));
        for (boolean autoCommit : List.of(true, false)) {
            String order = autoCommit ? "o-1" : "o-2";
            try (Connection left = database.getConnection()) {
                left.setAutoCommit(autoCommit);
                HostTransactions after = new HostTransactions() {
                    @Override
                    public Optional<JoinedTransaction> current() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<JoinedTransaction.ConnectionSource> leftOver() {
                        return Optional.of(() -> left);
                    }
                };
                JdbcStore store = new JdbcStore(
                        Connections.source(() -> {
                            throw new SQLException("the pool has this one connection alone");
                        }),
                        JdbcOptions.defaults().joining(after).lookingLater());
                Connections.order(left, order);
                assertThat(store.find(MODEL, order)).isEmpty();
                Lifecycle customers = customers(store);
                customers.handle(order, opened(), MONDAY, "e-1");
                assertThat(others.find(order)).as("committed at once").isPresent();
                assertThat(customers.handle(order, opened(), MONDAY, "e-1")).isInstanceOf(Outcome.Duplicate.class);
                Position stale = others.find(order).orElseThrow().atRevision(7);
                assertThat(store.erase(Customers.erasure(stale, "s-1"))).isEqualTo(CommitResult.STALE);
                assertThat(left.getAutoCommit()).isEqualTo(autoCommit);
            }
        }
        assertThat(Connections.orders(database)).isEqualTo(2);
    }

    @Test
    void who_tells_of_an_inner_transaction_waits_for_nobody_who_waits_for_the_outer_one() throws Exception {
        DataSource database = database("h2");
        Framework framework = Framework.over(database);
        Lifecycle customers = customers(joining(database, framework));
        customers.handle("c-1", opened(), MONDAY, "e-1");
        String neighbour = "n";
        for (int i = 0; Math.floorMod(neighbour.hashCode(), 64) != Math.floorMod("c-1".hashCode(), 64); i++) {
            neighbour = "n-" + i;
        }
        String sameStripe = neighbour;
        CountDownLatch locked = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> host = threads.submit(() -> {
                framework.inTransaction(outer -> {
                    customers.handle("c-1", paid(), MONDAY, "e-2");
                    locked.countDown();
                    pause();
                    framework.inTransaction(inner -> customers.handle(sameStripe, paid(), MONDAY, "e-1"));
                });
                return null;
            });
            assertThat(locked.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> other = threads.submit(() -> customers.handle("c-1", opened(), MONDAY, "e-3"));
            host.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(heard).contains(sameStripe + "/1", "c-1/2", "c-1/3");
    }

    /** Long enough for somebody else to come and wait for the row. */
    private static void pause() throws SQLException {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    @Test
    void one_who_cannot_be_told_keeps_no_other_from_hearing() throws SQLException {
        DataSource database = database("h2");
        try (Connection connection = database.getConnection()) {
            JoinedTransaction joined = JoinedTransaction.over(() -> connection);
            for (String name : List.of("first", "second", "third")) {
                joined.participant(name, () -> () -> {
                    heard.add(name);
                    if (!name.equals("third")) {
                        throw new IllegalStateException(name + " is deaf");
                    }
                });
            }
            assertThatThrownBy(joined::committed)
                    .hasMessage("first is deaf")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .hasToString("java.lang.IllegalStateException: second is deaf"));
        }
        assertThat(heard).containsExactly("first", "second", "third");
    }

    @Test
    void who_keeps_a_transaction_that_has_ended_is_refused() throws SQLException {
        DataSource database = database("h2");
        JoinedTransaction[] kept = new JoinedTransaction[1];
        try (Connection connection = database.getConnection()) {
            kept[0] = JoinedTransaction.over(() -> connection);
            kept[0].rolledBack();
        }
        JdbcStore store = joining(database, () -> Optional.of(kept[0]));
        assertThat(kept[0].isEnded()).isTrue();
        assertThatThrownBy(() -> store.find(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the transaction has ended");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_store_that_looks_later_needs_one_connection_at_a_time(String kind) throws SQLException {
        DataSource database = database(kind);
        for (boolean writing : List.of(true, false)) {
            JdbcStore store = new JdbcStore(
                    Connections.oneAtATime(database), JdbcOptions.defaults().lookingLater());
            if (writing) {
                store.prune(MONDAY);
            }
            assertThat(store.find(MODEL, "c-1")).isEmpty();
            assertThat(store.claim(MONDAY, Duration.ofMinutes(1), 1)).isEmpty();
        }
    }

    @Test
    void a_pool_that_runs_dry_says_who_may_hold_its_connections() throws SQLException {
        DataSource database = database("h2");
        JdbcStore store = new JdbcStore(
                Connections.source(() -> {
                    throw new SQLTransientConnectionException("timed out after 250 ms (total=1, active=1)");
                }),
                JdbcOptions.defaults().lookingLater());
        assertThat(Connections.orders(database)).isZero();
        assertThatThrownBy(() -> store.find(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no connection was to be had (timed out after 250 ms (total=1, active=1))")
                .hasMessageContaining("REQUIRES_NEW");
    }

    private Lifecycle customers(LifecycleStore store) {
        return Lifecycle.of(Customers.SAAS)
                .store(store)
                .clock(() -> MONDAY)
                .listener(this::hear)
                .build();
    }

    private void hear(Change change) {
        heard.add(change.subject() + "/" + change.after().revision());
    }

    private static JdbcStore joining(DataSource database, HostTransactions framework) {
        return new JdbcStore(database, JdbcOptions.defaults().joining(framework).lookingLater());
    }

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Connections.createOrders(database);
        return database;
    }
}
