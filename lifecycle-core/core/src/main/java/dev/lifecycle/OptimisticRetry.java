package dev.lifecycle;

import dev.lifecycle.store.LostRaceException;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides anew when somebody else changed the subject between reading and committing, so many times and no more. */
final class OptimisticRetry {

    private final PositionReader positions;
    private final int attempts;
    private final boolean isInTransaction;

    OptimisticRetry(Configuration configuration, PositionReader positions) {
        this.positions = positions;
        attempts = configuration.attempts();
        isInTransaction = configuration.store().isInTransaction();
    }

    /** @throws LostRaceException within a transaction of the host's, which does not see what somebody else did meanwhile */
    void requireMayTryAgain(String subject, String doing) {
        if (isInTransaction) {
            throw new LostRaceException(Messages.lostRaceInTransaction(subject, doing));
        }
    }

    /**
     * Tries until an attempt has an answer; none means that somebody else was faster.
     *
     * @param doing what is tried, for the one time in many that it has to be told
     * @throws ConcurrentChangeException if none of the attempts has one
     * @throws LostRaceException         if the first one has none, within a transaction of the host's
     */
    <T> T until(String subject, Supplier<String> doing, Supplier<Optional<T>> attempt) {
        for (int i = 0; i < attempts; i++) {
            Optional<T> answer = attempt.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            requireMayTryAgain(subject, doing.get());
        }
        throw new ConcurrentChangeException(subject, doing.get(), positions.revision(subject), attempts);
    }
}
