package dev.lifecycle;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.History;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.HistoryEntry.Cause;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.LatePolicy;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final int PAGE = 500;

    private final StageModel model;
    private final LifecycleStore store;
    private final InstantSource clock;
    private final LatePolicy late;
    private final int attempts;
    private final @Nullable Notifier notifier;

    Lifecycle(LifecycleBuilder builder, LifecycleStore store) {
        model = builder.model;
        this.store = store;
        clock = builder.clockOrSystem();
        late = builder.late == null ? LatePolicy.APPLY : builder.late;
        attempts = builder.attemptsOrDefault();
        notifier = builder.listener == null ? null : new Notifier(builder.listener);
    }

    /** Begins with the model; a store must follow. */
    public static LifecycleBuilder of(StageModel model) {
        return new LifecycleBuilder(model);
    }

    /** The model whose rules apply. */
    public StageModel model() {
        return model;
    }

    /**
     * Handles one event: decides, and keeps position, history, event id and touchpoints in one atomic commit. Safe to call twice with one
     * id: the second time is a {@link Outcome.Duplicate}. A subject that is not known begins in the model's start stage at the event's
     * instant.
     *
     * @param occurredAt when it happened in the host's world, truncated to microseconds
     * @param eventId    unique for the subject, 1 to 255 characters
     * @throws dev.lifecycle.model.RuleFailedException if a guard or chooser of the host throws; nothing is kept, not even the id
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile; nothing is kept
     */
    public Outcome handle(String subject, Object event, Instant occurredAt, String eventId) {
        return handle(new Occurrence(subject, event, occurredAt, eventId));
    }

    /** The same for an event in its envelope. */
    public Outcome handle(Occurrence occurrence) {
        long revision = 0;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Position found = found(occurrence.subject());
            Position base = found == null ? model.start(occurrence.subject(), occurrence.at()) : found;
            Decision decision = model.decide(base, occurrence.event(), occurrence.at(), late);
            Plan plan = new Plan(found, base, clock.instant());
            if (found == null) {
                plan.add(model.startStep(base));
            }
            plan.add(decision, occurrence, model.nameOf(occurrence.event()));
            CommitResult result = commit(plan, plan.commit(decision.position(), occurrence));
            if (result != CommitResult.STALE) {
                Outcome outcome = result == CommitResult.COMMITTED ? decision.outcome() : duplicate(occurrence, base);
                if (LOG.isDebugEnabled()) {
                    LOG.debug("{}", outcome.describe());
                }
                return outcome;
            }
            revision = base.revision();
        }
        throw new ConcurrentChangeException(
                occurrence.subject(), "applying " + model.nameOf(occurrence.event()), revision, attempts);
    }

    /**
     * Handles many events one after another, in the order given, and tells what became of each. If one throws, those before it stand;
     * hand the whole batch in again once the cause is mended: ids make that safe.
     */
    public List<Outcome> handle(Collection<Occurrence> occurrences) {
        List<Outcome> outcomes = new ArrayList<>(occurrences.size());
        for (Occurrence occurrence : occurrences) {
            outcomes.add(handle(occurrence));
        }
        return outcomes;
    }

    /**
     * Fires every timer due strictly before this instant, subject by subject, and goes on past subjects that fail.
     *
     * @param upTo the host's promise that nothing older is still coming: now, less its own lag
     */
    public Sweep sweep(Instant upTo) {
        List<String> moved = new ArrayList<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        Pages.of(cursor -> store.due(model.name(), upTo, cursor, PAGE)).forEach(due -> {
            try {
                if (advance(due.subject(), upTo)) {
                    moved.add(due.subject());
                }
            } catch (RuntimeException e) {
                LOG.warn("could not sweep {} up to {}", due, upTo, e);
                failed.put(due.subject(), e);
            }
        });
        Sweep sweep = new Sweep(moved, failed);
        LOG.info("swept {} up to {}: {}", model, upTo, sweep);
        return sweep;
    }

    /** Where the subject stands; empty if it is not known. */
    public Optional<Position> find(String subject) {
        return Optional.ofNullable(found(subject));
    }

    /**
     * Why the subject is in the stage it is in.
     *
     * @throws UnknownSubjectException if it is not known
     */
    public Why why(String subject) {
        Position position = known(subject);
        List<HistoryEntry> rows = history(subject);
        HistoryEntry entry =
                History.lastEntry(rows).orElseThrow(() -> new UnknownSubjectException(model.name(), subject));
        return new Why(position, entry, rows.subList(rows.lastIndexOf(entry) + 1, rows.size()));
    }

    /** Everything that happened to the subject, in order; empty if it is not known. */
    public List<HistoryEntry> history(String subject) {
        return store.history(model.name(), subject).stream().map(this::own).toList();
    }

    /** The history of the whole base, each subject's rows in order; read page by page as the stream is. */
    public Stream<HistoryEntry> history() {
        return Pages.of(cursor -> store.history(model.name(), cursor, PAGE)).map(this::own);
    }

    /** The stage the subject was in at that instant, by when things took effect; empty before its first row. */
    public Optional<Stage> stageAsOf(String subject, Instant instant) {
        return History.stageAsOf(history(subject), instant);
    }

    /** The stage the subject was in at that instant, by what had been written by {@code knownAt}. */
    public Optional<Stage> stageAsOf(String subject, Instant instant, Instant knownAt) {
        List<HistoryEntry> written = history(subject).stream()
                .filter(row -> !row.times().recorded().isAfter(knownAt))
                .toList();
        return History.stageAsOf(written, instant);
    }

    /**
     * Which events could do something for the subject as it stands, and which guards would be asked.
     *
     * @throws UnknownSubjectException if it is not known
     */
    public List<Permit> permitted(String subject) {
        return model.permitted(known(subject));
    }

    /** All positions in this stage, by subject; read page by page as the stream is. */
    public Stream<Position> inStage(Stage stage) {
        return Pages.of(cursor -> store.inStage(model.name(), stage, cursor, PAGE))
                .map(model::own);
    }

    /** How many subjects are in each stage, in the model's order; stages with none count 0. */
    public Map<Stage, Long> population() {
        Map<String, Long> counted = store.population(model.name());
        Map<Stage, Long> population = new LinkedHashMap<>();
        for (Stage stage : model.stages()) {
            population.put(stage, counted.getOrDefault(stage.id(), 0L));
        }
        return population;
    }

    /**
     * Brings in a customer who was there before this lifecycle was. No touchpoint is planned by it; timers count from {@code since}.
     *
     * @param note what history shall say of it
     * @throws KnownSubjectException if the subject already stands somewhere
     */
    public Position adopt(String subject, Stage stage, Instant since, String note) {
        Position position = model.begin(subject, stage, since);
        Plan plan = new Plan(null, position, clock.instant());
        plan.add(Kind.ADOPTED, null, position, Cause.host("adopted", note), position.enteredAt());
        Commit commit = plan.commit(position, null);
        if (commit(plan, commit) != CommitResult.COMMITTED) {
            throw new KnownSubjectException(known(subject));
        }
        return commit.position();
    }

    /**
     * Moves a subject by hand, whatever the rules say, now. No touchpoint is planned by it.
     *
     * @param reason why, and {@code actor} who; history says both
     * @throws UnknownSubjectException   if the subject is not known
     * @throws ConcurrentChangeException if others kept changing the subject meanwhile; nothing is kept
     */
    public Position correct(String subject, Stage stage, String reason, String actor) {
        Position found = known(subject);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Instant now = clock.instant();
            Plan plan = new Plan(found, found, now);
            Position before = advanced(found, now, plan);
            Instant at = before.asOf().isAfter(now) ? before.asOf() : now;
            Position after = model.place(before, stage, at);
            plan.add(Kind.CORRECTED, before.stage(), after, Cause.host("corrected", reason + " (" + actor + ")"), at);
            Commit commit = plan.commit(after, null);
            if (commit(plan, commit) == CommitResult.COMMITTED) {
                return commit.position();
            }
            found = known(subject);
        }
        throw new ConcurrentChangeException(subject, "correcting to " + stage.id(), found.revision(), attempts);
    }

    /** How often the listener threw; each time is also logged. */
    public long listenerFailures() {
        return notifier == null ? 0 : notifier.failures();
    }

    private boolean advance(String subject, Instant upTo) {
        Position found = known(subject);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Plan plan = new Plan(found, found, clock.instant());
            Position after = advanced(found, upTo, plan);
            if (plan.isEmpty()) {
                return false;
            }
            if (commit(plan, plan.commit(after, null)) == CommitResult.COMMITTED) {
                return true;
            }
            found = known(subject);
        }
        throw new ConcurrentChangeException(subject, "sweeping up to " + upTo, found.revision(), attempts);
    }

    private Position advanced(Position found, Instant upTo, Plan plan) {
        var advance = model.advance(found, upTo);
        advance.trace().forEach(plan::add);
        return advance.position();
    }

    private CommitResult commit(Plan plan, Commit commit) {
        return notifier == null ? store.tryCommit(commit) : notifier.commit(commit, plan, store::tryCommit);
    }

    private Outcome duplicate(Occurrence occurrence, Position base) {
        return new Outcome.Duplicate(
                occurrence.subject(), model.nameOf(occurrence.event()), occurrence.id(), base.stage());
    }

    private @Nullable Position found(String subject) {
        return store.find(model.name(), subject).map(model::own).orElse(null);
    }

    private Position known(String subject) {
        Position found = found(subject);
        if (found == null) {
            throw new UnknownSubjectException(model.name(), subject);
        }
        return found;
    }

    /** The row with the model's own stages, where the model still has them. */
    private HistoryEntry own(HistoryEntry row) {
        return row.withStages(stage -> model.stage(stage.id()).orElse(stage));
    }
}
