package dev.lifecycle;

import dev.lifecycle.stage.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every text that this package says to a developer or writes as a reason, in one place. */
final class Messages {

    /** Says in a row of history why a late event took effect where it did. */
    static final String EVENTS_NOT_KEPT = "not recomputed: earlier events were not kept";

    private Messages() {}

    static String noStore(String model) {
        return "a lifecycle of " + model + " needs a store; give it one with store(…), such as new InMemoryStore()";
    }

    static String storeKeepsNoEvents(String model, String store) {
        return "a lifecycle of " + model + " with RECOMPUTE needs a store that keeps events, and " + store
                + " does not; let it keep them (InMemoryStore.keepingEvents(), JdbcOptions.keepEvents(codec)), or choose"
                + " APPLY or REFUSE";
    }

    static String alreadySet(String what, String before) {
        return "the " + what + " was already set to " + before + "; give it once";
    }

    static String attemptsBelowOne(int attempts) {
        return "an event needs at least 1 attempt, not " + attempts;
    }

    static String unknownSubject(String model, String subject) {
        return "model " + model + " knows no subject '" + subject + "'; handle an event for it, or adopt it, first";
    }

    static String knownSubject(String subject, String model, String stage, Instant since) {
        return "subject '" + subject + "' cannot be adopted into " + model + ", as it is in " + stage + " since "
                + since + " already; use correct to move it";
    }

    static String aheadOfTime(String what, Instant at, Instant now, Duration atMost) {
        return what + " is said to be at " + at + ", which is " + Texts.inWords(Duration.between(now, at))
                + " ahead of the clock (" + now + "), and may be " + Texts.inWords(atMost)
                + " at most; nothing was kept. Mend the clock or the unit it comes from, or give the lifecycle its own"
                + " with clock(…) or aheadAtMost(…)";
    }

    static String newerVersion(String model, String subject, int version, int known) {
        return "subject '" + subject + "' of model " + model + " is kept under version " + version
                + ", and this lifecycle knows versions up to " + known
                + "; it can be read here, but let one that knows it decide. Nothing was changed";
    }

    static String erasedSubject(String model, String subject, String doing) {
        return "subject '" + subject + "' of model " + model + " was erased, so " + doing
                + " is refused: nobody can be brought back to life";
    }

    static String knownBeforeSince(String subject, Instant knownAt, Instant since) {
        return "subject '" + subject + "' cannot be known at " + knownAt + " to be in its stage since " + since
                + "; give an instant that is not before it";
    }

    static String foreignStage(String stage, String model, List<String> known) {
        return "model " + model + " has no stage '" + stage + "'; it has " + known;
    }

    static String mustNotBeNull(String what) {
        return what + " must not be null";
    }

    static String badAhead(Duration ahead) {
        return "events may be ahead of the clock by zero or more, up to 365250 days, not by " + Texts.inWords(ahead);
    }

    static String badLate(Duration late) {
        return "events may be late by zero or more, up to 365250 days, not by " + Texts.inWords(late);
    }

    static String lateWithoutRecompute(String model) {
        return "lateAtMost bounds how far back RECOMPUTE works the past out anew, and the lifecycle of " + model
                + " does not recompute; choose late(RECOMPUTE), or leave it out";
    }

    static String tooLateToRecompute(Duration atMost) {
        return "not recomputed: more than " + Texts.inWords(atMost) + " late";
    }

    static String concurrentChange(String subject, String doing, long revision, int attempts) {
        return "subject '" + subject + "' was changed by someone else " + attempts + " times while " + doing
                + " at revision " + revision + "; nothing was kept, retry later";
    }

    static String mergedWithItself(String subject) {
        return "subject '" + subject + "' cannot be merged with itself";
    }

    static String lostRaceInTransaction(String subject, String doing) {
        return "somebody else changed '" + subject + "' before " + doing
                + " was kept; roll the transaction back and run it again from its beginning";
    }

    static String notInTransaction(String store) {
        return store
                + " has transactions of its own, so nothing would be kept together with what the host writes; hand in"
                + " one that takes part in the host's transaction, such as store.within(connection)";
    }

    static String listenerInTransaction() {
        return "a listener must not hear of what may still be rolled back, and this store takes part in a transaction of the"
                + " host's; build the lifecycle over a store with transactions of its own, and use"
                + " customers.within(store.within(connection)), which tells the listener once committed() is called";
    }

    static String deliverInTransaction() {
        return "what was sent cannot be rolled back, so nothing is delivered within a transaction of the host's; deliver with a"
                + " lifecycle over a store that has transactions of its own";
    }

    static String transactionReported() {
        return "this transaction was reported as ended; ask for another one with customers.within(store.within(connection))";
    }

    static String hoursWithoutZones(String model, List<String> touches) {
        return "touches of model " + model + " are due at an hour of the customer's day (" + String.join(", ", touches)
                + "), and nobody says in which zone a customer lives; give contactRules(ContactRules.of().zones(…))";
    }
}
