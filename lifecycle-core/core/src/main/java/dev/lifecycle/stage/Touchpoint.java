package dev.lifecycle.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A planned contact with a customer: data with a due instant and a key that makes sending it twice harmless. The host carries it out.
 *
 * @param key          which one, unique for every emission
 * @param channel      where the model names one, else null
 * @param stage        the stage the subject was in once the rule had fired
 * @param due          not before this instant
 * @param hour         the time of the customer's day that {@code due} has still to be moved to; null where there is nothing to move
 * @param expires      never to be sent from this instant on; null if it does not expire
 * @param cancelIfLeft whether leaving the stage cancels it
 * @param transactional whether it is owed to the customer: rules of contact are not asked, and it counts for none
 * @param about        what it is about, by name, as the rule said; forgotten with the customer
 * @param status       what has become of it
 * @param attempts     how often a worker began to send it, or a rule threw when asked whether to
 * @param reason       why it was cancelled or held back, or the latest error; null while there is nothing to say
 */
public record Touchpoint(
        Key key,
        @Nullable String channel,
        Stage stage,
        Instant due,
        @Nullable LocalTime hour,
        @Nullable Instant expires,
        boolean cancelIfLeft,
        boolean transactional,
        Map<String, String> about,
        Status status,
        int attempts,
        @Nullable String reason) {

    /** Copies the map, its names in order. */
    public Touchpoint {
        about = about.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(about)));
    }

    /** One at no hour of the day, that does not expire, is not owed and about nothing. */
    public Touchpoint(
            Key key,
            @Nullable String channel,
            Stage stage,
            Instant due,
            boolean cancelIfLeft,
            Status status,
            int attempts,
            @Nullable String reason) {
        this(key, channel, stage, due, null, null, cancelIfLeft, false, Map.of(), status, attempts, reason);
    }

    /**
     * What a step planned, pending.
     *
     * @param stage the stage the subject was in then
     * @param at    when it was planned
     * @param about what the rule said it is about
     */
    public static Touchpoint planned(Key key, Touch touch, Stage stage, Instant at, Map<String, String> about) {
        Instant due = at.plus(touch.delay());
        return new Touchpoint(
                key,
                touch.channel().orElse(null),
                stage,
                due,
                touch.hour().orElse(null),
                touch.expiry().map(due::plus).orElse(null),
                touch.isCancelledIfLeft(),
                touch.isTransactional(),
                about,
                Status.PENDING,
                0,
                null);
    }

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
        /** Every try failed; the latest error is kept. {@link dev.lifecycle.Lifecycle#retry} begins anew. */
        FAILED,
        /** It was not sent before the instant from which on it must not be. */
        EXPIRED
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
        return changed(key, due, newStatus, attempts, newReason);
    }

    /** The same, cancelled because the customer left its stage. */
    public Touchpoint cancelledByLeaving() {
        return with(Status.CANCELLED, Messages.left(stage.id()));
    }

    /** The same, pending again after a try that failed; one that has no hour yet is first due then. */
    public Touchpoint retriedAt(Instant newDue, String error) {
        return changed(key, newDue, hour == null ? expires : expiresFrom(newDue), Status.PENDING, attempts, error);
    }

    /** The same, pending again because it must not go out yet; that does not count as a try. */
    public Touchpoint heldBackUntil(Instant newDue, String why) {
        return changed(key, newDue, Status.PENDING, attempts, why);
    }

    /** The same, first due at this instant of the customer's day; what expires does so as much later. */
    public Touchpoint movedTo(Instant newDue) {
        return new Touchpoint(
                key,
                channel,
                stage,
                newDue,
                null,
                expiresFrom(newDue),
                cancelIfLeft,
                transactional,
                about,
                status,
                attempts,
                reason);
    }

    /** The same, pending and not tried yet, as if it had just been planned for this instant. */
    public Touchpoint anew(Instant newDue) {
        return changed(key, newDue, Status.PENDING, 0, null);
    }

    /** The same with what became of it: what a worker may change of it, and nothing else. */
    public Touchpoint settledAs(Touchpoint outcome, @Nullable String newReason) {
        return new Touchpoint(
                key,
                channel,
                stage,
                outcome.due,
                outcome.hour,
                outcome.expires,
                cancelIfLeft,
                transactional,
                about,
                outcome.status,
                outcome.attempts,
                newReason);
    }

    /** The same with one try more. */
    public Touchpoint tried() {
        return changed(key, due, status, attempts + 1, reason);
    }

    /** The same under another key. */
    public Touchpoint keyed(Key newKey) {
        return changed(newKey, due, status, attempts, reason);
    }

    /** Whether it is pending and due at this instant, and nothing holds it back. */
    public boolean mayGoOut(Instant at) {
        return status == Status.PENDING && reason == null && hour == null && !due.isAfter(at) && !isExpired(at);
    }

    /** Whether it is not to go out any more at this instant. */
    public boolean isExpired(Instant at) {
        return expires != null && !at.isBefore(expires);
    }

    /**
     * The same with nothing that leads to the person: under a surrogate, about nothing, and with no reason but that. Cancelled if it was
     * pending.
     */
    public Touchpoint erased(String surrogate) {
        Status newStatus = status == Status.PENDING ? Status.CANCELLED : status;
        return new Touchpoint(
                key.renamed(surrogate),
                channel,
                stage,
                due,
                hour,
                expires,
                cancelIfLeft,
                transactional,
                Map.of(),
                newStatus,
                attempts,
                newStatus == status ? null : Messages.ERASED);
    }

    private @Nullable Instant expiresFrom(Instant newDue) {
        return expires == null ? null : expires.plus(Duration.between(due, newDue));
    }

    private Touchpoint changed(
            Key newKey, Instant newDue, Status newStatus, int newAttempts, @Nullable String newReason) {
        return changed(newKey, newDue, expires, newStatus, newAttempts, newReason);
    }

    private Touchpoint changed(
            Key newKey,
            Instant newDue,
            @Nullable Instant newExpires,
            Status newStatus,
            int newAttempts,
            @Nullable String newReason) {
        return new Touchpoint(
                newKey,
                channel,
                stage,
                newDue,
                hour,
                newExpires,
                cancelIfLeft,
                transactional,
                about,
                newStatus,
                newAttempts,
                newReason);
    }
}
