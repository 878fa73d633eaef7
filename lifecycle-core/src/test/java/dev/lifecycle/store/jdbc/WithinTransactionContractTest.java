package dev.lifecycle.store.jdbc;

import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

/** The whole contract once more, each call in a transaction of the host's; there a lost race is an exception, here read as the answer. */
class WithinTransactionContractTest extends LifecycleStoreContract {

    private static DataSource database;

    @BeforeAll
    static void createTables() {
        DataSource source = Databases.postgres();
        Databases.createTables(source, "postgresql", JdbcOptions.defaults());
        database = Pool.of(source, 16);
    }

    @Override
    protected LifecycleStore newStore() {
        Databases.empty(database, JdbcOptions.defaults());
        JdbcStore store = new JdbcStore(database);
        return (LifecycleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LifecycleStore.class},
                (proxy, method, args) -> inTransaction(store, method, args));
    }

    private static Object inTransaction(JdbcStore store, Method method, Object[] args) throws Throwable {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return method.invoke(store.within(connection), args);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof LostRaceException) {
                    return CommitResult.STALE;
                }
                throw e.getCause();
            } finally {
                end(connection);
            }
        }
    }

    private static void end(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }
}
