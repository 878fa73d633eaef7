package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database breaks off in favour of another transaction is begun anew, reads like writes, on whatever level it isolates. */
class ReadRetryTest {

    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "serialization failure of PostgreSQL, 40001, 0",
        "deadlock of PostgreSQL, 40P01, 0",
        "deadlock of MariaDB, 40001, 1213",
        "row changed since the snapshot of MariaDB, HY000, 1020",
        "row changed meanwhile of H2, 90131, 90131"
    })
    void a_read_that_is_broken_off_is_begun_anew(String what, String state, int code) throws SQLException {
        LifecycleStore store = store(state, code);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        faults.set(3);
        assertThat(store.find(MODEL, "c-1")).isPresent();
        faults.set(3);
        assertThat(store.history(MODEL, null, 10).items()).hasSize(2);
        faults.set(3);
        assertThat(store.population(MODEL)).containsEntry("TRIAL", 1L);
        faults.set(3);
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-2");
        assertThat(store.find(MODEL, "c-1").orElseThrow().revision()).isEqualTo(2);

        faults.set(Integer.MAX_VALUE);
        assertThatThrownBy(() -> store.find(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("find 'c-1'");
        assertThatThrownBy(() -> store.prune(MONDAY)).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lock that H2 did not get, HYT00, 50200",
        "lock that MariaDB did not get, HY000, 1205",
        "lock that PostgreSQL did not get, 55P03, 0"
    })
    void a_lock_that_was_waited_for_in_vain_is_asked_for_a_few_times(String what, String state, int code)
            throws SQLException {
        LifecycleStore store = store(state, code);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        faults.set(2);
        assertThat(store.find(MODEL, "c-1")).isPresent();
        faults.set(2);
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-2");

        faults.set(Integer.MAX_VALUE);
        tries.set(0);
        assertThatThrownBy(() -> store.find(MODEL, "c-1")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.prune(MONDAY)).isInstanceOf(StoreException.class);
        assertThat(tries.get()).as("waits in vain of a read and a write").isBetween(4, 10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"serialization failure, 40001, 0", "lock not got, HYT00, 50200"})
    void within_the_hosts_transaction_it_is_the_hosts_to_begin_anew(String what, String state, int code)
            throws SQLException {
        DataSource database = Databases.h2();
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        JdbcStore store = new JdbcStore(database);
        try (Connection connection = broken(database.getConnection(), state, code)) {
            connection.setAutoCommit(false);
            LifecycleStore within = store.within(connection);
            faults.set(1);
            assertThatThrownBy(() -> within.find(MODEL, "c-1"))
                    .isInstanceOf(LostRaceException.class)
                    .hasMessageContaining("find 'c-1'")
                    .hasMessageContaining("run it again");
            faults.set(1);
            assertThatThrownBy(() -> within.prune(MONDAY)).isInstanceOf(LostRaceException.class);
        }
    }

    private LifecycleStore store(String state, int code) throws SQLException {
        DataSource database = Databases.h2();
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        return new JdbcStore(Connections.source(() -> broken(database.getConnection(), state, code)));
    }

    private Connection broken(Connection connection, String state, int code) {
        return wrap(Connection.class, connection, state, code);
    }

    private <T> T wrap(Class<T> type, T target, String state, int code) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        tries.incrementAndGet();
                        if (faults.getAndUpdate(left -> left > 0 && left < Integer.MAX_VALUE ? left - 1 : left) > 0) {
                            throw new SQLException("broken off", state, code);
                        }
                    }
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof PreparedStatement statement
                                ? wrap(PreparedStatement.class, statement, state, code)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
