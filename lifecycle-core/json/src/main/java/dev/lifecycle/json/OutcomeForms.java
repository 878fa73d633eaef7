package dev.lifecycle.json;

import static dev.lifecycle.json.ModelForms.STAGE;
import static dev.lifecycle.json.PlainForms.TEXT;
import static dev.lifecycle.json.PlainForms.constants;
import static dev.lifecycle.json.PlainForms.list;
import static dev.lifecycle.json.ValueForms.EPISODE;
import static dev.lifecycle.json.ValueForms.TEXTS;

import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint;
import java.util.List;

/** What became of an event, and the contacts that it called for. */
final class OutcomeForms {

    // spotless:off
    private static final Form<List<Touchpoint>> CALLED = list(StoreForms.TOUCHPOINT).about("The contacts that it called for.");

    private static final ObjectForm<Outcome.Moved> MOVED = ObjectForm.of(of -> {
        of.kind("MOVED");
        var subject = of.one  ("subject", Outcome.Moved::subject, TEXT);
        var event   = of.one  ("event",   Outcome.Moved::event,   TEXT.about("The event type's id."));
        var rule    = of.one  ("rule",    Outcome.Moved::rule,    TEXT);
        var guard   = of.maybe("guard",   Outcome.Moved::guard,   TEXT.about("The guard that said yes."));
        var from    = of.one  ("from",    Outcome.Moved::from,    STAGE);
        var episode = of.one  ("episode", Outcome.Moved::episode, EPISODE);
        var stage   = of.one  ("stage",   Outcome.Moved::stage,   STAGE.about("The stage after."));
        var called  = of.or   ("touchpoints", Outcome.Moved::touchpoints, CALLED, List.of());
        return in -> new Outcome.Moved(in.get(subject), in.get(event), in.get(rule), in.orNull(guard), in.get(from), in.get(stage), in.get(episode), in.get(called));
    });

    private static final ObjectForm<Outcome.Stayed> STAYED = ObjectForm.of(of -> {
        of.kind("STAYED");
        var subject = of.one  ("subject", Outcome.Stayed::subject, TEXT);
        var event   = of.one  ("event",   Outcome.Stayed::event,   TEXT.about("The event type's id."));
        var rule    = of.one  ("rule",    Outcome.Stayed::rule,    TEXT);
        var guard   = of.maybe("guard",   Outcome.Stayed::guard,   TEXT.about("The guard that said yes."));
        var stage   = of.one  ("stage",   Outcome.Stayed::stage,   STAGE);
        var called  = of.or   ("touchpoints", Outcome.Stayed::touchpoints, CALLED, List.of());
        return in -> new Outcome.Stayed(in.get(subject), in.get(event), in.get(rule), in.orNull(guard), in.get(stage), in.get(called));
    });

    private static final ObjectForm<Outcome.Ignored> IGNORED = ObjectForm.of(of -> {
        of.kind("IGNORED");
        var subject = of.one("subject", Outcome.Ignored::subject, TEXT);
        var event   = of.one("event",   Outcome.Ignored::event,   TEXT.about("The event type's id."));
        var rule    = of.one("rule",    Outcome.Ignored::rule,    TEXT);
        var stage   = of.one("stage",   Outcome.Ignored::stage,   STAGE);
        return in -> new Outcome.Ignored(in.get(subject), in.get(event), in.get(rule), in.get(stage));
    });

    private static final ObjectForm<Outcome.Refused> REFUSED = ObjectForm.of(of -> {
        of.kind("REFUSED");
        var subject = of.one("subject", Outcome.Refused::subject, TEXT);
        var event   = of.one("event",   Outcome.Refused::event,   TEXT.about("The event type's id."));
        var reason  = of.one("reason",  Outcome.Refused::reason,  constants(Outcome.Reason.class));
        var guards  = of.or ("guards",  Outcome.Refused::guards,  TEXTS.about("The guards that said no."), List.of());
        var stage   = of.one("stage",   Outcome.Refused::stage,   STAGE);
        return in -> new Outcome.Refused(in.get(subject), in.get(event), in.get(stage), in.get(reason), in.get(guards));
    });

    private static final ObjectForm<Outcome.Duplicate> DUPLICATE = ObjectForm.of(of -> {
        of.kind("DUPLICATE");
        var subject = of.one("subject", Outcome.Duplicate::subject, TEXT);
        var event   = of.one("event",   Outcome.Duplicate::event,   TEXT.about("The event type's id."));
        var eventId = of.one("eventId", Outcome.Duplicate::eventId, TEXT);
        var stage   = of.one("stage",   Outcome.Duplicate::stage,   STAGE);
        return in -> new Outcome.Duplicate(in.get(subject), in.get(event), in.get(eventId), in.get(stage));
    });

    static final Form<Outcome> OUTCOME = OneOf.<Outcome>kinds(List.of(
            new OneOf.Kind<>("MOVED",     Outcome.Moved.class,     MOVED),
            new OneOf.Kind<>("STAYED",    Outcome.Stayed.class,    STAYED),
            new OneOf.Kind<>("IGNORED",   Outcome.Ignored.class,   IGNORED),
            new OneOf.Kind<>("REFUSED",   Outcome.Refused.class,   REFUSED),
            new OneOf.Kind<>("DUPLICATE", Outcome.Duplicate.class, DUPLICATE)))
            .about("What became of an event.").named("outcome");
    // spotless:on

    private OutcomeForms() {}
}
