package dev.lifecycle.jdbc;

import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Works in a transaction that the host opened and will end; each piece of writing is undone by itself if it fails. */
final class HostTransaction implements Transactions {

    private final JoinedTransaction joined;

    HostTransaction(JoinedTransaction joined) {
        this.joined = joined;
    }

    @Override
    public boolean areTheHosts() {
        return true;
    }

    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        requireOpen(what);
        try {
            return work.on(joined.connection());
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new LostRaceException(Messages.lostRace(what.get(), e.getMessage()), e);
            }
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        requireOpen(what);
        if (joined.isReadOnly()) {
            throw new IllegalStateException(Messages.readOnly(what.get()));
        }
        try {
            Connection connection = joined.connection();
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(Messages.autoCommit());
            }
            Undo before = Undo.from(connection, joined.isManaged());
            T result = before.unlessKept(connection, isKept, work);
            before.release();
            return result;
        } catch (SQLException e) {
            if (Transactions.isRaceLost(e)) {
                throw new RaceLost(e);
            }
            throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
        }
    }

    private void requireOpen(Supplier<String> what) {
        if (joined.isEnded()) {
            throw new StoreException(Messages.ended(what.get()));
        }
    }
}
