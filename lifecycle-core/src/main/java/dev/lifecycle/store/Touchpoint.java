package dev.lifecycle.store;

import dev.lifecycle.model.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned contact with a customer: data with a due instant and a key that makes sending it twice harmless. The host carries it out.
 *
 * @param key          which one, unique for every emission
 * @param channel      where the model names one, else null
 * @param stage        the stage the subject was in once the rule had fired
 * @param due          not before this instant
 * @param cancelIfLeft whether leaving the stage cancels it
 * @param status       what has become of it
 * @param attempts     how often it was tried
 * @param reason       why it was cancelled or held back, or the latest error; null while there is nothing to say
 */
public record Touchpoint(
        Key key,
        @Nullable String channel,
        Stage stage,
        Instant due,
        boolean cancelIfLeft,
        Status status,
        int attempts,
        @Nullable String reason) {

    /**
     * {@code model/subject/revision/step/id}.
     *
     * @param revision the commit that planned it
     * @param step     the row of history within the commit
     * @param id       what the host knows the contact by, such as {@code thank-you}
     * @param ordinal  its place among contacts of the same id in the same step, from 0
     */
    public record Key(String model, String subject, long revision, int step, String id, int ordinal) {
        /** The key as one text: {@code saas/c-42/3/0/thank-you}, with {@code /1} behind it for a second of the same id. */
        @Override
        public String toString() {
            return model + "/" + subject + "/" + revision + "/" + step + "/" + id + (ordinal == 0 ? "" : "/" + ordinal);
        }
    }

    /** What has become of a touchpoint. */
    public enum Status {
        /** Waiting for its due instant, or for another try. */
        PENDING,
        /** The host's sender said it is done. */
        SENT,
        /** The customer left the stage, or was erased. */
        CANCELLED,
        /** A policy of the host said it must not go out. */
        SUPPRESSED,
        /** Every try failed; the latest error is kept. */
        FAILED
    }

    /** Whose touchpoint it is. */
    public String subject() {
        return key.subject();
    }

    /** What the host knows the contact by, such as {@code thank-you}. */
    public String id() {
        return key.id();
    }

    /** The same with what has become of it. */
    public Touchpoint with(Status newStatus, @Nullable String newReason) {
        return new Touchpoint(key, channel, stage, due, cancelIfLeft, newStatus, attempts, newReason);
    }
}
