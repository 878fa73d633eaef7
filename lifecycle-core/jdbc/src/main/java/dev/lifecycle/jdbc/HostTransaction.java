package dev.lifecycle.jdbc;

import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Works in a transaction that the host opened and will end; each piece of writing is undone by itself if it fails. */
final class HostTransaction implements Transactions {

    private final Connection connection;

    HostTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean areTheHosts() {
        return true;
    }

    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new LostRaceException(Messages.lostRace(what.get(), e.getMessage()), e);
            }
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(Messages.autoCommit());
            }
            Savepoint before = connection.setSavepoint();
            T result;
            try {
                result = work.on(connection);
                if (!isKept.test(result)) {
                    connection.rollback(before);
                }
            } catch (SQLException | RuntimeException | Error e) {
                undo(before, e);
                throw e;
            }
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new RaceLost(e);
            }
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    private void undo(Savepoint before, Throwable cause) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
