package dev.lifecycle.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The simplest pool there is: closing a connection gives it back, as it was left. */
final class Pool {

    private Pool() {}

    static DataSource of(DataSource source, int size) {
        BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
        AtomicInteger opened = new AtomicInteger();
        return (DataSource) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Connection connection = idle.poll();
                    if (connection == null) {
                        connection = opened.incrementAndGet() <= size ? source.getConnection() : idle.take();
                    }
                    return lent(connection, idle);
                });
    }

    private static Connection lent(Connection connection, BlockingQueue<Connection> idle) {
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        if (!connection.getAutoCommit()) {
                            throw new SQLException("a connection came back to the pool in another mode than it left");
                        }
                        idle.add(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
