package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Change;
import dev.lifecycle.InTransaction;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.LostRaceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L-17 The same lifecycle within the host's transaction: both or neither, and the listener hears of what the host commits. */
class InTransactionTest {

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void both_are_kept_and_the_listener_hears_once_the_host_says_so(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = customers(store);
        try (Connection connection = begin(database)) {
            InTransaction both = customers.within(store.within(connection));
            Connections.order(connection, "o-1");
            both.handle("c-1", opened(), MONDAY, "e-1");
            both.handle(List.of(
                    new Occurrence("c-1", paid(), MONDAY.plusSeconds(1), "o-1"),
                    new Occurrence("c-2", paid(), MONDAY.plusSeconds(1), "o-1")));
            assertThat(both.find("c-1").map(Position::revision)).contains(2L);
            assertThat(both.handle("c-1", paid(), MONDAY.plusSeconds(1), "o-1")).isInstanceOf(Outcome.Duplicate.class);
            assertThat(heard).as("heard before the commit").isEmpty();
            assertThat(customers.find("c-1")).as("seen by others").isEmpty();
            connection.commit();
            assertThat(heard).as("heard before it was reported").isEmpty();
            both.committed();
            assertThatThrownBy(both::committed).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> both.find("c-1")).hasMessageContaining("reported as ended");
        }
        assertThat(heard).containsExactly("c-1/1", "c-1/2", "c-2/1");
        assertThat(Connections.orders(database)).isEqualTo(1);
        assertThat(customers.find("c-1").map(Position::revision)).contains(2L);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void of_what_was_rolled_back_nobody_ever_hears(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = customers(store);
        try (Connection connection = begin(database)) {
            InTransaction both = customers.within(store.within(connection));
            both.handle("c-1", opened(), MONDAY, "e-1");
            connection.rollback();
            both.handle("c-2", paid(), MONDAY, "e-2");
            Savepoint hosts = connection.setSavepoint();
            both.handle("c-3", paid(), MONDAY, "e-3");
            connection.rollback(hosts);
            connection.commit();
            both.committed();
            assertThat(heard).containsExactly("c-2/1");

            InTransaction undone = customers.within(store.within(connection));
            undone.handle("c-4", paid(), MONDAY, "e-4");
            connection.rollback();
            undone.rolledBack();
            assertThatThrownBy(undone::committed).isInstanceOf(IllegalStateException.class);

            InTransaction unreported = customers.within(store.within(connection));
            unreported.handle("c-5", paid(), MONDAY, "e-5");
            connection.commit();
        }
        assertThat(heard).as("after a rollback, and unreported").containsExactly("c-2/1");
        assertThat(customers.find("c-1")).isEmpty();
        assertThat(customers.find("c-3")).isEmpty();
        assertThat(customers.find("c-5")).isPresent();
    }

    @Test
    void the_connection_may_be_closed_when_the_commit_is_reported() throws SQLException {
        DataSource database = database("h2");
        JdbcStore store = new JdbcStore(database);
        InTransaction both;
        try (Connection connection = begin(database)) {
            both = customers(store).within(store.within(connection));
            both.handle("c-1", opened(), MONDAY, "e-1");
            connection.commit();
        }
        both.committed();
        assertThat(heard).containsExactly("c-1/1");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void corrections_merges_and_erasures_join_too(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = customers(store);
        customers.handle("c-1", opened(), MONDAY, "e-1");
        customers.handle("c-2", opened(), MONDAY, "e-1");
        heard.clear();
        try (Connection connection = begin(database)) {
            InTransaction both = customers.within(store.within(connection));
            both.adopt("c-3", Customers.PAYING, MONDAY.minusSeconds(60), "from the old shop");
            both.correct("c-1", Customers.PAYING, "called us", "ann");
            both.merge("c-2", "c-1");
            String surrogate = both.erase("c-3");
            assertThat(both.find("c-3")).isEmpty();
            assertThat(both.history(surrogate)).isNotEmpty();
            assertThat(both.why("c-1").position().stage()).isEqualTo(Customers.PAYING);
            assertThat(customers.find("c-1").orElseThrow().stage()).isEqualTo(Customers.TRIAL);
            connection.commit();
            both.committed();
        }
        assertThat(heard).containsExactly("c-1/2");
        assertThat(store.mergedInto(MODEL, "c-2")).contains("c-1");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_lost_race_is_not_tried_again(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = customers(store);
        customers.handle("c-1", opened(), MONDAY, "e-1");
        int[] tries = {0};
        try (Connection connection = begin(database)) {
            InTransaction both = customers.within(
                    new OvertakenStore(store.within(connection), () -> {
                        tries[0]++;
                        customers.handle("c-1", opened(), MONDAY.plusSeconds(tries[0]), "e-overtaking" + tries[0]);
                    }) {
                        @Override
                        public boolean isInTransaction() {
                            return true;
                        }
                    });
            assertThatThrownBy(() -> both.handle("c-1", paid(), MONDAY.plusSeconds(9), "e-2"))
                    .isInstanceOf(LostRaceException.class)
                    .hasMessageContaining("run it again");
        }
        assertThat(tries[0]).isEqualTo(1);
        tries[0] = 0;
        try (Connection connection = begin(database)) {
            InTransaction both = customers.within(
                    new OvertakenStore(store.within(connection), () -> {
                        tries[0]++;
                        customers.handle(
                                "c-1", opened(), MONDAY.plusSeconds(9 + tries[0]), "e-overtaking-both" + tries[0]);
                    }) {
                        @Override
                        public boolean isInTransaction() {
                            return true;
                        }
                    });
            assertThatThrownBy(() -> both.handle(List.of(
                            new Occurrence("c-1", paid(), MONDAY.plusSeconds(19), "e-3"),
                            new Occurrence("c-2", paid(), MONDAY.plusSeconds(19), "e-3"))))
                    .as("a batch, too")
                    .isInstanceOf(LostRaceException.class);
        }
        assertThat(tries[0]).as("each of the two was tried once").isBetween(1, 2);
    }

    @Test
    void nothing_is_delivered_within_a_transaction() throws SQLException {
        DataSource database = database("h2");
        JdbcStore store = new JdbcStore(database);
        customers(store).handle("c-1", opened(), MONDAY, "e-1");
        try (Connection connection = begin(database)) {
            Lifecycle joined =
                    Lifecycle.of(Customers.SAAS).store(store.within(connection)).build();
            List<Object> sent = new ArrayList<>();
            assertThatThrownBy(() -> joined.deliver(MONDAY, sent::add))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be rolled back");
            assertThat(sent).isEmpty();
            assertThatThrownBy(() -> Lifecycle.of(Customers.SAAS)
                            .store(store.within(connection))
                            .listener(change -> {})
                            .build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("customers.within(store.within(connection))");
        }
    }

    @Test
    void a_store_with_transactions_of_its_own_is_refused() {
        JdbcStore store = new JdbcStore(database("h2"));
        assertThatThrownBy(() -> customers(store).within(store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JdbcStore has transactions of its own")
                .hasMessageContaining("store.within(connection)");
    }

    private Lifecycle customers(JdbcStore store) {
        return Lifecycle.of(Customers.SAAS)
                .store(store)
                .clock(() -> MONDAY.plusNanos(123))
                .listener(this::hear)
                .build();
    }

    private void hear(Change change) {
        heard.add(change.subject() + "/" + change.after().revision());
    }

    private static Connection begin(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Connections.createOrders(database);
        return database;
    }
}
