package dev.lifecycle.json;

import static dev.lifecycle.json.PlainForms.DURATION;
import static dev.lifecycle.json.PlainForms.INSTANT;
import static dev.lifecycle.json.PlainForms.TEXT;
import static dev.lifecycle.json.PlainForms.TRUE;
import static dev.lifecycle.json.PlainForms.constants;
import static dev.lifecycle.json.PlainForms.list;
import static dev.lifecycle.json.PlainForms.number;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model is made of, each by itself, and what its decisions did. Guards and choosers are names, which must be bound. */
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
        var via    = of.maybe("via",          touch -> touch.channel().orElse(null), ID.about("The channel."));
        var cancel = of.or   ("cancelIfLeft", Touch::isCancelledIfLeft,            TRUE.about("Leaving the stage cancels it."), false);
        return in -> touch(in.get(id), in.get(after), in.orNull(via), in.get(cancel));
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

    static final Part<Trigger> TRIGGER = new OneOf<Trigger>()
            .or("on",           trigger -> trigger instanceof Trigger.OnEvent on ? on.type() : null,              EVENT_TYPE, Trigger.OnEvent::new)
            .or("after",        trigger -> trigger instanceof Trigger.After after ? after.delay() : null,         DURATION,   Trigger.After::new)
            .or("afterSilence", trigger -> trigger instanceof Trigger.AfterSilence after ? after.delay() : null, DURATION,   Trigger.AfterSilence::new)
            .or("every",        trigger -> trigger instanceof Trigger.Every every ? every.interval() : null,     DURATION,   Trigger.Every::new)
            .or("afterPeriod",  trigger -> trigger instanceof Trigger.AfterPeriod after ? after : null, ObjectForm.<Trigger.AfterPeriod>of(of -> {
                var period = of.one("period", after -> after.period().toString(), TEXT.about("ISO 8601: years, months and days."));
                var zone   = of.one("zone",   after -> after.zone().getId(),      TEXT.about("By whose calendar."));
                return in -> afterPeriod(in.get(period), in.get(zone));
            }), after -> after)
            .or("onDate",       trigger -> trigger instanceof Trigger.OnDate on ? on : null, ObjectForm.<Trigger.OnDate>of(of -> {
                var date   = of.one("date",       Trigger.OnDate::date,       ID.about("The date's name."));
                var shift  = of.or ("shift",      Trigger.OnDate::shift,      DURATION.about("How long after it; negative for before."), Duration.ZERO);
                var unless = of.or ("unlessPast", Trigger.OnDate::unlessPast, TRUE.about("Not armed where that is over already."), false);
                return in -> new Trigger.OnDate(in.get(date), in.get(shift), in.get(unless));
            }), on -> on);

    static final Part<Action> ACTION = action(STAGE, list(STAGE))
            .or("toPrevious",        action -> action instanceof Action.ToPrevious back ? back.fallback() : null,       STAGE.about("Stands in where it is not known where the stage was entered from."), Action.ToPrevious::new)
            .or("reopensAtPrevious", action -> action instanceof Action.ReopenAtPrevious back ? back.fallback() : null, STAGE.about("The same, in the next episode."), Action.ReopenAtPrevious::new);

    static final Form<Rule> RULE = ObjectForm.of(of -> {
        var id      = of.one  ("id",    rule -> sayable(rule).id(), TEXT);
        var scope   = of.all  (         Rule::scope, SCOPE);
        var trigger = of.all  (         Rule::trigger, TRIGGER);
        var guard   = of.maybe("when",  Rule::guard, GUARD);
        var touches = of.list ("touch", Rule::touchpoints, TOUCH);
        var action  = of.all  (         Rule::action, ACTION);
        return in -> new Rule(in.get(id), in.get(scope), in.get(trigger), in.orNull(guard), in.get(action), in.get(touches));
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

    /** One thing that a decision did, with the rule that did it. */
    static final Form<Step> STEP = ObjectForm.of(of -> {
        var kind        = of.one  ("kind",        Step::kind,        constants(Kind.class));
        var rule        = of.maybe("rule",        Step::rule,        RULE);
        var at          = of.one  ("at",          Step::at,          INSTANT);
        var from        = of.maybe("from",        Step::from,        STAGE);
        var to          = of.one  ("to",          Step::to,          STAGE);
        var episode     = of.one  ("episode",     Step::episode,     number(1));
        var guards      = of.list ("guards",      Step::guards,      TEXT);
        var touchpoints = of.list ("touchpoints", Step::touchpoints, TOUCH);
        return in -> new Step(in.get(kind), in.orNull(rule), in.get(at), in.orNull(from), in.get(to), in.get(episode), in.get(guards), in.get(touchpoints));
    });

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
                .or("reenter",   Action.Reenter.class, new Action.Reenter())
                .or("stay",      Action.Stay.class,    new Action.Stay())
                .or("ignore",    Action.Ignore.class,  new Action.Ignore());
    }
    // spotless:on

    private ModelForms() {}

    private static Trigger.AfterPeriod afterPeriod(String period, String zone) {
        try {
            return new Trigger.AfterPeriod(Period.parse(period), ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Messages.notAPeriod(period, zone), e);
        }
    }

    /** The rule itself, if there is a form for all of it. */
    static Rule sayable(Rule rule) {
        boolean isPlain = rule.trigger()
                .<Boolean>fold(
                        on -> true, after -> true, silence -> true, every -> false, period -> false, date -> false);
        if (!isPlain || rule.action().goesBack() || !rule.captures().isEmpty() || !rule.isActivity()) {
            throw new IllegalArgumentException(Messages.cannotSay(rule.id()));
        }
        return rule;
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

    private static Touch touch(String id, Duration after, @Nullable String via, boolean cancelIfLeft) {
        Touch plain = Touch.of(id).after(after);
        Touch routed = via == null ? plain : plain.via(via);
        return cancelIfLeft ? routed.cancelIfLeft() : routed;
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
