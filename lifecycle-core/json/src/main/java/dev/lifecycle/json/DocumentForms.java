package dev.lifecycle.json;

import static dev.lifecycle.json.PlainForms.DURATION;
import static dev.lifecycle.json.PlainForms.TRUE;
import static dev.lifecycle.json.PlainForms.constants;
import static dev.lifecycle.json.PlainForms.list;
import static dev.lifecycle.json.PlainForms.oneOrMore;

import dev.lifecycle.json.ModelDocument.From;
import dev.lifecycle.json.ModelDocument.GroupEntry;
import dev.lifecycle.json.ModelDocument.RuleEntry;
import dev.lifecycle.json.ModelDocument.StageEntry;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a {@link ModelDocument} looks as JSON. Its rules refer to the stages and groups that it has declared before them. */
final class DocumentForms {

    static final String SCHEMA_ID = "urn:lifecycle:stage-model:1";

    /** Neither blank nor with control characters or breaks of lines in it. */
    private static final String SOUND = "^(?=.*\\S)[^\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029]+$";

    private static final int LONGEST_MODEL_NAME = 128;

    /** What can be said of a rule only if an event sets it off. */
    private static final List<String> OF_EVENTS = List.of("sets", "keeps", "noting", "notActivity");

    /** A name or an id, as the model will ask for it; refused here, where its place is known. */
    private static final Form<String> TEXT = Form.of(
                    PlainForms.TEXT::write, DocumentForms::id, definitions -> sound(Texts.LONGEST_ID))
            .named("text");

    private static final Form<String> MODEL_NAME = Form.of(
                    PlainForms.TEXT::write, Item::text, definitions -> sound(LONGEST_MODEL_NAME))
            .about("What positions and history call the model.");

    private static final Form<Integer> VERSION = PlainForms.number(1).with(schema -> schema.put("default", 1));

    private static final Form<String> SCHEMA =
            Form.of(TEXT::write, DocumentForms::schemaId, PlainForms.constant(SCHEMA_ID)::schema);

    /** A stage where it is declared. */
    private static final Form<Stage> NEW_STAGE =
            Form.of((stage, out) -> TEXT.write(stage.id(), out), DocumentForms::newStage, TEXT::schema);

    /** A stage that has been declared. */
    private static final Form<Stage> STAGE =
            Form.of((stage, out) -> TEXT.write(stage.id(), out), DocumentForms::knownStage, TEXT::schema);

    private static final Form<List<Stage>> STAGES = oneOrMore(STAGE, Item::owner);

    /** Written as an array even if there is one. */
    private static final Form<List<Stage>> MEMBERS = Form.of(
            list(STAGE)::write, STAGES::read, oneOrMore(TEXT, Item::owner).named("texts")::schema);

    private static final Form<String> NEW_GROUP = Form.of(TEXT::write, DocumentForms::newGroup, TEXT::schema);

    private static final Form<String> GROUP = Form.of(TEXT::write, DocumentForms::knownGroup, TEXT::schema);

    private static final Form<List<EventType>> EVENTS = oneOrMore(ModelForms.EVENT_TYPE, item -> item);

    private static final Form<List<Touch>> TOUCHES = list(ModelForms.TOUCH).named("touches");

    private static final Form<List<Capture>> DATES = once("date", ModelForms.DATE);

    private static final Form<List<Capture>> KEPT_TEXTS = once("text", ModelForms.KEPT_TEXT);

    /** One name or several, each once. */
    private static Form<List<Capture>> once(String what, Form<Capture> capture) {
        Form<List<Capture>> some = texts(oneOrMore(capture, Item::owner));
        return Form.of(some::write, item -> once(what, item, some.read(item)), some::schema)
                .with(schema -> schema.put("uniqueItems", true));
    }

    private static <T> Form<T> texts(Form<T> form) {
        return Form.of(form::write, form::read, oneOrMore(TEXT, Item::owner).named("texts")::schema);
    }

    // spotless:off
    private static final Form<StageEntry> STAGE_ENTRY = PlainForms.shorthand(NEW_STAGE, StageEntry::alone, StageEntry::new, ObjectForm.<StageEntry>of(of -> {
        var stage      = of.one  ("id",         StageEntry::stage,      NEW_STAGE);
        var phase      = of.maybe("phase",      StageEntry::phase,      constants(Phase.class).about("Before, during or after the purchase."));
        var exit       = of.or   ("exit",       StageEntry::exit,       TRUE.about("The customer is lost there."), false);
        var terminal   = of.or   ("terminal",   StageEntry::terminal,   TRUE.about("Nothing leads out of it."), false);
        var remembers  = of.or   ("remembering", StageEntry::remembering, TRUE.about("It is remembered where it was last entered from."), false);
        var onEntering = of.or   ("onEntering", StageEntry::onEntering, TOUCHES, List.of());
        var onLeaving  = of.or   ("onLeaving",  StageEntry::onLeaving,  TOUCHES, List.of());
        return in -> new StageEntry(in.get(stage), in.orNull(phase), in.get(exit), in.get(terminal), in.get(remembers), in.get(onEntering), in.get(onLeaving));
    }).named("stage"));

    private static final Form<GroupEntry> GROUP_ENTRY = ObjectForm.<GroupEntry>of(of -> {
        var name   = of.one("name",   GroupEntry::name,   NEW_GROUP);
        var stages = of.one("stages", GroupEntry::stages, MEMBERS);
        return in -> new GroupEntry(in.get(name), in.get(stages));
    }).named("group");

    private static final Part<From> FROM = new OneOf<From>()
            .or("from",      from -> from.stages().isEmpty() ? null : from.stages(), texts(STAGES), stages -> new From(stages, null))
            .or("fromGroup", From::group,                                            GROUP,         group -> new From(List.of(), group))
            .or("fromAny",   From.class, From.ANY);

    private static final Part<List<Trigger>> TRIGGERS = new OneOf<List<Trigger>>()
            .or("on",           DocumentForms::events,  texts(EVENTS).about("Event types by id."), types -> types.stream().<Trigger>map(Trigger.OnEvent::new).toList())
            .or("after",        all -> all.get(0) instanceof Trigger.After after ? after.delay() : null,        DURATION.about("This long after entering the stage."), delay -> List.of(new Trigger.After(delay)))
            .or("afterSilence", all -> all.get(0) instanceof Trigger.AfterSilence after ? after.delay() : null, DURATION.about("This long after entering it or the latest handled event."), delay -> List.of(new Trigger.AfterSilence(delay)))
            .or("every",        all -> all.get(0) instanceof Trigger.Every every ? every.interval() : null,     DURATION.about("This long after entering the stage, and again and again after as long."), interval -> List.of(new Trigger.Every(interval)))
            .or("afterPeriod",  all -> all.get(0) instanceof Trigger.AfterPeriod after ? after : null,          ModelForms.AFTER_PERIOD.about("This long after entering the stage by a calendar."), List::of)
            .or("onDate",       all -> all.get(0) instanceof Trigger.OnDate on ? on : null,                     ModelForms.ON_DATE.about("At a date that some rule sets, or so long before or after it."), List::of);

    private static final Form<RuleEntry> RULE_ENTRY = ObjectForm.<RuleEntry>of(of -> {
        var id       = of.maybe("id",    RuleEntry::id,    TEXT.about("Stable; from/event/guard if it is left out."));
        var from     = of.all  (         RuleEntry::from, FROM);
        var triggers = of.all  (         RuleEntry::triggers, TRIGGERS);
        var guard    = of.maybe("when",  RuleEntry::guard, ModelForms.GUARD.about("The guard's name."));
        var dates    = of.or   ("sets",        rule -> ModelForms.kept(rule.captures(), Capture.Kind.DATE), DATES.about("Names of dates that are set from the event."), List.of());
        var texts    = of.or   ("keeps",       rule -> ModelForms.kept(rule.captures(), Capture.Kind.TEXT), KEPT_TEXTS.about("Names of texts that are kept of the event."), List.of());
        var note     = of.maybe("noting",      rule -> ModelForms.only(rule.captures(), Capture.Kind.NOTE), ModelForms.NOTE.about("The name of the note that is kept of the event."));
        var about    = of.maybe("about",       rule -> ModelForms.only(rule.captures(), Capture.Kind.ABOUT), ModelForms.ABOUT.about("The name of what says what the touchpoints are about."));
        var quiet    = of.or   ("notActivity", rule -> !rule.activity(), TRUE.about("The event is none of the customer's own doing."), false);
        var touches  = of.or   ("touch", RuleEntry::touches, TOUCHES, List.of());
        var action   = of.all  (         RuleEntry::action, ModelForms.action(STAGE, MEMBERS));
        return in -> checked(in.object(), new RuleEntry(in.orNull(id), in.get(from), in.get(triggers), in.orNull(guard), ModelForms.captures(in.get(dates), in.get(texts), in.orNull(note), in.orNull(about)), !in.get(quiet), in.get(touches), in.get(action)));
    }).with(DocumentForms::eventsAlone).named("rule");

    private static final Form<ModelDocument> DOCUMENT = ObjectForm.of(of -> {
        var schema  = of.maybe("$schema", document -> SCHEMA_ID,   SCHEMA);
        var name    = of.one  ("name",    ModelDocument::name,    MODEL_NAME);
        var version = of.maybe("version", ModelDocument::version, VERSION);
        var start   = of.one  ("start",   ModelDocument::start,   STAGE.about("The stage in which a subject begins."));
        var stages  = of.one  ("stages",  ModelDocument::stages,  list(STAGE_ENTRY).with(array -> array.put("minItems", 1)).about("All stages, from least to most advanced."));
        var groups  = of.or   ("groups",  ModelDocument::groups,  list(GROUP_ENTRY).about("Stages that share rules: nested, or with no stage in common."), List.of());
        var rules   = of.one  ("rules",   ModelDocument::rules,   list(RULE_ENTRY).about("In the order in which they are asked."));
        of.readingOrder(schema, name, version, stages, start, groups, rules);
        return in -> new ModelDocument(in.get(name), in.orNull(version), in.get(start), in.get(stages), in.get(groups), in.get(rules));
    });
    // spotless:on

    /** A model as its document. */
    static final Form<StageModel> MODEL = Form.of(
            (model, out) -> DOCUMENT.write(ModelDocument.of(model), out), DocumentForms::model, DOCUMENT::schema);

    private DocumentForms() {}

    /** First everything that the document itself gets wrong, then what the model's own checks find. */
    private static @Nullable StageModel model(Item item) {
        item.reading().stages.clear();
        item.reading().groups.clear();
        DocumentLimits limits = item.reading().limits;
        boolean hasFewStages = fits(item, "stages", limits.stages());
        boolean hasFewRules = fits(item, "rules", limits.rules());
        ModelDocument document = hasFewStages && hasFewRules ? DOCUMENT.read(item) : null;
        if (item.node() instanceof ObjectNode read) {
            read.removeAll(); // a large document and the model that is made of it are not held at once
        }
        if (document == null || !fits(item, document)) {
            return null;
        }
        return item.attempt(() -> {
            try {
                return document.builder(item.reading().bindings).build();
            } catch (InvalidModelException e) {
                e.problems().forEach(item::problem);
                item.reading().because(e);
                return null;
            }
        });
    }

    private static ObjectNode sound(int longest) {
        return PlainForms.node("string").put("maxLength", longest).put("pattern", SOUND);
    }

    private static @Nullable String id(Item item) {
        String text = item.text();
        return text == null ? null : item.attempt(() -> Texts.requireId(text, "a name or an id"));
    }

    private static boolean fits(Item item, String what, int limit) {
        Item list = item.node().isObject() ? item.get(what) : null;
        if (list == null || list.node().size() <= limit) {
            return true;
        }
        list.problem(Messages.overLimit(what, list.node().size(), limit));
        return false;
    }

    private static boolean fits(Item item, ModelDocument document) {
        DocumentLimits limits = item.reading().limits;
        long rules = document.ruleCount();
        long cells = document.cellCount();
        if (rules > limits.rules()) {
            item.problem(Messages.overLimit("rules", rules, limits.rules()));
        } else if (cells > limits.cells()) {
            item.problem(Messages.overLimit("cells", cells, limits.cells()));
        }
        return rules <= limits.rules() && cells <= limits.cells();
    }

    private static RuleEntry checked(Item item, RuleEntry rule) {
        if (rule.triggers().get(0).isTimer()) {
            if (rule.action() instanceof Action.Ignore) {
                item.problem(Messages.timerCannotIgnore());
            }
            for (String property : OF_EVENTS) {
                Item said = item.get(property);
                if (said != null) {
                    said.problem(Messages.timerHasNoEvent(property));
                }
            }
        }
        return rule;
    }

    private static void eventsAlone(ObjectNode schema) {
        ObjectNode needs = schema.putObject("dependentRequired");
        OF_EVENTS.forEach(property -> needs.putArray(property).add("on"));
    }

    private static @Nullable List<Capture> once(String what, Item item, @Nullable List<Capture> captures) {
        Set<String> names = new HashSet<>();
        for (Capture capture : captures == null ? List.<Capture>of() : captures) {
            if (!names.add(capture.name())) {
                item.problem(Messages.twice(what, capture.name()));
                return null;
            }
        }
        return captures;
    }

    private static @Nullable List<EventType> events(List<Trigger> triggers) {
        List<EventType> events = triggers.stream()
                .flatMap(trigger -> trigger instanceof Trigger.OnEvent on ? Stream.of(on.type()) : Stream.empty())
                .toList();
        return events.isEmpty() ? null : events;
    }

    private static @Nullable String schemaId(Item item) {
        String id = item.text();
        if (id != null && !id.equals(SCHEMA_ID)) {
            item.problem(Messages.wrongSchema(id, SCHEMA_ID));
        }
        return id;
    }

    private static @Nullable Stage newStage(Item item) {
        String id = id(item);
        if (id == null) {
            return null;
        }
        Stage stage = item.attempt(() -> item.reading().bindings.stage(id));
        if (stage == null) {
            return null;
        }
        if (item.reading().stages.putIfAbsent(id, stage) != null) {
            item.owner().problem(Messages.twice("stage", id));
        }
        return stage;
    }

    private static @Nullable Stage knownStage(Item item) {
        String id = item.text();
        Stage stage = id == null ? null : item.reading().stages.get(id);
        if (stage == null && id != null) {
            item.problem(
                    () -> Messages.notOneOf("stage", id, item.reading().stages.keySet()));
        }
        return stage;
    }

    private static @Nullable String newGroup(Item item) {
        String name = id(item);
        if (name != null && !item.reading().groups.add(name)) {
            item.owner().problem(Messages.twice("group", name));
        }
        return name;
    }

    private static @Nullable String knownGroup(Item item) {
        String name = item.text();
        if (name != null && !item.reading().groups.contains(name)) {
            item.problem(() -> Messages.notOneOf("group", name, item.reading().groups));
        }
        return name;
    }
}
