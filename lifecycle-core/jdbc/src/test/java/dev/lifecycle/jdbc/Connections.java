package dev.lifecycle.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Data sources as hosts have them, and one row of the host's own. */
final class Connections {

    private Connections() {}

    /** One connection for everybody, which closing does not close: what Spring hands out within a transaction. */
    static DataSource shared(Connection connection) {
        Connection unclosed = (Connection) Proxy.newProxyInstance(
                Connections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> method.getName().equals("close") ? null : call(connection, method, args));
        return source(() -> unclosed);
    }

    /** A pool that is set to hand out connections with auto-commit off. */
    static DataSource withAutoCommitOff(DataSource source) {
        return source(() -> {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return connection;
        });
    }

    /** As those of a transaction over several resources: savepoints can be had by statement alone. */
    static DataSource withoutSavepoints(DataSource source) {
        return source(() -> {
            Connection connection = source.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connections.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().equals("setSavepoint")) {
                            throw new SQLException("savepoints are not for enlisted connections");
                        }
                        return call(connection, method, args);
                    });
        });
    }

    /** A pool of one that does not wait. */
    static DataSource oneAtATime(DataSource source) {
        AtomicBoolean taken = new AtomicBoolean();
        return source(() -> {
            if (taken.getAndSet(true)) {
                throw new SQLException("the only connection is taken");
            }
            Connection connection = source.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connections.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().equals("close")) {
                            taken.set(false);
                        }
                        return call(connection, method, args);
                    });
        });
    }

    static void createOrders(DataSource database) {
        Databases.run(database, java.util.List.of("CREATE TABLE orders (id VARCHAR(20) PRIMARY KEY)"));
    }

    static void order(Connection connection, String id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO orders VALUES ('" + id + "')");
        }
    }

    static int orders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Where connections come from. */
    interface Source {
        Connection get() throws SQLException;
    }

    static DataSource source(Source connections) {
        return (DataSource) Proxy.newProxyInstance(
                Connections.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connections.get();
                });
    }

    private static Object call(Connection connection, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
