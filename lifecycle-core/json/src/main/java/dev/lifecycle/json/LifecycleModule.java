package dev.lifecycle.json;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Trigger;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.Merge;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
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

    @SuppressWarnings("serial") // modules are not serialised; Jackson's own base class alone says they could be
    private final Bindings bindings;

    /** For hosts whose events are all signals and whose models have no guards, choosers or captures. */
    public LifecycleModule() {
        this(Bindings.none());
    }

    /** With the host's event classes, stage constants, guards, choosers and captures. */
    public LifecycleModule(Bindings bindings) {
        super("dev.lifecycle");
        this.bindings = bindings;
        // spotless:off
        add(Stage.class,              ModelForms.STAGE);
        add(EventType.class,          ModelForms.EVENT_TYPE);
        add(Touch.class,              ModelForms.TOUCH);
        add(Group.class,              ModelForms.GROUP);
        add(Rule.class,               ModelForms.RULE);
        add(Permit.class,             ModelForms.PERMIT);
        add(Path.class,               ModelForms.PATH);
        add(Path.Leg.class,           ModelForms.LEG);
        add(Step.class,               ValueForms.STEP);
        add(StageModel.class,         DocumentForms.MODEL);
        add(Tally.class,              ValueForms.TALLY);
        add(Signal.class,             ValueForms.SIGNAL);
        add(PositionState.class,      ValueForms.STATE);
        add(Memory.class,             ValueForms.MEMORY);
        add(Memory.KeptDate.class,    ValueForms.KEPT_DATE);
        add(Memory.KeptText.class,    ValueForms.KEPT_TEXT);
        add(Kept.class,               ValueForms.KEPT);
        add(Position.class,           ValueForms.POSITION);
        add(HistoryEntry.class,       ValueForms.ROW);
        add(HistoryEntry.Key.class,   ValueForms.ROW_KEY);
        add(HistoryEntry.Cause.class, ValueForms.CAUSE);
        add(HistoryEntry.Times.class, ValueForms.TIMES);
        add(Advance.class,            ValueForms.ADVANCE);
        add(ReplayResult.class,       ValueForms.REPLAY);
        add(Occurrence.class,         ValueForms.occurrence(bindings));
        add(Touchpoint.class,         StoreForms.TOUCHPOINT);
        add(Touchpoint.Key.class,     StoreForms.TOUCHPOINT_KEY);
        add(Claim.class,              StoreForms.CLAIM);
        add(Contacts.class,           StoreForms.CONTACTS);
        add(Contacts.Contact.class,   StoreForms.CONTACT);
        add(ContactCheck.class,       StoreForms.CONTACT_CHECK);
        add(ContactLimit.class,       StoreForms.CONTACT_LIMIT);
        add(Erasure.class,            StoreForms.ERASURE);
        add(Merge.class,              StoreForms.MERGE);
        add(EventCodec.Encoded.class, StoreForms.ENCODED);
        add(Commit.class,             StoreForms.commit(bindings));
        addKinds(Outcome.class, OutcomeForms.OUTCOME,
                List.of(Outcome.Moved.class, Outcome.Stayed.class, Outcome.Ignored.class, Outcome.Refused.class, Outcome.Duplicate.class));
        addKinds(Scope.class, ObjectForm.alone(ModelForms.SCOPE),
                List.of(Scope.InStage.class, Scope.InGroup.class, Scope.Anywhere.class));
        addKinds(Trigger.class, ObjectForm.alone(ModelForms.TRIGGER),
                List.of(Trigger.OnEvent.class, Trigger.After.class, Trigger.AfterSilence.class, Trigger.Every.class, Trigger.AfterPeriod.class, Trigger.OnDate.class));
        addKinds(Action.class, ObjectForm.alone(ModelForms.ACTION),
                List.of(Action.To.class, Action.Choose.class, Action.Reopen.class, Action.ToPrevious.class, Action.ReopenAtPrevious.class, Action.Reenter.class, Action.Stay.class, Action.Ignore.class));
        // spotless:on
    }

    /** A mapper with this module that refuses documents beyond {@link DocumentLimits#DEFAULT}, and duplicate or trailing content. */
    public static JsonMapper mapper(Bindings bindings) {
        return StrictJson.builder(DocumentLimits.DEFAULT)
                .addModule(new LifecycleModule(bindings))
                .build();
    }

    /** The JSON Schema, draft 2020-12, of the values that leave a host most often. */
    public static String schema() {
        return StrictJson.schema(
                "urn:lifecycle:values:1",
                "Lifecycle values",
                "Where a customer stands, what happened, and what is to be done. Each kind of value is a definition of its own, such as"
                        + " urn:lifecycle:values:1#/$defs/position.",
                definitions -> PlainForms.anyOf(
                        ValueForms.STATE.schema(definitions),
                        ValueForms.ROW.schema(definitions),
                        ValueForms.occurrence(Bindings.none()).schema(definitions),
                        OutcomeForms.OUTCOME.schema(definitions),
                        StoreForms.TOUCHPOINT.schema(definitions)));
    }

    private <T> void addKinds(Class<T> type, Form<T> form, List<Class<? extends T>> kinds) {
        add(type, form);
        kinds.forEach(kind -> addKind(kind, form));
    }

    private <T, S extends T> void addKind(Class<S> kind, Form<T> form) {
        add(kind, form.only(kind));
    }

    private <T> void add(Class<T> type, Form<T> form) {
        addSerializer(type, new Serializer<>(form));
        addDeserializer(type, new Deserializer<>(type, form, bindings));
    }

    /** A form as Jackson's serializer. */
    private static final class Serializer<T> extends ValueSerializer<T> {

        private final Form<T> form;

        Serializer(Form<T> form) {
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            try {
                form.write(value, out);
            } catch (IllegalArgumentException e) {
                throw DatabindException.from(out, e.getMessage(), e);
            }
        }
    }

    /** A form as Jackson's deserializer. */
    private static final class Deserializer<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Form<T> form;
        private final Bindings bindings;

        Deserializer(Class<T> type, Form<T> form, Bindings bindings) {
            this.type = type;
            this.form = form;
            this.bindings = bindings;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return Item.read(context.readTree(parser), form, bindings, DocumentLimits.DEFAULT, context);
            } catch (InvalidJsonException | IllegalArgumentException e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }
    }
}
