package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** One connection and one short transaction for each piece of work. */
final class OwnTransactions implements Transactions {

    private final DataSource source;

    OwnTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public boolean areTheHosts() {
        return false;
    }

    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            T result = work.on(connection);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return result;
        } catch (SQLException e) {
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
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
            connection.setAutoCommit(autoCommit);
            return result;
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new RaceLost(e);
            }
            throw new StoreException(
                    committing
                            ? Messages.unsure(what.get(), e.getMessage())
                            : Messages.failed(what.get(), e.getMessage()),
                    e);
        }
    }

    /** The old mode comes back only after a rollback, for switching to it would commit what is open. */
    private static void undo(Connection connection, boolean autoCommit, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
