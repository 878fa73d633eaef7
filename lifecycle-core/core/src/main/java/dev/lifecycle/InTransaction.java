package dev.lifecycle;

import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Lifecycle} within one transaction that the host has open: same model, rules and policies, and what it does is kept together
 * with what the host writes, or not at all.
 *
 * <pre>{@code
 * InTransaction both = customers.within(store.within(connection));
 * both.handle("c-42", new Paid(price, until), paidAt, eventId);
 * connection.commit();
 * both.committed();
 * }</pre>
 *
 * <p>Each commit is undone by itself if it is not kept. Nothing is decided anew when somebody else is faster: that is a
 * {@link dev.lifecycle.store.LostRaceException}, and the host runs its whole transaction again. The listener hears of what was done when
 * the host says {@link #committed()}; without that, and of what was rolled back, never. Nothing can be delivered here, for what was sent
 * cannot be rolled back; sweeping, migrating and pruning are the base's business and not one transaction's.
 *
 * <p>For the one thread that has the transaction, until it ends.
 */
public final class InTransaction {

    private final Lifecycle lifecycle;
    private final HeldChanges held;

    InTransaction(Configuration configuration, LifecycleStore joined, Committer committer) {
        if (!joined.isInTransaction()) {
            throw new IllegalArgumentException(
                    Messages.notInTransaction(joined.getClass().getSimpleName()));
        }
        held = new HeldChanges(configuration, joined, committer);
        lifecycle = new Lifecycle(configuration.within(joined, committer.hasListener() ? held : null));
    }

    /**
     * {@link Lifecycle#handle(String, Object, Instant, String)} within the transaction.
     *
     * @throws dev.lifecycle.store.LostRaceException if somebody else was faster; run the transaction again
     */
    public Outcome handle(String subject, Object event, Instant occurredAt, String eventId) {
        return open().handle(subject, event, occurredAt, eventId);
    }

    /** The same for an event in its envelope. */
    public Outcome handle(Occurrence occurrence) {
        return open().handle(occurrence);
    }

    /**
     * {@link Lifecycle#handle(Collection)} within the transaction: what fails is undone by itself, and the answers say so.
     *
     * @throws dev.lifecycle.store.LostRaceException if somebody else was faster with any of the subjects; run the transaction again
     */
    public BatchResult handle(Collection<Occurrence> occurrences) {
        return open().handle(occurrences);
    }

    /** Where the subject stands, as the transaction sees it; empty if it is not known. */
    public Optional<Position> find(String subject) {
        return open().find(subject);
    }

    /** {@link Lifecycle#why} as the transaction sees it. */
    public Why why(String subject) {
        return open().why(subject);
    }

    /** {@link Lifecycle#history(String)} as the transaction sees it. */
    public List<HistoryEntry> history(String subject) {
        return open().history(subject);
    }

    /** {@link Lifecycle#permitted} as the transaction sees it. */
    public List<Permit> permitted(String subject) {
        return open().permitted(subject);
    }

    /** {@link Lifecycle#adopt(String, Stage, Instant, String)} within the transaction. */
    public Position adopt(String subject, Stage stage, Instant since, String note) {
        return open().adopt(subject, stage, since, note);
    }

    /** {@link Lifecycle#adopt(String, Stage, Instant, String, Instant)} within the transaction. */
    public Position adopt(String subject, Stage stage, Instant since, String note, Instant knownAt) {
        return open().adopt(subject, stage, since, note, knownAt);
    }

    /** {@link Lifecycle#adopt(String, Stage, Instant, String, Overdue)} within the transaction. */
    public Position adopt(String subject, Stage stage, Instant since, String note, Overdue overdue) {
        return open().adopt(subject, stage, since, note, overdue);
    }

    /** {@link Lifecycle#delivered} within the transaction. */
    public boolean delivered(String key) {
        return open().delivered(key);
    }

    /** {@link Lifecycle#correct} within the transaction. */
    public Position correct(String subject, Stage stage, String reason, String actor) {
        return open().correct(subject, stage, reason, actor);
    }

    /** {@link Lifecycle#merge} within the transaction. */
    public Position merge(String from, String into) {
        Position merged = open().merge(from, into);
        held.rewritten(from, merged.subject());
        return merged;
    }

    /** {@link Lifecycle#erase} within the transaction; of what it did for the subject before, nobody is told. */
    public String erase(String subject) {
        return open().erase(subject);
    }

    /** {@link Lifecycle#eraseEverywhere} within the transaction, which makes one piece of it. */
    public Map<String, String> eraseEverywhere(String subject) {
        return open().eraseEverywhere(subject);
    }

    /**
     * To be called once the host has committed: tells the listener, in order, of what was kept; what the host rolled back to a savepoint
     * of its own is not there any more and is left out. This object has done its work then.
     *
     * @throws IllegalStateException if the transaction was reported as ended before
     */
    public void committed() {
        open();
        held.tell();
    }

    /**
     * May be called once the host has rolled back: nobody is told of anything. Not calling it comes to the same.
     *
     * @throws IllegalStateException if the transaction was reported as ended before
     */
    public void rolledBack() {
        open();
        held.drop();
    }

    private Lifecycle open() {
        if (held.isEnded()) {
            throw new IllegalStateException(Messages.transactionReported());
        }
        return lifecycle;
    }
}
