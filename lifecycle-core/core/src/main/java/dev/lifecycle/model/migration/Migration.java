package dev.lifecycle.model.migration;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.types.Sentences;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How positions of one model version become positions of another: stages renamed, split or removed, event types renamed. What keeps its
 * name needs no word. Pure; nothing is lost but the counts of event types that the new model does not listen to.
 *
 * <pre>{@code
 * Migration.from(SHOP_V1)
 *         .stage("CONVERSION", CHECKOUT)
 *         .split("RETENTION", "bought twice", p -> p.count("OrderCompleted") > 1, LOYAL).stage("RETENTION", FIRST_BUYERS)
 *         .event("OrderDone", "OrderCompleted")
 *         .to(SHOP_V2)
 * }</pre>
 */
public final class Migration {

    /** One branch of a split: where the customers go of whom the question is true. */
    record Branch(String name, Predicate<Position> test, Stage target) {}

    private final @Nullable StageModel past;
    private final String fromModel;
    private final int fromVersion;
    private final StageModel to;
    private final Map<String, Stage> stages;
    private final Map<String, List<Branch>> splits;
    private final Map<String, String> events;

    Migration(MigrationBuilder builder, StageModel to) {
        past = builder.past;
        fromModel = builder.model;
        fromVersion = builder.version;
        this.to = to;
        stages = Map.copyOf(builder.stages);
        splits = new HashMap<>();
        builder.splits.forEach((stage, branches) -> splits.put(stage, List.copyOf(branches)));
        events = Map.copyOf(builder.events);
    }

    /**
     * Begins a migration of a model known by name and version alone. Only the stages it names, and those that the new model has by the same
     * name, can be migrated; a position in any other is refused when it is met.
     */
    public static MigrationBuilder from(String model, int version) {
        return new MigrationBuilder(model, version, null);
    }

    /** Begins a migration of this model; one that leaves a stage of it without a place to go is refused when it is built. */
    public static MigrationBuilder from(StageModel model) {
        return new MigrationBuilder(model.name(), model.version(), model);
    }

    /** The name of the model it starts from. */
    public String fromModel() {
        return fromModel;
    }

    /** The version it starts from. */
    public int fromVersion() {
        return fromVersion;
    }

    /** The model it starts from; empty where only its name and version are known. */
    public Optional<StageModel> past() {
        return Optional.ofNullable(past);
    }

    /** The model it leads to. */
    public StageModel to() {
        return to;
    }

    /**
     * The same subject's position in the new version, kept under the name it was kept under, taken over at its as-of instant. It is in its
     * stage since the same instant, so timers that the new model adds count from then; those due before it is taken over count as spent.
     *
     * @throws IllegalArgumentException if the position is of another version, or in a stage that the migration has no place for
     */
    public Position apply(Position position) {
        return apply(position, position.asOf());
    }

    /**
     * The same, taken over at this instant: timers of the new model due before it count as spent, those that the old one had left due
     * excepted.
     *
     * @throws IllegalArgumentException as above
     */
    public Position apply(Position position, Instant takenOver) {
        if (position.version() != fromVersion) {
            throw new IllegalArgumentException(Sentences.otherModel(
                    position.subject(), position.model(), position.version(), fromModel, fromVersion));
        }
        PositionState old = position.state();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        old.tallies()
                .forEach((event, tally) -> tallies.merge(events.getOrDefault(event, event), tally, Migration::sum));
        PositionState moved = new PositionState(
                old.model(),
                to.version(),
                old.subject(),
                place(position, position.stage()).id(),
                old.enteredAt(),
                old.asOf(),
                old.timersDone(),
                old.lastEventAt(),
                null,
                old.episode(),
                position.furthest().map(stage -> place(position, stage).id()).orElse(null),
                position.furthestEver()
                        .map(stage -> place(position, stage).id())
                        .orElse(null),
                tallies,
                old.frozen(),
                old.revision(),
                spentUpTo(position, takenOver),
                old.silenceFrom(),
                memory(position, old.memory()));
        return to.armed(Position.of(moved));
    }

    /** What the old version left due is still to fire, and nothing that is new can be due before it. */
    private static @Nullable Instant spentUpTo(Position position, Instant takenOver) {
        Instant spent = position.nextDue().filter(takenOver::isAfter).orElse(takenOver);
        Instant before = position.spentUpTo().orElse(position.asOf());
        return spent.isAfter(before) ? spent : position.spentUpTo().orElse(null);
    }

    /** Dates and texts go by their names; where a stage was entered from is known as long as both stages still are what they were. */
    private Memory memory(Position position, Memory old) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        old.cameFrom().forEach((stage, from) -> {
            boolean isHere = position.stage().id().equals(stage);
            Optional<String> target =
                    isHere ? Optional.of(place(position, position.stage()).id()) : renamed(stage);
            target.ifPresent(entered -> renamed(from).ifPresent(left -> cameFrom.put(entered, left)));
        });
        return new Memory(old.dates(), old.texts(), cameFrom, old.fired());
    }

    /** What a stage is called now; empty if it was split, or removed: then another stage is called so already. */
    private Optional<String> renamed(String stage) {
        if (splits.containsKey(stage)) {
            return Optional.empty();
        }
        Stage target = stages.get(stage);
        if (target == null) {
            return to.stage(stage).map(Stage::id);
        }
        boolean isAnothers = stages.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(stage) && other.getValue().is(target));
        boolean isThere = past != null && past.stage(target.id()).isPresent() && !stages.containsKey(target.id());
        return isAnothers || isThere ? Optional.empty() : Optional.of(target.id());
    }

    /** Where the new model has this stage of the old one, for this subject. */
    private Stage place(Position position, Stage stage) {
        for (Branch branch : splits.getOrDefault(stage.id(), List.of())) {
            if (branch.test().test(position)) {
                return branch.target();
            }
        }
        return Optional.ofNullable(stages.get(stage.id()))
                .or(() -> to.stage(stage.id()))
                .orElseThrow(() ->
                        new IllegalArgumentException(Messages.noPlace(position.subject(), stage.id(), toString())));
    }

    private static Tally sum(Tally one, Tally other) {
        return new Tally(one.count() + other.count(), one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    /** Such as {@code five-stage v1 to shop v2}. */
    @Override
    public String toString() {
        return fromModel + " v" + fromVersion + " to " + to;
    }
}
