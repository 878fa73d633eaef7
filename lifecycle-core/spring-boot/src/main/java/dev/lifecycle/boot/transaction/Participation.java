package dev.lifecycle.boot.transaction;

import dev.lifecycle.jdbc.JoinedTransaction;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * A store's part in one transaction. It is the first to hear of the commit, so that whoever is called after it finds the transaction over.
 *
 * <p>Who joins only while others are told of the commit cannot know that he is late: nobody will commit what he does. Such a one hears of no
 * commit, only that all is over, and then commits it himself, while the connection is still at hand.
 */
final class Participation implements TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(Participation.class);

    private final DataSource source;
    private final ConnectionHolder holder;
    private final JoinedTransaction joined;

    Participation(DataSource source, ConnectionHolder holder, boolean readOnly) {
        this.source = source;
        this.holder = holder;
        JoinedTransaction open = JoinedTransaction.over(holder::getConnection);
        joined = readOnly ? open.readOnly() : open;
    }

    boolean isOver(DataSource other) {
        return source.equals(other);
    }

    Optional<JoinedTransaction> whileOpen() {
        return joined.isEnded() ? Optional.empty() : Optional.of(joined);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
        tell();
    }

    @Override
    public void afterCompletion(int status) {
        if (joined.isEnded()) {
            return;
        }
        if (status == STATUS_COMMITTED) {
            commitLate();
            tell();
        } else {
            joined.rolledBack();
        }
    }

    private void commitLate() {
        try {
            Connection connection = holder.getConnection();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new StoreException(Messages.notCommittedLate(e.getMessage()), e);
        }
    }

    /** All is kept by now, so what is thrown here must not look to the host as if it were not. */
    private void tell() {
        try {
            joined.committed();
        } catch (RuntimeException e) {
            LOG.error("the transaction has committed, but listeners could not be told of what changed in it", e);
        }
    }
}
