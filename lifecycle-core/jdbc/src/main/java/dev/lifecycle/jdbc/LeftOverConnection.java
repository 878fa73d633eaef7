package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Short transactions of the store's own on a connection that the host's framework has yet to give back; nothing else on it is undone. */
final class LeftOverConnection implements Transactions {

    private final JoinedTransaction.ConnectionSource source;

    LeftOverConnection(JoinedTransaction.ConnectionSource source) {
        this.source = source;
    }

    @Override
    public boolean areTheHosts() {
        return false;
    }

    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        try {
            return work.on(source.connection());
        } catch (SQLException e) {
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        try {
            Connection connection = source.connection();
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = Undo.from(connection, false).unlessKept(connection, isKept, work);
                connection.commit();
                return result;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new RaceLost(e);
            }
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }
}
