package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a transaction for a thread, as frameworks do, and tells the store of it. */
final class Framework implements HostTransactions {

    /** What a host does in a transaction. */
    interface Work {
        void in(Connection connection) throws SQLException;
    }

    private final DataSource database;
    private final boolean readOnly;
    private final boolean managed;
    private final ThreadLocal<@Nullable JoinedTransaction> open = new ThreadLocal<>();

    private Framework(DataSource database, boolean readOnly, boolean managed) {
        this.database = database;
        this.readOnly = readOnly;
        this.managed = managed;
    }

    static Framework over(DataSource database) {
        return new Framework(database, false, false);
    }

    static Framework readingOnly(DataSource database) {
        return new Framework(database, true, false);
    }

    static Framework spanningResources(DataSource database) {
        return new Framework(database, false, true);
    }

    @Override
    public Optional<JoinedTransaction> current() {
        return Optional.ofNullable(open.get());
    }

    /** Commits what the work does, or rolls it back if that throws; one that is open already is set aside meanwhile. */
    void inTransaction(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JoinedTransaction joined =
                    managed ? JoinedTransaction.managed(() -> connection) : JoinedTransaction.over(() -> connection);
            joined = readOnly ? joined.readOnly() : joined;
            JoinedTransaction outer = open.get();
            open.set(joined);
            boolean done = false;
            try {
                work.in(connection);
                connection.commit();
                done = true;
            } finally {
                open.set(null);
                if (done) {
                    joined.committed();
                } else {
                    connection.rollback();
                    joined.rolledBack();
                }
                open.set(outer);
            }
        }
    }
}
