package dev.lifecycle;

import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.contact.Deliverer;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host application holds: one model over the host's own store. It has no thread, no scheduler and no state of its own; any number
 * of them, in any number of processes, may work on one store.
 *
 * <pre>{@code
 * Lifecycle customers = Lifecycle.of(SAAS).store(store).build();
 * customers.handle("c-42", new Subscribed("pro", price), paidAt, eventId);
 * customers.why("c-42");
 * customers.sweep(now.minus(lag));
 * }</pre>
 */
public final class Lifecycle {

    private static final int PAGE = 500;

    private final Configuration configuration;
    private final StageModel model;
    private final LifecycleStore store;
    private final PositionReader positions;
    private final HistoryReader histories;
    private final Committer committer;
    private final EventIntake intake;
    private final Sweeper sweeper;
    private final Deliverer deliverer;
    private final Corrector corrector;
    private final Merger merger;
    private final Eraser eraser;
    private final Migrator migrator;

    Lifecycle(Configuration configuration) {
        this(configuration, new Committer(configuration));
    }

    private Lifecycle(Configuration configuration, Committer committer) {
        this.configuration = configuration;
        this.committer = committer;
        model = configuration.model();
        store = configuration.store();
        positions = new PositionReader(configuration);
        histories = new HistoryReader(configuration);
        OptimisticRetry retry = new OptimisticRetry(configuration, positions);
        intake = new EventIntake(configuration, positions, committer, retry);
        sweeper = new Sweeper(configuration, positions, committer, retry);
        deliverer = new Deliverer(configuration.store(), configuration.contactRules());
        corrector = new Corrector(configuration, positions, committer, retry);
        merger = new Merger(configuration, positions, retry, sweeper);
        eraser = new Eraser(configuration, positions, retry);
        migrator = new Migrator(positions, sweeper, committer);
    }

    /** Begins with the model; a store must follow. */
    public static LifecycleBuilder of(StageModel model) {
        return new LifecycleBuilder(model);
    }

    /** The model whose rules apply, under the name that its subjects are kept under. */
    public StageModel model() {
        return model;
    }

    /**
     * Handles one event: decides, and keeps position, history, event id and touchpoints in one atomic commit. Safe to call twice with one
     * id: the second time is a {@link Outcome.Duplicate}. A subject that is not known begins in the model's start stage at the event's
     * instant.
     *
     * @param subject    an {@linkplain dev.lifecycle.stage.Texts#requireId id}: 1 to 255 characters, none of them a control character
     * @param occurredAt when it happened in the host's world, truncated to microseconds
     * @param eventId    unique for the subject, an id as above
     * @throws IllegalArgumentException if subject or event id is no id, or the instant lies outside the range of microseconds
     * @throws AheadOfTimeException if it is said to happen further ahead of the clock than it may; nothing is kept, not even the id
     * @throws NewerVersionException if the subject is kept under a version of the model that is not known here
     * @throws dev.lifecycle.model.RuleFailedException if a guard or chooser of the host throws; nothing is kept, not even the id
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile; nothing is kept
     */
    public Outcome handle(String subject, Object event, Instant occurredAt, String eventId) {
        return handle(new Occurrence(subject, event, occurredAt, eventId));
    }

    /** The same for an event in its envelope. */
    public Outcome handle(Occurrence occurrence) {
        return intake.handle(occurrence);
    }

    /**
     * Handles many events, those of a subject in the order given, and tells what became of each, in the order given. Events of different
     * subjects that stand side by side are read and committed together, which a store over a network does many times faster; each is
     * still kept whole or not at all, for itself.
     *
     * <p>One that fails, whatever is thrown, holds up no other subject; the rest of its own subject's events is left untried, as out of order
     * they might do something else. What is only refused as {@linkplain AheadOfTimeException ahead of time} holds up nothing. Hand the whole
     * batch in again once the cause is mended: ids make that safe, and what was kept before is a {@link Outcome.Duplicate} then. So it may be
     * at once, if the store fails after it kept some of what was sent together.
     */
    public BatchResult handle(Collection<Occurrence> occurrences) {
        return new EventBatch(intake, positions, committer).handle(occurrences);
    }

    /**
     * Fires every timer due strictly before this instant, subject by subject, and goes on past subjects that fail, whatever they throw.
     * Only a {@code VirtualMachineError} other than a stack overflow ends the sweep; the next one takes that subject last.
     *
     * @param upTo the host's promise that nothing older is still coming: now, less its own lag
     * @throws IllegalArgumentException if it is before the year -100,000 or after 100,000
     * @throws AheadOfTimeException if that is further ahead of the clock than it may be
     */
    public Sweep sweep(Instant upTo) {
        return sweeper.sweep(upTo);
    }

    /**
     * Carries out the touchpoints of all models in the store that are due at this instant or before: each is claimed under a lease, the
     * contact rules are asked once more, the host sends, and what became of it is kept. At least once; the key makes it once. Any number
     * of workers may deliver at the same time, and their clocks may differ: leases go by the store's clock.
     *
     * <p>Whatever a rule or the sender throws for one touchpoint is a failed attempt of that one, and the run goes on; only a
     * {@code VirtualMachineError} other than a stack overflow ends it. If the thread is interrupted the run stops, gives back what it
     * has not tried, and says so.
     *
     * <p>Right before sending, one write makes sure that the claim still holds. Not promised: what commits after that write comes too
     * late, and a send that outlasts its lease may be repeated.
     *
     * @param now what is due by then is delivered
     * @throws IllegalArgumentException if it is before the year -100,000 or after 100,000
     * @throws AheadOfTimeException if it is further ahead of the clock than it may be
     * @throws IllegalStateException if the store takes part in a transaction of the host's: what was sent cannot be rolled back
     */
    public Delivery deliver(Instant now, Sender sender) {
        return deliver(now, Selection.ALL, sender);
    }

    /**
     * The same of some touchpoints alone, so that models or channels can have workers of their own:
     * {@code deliver(now, Selection.overChannel("sms"), gateway::send)}.
     *
     * @throws IllegalArgumentException if the instant is before the year -100,000 or after 100,000
     * @throws AheadOfTimeException if it is further ahead of the clock than it may be
     * @throws IllegalStateException if the store takes part in a transaction of the host's
     */
    public Delivery deliver(Instant now, Selection selection, Sender sender) {
        if (store.isInTransaction()) {
            throw new IllegalStateException(Messages.deliverInTransaction());
        }
        TimeLimits.requireUsable(now, "deliver");
        return deliverer.deliver(configuration.requireNotAhead(now, () -> "the delivery"), selection, sender);
    }

    /**
     * Says that the host has carried out this touchpoint itself, as one that {@link Outcome#touchpoints()} told it of: it counts as sent
     * now, and no delivery sends it again. Answers false, and nothing has changed, if it is not pending, or a delivery has it in hand,
     * which may then have sent it, too.
     *
     * @param key the {@linkplain Touchpoint.Key#text() text of its key}
     */
    public boolean delivered(String key) {
        return deliverer.delivered(key, configuration.now());
    }

    /** The touchpoints of all models in the store that were given up after their last attempt, each with its latest error. Close it. */
    public Stream<Touchpoint> failedTouchpoints() {
        return Page.all(cursor -> store.failedTouchpoints(cursor, PAGE));
    }

    /**
     * Lets a touchpoint that was given up be tried again, as if it had just been planned and were due now. Answers whether it was one.
     *
     * @param key the {@linkplain Touchpoint.Key#text() text of its key}
     */
    public boolean retry(String key) {
        return store.retry(key, configuration.now());
    }

    /**
     * The same lifecycle for imports and backfills: everything is decided and kept and the listener is told, but no touchpoint is planned,
     * and history says so. It ends with {@code quietly().sweep(now)}, or the first loud sweep sends what the past has left due.
     */
    public Lifecycle quietly() {
        return configuration.quiet() ? this : new Lifecycle(configuration.quietly(), committer);
    }

    /** Where the subject stands; empty if it is not known. One kept under a version that is not known here is told as it is kept. */
    public Optional<Position> find(String subject) {
        return positions.find(required(subject)).map(FoundPosition::present);
    }

    /**
     * Why the subject is in the stage it is in.
     *
     * @throws UnknownSubjectException if it is not known
     */
    public Why why(String subject) {
        return histories.why(positions.require(required(subject)).present());
    }

    /** Everything that happened to the subject, in order, as it is known now; empty if it is not known. */
    public List<HistoryEntry> history(String subject) {
        return histories.history(required(subject));
    }

    /** Every row that was ever written of the subject, in that order: with those that a recomputation has superseded. */
    public List<HistoryEntry> everWritten(String subject) {
        return histories.everWritten(required(subject));
    }

    /** The history of the whole base as it is known now, each subject's rows in order; read page by page as the stream is. */
    public Stream<HistoryEntry> history() {
        return histories.history();
    }

    /** The stage the subject was in at that instant, by when things took effect; empty before its first row. */
    public Optional<Stage> stageAsOf(String subject, Instant instant) {
        return History.stageAsOf(history(subject), instant);
    }

    /** The stage the subject was in at that instant, by what had been written by {@code knownAt}. */
    public Optional<Stage> stageAsOf(String subject, Instant instant, Instant knownAt) {
        return histories.stageAsOf(required(subject), instant, knownAt);
    }

    /**
     * Which events could do something for the subject as it stands, and which guards would be asked.
     *
     * @throws UnknownSubjectException if it is not known
     * @throws NewerVersionException   if it is kept under a version of the model that is not known here
     */
    public List<Permit> permitted(String subject) {
        return model.permitted(positions.requireKnownVersion(required(subject)).present());
    }

    /**
     * All positions in this stage, by subject; read page by page as the stream is. Those not yet migrated are not among them.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public Stream<Position> inStage(Stage stage) {
        if (model.stage(stage.id()).isEmpty()) {
            throw new IllegalArgumentException(Messages.foreignStage(
                    stage.id(),
                    model.toString(),
                    model.stages().stream().map(Stage::id).toList()));
        }
        return positions.inStage(stage);
    }

    /** How many subjects are in each stage, in the model's order; stages with none count 0. */
    public Map<Stage, Long> population() {
        return positions.population();
    }

    /**
     * Brings in a customer who was there before this lifecycle was, as is known now. No touchpoint is planned by it, and none by what is
     * over: timers count from {@code since}, those due before now count as spent, and silence counts from now.
     *
     * @param since since when they are in the stage; earlier events may still be handed in from there on
     * @param note  what history shall say of it
     * @throws KnownSubjectException    if the subject already stands somewhere
     * @throws IllegalArgumentException if the subject is no id, or the model has no such stage
     * @throws AheadOfTimeException     if {@code since} is further ahead of the clock than it may be
     */
    public Position adopt(String subject, Stage stage, Instant since, String note) {
        return corrector.adopt(subject, stage, since, corrector.knownNow(since), note);
    }

    /**
     * The same, as was known at that instant, up to which timers count as spent and from which silence counts: when the list was drawn up
     * that the customer is on.
     *
     * @throws IllegalArgumentException also if {@code knownAt} is before {@code since}
     */
    public Position adopt(String subject, Stage stage, Instant since, String note, Instant knownAt) {
        return corrector.adopt(subject, stage, since, knownAt, note);
    }

    /** The same, and says what becomes of timers that were due before now. */
    public Position adopt(String subject, Stage stage, Instant since, String note, Overdue overdue) {
        Instant knownAt = overdue == Overdue.FIRE ? null : corrector.knownNow(since);
        return corrector.adopt(subject, stage, since, knownAt, note);
    }

    /**
     * Moves a subject by hand, whatever the rules say, now. No touchpoint is planned by it.
     *
     * @param reason why, not blank
     * @param actor  who, not blank; history says both
     * @throws IllegalArgumentException  if reason or actor is blank, or the model has no such stage
     * @throws ErasedSubjectException    if the subject is the surrogate of one who was erased
     * @throws UnknownSubjectException   if the subject is not known
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile; nothing is kept
     */
    public Position correct(String subject, Stage stage, String reason, String actor) {
        Texts.requireText(reason, "the reason of a correction");
        Texts.requireText(actor, "the actor of a correction");
        return corrector.correct(required(subject), stage, reason + " (" + actor + ")");
    }

    /**
     * Makes one customer of two: both histories in time order, the stage of the one further on (if just one of them is lost, in an exit stage,
     * that of whoever had the latest event), the higher episode, the counts of both and all kept events. Later events under {@code from} follow
     * to {@code into}.
     *
     * @throws ErasedSubjectException    if one is the surrogate of one who was erased
     * @throws IllegalArgumentException  if both are the same subject
     * @throws UnknownSubjectException   if one is not known
     * @throws ConcurrentChangeException if others kept changing one of them meanwhile; nothing is merged
     */
    public Position merge(String from, String into) {
        return merger.merge(required(from), required(into));
    }

    /**
     * Takes the person out and leaves what aggregates count: everything is kept under a random surrogate, without payloads, event ids
     * and notes; timers and touchpoints are cancelled and the position is closed. A later event under the old id is a new customer's.
     *
     * @return the surrogate
     * @throws UnknownSubjectException   if the subject is not known
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile; nothing is erased
     */
    public String erase(String subject) {
        return eraser.erase(required(subject));
    }

    /**
     * {@link #erase} in every model that the store has, whose lifecycles need not be here: one after the other, so that if one fails,
     * what was erased before stays erased, and another call does the rest.
     *
     * @return the surrogates by model
     * @throws NewerVersionException     if it is kept under a version of this lifecycle's model that is not known here; nothing is erased
     * @throws UnknownSubjectException   if it is known in no model
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile
     */
    public Map<String, String> eraseEverywhere(String subject) {
        return eraser.eraseEverywhere(required(subject));
    }

    /** Takes everybody over who is still kept under an earlier version of the model; who is met before that is taken over then. */
    public MigrationReport migrate() {
        return migrator.migrate();
    }

    /** What {@link #migrate()} would do; nothing is changed. */
    public MigrationReport previewMigration() {
        return migrator.preview();
    }

    /**
     * Forgets event ids recorded before this instant, of all models in the store, and answers how many. An event with a forgotten id
     * would be handled anew. Rows of history that a recomputation had superseded by then go, too: what was known before it can no longer be
     * asked for.
     */
    public long prune(Instant before) {
        return store.prune(before);
    }

    /**
     * The same lifecycle (model, migrations, rules, listener, clock) within a transaction that the host has open: both its own rows and
     * the change of stage are kept, or neither.
     *
     * @param joined a store that {@linkplain LifecycleStore#isInTransaction() takes part} in it, such as {@code store.within(connection)},
     *               over the same database as this lifecycle's own
     * @throws IllegalArgumentException if the store has transactions of its own
     */
    public InTransaction within(LifecycleStore joined) {
        return new InTransaction(configuration, joined, committer);
    }

    /** How often the listener threw; each time is also logged. */
    public long listenerFailures() {
        return committer.listenerFailures();
    }

    private static String required(@Nullable String subject) {
        if (subject == null) {
            throw new NullPointerException(Messages.mustNotBeNull("a subject id"));
        }
        return subject;
    }
}
