package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.function.Predicate;

/** A place in an open transaction to which it can be taken back. */
interface Undo {

    /** Undoes what was done since. */
    void undo() throws SQLException;

    /** Says that the place is not needed any more. */
    void release() throws SQLException;

    /**
     * From here on.
     *
     * @param managed whether the connection is enlisted in somebody's transaction over several resources: drivers then refuse the methods
     *                for savepoints, though the databases know the statements
     */
    static Undo from(Connection connection, boolean managed) throws SQLException {
        return managed ? byStatement(connection) : byMethod(connection);
    }

    /** Does the work, and undoes it if its result is not kept or anything is thrown. */
    default <T> T unlessKept(Connection connection, Predicate<T> isKept, Transactions.Work<T> work)
            throws SQLException {
        try {
            T result = work.on(connection);
            if (!isKept.test(result)) {
                undo();
            }
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                undo();
            } catch (SQLException failed) {
                e.addSuppressed(failed);
            }
            throw e;
        }
    }

    private static Undo byMethod(Connection connection) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        return new Undo() {
            @Override
            public void undo() throws SQLException {
                connection.rollback(savepoint);
            }

            @Override
            public void release() throws SQLException {
                connection.releaseSavepoint(savepoint);
            }
        };
    }

    private static Undo byStatement(Connection connection) throws SQLException {
        // H2 forgets a savepoint when one of the same name is set, and has no statement for it
        boolean isForgotten = "H2".equals(connection.getMetaData().getDatabaseProductName());
        execute(connection, "SAVEPOINT lifecycle_before");
        return new Undo() {
            @Override
            public void undo() throws SQLException {
                execute(connection, "ROLLBACK TO SAVEPOINT lifecycle_before");
            }

            @Override
            public void release() throws SQLException {
                if (!isForgotten) {
                    execute(connection, "RELEASE SAVEPOINT lifecycle_before");
                }
            }
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
