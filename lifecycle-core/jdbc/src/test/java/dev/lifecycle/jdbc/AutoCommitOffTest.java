package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.store.LifecycleStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that arrives with auto-commit off: whose transaction is it? The store does not guess. */
class AutoCommitOffTest {

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void one_connection_shared_with_the_host_is_refused_and_the_hosts_row_stays(String kind) throws SQLException {
        DataSource database = database(kind);
        try (Connection hosts = database.getConnection()) {
            hosts.setAutoCommit(false);
            Connections.order(hosts, "o-1");
            assertThatThrownBy(() -> new JdbcStore(Connections.shared(hosts)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("auto-commit off")
                    .hasMessageContaining("switch auto-commit on in the pool")
                    .hasMessageContaining("JdbcOptions.ownConnections()")
                    .hasMessageContaining("customers.within(store.within(connection))");
            assertThat(Connections.orders(database))
                    .as("rows of the host that were committed for it")
                    .isZero();
            hosts.commit();
        }
        assertThat(Connections.orders(database))
                .as("rows of the host that are left")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_store_that_began_before_the_transaction_neither_commits_nor_rolls_back_a_thing(String kind)
            throws SQLException {
        DataSource database = database(kind);
        AtomicReference<DataSource> present = new AtomicReference<>(database);
        LifecycleStore store =
                new JdbcStore(Connections.source(() -> present.get().getConnection()));
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-1");
        try (Connection hosts = database.getConnection()) {
            hosts.setAutoCommit(false);
            Connections.order(hosts, "o-1");
            present.set(Connections.shared(hosts));
            assertThatThrownBy(() -> store.find(MODEL, "c-1")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.population(MODEL)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.prune(MONDAY)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> Customers.in(store).handle("c-2", paid(), MONDAY, "e-1"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Connections.orders(database)).isZero();
            hosts.commit();
        }
        assertThat(Connections.orders(database)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_pool_with_auto_commit_off_works_once_the_host_says_whose_its_connections_are(String kind) {
        DataSource database = database(kind);
        DataSource pool = Connections.withAutoCommitOff(database);
        assertThatThrownBy(() -> new JdbcStore(pool)).isInstanceOf(IllegalStateException.class);
        LifecycleStore store = new JdbcStore(pool, JdbcOptions.defaults().ownConnections());
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-1");
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-1");
        assertThat(new JdbcStore(database).find(MODEL, "c-1"))
                .as("what others see")
                .isEqualTo(store.find(MODEL, "c-1"))
                .isPresent();
    }

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Connections.createOrders(database);
        return database;
    }
}
