package dev.lifecycle.jdbc;

import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.testkit.LifecycleStoreContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

/** The whole contract once more, each call in a transaction of the host's; there a lost race is an exception, here read as the answer. */
class WithinTransactionContractTest extends LifecycleStoreContract {

    private static final int ATTEMPTS = 5;

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
                (proxy, method, args) -> method.getName().equals("tryCommit") && args[0] instanceof List<?> commits
                        ? eachInItsOwn(store, commits)
                        : inTransaction(store, method, args));
    }

    /** A race lost within a transaction ends it, so a host that has many commits, some of which may lose, gives each its own. */
    private static List<CommitResult> eachInItsOwn(JdbcStore store, List<?> commits) throws Throwable {
        Method tryCommit = LifecycleStore.class.getMethod("tryCommit", Commit.class);
        List<CommitResult> results = new ArrayList<>();
        for (Object commit : commits) {
            results.add((CommitResult) inTransaction(store, tryCommit, new Object[] {commit}));
        }
        return results;
    }

    /** As a host does that lost a race for rows: it runs its transaction again. What was decided on an old revision stays lost. */
    private static Object inTransaction(JdbcStore store, Method method, Object[] args) throws Throwable {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Object result = once(store, method, args);
            if (result != CommitResult.STALE) {
                return result;
            }
        }
        return once(store, method, args);
    }

    private static Object once(JdbcStore store, Method method, Object[] args) throws Throwable {
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
