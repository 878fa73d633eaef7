package dev.lifecycle.json;

import static dev.lifecycle.json.PlainForms.DURATION;
import static dev.lifecycle.json.PlainForms.TEXT;
import static dev.lifecycle.json.PlainForms.TRUE;
import static dev.lifecycle.json.PlainForms.list;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Rule;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a model is made of, each by itself. Guards, choosers and captures are names, which must be bound. */
final class ModelForms {

    private static final Form<String> ID = PlainForms.text(
                    PlainForms.node("string").put("maxLength", 255).put("pattern", "\\S"))
            .named("id");

    /** A stage is its id; reading gives the host's own constant where it is bound. */
    static final Form<Stage> STAGE =
            Form.of((stage, out) -> TEXT.write(stage.id(), out), ModelForms::stage, TEXT::schema);

    /** An event type is its id; reading gives it the class that is bound to the id. */
    static final Form<EventType> EVENT_TYPE =
            Form.of((type, out) -> TEXT.write(type.id(), out), ModelForms::eventType, TEXT::schema);

    static final Form<Guard> GUARD =
            Form.of((guard, out) -> TEXT.write(guard.name(), out), ModelForms::guard, TEXT::schema);

    static final Form<Chooser> CHOOSER =
            Form.of((chooser, out) -> TEXT.write(chooser.name(), out), ModelForms::chooser, TEXT::schema);

    // spotless:off
    /** A planned contact: its id alone, if there is no more to say. */
    static final Form<Touch> TOUCH = PlainForms.shorthand(ID, ModelForms::idAlone, Touch::of, ObjectForm.<Touch>of(of -> {
        var id     = of.one  ("id",           Touch::id,                           ID.about("What the host knows the contact by."));
        var after  = of.or   ("after",        Touch::delay,                        DURATION.about("How long after the rule fired it is due."), Duration.ZERO);
        var at     = of.maybe("at",           touch -> touch.hour().orElse(null),  PlainForms.TIME.about("The time of the customer's day at which it is first due."));
        var expiry = of.maybe("expiresAfter", touch -> touch.expiry().orElse(null), DURATION.about("Never to go out so long after it is first due."));
        var via    = of.maybe("via",          touch -> touch.channel().orElse(null), ID.about("The channel."));
        var cancel = of.or   ("cancelIfLeft", Touch::isCancelledIfLeft,            TRUE.about("Leaving the stage cancels it."), false);
        var owed   = of.or   ("transactional", Touch::isTransactional,             TRUE.about("Owed to the customer, whatever the rules of contact say."), false);
        return in -> touch(in.get(id), in.get(after), in.orNull(at), in.orNull(expiry), in.orNull(via), in.get(cancel), in.get(owed));
    }).named("touch"));

    static final Form<Group> GROUP = ObjectForm.of(of -> {
        var name   = of.one ("name",   Group::name,   TEXT);
        var stages = of.list("stages", Group::stages, STAGE);
        return in -> new Group(in.get(name), in.get(stages));
    });

    static final Part<Scope> SCOPE = new OneOf<Scope>()
            .or("from",      scope -> scope instanceof Scope.InStage in ? in.stage() : null, STAGE, Scope.InStage::new)
            .or("fromGroup", scope -> scope instanceof Scope.InGroup in ? in.group() : null, GROUP, Scope.InGroup::new)
            .or("fromAny",   Scope.Anywhere.class, new Scope.Anywhere());

    /** What a rule keeps of its event, by name; never more than one of a kind and a name. */
    static final Form<Capture> DATE = capture(Capture.Kind.DATE);

    static final Form<Capture> KEPT_TEXT = capture(Capture.Kind.TEXT);

    static final Form<Capture> NOTE = capture(Capture.Kind.NOTE);

    static final Form<Capture> ABOUT = capture(Capture.Kind.ABOUT);

    static final Form<Trigger.AfterPeriod> AFTER_PERIOD = ObjectForm.of(of -> {
        var period = of.one("period", Trigger.AfterPeriod::period, PlainForms.PERIOD);
        var zone   = of.one("zone",   Trigger.AfterPeriod::zone,   PlainForms.ZONE);
        return in -> new Trigger.AfterPeriod(in.get(period), in.get(zone));
    });

    /** A date to wait for: its name alone, if there is no more to say. */
    static final Form<Trigger.OnDate> ON_DATE = PlainForms.shorthand(ID, ModelForms::dateAlone, ModelForms::atDate, ObjectForm.<Trigger.OnDate>of(of -> {
        var date   = of.one("date",       Trigger.OnDate::date,       ID.about("The date's name."));
        var shift  = of.or ("shift",      Trigger.OnDate::shift,      DURATION.about("How long after it; negative for before."), Duration.ZERO);
        var unless = of.or ("unlessPast", Trigger.OnDate::unlessPast, TRUE.about("Not armed where that is over already."), false);
        return in -> new Trigger.OnDate(in.get(date), in.get(shift), in.get(unless));
    }).named("onDate"));

    static final Part<Trigger> TRIGGER = new OneOf<Trigger>()
            .or("on",           trigger -> trigger instanceof Trigger.OnEvent on ? on.type() : null,              EVENT_TYPE, Trigger.OnEvent::new)
            .or("after",        trigger -> trigger instanceof Trigger.After after ? after.delay() : null,         DURATION,   Trigger.After::new)
            .or("afterSilence", trigger -> trigger instanceof Trigger.AfterSilence after ? after.delay() : null, DURATION,   Trigger.AfterSilence::new)
            .or("every",        trigger -> trigger instanceof Trigger.Every every ? every.interval() : null,     DURATION,   Trigger.Every::new)
            .or("afterPeriod",  trigger -> trigger instanceof Trigger.AfterPeriod after ? after : null,             AFTER_PERIOD, after -> after)
            .or("onDate",       trigger -> trigger instanceof Trigger.OnDate on ? on : null,                      ON_DATE, on -> on);

    static final Part<Action> ACTION = action(STAGE, list(STAGE));

    static final Form<Rule> RULE = ObjectForm.of(of -> {
        var id      = of.one  ("id",          Rule::id, TEXT);
        var scope   = of.all  (               Rule::scope, SCOPE);
        var trigger = of.all  (               Rule::trigger, TRIGGER);
        var guard   = of.maybe("when",        Rule::guard, GUARD);
        var dates   = of.list ("sets",        rule -> kept(rule.captures(), Capture.Kind.DATE), DATE);
        var texts   = of.list ("keeps",       rule -> kept(rule.captures(), Capture.Kind.TEXT), KEPT_TEXT);
        var note    = of.maybe("noting",      rule -> only(rule.captures(), Capture.Kind.NOTE), NOTE);
        var about   = of.maybe("about",       rule -> only(rule.captures(), Capture.Kind.ABOUT), ABOUT);
        var quiet   = of.flag ("notActivity", rule -> !rule.isActivity());
        var touches = of.list ("touch",       Rule::touchpoints, TOUCH);
        var action  = of.all  (               Rule::action, ACTION);
        return in -> new Rule(in.get(id), in.get(scope), in.get(trigger), in.orNull(guard), in.get(action), in.get(touches),
                captures(in.get(dates), in.get(texts), in.orNull(note), in.orNull(about)), !in.get(quiet));
    });

    /** An event that a rule would have, with the rule. */
    static final Form<Permit> PERMIT = ObjectForm.of(of -> {
        var event  = of.one ("event",  Permit::event,  TEXT);
        var rule   = of.one ("rule",   Permit::rule,   RULE);
        var guards = of.list("guards", Permit::guards, TEXT);
        return in -> new Permit(in.get(event), in.get(rule), in.get(guards));
    });

    static final Form<Path.Leg> LEG = ObjectForm.of(of -> {
        var stage       = of.one ("stage",       Path.Leg::stage,       STAGE);
        var trigger     = of.one ("trigger",     Path.Leg::trigger,     TEXT);
        var rule        = of.one ("rule",        Path.Leg::rule,        TEXT);
        var obligations = of.list("obligations", Path.Leg::obligations, TEXT);
        var to          = of.one ("to",          Path.Leg::to,          STAGE);
        return in -> new Path.Leg(in.get(stage), in.get(trigger), in.get(rule), in.get(obligations), in.get(to));
    });

    /** A way to a rule, as the list of its legs. */
    static final Form<Path> PATH = Form.of((path, out) -> list(LEG).write(path.legs(), out), ModelForms::path, list(LEG)::schema);

    /** What a rule does, in whatever form its model has stages. */
    static OneOf<Action> action(Form<Stage> stage, Form<List<Stage>> stages) {
        ObjectForm<Action.Choose> choose = ObjectForm.of(of -> {
            var chooser = of.one("chooser", Action.Choose::chooser, CHOOSER);
            var targets = of.one("targets", Action.Choose::targets, stages);
            of.readingOrder(targets, chooser);
            return in -> new Action.Choose(in.get(chooser), in.get(targets));
        });
        Form<Action> to = PlainForms.shorthand(stage, ModelForms::stageAlone, Action.To::new, choose.mapped(one -> one, Action.Choose.class::cast));
        return new OneOf<Action>()
                .or("to",        action -> action instanceof Action.To || action instanceof Action.Choose ? action : null, to, action -> action)
                .or("reopensAt", action -> action instanceof Action.Reopen reopen ? reopen.stage() : null, stage.about("There the next episode begins."), Action.Reopen::new)
                .or("toPrevious",        action -> action instanceof Action.ToPrevious back ? back.fallback() : null,       stage.about("Back to where the stage was entered from; this one where that is not known."), Action.ToPrevious::new)
                .or("reopensAtPrevious", action -> action instanceof Action.ReopenAtPrevious back ? back.fallback() : null, stage.about("The same, and the next episode begins there."), Action.ReopenAtPrevious::new)
                .or("reenter",   Action.Reenter.class, new Action.Reenter())
                .or("stay",      Action.Stay.class,    new Action.Stay())
                .or("ignore",    Action.Ignore.class,  new Action.Ignore());
    }
    // spotless:on

    private ModelForms() {}

    private static Trigger.OnDate atDate(String date) {
        return new Trigger.OnDate(date, Duration.ZERO, false);
    }

    private static @Nullable String dateAlone(Trigger.OnDate on) {
        return on.equals(atDate(on.date())) ? on.date() : null;
    }

    /** What is kept of this kind. */
    static List<Capture> kept(List<Capture> captures, Capture.Kind kind) {
        return captures.stream().filter(capture -> capture.kind() == kind).toList();
    }

    /** The one of this kind, of which there is one at most. */
    static @Nullable Capture only(List<Capture> captures, Capture.Kind kind) {
        List<Capture> some = kept(captures, kind);
        return some.isEmpty() ? null : some.get(0);
    }

    static List<Capture> captures(
            List<Capture> dates, List<Capture> texts, @Nullable Capture note, @Nullable Capture about) {
        return Stream.of(dates.stream(), texts.stream(), Stream.ofNullable(note), Stream.ofNullable(about))
                .flatMap(some -> some)
                .toList();
    }

    private static Form<Capture> capture(Capture.Kind kind) {
        return Form.of((capture, out) -> TEXT.write(capture.name(), out), item -> capture(kind, item), ID::schema);
    }

    private static @Nullable Capture capture(Capture.Kind kind, Item item) {
        String name = item.text();
        Capture capture = name == null
                ? null
                : item.reading().bindings.capture(item.ruleId(), kind, name).orElse(null);
        if (capture == null && name != null) {
            item.problem(() -> Messages.unboundCapture(
                    kind, name, item.ruleId(), item.reading().bindings.kinds(item.ruleId(), name)));
        }
        return capture;
    }

    private static @Nullable Stage stage(Item item) {
        String id = item.text();
        return id == null ? null : item.attempt(() -> item.reading().bindings.stage(id));
    }

    private static @Nullable EventType eventType(Item item) {
        String id = item.text();
        return id == null
                ? null
                : item.attempt(() ->
                        new EventType(id, item.reading().bindings.eventClass(id).orElse(null)));
    }

    private static @Nullable Guard guard(Item item) {
        String name = item.text();
        Guard guard = name == null
                ? null
                : item.reading().bindings.guard(item.ruleId(), name).orElse(null);
        if (guard == null && name != null) {
            item.problem(Messages.unboundGuard(name));
        }
        return guard;
    }

    private static @Nullable Chooser chooser(Item item) {
        String name = item.text();
        Chooser chooser = name == null
                ? null
                : item.reading().bindings.chooser(item.ruleId(), name).orElse(null);
        if (chooser == null && name != null) {
            item.problem(Messages.unboundChooser(name));
        }
        return chooser;
    }

    private static @Nullable String idAlone(Touch touch) {
        return touch.equals(Touch.of(touch.id())) ? touch.id() : null;
    }

    private static Touch touch(
            String id,
            Duration after,
            @Nullable LocalTime at,
            @Nullable Duration expiry,
            @Nullable String via,
            boolean cancelIfLeft,
            boolean transactional) {
        Touch touch = Touch.of(id).after(after);
        touch = at == null ? touch : touch.at(at);
        touch = expiry == null ? touch : touch.expiresAfter(expiry);
        touch = via == null ? touch : touch.via(via);
        touch = cancelIfLeft ? touch.cancelIfLeft() : touch;
        return transactional ? touch.transactional() : touch;
    }

    private static @Nullable Stage stageAlone(Action action) {
        return action instanceof Action.To to ? to.stage() : null;
    }

    private static @Nullable Path path(Item item) {
        int before = item.reading().problems();
        List<Path.Leg> legs = list(LEG).read(item);
        if (legs != null && legs.isEmpty() && item.reading().problems() == before) {
            item.problem(Messages.empty("a path"));
        }
        return legs == null || legs.isEmpty() ? null : item.attempt(() -> new Path(legs));
    }
}
