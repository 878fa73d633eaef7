package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Group;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.PositionState;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Signal;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Tally;
import dev.lifecycle.model.Touch;
import dev.lifecycle.store.Touchpoint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes the values of this library readable and writable for the host's own {@code JsonMapper}, in a form that stays as it is: positions,
 * rows of history, outcomes, occurrences, signals, touchpoints, rules and whole models.
 *
 * <p>Refused on reading, as Jackson's {@code MismatchedInputException} with the JSON Pointer of each mistake: properties that are missing,
 * unknown or of the wrong kind, and whatever the values themselves refuse. Which class an event becomes is settled by the bindings, never
 * by the text. How large a document may be is up to the host's mapper; {@link #mapper(Bindings)} has tight limits.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new LifecycleModule()).build();
 * mapper.writeValueAsString(customers.history("c-42"));
 * }</pre>
 */
public final class LifecycleModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** For hosts whose events are all signals and whose models have neither guards nor choosers. */
    public LifecycleModule() {
        this(Bindings.none());
    }

    /** With the host's event classes, stage constants, guards and choosers. */
    public LifecycleModule(Bindings bindings) {
        super("dev.lifecycle");
        StageShape stage = new StageShape(bindings);
        add(Stage.class, stage);
        add(Group.class, new GroupShape(stage));
        add(Touch.class, new TouchShape());
        add(Tally.class, new TallyShape());
        add(Signal.class, new SignalShape());
        add(Occurrence.class, new OccurrenceShape(bindings));
        add(PositionState.class, new PositionStateShape());
        add(Position.class, new PositionShape());
        add(HistoryEntry.class, new HistoryEntryShape(stage));
        add(HistoryEntry.Key.class, new HistoryKeyShape());
        add(HistoryEntry.Cause.class, new HistoryCauseShape());
        add(HistoryEntry.Times.class, new HistoryTimesShape());
        OutcomeShape outcome = new OutcomeShape(stage);
        add(Outcome.class, outcome);
        add(Outcome.Moved.class, outcome.of(Outcome.Moved.class));
        add(Outcome.Stayed.class, outcome.of(Outcome.Stayed.class));
        add(Outcome.Ignored.class, outcome.of(Outcome.Ignored.class));
        add(Outcome.Refused.class, outcome.of(Outcome.Refused.class));
        add(Outcome.Duplicate.class, outcome.of(Outcome.Duplicate.class));
        add(Path.class, new PathShape(stage));
        add(Touchpoint.class, new TouchpointShape(stage));
        add(Touchpoint.Key.class, new TouchpointKeyShape());
        add(Rule.class, new RuleShape(bindings));
        add(StageModel.class, new StageModelShape(bindings));
    }

    /** A mapper with this module that refuses documents beyond the limits of {@link StageModelJson}, and duplicate or trailing content. */
    public static JsonMapper mapper(Bindings bindings) {
        return StrictJson.builder().addModule(new LifecycleModule(bindings)).build();
    }

    private <T> void add(Class<T> type, Shape<T> shape) {
        addSerializer(type, new ShapeSerializer<>(shape));
        addDeserializer(type, new ShapeDeserializer<>(type, shape));
    }
}
