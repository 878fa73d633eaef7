package dev.lifecycle.examples.benchmarks.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The smallest pool there is: one connection, handed out again and again to one thread. It can count what goes over it: statements, each
 * row of a batch one; and round trips, a batch or a commit one each.
 */
final class OneConnection {

    private final Connection connection;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    /** Hands it out as it is. */
    DataSource plain() {
        return source(lent(this::call));
    }

    /** Hands it out with all its statements watched. */
    DataSource counting() {
        return source(lent((proxy, method, args) -> {
            if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                roundTrips.incrementAndGet();
            }
            Object result = call(proxy, method, args);
            return result instanceof PreparedStatement statement ? watched(statement) : result;
        }));
    }

    long statements() {
        return statements.get();
    }

    long roundTrips() {
        return roundTrips.get();
    }

    private Object call(Object proxy, java.lang.reflect.Method method, Object[] args) throws Throwable {
        return invoke(connection, method, args);
    }

    private PreparedStatement watched(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            String name = method.getName();
            if (name.equals("addBatch")) {
                statements.incrementAndGet();
            } else if (name.equals("executeBatch")) {
                roundTrips.incrementAndGet();
            } else if (name.startsWith("execute")) {
                statements.incrementAndGet();
                roundTrips.incrementAndGet();
            }
            return invoke(statement, method, args);
        });
    }

    private static Connection lent(InvocationHandler handler) {
        return proxy(
                Connection.class,
                (proxy, method, args) -> method.getName().equals("close") ? null : handler.invoke(proxy, method, args));
    }

    private static DataSource source(Connection lent) {
        return proxy(DataSource.class, (proxy, method, args) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return lent;
        });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
