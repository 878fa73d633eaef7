package dev.lifecycle.store;

import dev.lifecycle.stage.Stage;
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
 * @param attempts     how often a worker began to send it, or a rule threw when asked whether to
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
     * Which touchpoint, and what planned it.
     *
     * @param subject  whom it was planned for; a surrogate after an erasure
     * @param revision the commit that planned it
     * @param step     the row of history within the commit
     * @param id       what the host knows the contact by, such as {@code thank-you}
     * @param text     the key itself, unique for ever over all models and subjects: also after the subject was erased and came back
     */
    public record Key(String model, String subject, long revision, int step, String id, String text) {

        /**
         * The key as it was composed before keys were drawn at random: {@code saas/c-42/3/0/thank-you}, with {@code /1} behind it for a
         * second of the same id. A slash or a percent sign within a part is written {@code %2F} or {@code %25}.
         *
         * @param ordinal its place among contacts of the same id in the same step, from 0
         */
        public static Key composed(String model, String subject, long revision, int step, String id, int ordinal) {
            String text = customer(model, subject) + revision + "/" + step + "/" + part(id)
                    + (ordinal == 0 ? "" : "/" + ordinal);
            return new Key(model, subject, revision, step, id, text);
        }

        /** The same under another text. */
        public Key drawn(String newText) {
            return new Key(model, subject, revision, step, id, newText);
        }

        /** The same with nothing that leads to the subject, whose name stands in keys that were composed. */
        public Key renamed(String newSubject) {
            String own = customer(model, subject);
            String newText = text.startsWith(own) ? customer(model, newSubject) + text.substring(own.length()) : text;
            return new Key(model, newSubject, revision, step, id, newText);
        }

        /** The key itself. */
        @Override
        public String toString() {
            return text;
        }

        private static String customer(String model, String subject) {
            return part(model) + "/" + part(subject) + "/";
        }

        private static String part(String text) {
            return text.indexOf('/') < 0 && text.indexOf('%') < 0
                    ? text
                    : text.replace("%", "%25").replace("/", "%2F");
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

    /** The same, cancelled because the customer left its stage. */
    public Touchpoint cancelledByLeaving() {
        return with(Status.CANCELLED, Messages.left(stage.id()));
    }

    /** The same, pending again after a try that failed. */
    public Touchpoint retriedAt(Instant newDue, String error) {
        return new Touchpoint(key, channel, stage, newDue, cancelIfLeft, Status.PENDING, attempts, error);
    }

    /** The same, pending again because it must not go out yet; that does not count as a try. */
    public Touchpoint heldBackUntil(Instant newDue, String why) {
        return new Touchpoint(key, channel, stage, newDue, cancelIfLeft, Status.PENDING, attempts, why);
    }

    /** The same with one try more. */
    public Touchpoint tried() {
        return new Touchpoint(key, channel, stage, due, cancelIfLeft, status, attempts + 1, reason);
    }

    /** The same under another key. */
    public Touchpoint keyed(Key newKey) {
        return new Touchpoint(newKey, channel, stage, due, cancelIfLeft, status, attempts, reason);
    }

    /** The same with nothing that leads to the person: under a surrogate, and with no reason but that. Cancelled if it was pending. */
    public Touchpoint erased(String surrogate) {
        Status newStatus = status == Status.PENDING ? Status.CANCELLED : status;
        return new Touchpoint(
                key.renamed(surrogate),
                channel,
                stage,
                due,
                cancelIfLeft,
                newStatus,
                attempts,
                newStatus == status ? null : Messages.ERASED);
    }
}
