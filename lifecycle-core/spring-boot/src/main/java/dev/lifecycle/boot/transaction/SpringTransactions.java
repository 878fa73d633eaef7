package dev.lifecycle.boot.transaction;

import dev.lifecycle.jdbc.HostTransactions;
import dev.lifecycle.jdbc.JoinedTransaction;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions that Spring opens over one data source, with its JDBC or its JPA transaction manager: for
 * {@link dev.lifecycle.jdbc.JdbcOptions#joining}. A transaction over anything else (another data source, JTA) is refused with
 * {@code IllegalStateException}, for what is done in it would not be rolled back with it.
 *
 * <p>Reactive transactions are bound to no thread, so nothing is known of them: there each call has a transaction of its own.
 */
public final class SpringTransactions implements HostTransactions {

    private final DataSource source;

    /** @param source the data source as the transaction manager knows it; a proxy that is aware of transactions is looked through */
    public SpringTransactions(DataSource source) {
        this.source = behindProxy(source);
    }

    /** The data source that connections of one's own come from: the one behind a proxy that hands out those of the open transaction. */
    public static DataSource behindProxy(DataSource source) {
        DataSource found = source;
        while (found instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            found = proxy.getTargetDataSource();
        }
        return found;
    }

    @Override
    public Optional<JoinedTransaction> current() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            requireNoneUnseen();
            return Optional.empty();
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Participation participation && participation.isOver(source)) {
                return participation.whileOpen();
            }
        }
        return begin();
    }

    private Optional<JoinedTransaction> begin() {
        ConnectionHolder holder = holder();
        if (holder == null) {
            throw new IllegalStateException(Messages.otherTransaction());
        }
        if (commitsByItself(holder)) {
            return Optional.empty();
        }
        Participation participation =
                new Participation(source, holder, TransactionSynchronizationManager.isCurrentTransactionReadOnly());
        TransactionSynchronizationManager.registerSynchronization(participation);
        return participation.whileOpen();
    }

    @Override
    public Optional<JoinedTransaction.ConnectionSource> leftOver() {
        ConnectionHolder holder = holder();
        return holder == null
                        || !TransactionSynchronizationManager.isActualTransactionActive()
                        || TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? Optional.empty()
                : Optional.of(holder::getConnection);
    }

    /** A manager that is told to synchronise nothing opens transactions that nobody can see. */
    private void requireNoneUnseen() {
        if (holder() != null && !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(Messages.unseenTransaction());
        }
    }

    private @Nullable ConnectionHolder holder() {
        return TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder ? holder : null;
    }

    /** So it is once the transaction has ended and JPA has put the connection back as it was. */
    private static boolean commitsByItself(ConnectionHolder holder) {
        try {
            return holder.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException(Messages.unusable(e.getMessage()), e);
        }
    }
}
