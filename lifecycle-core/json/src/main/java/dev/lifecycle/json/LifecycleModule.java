package dev.lifecycle.json;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.EventType;
import dev.lifecycle.model.Group;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.PositionState;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Scope;
import dev.lifecycle.model.Signal;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.model.Tally;
import dev.lifecycle.model.Touch;
import dev.lifecycle.model.Trigger;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Touchpoint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes the values of this library readable and writable for the host's own {@code JsonMapper}, in a form that stays as it is: positions,
 * rows of history, outcomes, steps, occurrences, signals, touchpoints, what a store is handed, rules, their parts and whole models. Records
 * made of these and of plain values, such as {@code Change} or a preset's events, need no help. What holds code or exceptions is no value:
 * builders, guards and choosers by themselves, decisions (their position, outcome and trace are), sweeps and migration reports.
 *
 * <p>{@link #schema()} describes positions, rows of history, occurrences, outcomes and touchpoints for readers in other languages.
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
        TouchShape touch = new TouchShape();
        PositionShape position = new PositionShape();
        HistoryEntryShape row = new HistoryEntryShape(stage);
        OccurrenceShape occurrence = new OccurrenceShape(bindings);
        TouchpointShape touchpoint = new TouchpointShape(stage);
        add(Stage.class, stage);
        add(Touch.class, touch);
        add(Tally.class, new TallyShape());
        add(Signal.class, new SignalShape());
        add(Occurrence.class, occurrence);
        add(PositionState.class, new PositionStateShape());
        add(Position.class, position);
        add(HistoryEntry.class, row);
        add(HistoryEntry.Key.class, new HistoryKeyShape());
        add(HistoryEntry.Cause.class, new HistoryCauseShape());
        add(HistoryEntry.Times.class, new HistoryTimesShape());
        add(Touchpoint.class, touchpoint);
        TouchpointKeyShape key = new TouchpointKeyShape();
        add(Touchpoint.Key.class, key);
        add(Claim.class, new ClaimShape(touchpoint));
        add(Contacts.class, new ContactsShape());
        add(Commit.class, new CommitShape(position, row, occurrence, touchpoint, key));
        add(Erasure.class, new ErasureShape(position, row));
        add(Merge.class, new MergeShape(position, row));
        add(EventCodec.Encoded.class, new EncodedShape());
        outcomes(stage);
        rules(bindings, stage, touch, position);
    }

    private void outcomes(StageShape stage) {
        OutcomeShape outcome = new OutcomeShape(stage);
        add(Outcome.class, outcome);
        addOnly(Outcome.Moved.class, outcome);
        addOnly(Outcome.Stayed.class, outcome);
        addOnly(Outcome.Ignored.class, outcome);
        addOnly(Outcome.Refused.class, outcome);
        addOnly(Outcome.Duplicate.class, outcome);
    }

    private void rules(Bindings bindings, StageShape stage, TouchShape touch, PositionShape position) {
        RuleShape rule = new RuleShape(bindings);
        StepShape step = new StepShape(stage, rule, touch);
        PathLegShape leg = new PathLegShape(stage);
        StageModelShape model = new StageModelShape(bindings);
        add(StageModel.class, model);
        add(ReplayResult.class, new ReplayResultShape(model, position));
        add(Group.class, new GroupShape(stage));
        add(EventType.class, new EventTypeShape(bindings));
        add(Rule.class, rule);
        add(Permit.class, new PermitShape(rule));
        add(Path.class, new PathShape(leg));
        add(Path.Leg.class, leg);
        add(Step.class, step);
        add(Advance.class, new AdvanceShape(position, step));
        add(Scope.class, rule.scopes());
        addOnly(Scope.InStage.class, rule.scopes());
        addOnly(Scope.InGroup.class, rule.scopes());
        addOnly(Scope.Anywhere.class, rule.scopes());
        add(Trigger.class, rule.triggers());
        addOnly(Trigger.OnEvent.class, rule.triggers());
        addOnly(Trigger.After.class, rule.triggers());
        addOnly(Trigger.AfterSilence.class, rule.triggers());
        add(Action.class, rule.actions());
        addOnly(Action.To.class, rule.actions());
        addOnly(Action.Choose.class, rule.actions());
        addOnly(Action.Reopen.class, rule.actions());
        addOnly(Action.Reenter.class, rule.actions());
        addOnly(Action.Stay.class, rule.actions());
        addOnly(Action.Ignore.class, rule.actions());
    }

    /** A mapper with this module that refuses documents beyond the limits of {@link StageModelJson}, and duplicate or trailing content. */
    public static JsonMapper mapper(Bindings bindings) {
        return StrictJson.builder().addModule(new LifecycleModule(bindings)).build();
    }

    /**
     * The JSON Schema, draft 2020-12, of the values that leave a host most often; also in the jar as
     * {@code META-INF/lifecycle/values.schema.json}.
     */
    public static String schema() {
        return Schemas.text("values.schema.json");
    }

    private <T, S extends T> void addOnly(Class<S> type, Shape<T> shape) {
        add(type, shape.only(type));
    }

    private <T> void add(Class<T> type, Shape<T> shape) {
        addSerializer(type, new ShapeSerializer<>(shape));
        addDeserializer(type, new ShapeDeserializer<>(type, shape));
    }
}
