package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** One connection and one short transaction for each piece of work. */
final class OwnTransactions implements Transactions {

    private final DataSource source;
    private final boolean ownsConnections;

    /** {@code ownsConnections}: a connection that arrives with auto-commit off is ours all the same. */
    OwnTransactions(DataSource source, boolean ownsConnections) {
        this.source = source;
        this.ownsConnections = ownsConnections;
    }

    @Override
    public boolean areTheHosts() {
        return false;
    }

    /** Reads once more if the database broke it off in favour of another transaction, as often as a write is begun. */
    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        for (int attempt = 0; ; ) {
            try (Connection connection = source.getConnection()) {
                return read(connection, work);
            } catch (SQLException e) {
                attempt += Transactions.isRaceLost(e) ? Transactions.weight(e) : WriteRetry.ATTEMPTS;
                if (attempt >= WriteRetry.ATTEMPTS) {
                    throw failed(what, e);
                }
            }
        }
    }

    private <T> T read(Connection connection, Work<T> work) throws SQLException {
        if (commitsByItself(connection)) {
            return work.on(connection);
        }
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, false, e);
            throw e;
        }
        connection.rollback();
        return result;
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = commitsByItself(connection);
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            T result;
            try {
                result = work.on(connection);
                if (isKept.test(result)) {
                    committing = true;
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, autoCommit, e);
                throw e;
            }
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            return result;
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new RaceLost(e);
            }
            throw committing ? new StoreException(Messages.unsure(what.get(), e.getMessage()), e) : failed(what, e);
        }
    }

    private static StoreException failed(Supplier<String> what, SQLException e) {
        return new StoreException(
                e instanceof SQLTransientConnectionException
                        ? Messages.noConnection(what.get(), e.getMessage())
                        : Messages.failed(what.get(), e.getMessage()),
                e);
    }

    /**
     * Whether the connection commits by itself, so that nothing of anybody's is open on it.
     *
     * @throws IllegalStateException if it does not, and nobody said that it is ours all the same: what is open on it may be the host's
     */
    private boolean commitsByItself(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit && !ownsConnections) {
            throw new IllegalStateException(Messages.mayBeTheHosts());
        }
        return autoCommit;
    }

    /** The old mode comes back only after a rollback, for switching to it would commit what is open. */
    private static void undo(Connection connection, boolean autoCommit, Throwable cause) {
        try {
            connection.rollback();
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
