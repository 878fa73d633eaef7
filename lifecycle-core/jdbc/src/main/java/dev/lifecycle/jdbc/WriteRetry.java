package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Begins a write anew that the database broke off in favour of another transaction, unless the transaction is the host's. */
final class WriteRetry {

    /** How often a write is begun; each time the database breaks one off, another one got through. */
    static final int ATTEMPTS = 100;

    private final Transactions transactions;

    WriteRetry(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes what was decided on the revision before this position.
     *
     * @throws LostRaceException if another one is found, and the transaction is the host's
     */
    CommitResult decided(Position position, Supplier<String> what, Transactions.Work<CommitResult> work) {
        CommitResult result = CommitResult.STALE;
        boolean brokenOff = true;
        for (int attempt = 0; brokenOff && attempt < ATTEMPTS; ) {
            try {
                result = transactions.write(what, answer -> answer == CommitResult.COMMITTED, work);
                brokenOff = false;
            } catch (Transactions.RaceLost e) {
                brokenOff = !transactions.areTheHosts();
                attempt += e.weight();
            }
        }
        if (result == CommitResult.STALE && transactions.areTheHosts()) {
            throw new LostRaceException(
                    Messages.lostRace(position.model(), position.subject(), position.revision() - 1));
        }
        return result;
    }

    /**
     * Writes what cannot be decided anew.
     *
     * @throws LostRaceException if the database broke it off, and the transaction is the host's
     */
    <T> T undecided(Supplier<String> what, Predicate<T> isKept, Transactions.Work<T> work) {
        for (int attempt = 0; ; ) {
            try {
                return transactions.write(what, isKept, work);
            } catch (Transactions.RaceLost e) {
                attempt += e.weight();
                if (transactions.areTheHosts()) {
                    throw new LostRaceException(Messages.lostRace(what.get(), e.getMessage()), e);
                }
                if (attempt >= ATTEMPTS) {
                    throw new StoreException(Messages.failed(what.get(), e.getMessage()), e);
                }
            }
        }
    }
}
