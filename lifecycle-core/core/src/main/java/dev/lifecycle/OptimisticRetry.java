package dev.lifecycle;

import java.util.Optional;
import java.util.function.Supplier;

/** Decides anew when somebody else changed the subject between reading and committing, so many times and no more. */
final class OptimisticRetry {

    private final PositionReader positions;
    private final int attempts;

    OptimisticRetry(Configuration configuration, PositionReader positions) {
        this.positions = positions;
        attempts = configuration.attempts();
    }

    /**
     * Tries until an attempt has an answer; none means that somebody else was faster.
     *
     * @throws ConcurrentChangeException if none of the attempts has one
     */
    <T> T until(String subject, String doing, Supplier<Optional<T>> attempt) {
        for (int i = 0; i < attempts; i++) {
            Optional<T> answer = attempt.get();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new ConcurrentChangeException(subject, doing, positions.revision(subject), attempts);
    }
}
