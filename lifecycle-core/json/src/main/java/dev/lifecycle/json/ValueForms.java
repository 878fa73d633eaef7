package dev.lifecycle.json;

import static dev.lifecycle.json.ModelForms.RULE;
import static dev.lifecycle.json.ModelForms.STAGE;
import static dev.lifecycle.json.ModelForms.TOUCH;
import static dev.lifecycle.json.PlainForms.ANY_TEXT;
import static dev.lifecycle.json.PlainForms.INSTANT;
import static dev.lifecycle.json.PlainForms.TEXT;
import static dev.lifecycle.json.PlainForms.TRUE;
import static dev.lifecycle.json.PlainForms.constants;
import static dev.lifecycle.json.PlainForms.count;
import static dev.lifecycle.json.PlainForms.list;
import static dev.lifecycle.json.PlainForms.map;
import static dev.lifecycle.json.PlainForms.number;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where somebody stands, what happened, and what a decision did. */
final class ValueForms {

    static final Form<List<String>> TEXTS = list(TEXT).named("texts");
    static final Form<Integer> VERSION = number(1).named("version");
    static final Form<Integer> EPISODE = number(1).named("episode");
    static final Form<Long> REVISION =
            count(0).about("How many commits the subject has had.").named("revision");
    static final Form<Integer> STEP_NUMBER =
            number(0).about("The place within the commit.").named("step");

    // spotless:off
    static final ObjectForm<Tally> TALLY = ObjectForm.of(of -> {
        var count = of.one("count", Tally::count, count(1));
        var last  = of.one("last",  Tally::last,  INSTANT);
        return in -> new Tally(in.get(count), in.get(last));
    });

    static final ObjectForm<Memory.KeptDate> KEPT_DATE = ObjectForm.of(of -> {
        var date        = of.maybe("date",        Memory.KeptDate::date,        INSTANT.about("Not there if it was cleared."));
        var setAt       = of.one  ("setAt",       Memory.KeptDate::setAt,       INSTANT.about("When the event happened that set it."));
        var since       = of.one  ("since",       Memory.KeptDate::since,       INSTANT.about("Since when it is this one."));
        var afterTimers = of.or   ("afterTimers", Memory.KeptDate::afterTimers, TRUE.about("The timers of that instant were done by then."), false);
        var aheadOnly   = of.or   ("aheadOnly",   Memory.KeptDate::aheadOnly,   TRUE.about("What was over by then is not to fire."), false);
        return in -> new Memory.KeptDate(in.orNull(date), in.get(setAt), in.get(since), in.get(afterTimers), in.get(aheadOnly));
    });

    static final ObjectForm<Memory.KeptText> KEPT_TEXT = ObjectForm.of(of -> {
        var text  = of.maybe("text",  Memory.KeptText::text,  ANY_TEXT.about("Not there if it was cleared."));
        var setAt = of.one  ("setAt", Memory.KeptText::setAt, INSTANT.about("When the event happened that it is of."));
        return in -> new Memory.KeptText(in.orNull(text), in.get(setAt));
    });

    /** What a position remembers beside where it stands; not there if that is nothing. */
    static final ObjectForm<Memory> MEMORY = ObjectForm.of(of -> {
        var dates    = of.or("dates",    Memory::dates,    map(KEPT_DATE).about("By name."), Map.of());
        var texts    = of.or("texts",    Memory::texts,    map(KEPT_TEXT).about("By name."), Map.of());
        var cameFrom = of.or("cameFrom", Memory::cameFrom, map(TEXT).about("By stage: where it was last entered from."), Map.of());
        var fired    = of.or("fired",    Memory::fired,    map(number(1)).about("By rule: how often its timer fired since the stage was entered."), Map.of());
        return in -> new Memory(in.get(dates), in.get(texts), in.get(cameFrom), in.get(fired));
    });

    /** What a row's event has set; not there if that is nothing. */
    static final ObjectForm<Kept> KEPT = ObjectForm.of(of -> {
        var dates        = of.or("dates",        kept -> present(kept.dates()), map(INSTANT).about("Dates that were set, by name."), Map.of());
        var texts        = of.or("texts",        kept -> present(kept.texts()), map(ANY_TEXT).about("Texts that were kept, by name."), Map.of());
        var clearedDates = of.or("clearedDates", kept -> absent(kept.dates()),  list(TEXT).about("Dates that were cleared."), List.of());
        var clearedTexts = of.or("clearedTexts", kept -> absent(kept.texts()),  list(TEXT).about("Texts that were cleared."), List.of());
        return in -> new Kept(both(in.get(dates), in.get(clearedDates)), both(in.get(texts), in.get(clearedTexts)));
    });

    /** A position's plain values; event types are in alphabetical order. */
    static final Form<PositionState> STATE = ObjectForm.<PositionState>of(of -> {
        var model        = of.one  ("model",        PositionState::model,        TEXT);
        var version      = of.one  ("version",      PositionState::version,      VERSION);
        var subject      = of.one  ("subject",      PositionState::subject,      TEXT);
        var stage        = of.one  ("stage",        PositionState::stage,        TEXT);
        var enteredAt    = of.one  ("enteredAt",    PositionState::enteredAt,    INSTANT);
        var asOf         = of.one  ("asOf",         PositionState::asOf,         INSTANT.about("The latest instant applied, timers included."));
        var timersDone   = of.or   ("timersDone",   PositionState::timersDone,   TRUE.about("The timers due at asOf itself have been applied."), false);
        var lastEventAt  = of.maybe("lastEventAt",  PositionState::lastEventAt,  INSTANT);
        var nextDue      = of.maybe("nextDue",      PositionState::nextDue,      INSTANT.about("When the next timer is due."));
        var episode      = of.one  ("episode",      PositionState::episode,      EPISODE);
        var furthest     = of.maybe("furthest",     PositionState::furthest,     TEXT.about("The furthest stage of this episode."));
        var furthestEver = of.maybe("furthestEver", PositionState::furthestEver, TEXT);
        var tallies      = of.one  ("tallies",      state -> new TreeMap<>(state.tallies()), map(TALLY).about("By event type, how often it was handled in this episode and when last."));
        var frozen       = of.or   ("frozen",       PositionState::frozen,       TRUE.about("Erased or merged away: nothing moves it any more."), false);
        var revision     = of.one  ("revision",     PositionState::revision,     REVISION);
        var spentUpTo    = of.maybe("spentUpTo",    PositionState::spentUpTo,    INSTANT.about("Timers due before count as spent."));
        var silenceFrom  = of.maybe("silenceFrom",  PositionState::silenceFrom,  INSTANT.about("Silence counts from there at the earliest."));
        var memory       = of.or   ("memory",       PositionState::memory,       MEMORY, Memory.NOTHING);
        return in -> new PositionState(in.get(model), in.get(version), in.get(subject), in.get(stage), in.get(enteredAt), in.get(asOf), in.get(timersDone),
                in.orNull(lastEventAt), in.orNull(nextDue), in.get(episode), in.orNull(furthest), in.orNull(furthestEver), in.get(tallies), in.get(frozen), in.get(revision),
                in.orNull(spentUpTo), in.orNull(silenceFrom), in.get(memory));
    }).about("Where one subject stands in one model.").named("position");

    /** A position is its plain values; its model takes it over again when it decides. */
    static final Form<Position> POSITION = STATE.mapped(Position::of, Position::state);

    static final ObjectForm<HistoryEntry.Key> ROW_KEY = ObjectForm.of(of -> {
        var model    = of.one("model",    HistoryEntry.Key::model,    TEXT);
        var version  = of.one("version",  HistoryEntry.Key::version,  VERSION);
        var subject  = of.one("subject",  HistoryEntry.Key::subject,  TEXT);
        var revision = of.one("revision", HistoryEntry.Key::revision, REVISION);
        var step     = of.one("step",     HistoryEntry.Key::step,     STEP_NUMBER);
        return in -> new HistoryEntry.Key(in.get(model), in.get(version), in.get(subject), in.get(revision), in.get(step));
    });

    static final ObjectForm<HistoryEntry.Cause> CAUSE = ObjectForm.of(of -> {
        var source  = of.one  ("source",  HistoryEntry.Cause::source,  constants(HistoryEntry.Source.class));
        var trigger = of.one  ("trigger", HistoryEntry.Cause::trigger, TEXT.about("The event type's id, the timer, or what the host did."));
        var rule    = of.maybe("rule",    HistoryEntry.Cause::rule,    TEXT);
        var passed  = of.maybe("passed",  HistoryEntry.Cause::passed,  TEXT.about("The guard that said yes."));
        var refused = of.or   ("refused", HistoryEntry.Cause::refused, TEXTS.about("The guards that said no."), List.of());
        var eventId = of.maybe("eventId", HistoryEntry.Cause::eventId, TEXT);
        var note    = of.maybe("note",    HistoryEntry.Cause::note,    ANY_TEXT.about("What the host had to say."));
        return in -> new HistoryEntry.Cause(in.get(source), in.get(trigger), in.orNull(rule), in.orNull(passed), in.get(refused), in.orNull(eventId), in.orNull(note));
    });

    static final ObjectForm<HistoryEntry.Times> TIMES = ObjectForm.of(of -> {
        var occurred  = of.one("occurred",  HistoryEntry.Times::occurred,  INSTANT.about("When it happened."));
        var effective = of.one("effective", HistoryEntry.Times::effective, INSTANT.about("When it took effect; later than occurred if it came late."));
        var recorded  = of.one("recorded",  HistoryEntry.Times::recorded,  INSTANT.about("When the row was written."));
        return in -> new HistoryEntry.Times(in.get(occurred), in.get(effective), in.get(recorded));
    });

    /** A row of history as one flat object, which a warehouse takes as it is. */
    static final Form<HistoryEntry> ROW = ObjectForm.<HistoryEntry>of(of -> {
        var key     = of.all  (           HistoryEntry::key,     ROW_KEY);
        var kind    = of.one  ("kind",    HistoryEntry::kind,    constants(Kind.class));
        var from    = of.maybe("from",    HistoryEntry::from,    STAGE.about("The stage before; not there in the first row."));
        var to      = of.one  ("to",      HistoryEntry::to,      STAGE.about("The stage after."));
        var episode = of.one  ("episode", HistoryEntry::episode, EPISODE);
        var cause   = of.all  (           HistoryEntry::cause,   CAUSE);
        var times   = of.all  (           HistoryEntry::times,   TIMES);
        var kept    = of.or   ("kept",    HistoryEntry::kept,    KEPT, Kept.NOTHING);
        return in -> new HistoryEntry(in.get(key), in.get(kind), in.orNull(from), in.get(to), in.get(episode), in.get(cause), in.get(times), in.get(kept));
    }).about("One row of a subject's history.").named("row");

    static final Form<Signal> SIGNAL = ObjectForm.of(of -> {
        var name = of.one("name", Signal::name, TEXT);
        var data = of.or ("data", Signal::data, SignalData.FORM, Map.of());
        return in -> new Signal(in.get(name), in.get(data));
    });

    /** One thing that a decision did, with the rule that did it. */
    static final Form<Step> STEP = ObjectForm.of(of -> {
        var kind        = of.one  ("kind",        Step::kind,        constants(Kind.class));
        var rule        = of.maybe("rule",        Step::rule,        RULE);
        var at          = of.one  ("at",          Step::at,          INSTANT);
        var from        = of.maybe("from",        Step::from,        STAGE);
        var to          = of.one  ("to",          Step::to,          STAGE);
        var episode     = of.one  ("episode",     Step::episode,     EPISODE);
        var guards      = of.list ("guards",      Step::guards,      TEXT);
        var touchpoints = of.list ("touchpoints", Step::touchpoints, TOUCH);
        var note        = of.maybe("note",        Step::note,        ANY_TEXT);
        var kept        = of.or   ("kept",        Step::kept,        KEPT, Kept.NOTHING);
        var about       = of.or   ("about",       Step::about,       map(ANY_TEXT), Map.of());
        return in -> new Step(in.get(kind), in.orNull(rule), in.get(at), in.orNull(from), in.get(to), in.get(episode), in.get(guards), in.get(touchpoints), in.orNull(note), in.get(kept), in.get(about));
    });

    /** What timers did, and the position after. */
    static final Form<Advance> ADVANCE = ObjectForm.of(of -> {
        var position = of.one ("position", Advance::position, POSITION);
        var trace    = of.list("trace",    Advance::trace,    STEP);
        return in -> new Advance(in.get(position), in.get(trace));
    });

    /** Where everybody stands, with the model, so that the stages that are read are the model's own. */
    static final Form<ReplayResult> REPLAY = ObjectForm.of(of -> {
        var model     = of.one("model",     ReplayResult::model,     DocumentForms.MODEL);
        var positions = of.one("positions", ReplayResult::positions, map(POSITION));
        return in -> new ReplayResult(in.get(model), owned(in.get(model), in.get(positions)));
    });

    /** An event with its envelope; an object of a bound class looks as the host's mapper has it. */
    static Form<Occurrence> occurrence(Bindings bindings) {
        ObjectForm<Object> bound = ObjectForm.of(of -> {
            of.one("type", event -> idOf(event, bindings), BOUND_TYPE);
            var event = of.one("event", same -> same, EVENT);
            return in -> in.get(event);
        });
        Part<Object> either = new OneOf<>()
                .or("signal", event -> event instanceof Signal signal ? signal : null, SIGNAL, signal -> signal)
                .or(bound,    event -> event instanceof Signal ? null : event,                 event -> event);
        return ObjectForm.<Occurrence>of(of -> {
            var subject = of.one("subject", Occurrence::subject, TEXT);
            var event   = of.all(           Occurrence::event,   either);
            var at      = of.one("at",      Occurrence::at,      INSTANT);
            var id      = of.one("id",      Occurrence::id,      TEXT);
            of.readingOrder(subject, at, id, event);
            return in -> new Occurrence(in.get(subject), in.get(event), in.get(at), in.get(id));
        }).about("An event with its envelope: a signal, or an object of a class that is bound to the type.").named("occurrence");
    }
    // spotless:on

    private static final Form<String> BOUND_TYPE = Form.of(TEXT::write, ValueForms::boundType, TEXT::schema);

    private static final Form<Object> EVENT =
            Form.of(ValueForms::writeEvent, ValueForms::event, definitions -> JsonNodeFactory.instance.objectNode());

    private ValueForms() {}

    private static <T> Map<String, T> present(Map<String, Optional<T>> kept) {
        Map<String, T> present = new TreeMap<>();
        kept.forEach((name, value) -> value.ifPresent(there -> present.put(name, there)));
        return present;
    }

    private static <T> List<String> absent(Map<String, Optional<T>> kept) {
        return kept.keySet().stream()
                .filter(name -> !present(kept).containsKey(name))
                .sorted()
                .toList();
    }

    private static <T> Map<String, Optional<T>> both(Map<String, T> set, List<String> cleared) {
        Map<String, Optional<T>> both = new LinkedHashMap<>();
        set.forEach((name, value) -> both.put(name, Optional.of(value)));
        cleared.forEach(name -> both.put(name, Optional.empty()));
        return both;
    }

    /** @throws IllegalArgumentException if the event's class is not bound */
    static String idOf(Object event, Bindings bindings) {
        Class<?> type = event instanceof Enum<?> constant ? constant.getDeclaringClass() : event.getClass();
        String id = null;
        for (Map.Entry<String, Class<?>> bound : bindings.events().entrySet()) {
            if (bound.getValue() == type) {
                id = bound.getKey();
            }
        }
        if (id == null) {
            throw new IllegalArgumentException(Messages.unboundClass(type.getName()));
        }
        return id;
    }

    private static void writeEvent(Object event, JsonGenerator out) {
        out.objectWriteContext().writeValue(out, event);
    }

    private static @Nullable String boundType(Item item) {
        String type = item.text();
        if (type != null && item.reading().bindings.eventClass(type).isEmpty()) {
            item.problem(Messages.unboundEvent(type));
        }
        return type;
    }

    /** Only of a document without problems so far, since Jackson tells one and no more. */
    private static @Nullable Object event(Item item) {
        item.reading().check();
        String type = Objects.requireNonNull(item.owner().get("type")).text();
        Class<?> bound =
                item.reading().bindings.eventClass(String.valueOf(type)).orElseThrow();
        try (JsonParser parser = item.reading().jackson.treeAsTokens(item.node())) {
            parser.nextToken();
            Object event = item.reading().jackson.readValue(parser, bound);
            if (event == null) {
                item.problem(Messages.wrongType("an event", item.kind()));
            }
            return event;
        }
    }

    private static Map<String, Position> owned(StageModel model, Map<String, Position> positions) {
        Map<String, Position> owned = new LinkedHashMap<>();
        positions.forEach((subject, position) -> owned.put(subject, model.own(position)));
        return owned;
    }
}
