package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Where statements run: in transactions of the store's own, or within the host's. What is being done is put into words only for an error. */
interface Transactions {

    /** Work on a connection that neither begins nor ends a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Whether a lost race can only be made good by a new transaction, which is not ours to begin. */
    boolean areTheHosts();

    /**
     * Reads; nothing is changed.
     *
     * @throws dev.lifecycle.store.LostRaceException if the database broke it off in favour of another transaction, and this one is the
     *                                               host's
     */
    <T> T read(Supplier<String> what, Work<T> work);

    /**
     * Writes all that the work writes if its answer is to be kept, else nothing.
     *
     * @throws RuntimeException that says what was being done; then nothing of it is kept
     */
    <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost;

    /** The database took somebody else's side; nothing is kept. */
    final class RaceLost extends Exception {

        private static final long serialVersionUID = 1;

        private final int weight;

        RaceLost(SQLException cause) {
            super(cause);
            weight = Transactions.weight(cause);
        }

        /** What it counts of the {@link WriteRetry#ATTEMPTS}. */
        int weight() {
            return weight;
        }
    }

    /** Whether a key was there already. */
    static boolean isDuplicateKey(SQLException e) {
        return "23505".equals(e.getSQLState()) || (isIntegrity(e) && e.getErrorCode() == 1062);
    }

    private static boolean isIntegrity(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /**
     * Whether the database gave way to another transaction: a deadlock, a row changed under a snapshot, an order that no serial one
     * explains, or a lock that was waited for too long.
     */
    static boolean isRaceLost(SQLException e) {
        String state = e.getSQLState();
        return (state != null && (state.startsWith("40") || state.equals("90131")))
                || e.getErrorCode() == 1020
                || isLockTimeout(e);
    }

    /** What a race lost in this way counts of the {@link WriteRetry#ATTEMPTS}: a wait that was in vain is long, so few of them are enough. */
    static int weight(SQLException e) {
        return isLockTimeout(e) ? WriteRetry.ATTEMPTS / 3 : 1;
    }

    /** 55P03 is PostgreSQL's, 50200 H2's, 1205 MariaDB's. */
    private static boolean isLockTimeout(SQLException e) {
        return "55P03".equals(e.getSQLState()) || e.getErrorCode() == 50200 || e.getErrorCode() == 1205;
    }
}
