package dev.lifecycle.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counts every call on it, its connections, statements and results, and lets the n-th go wrong. */
final class FaultyDataSource {

    /** How it goes wrong. */
    enum Fault {
        /** The call fails and does nothing; later ones work. */
        ONE_CALL,
        /** The call does what it should, but its answer is lost. */
        ONE_ANSWER,
        /** The call and all after it fail: the line is dead. */
        ALL_FROM_THERE
    }

    private final DataSource source;
    private int calls;
    private int failing = Integer.MAX_VALUE;
    private Fault fault = Fault.ONE_CALL;

    FaultyDataSource(DataSource source) {
        this.source = source;
    }

    void failAt(int call, Fault how) {
        calls = 0;
        failing = call;
        fault = how;
    }

    /** Whether the fault has happened since it was set. */
    boolean hasFailed() {
        return calls >= failing;
    }

    DataSource dataSource() {
        return wrap(DataSource.class, source);
    }

    private <T> T wrap(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, args) -> {
            calls++;
            boolean fails = fault == Fault.ALL_FROM_THERE ? calls >= failing : calls == failing;
            boolean closes = method.getName().equals("close");
            Object result = null;
            if (!fails || fault == Fault.ONE_ANSWER || closes) {
                try {
                    result = method.invoke(target, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
            if (fails) {
                if (result instanceof Connection connection) {
                    connection.close();
                }
                throw new SQLException("made to fail at call " + calls + ", " + method.getName(), "08006");
            }
            return wrapped(result);
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection connection) {
            return wrap(Connection.class, connection);
        }
        if (result instanceof PreparedStatement statement) {
            return wrap(PreparedStatement.class, statement);
        }
        if (result instanceof ResultSet rows) {
            return wrap(ResultSet.class, rows);
        }
        return result;
    }
}
