package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.model.types.Sentences;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named, versioned, immutable graph of stages and rules. It keeps no customer and reads no clock: every question is answered from its
 * arguments alone, so one instance serves any number of threads and customers.
 *
 * <pre>{@code
 * StageModel saas = StageModel.named("saas")
 *         .startAt(TRIAL)
 *         .from(TRIAL).on(Subscribed.class).when("paid plan", s -> s.price().signum() > 0).to(PAYING)
 *         .fromAny().on(Cancelled.class).to(CHURNED)
 *         .exit(CHURNED)
 *         .build();
 * }</pre>
 */
public final class StageModel {

    /** As many steps one commit makes at most, and so one decision. */
    public static final int MOST_STEPS = 10_000;

    private final ModelDefinition definition;
    private final Map<Class<?>, String> eventIds;
    private final Rulebook rulebook;
    private final Stepper stepper;

    StageModel(ModelDefinition definition, Map<Class<?>, String> eventIds, Rulebook rulebook) {
        this.definition = definition;
        this.eventIds = eventIds;
        this.rulebook = rulebook;
        stepper = new Stepper(rulebook);
    }

    /**
     * Begins a new model.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static ModelBuilder named(String name) {
        return new ModelBuilder(name);
    }

    /** Begins another model, of version 1 unless it says otherwise, with all of this one's stages, groups and rules. */
    public ModelBuilder extend(String newName) {
        return new ModelBuilder(newName, definition, eventIds);
    }

    /** The position of a subject that begins now, in the start stage. */
    public Position start(String subject, Instant at) {
        return begin(subject, definition.start(), at);
    }

    /**
     * The position of a subject that is already somewhere, since some time.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public Position begin(String subject, Stage stage, Instant since) {
        return begin(subject, stage, since, Past.NOTHING);
    }

    /**
     * The same of a subject whose past is over: timers due before {@code knownAt} count as spent, and silence counts from there. It is as
     * of {@code since} all the same, so that what happened in between may still come in.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public Position begin(String subject, Stage stage, Instant since, Instant knownAt) {
        long known = Micros.of(knownAt);
        return begin(subject, stage, since, Past.of(known, known));
    }

    /**
     * The position of one who is already placed, or was brought in by another way, as {@link #place(Position, Stage, Instant)} gives it, and
     * whose past is over by {@code knownAt}, as {@link #begin(String, Stage, Instant, Instant)} says.
     */
    public Position place(Position position, Stage stage, Instant at, Instant knownAt) {
        long known = Micros.of(knownAt);
        return rulebook.positions.spent(place(position, stage, at), known, known);
    }

    private Position begin(String subject, Stage stage, Instant since, Past past) {
        Texts.requireText(subject, "a subject id");
        return rulebook.positions.begun(rulebook, subject, rulebook.require(stage), Micros.of(since), past);
    }

    /** The same position, left by an earlier version of maybe another name, with the instant at which this model's next timer is due. */
    public Position armed(Position taken) {
        Instant due = rulebook.positions.renumbered(taken, rulebook).nextDue().orElse(null);
        return Position.of(taken.state().withNextDue(due));
    }

    /**
     * What this event does at this position. Pure: nothing is kept, asked twice it says the same. Timers due strictly before the event
     * are applied first. A late event takes effect at the position's as-of instant.
     *
     * @throws RuleFailedException      if a guard or chooser of the host throws
     * @throws IllegalArgumentException if the position belongs to another model or version
     */
    public Decision decide(Position position, Object event, Instant at) {
        return decide(position, event, at, LatePolicy.APPLY);
    }

    /**
     * The same with a policy for late events.
     *
     * @throws IllegalArgumentException also for {@link LatePolicy#RECOMPUTE}: one position is not enough to work the past out anew
     * @throws dev.lifecycle.stage.TooManyStepsException  if more than {@value #MOST_STEPS} timers are due before: have them fired in portions first
     */
    public Decision decide(Position position, Object event, Instant at, LatePolicy late) {
        if (late == LatePolicy.RECOMPUTE) {
            throw new IllegalArgumentException(Messages.cannotRecompute(position.subject()));
        }
        return stepper.decide(own(position), event, Micros.of(at), late, MOST_STEPS);
    }

    /** The same, a late event taking effect at as-of, however many timers are due before: what a replay of the past asks. */
    public Decision decideAgain(Position position, Object event, Instant at) {
        return stepper.decide(own(position), event, Micros.of(at), LatePolicy.APPLY, Integer.MAX_VALUE);
    }

    /**
     * Fires the timers due strictly before this instant, each at its own. Pure.
     *
     * @throws RuleFailedException      if a guard or chooser of the host throws
     * @throws IllegalArgumentException if the position belongs to another model or version
     */
    public Advance advance(Position position, Instant upTo) {
        return advance(position, upTo, Integer.MAX_VALUE);
    }

    /**
     * The same with about so many steps at most, and never a part of those of one instant: whether more are due, the position's
     * {@linkplain Position#nextDue next due} tells.
     */
    public Advance advance(Position position, Instant upTo, int atMost) {
        Position own = own(position);
        List<Step> trace = new ArrayList<>();
        return new Advance(stepper.advance(own, Micros.of(upTo), trace, atMost), trace);
    }

    /**
     * The position a host puts its subject in by hand, whatever the rules say. Timers due strictly before are to be applied first.
     *
     * @throws IllegalArgumentException if the model has no such stage, or the position is as of a later instant
     */
    public Position place(Position position, Stage stage, Instant at) {
        Position own = own(position);
        if (Micros.of(at) < own.asOf) {
            throw new IllegalArgumentException(Messages.placedBefore(own.subject(), stage.id(), at, own.asOf()));
        }
        return rulebook.positions.entered(
                own,
                own.tallies,
                own.lastEventAt,
                rulebook.require(stage),
                Micros.of(at),
                own.episode,
                own.past(),
                false);
    }

    /**
     * The position of two subjects that turned out to be one, under the first one's name: in the stage of whichever is further on (if
     * just one stands in an exit stage, whoever had the latest event decides; the first wins a tie), in the higher episode, with the counts of both. Bring both to the later of their as-of
     * instants first, or timers between the two are passed over.
     */
    public Position merge(Position into, Position from) {
        return rulebook.positions.merged(own(into), own(from));
    }

    /**
     * The same position with this model's own stages, after it came from a store.
     *
     * @throws IllegalArgumentException if it belongs to another model or version, or is in a stage that this model lacks
     */
    public Position own(Position position) {
        if (position.names == rulebook) {
            return position;
        }
        if (!position.model().equals(name()) || position.version() != version()) {
            throw new IllegalArgumentException(
                    Sentences.otherModel(position.subject(), position.model(), position.version(), name(), version()));
        }
        return rulebook.positions.renumbered(position, rulebook);
    }

    /** Which events could do something here, and which guards would be asked; in the model's order of event types. */
    public List<Permit> permitted(Position position) {
        Position own = own(position);
        List<Permit> permits = new ArrayList<>();
        for (int type = 0; type < rulebook.types.size() && !own.isFrozen(); type++) {
            List<String> guards = new ArrayList<>();
            for (int asked : rulebook.table.rulesAsked(own.stage, type)) {
                Rule rule = rulebook.rules[asked];
                rule.guardName().ifPresent(guards::add);
                permits.add(new Permit(rulebook.types().get(type), rule, guards));
            }
        }
        return permits;
    }

    /**
     * The model as plain numbers, for replaying millions of events over a column of stages.
     *
     * @throws IllegalStateException if a rule needs more than stage and event: a guard that looks at the situation, or a chooser
     */
    public StageTable table() {
        return new StageTable(rulebook);
    }

    /** The event × stage matrix and a shortest path to each rule. */
    public Analysis analysis() {
        return new Analysis(definition, rulebook);
    }

    /** What history, positions and diagrams call this model. */
    public String name() {
        return definition.name();
    }

    /** From 1. */
    public int version() {
        return definition.version();
    }

    /** All stages, from least to most advanced. */
    public List<Stage> stages() {
        return definition.stages();
    }

    /** The model's own stage of this id. */
    public Optional<Stage> stage(String id) {
        return rulebook.stageOf(id);
    }

    /** Where a subject begins. */
    public Stage start() {
        return definition.start();
    }

    /** Whether the customer is lost there. */
    public boolean isExit(Stage stage) {
        return definition.isExit(stage);
    }

    /** Whether it is remembered where this stage was last entered from. */
    public boolean isRemembering(Stage stage) {
        return rulebook.remembers(rulebook.require(stage));
    }

    /** The stages that were declared to remember where they were entered from; those that a rule leads back from do so by themselves. */
    public List<Stage> remembering() {
        return definition.stages().stream()
                .filter(stage -> definition.remembering().contains(stage.id()))
                .toList();
    }

    /** The names of the dates that rules set. */
    public List<String> dates() {
        return rulebook.dates();
    }

    /** The names of the texts that rules keep. */
    public List<String> texts() {
        return rulebook.texts();
    }

    /** Whether nothing leads out of it. */
    public boolean isTerminal(Stage stage) {
        return definition.isTerminal(stage);
    }

    /** Before, during or after the purchase, where the model says so. */
    public Optional<Phase> phase(Stage stage) {
        return Optional.ofNullable(definition.phases().get(stage.id()));
    }

    /** Stages that share rules. */
    public List<Group> groups() {
        return definition.groups();
    }

    /** All rules in declared order. */
    public List<Rule> rules() {
        return definition.rules();
    }

    /** The rule of this id. */
    public Optional<Rule> rule(String id) {
        return definition.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The stages in which this rule may fire. */
    public List<Stage> stagesOf(Rule rule) {
        return definition.stagesOf(rule);
    }

    /** The event types that can really occur: children, where a rule listens to a sealed parent. */
    public List<EventType> eventTypes() {
        return rulebook.types.all();
    }

    /** What history calls an event: its type's id; for an unknown one, the signal's name or the simple name of its class. */
    public String nameOf(Object event) {
        return rulebook.types.nameOf(event);
    }

    /** Whether any rule of the model speaks of events of this one's type. */
    public boolean knows(Object event) {
        return rulebook.types.number(event) >= 0;
    }

    /** The contacts planned whenever this stage is entered. */
    public List<Touch> onEntering(Stage stage) {
        return definition.onEntering(stage);
    }

    /** The contacts planned whenever this stage is left. */
    public List<Touch> onLeaving(Stage stage) {
        return definition.onLeaving(stage);
    }

    /** The first step of a subject that begins, for its history: with the contacts planned on entering. */
    public Step startStep(Position started) {
        return new Step(
                Kind.STARTED,
                null,
                started.enteredAt(),
                null,
                started.stage(),
                1,
                List.of(),
                onEntering(started.stage()));
    }

    /** Such as {@code saas v1}. */
    @Override
    public String toString() {
        return name() + " v" + version();
    }
}
