package dev.lifecycle.jdbc;

import java.util.Optional;

/**
 * How a {@link JdbcStore} hears of the transactions that a framework opens: handed to it with {@link JdbcOptions#joining}, it is asked
 * before each piece of work. With it nobody calls {@link JdbcStore#within}: inside a transaction whatever the store does is part of it,
 * outside it has transactions of its own.
 *
 * <p>An implementation makes one {@link JoinedTransaction} for each transaction in which it is asked, answers that one as long as the
 * transaction is open, and says {@link JoinedTransaction#committed()} once it has committed.
 */
@FunctionalInterface
public interface HostTransactions {

    /**
     * The transaction that is open on this thread; empty if none is, or the one there is has ended already.
     *
     * @throws IllegalStateException if one is open that the store cannot take part in, such as one over another database
     */
    Optional<JoinedTransaction> current();

    /**
     * The connection of a transaction that has ended and that the framework has not given back yet, as it is while those are called who
     * wait for the commit. The store has its own transactions on it, for a pool may have no second one for this thread; what the host wrote
     * on it since stays, and is committed with the first thing that the store writes.
     */
    default Optional<JoinedTransaction.ConnectionSource> leftOver() {
        return Optional.empty();
    }
}
