package dev.lifecycle.jdbc;

import dev.lifecycle.store.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One transaction of the host's that a {@link JdbcStore} takes part in: over which connection, and who is to hear of its end. It is never
 * committed or rolled back here; each piece of writing has a savepoint of its own. For the one thread that has the transaction.
 */
public final class JoinedTransaction {

    /** Where the transaction's connection is had, each time anew; it is not closed. */
    @FunctionalInterface
    public interface ConnectionSource {
        /** The connection of the transaction, and never another one. */
        Connection connection() throws SQLException;
    }

    private final ConnectionSource source;
    private final boolean readOnly;
    private final boolean managed;
    private final Map<Object, OpenTransaction.Participant> participants = new LinkedHashMap<>();
    private boolean ended;

    private JoinedTransaction(ConnectionSource source, boolean readOnly, boolean managed) {
        this.source = source;
        this.readOnly = readOnly;
        this.managed = managed;
    }

    /** An ordinary transaction of one database, open on this connection. */
    public static JoinedTransaction over(ConnectionSource source) {
        return new JoinedTransaction(source, false, false);
    }

    /**
     * One that a transaction manager spans over several resources (JTA): the connection is enlisted in it and may not be asked for savepoints
     * by its methods, so they are set by statements.
     */
    public static JoinedTransaction managed(ConnectionSource source) {
        return new JoinedTransaction(source, false, true);
    }

    /** The same, in which nothing may be written: that is refused with {@code IllegalStateException} before the database is asked. */
    public JoinedTransaction readOnly() {
        return new JoinedTransaction(source, true, managed);
    }

    /**
     * To be called once the transaction has committed: ends it, and tells all who took part, in the order they began to.
     *
     * <p>What they do then is work of its own: {@link HostTransactions#current()} must not answer this transaction any more.
     *
     * @throws RuntimeException what the first of them threw who could not be told; the others were, all the same
     */
    public void committed() {
        ended = true;
        List<OpenTransaction.Participant> told = new ArrayList<>(participants.values());
        participants.clear();
        List<RuntimeException> thrown = new ArrayList<>();
        for (OpenTransaction.Participant participant : told) {
            try {
                participant.committed();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.remove(0);
            thrown.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** To be called once the transaction was rolled back, or nobody knows what became of it: ends it, and nobody is told. */
    public void rolledBack() {
        ended = true;
        participants.clear();
    }

    /** Whether its end was reported. */
    public boolean isEnded() {
        return ended;
    }

    Connection connection() throws SQLException {
        return source.connection();
    }

    boolean isReadOnly() {
        return readOnly;
    }

    boolean isManaged() {
        return managed;
    }

    OpenTransaction.Participant participant(Object key, Supplier<OpenTransaction.Participant> first) {
        return participants.computeIfAbsent(key, any -> first.get());
    }
}
