package dev.lifecycle.json;

import static dev.lifecycle.json.ModelForms.STAGE;
import static dev.lifecycle.json.PlainForms.ANY_TEXT;
import static dev.lifecycle.json.PlainForms.INSTANT;
import static dev.lifecycle.json.PlainForms.TEXT;
import static dev.lifecycle.json.PlainForms.constants;
import static dev.lifecycle.json.PlainForms.count;
import static dev.lifecycle.json.PlainForms.number;
import static dev.lifecycle.json.ValueForms.POSITION;
import static dev.lifecycle.json.ValueForms.REVISION;
import static dev.lifecycle.json.ValueForms.ROW;
import static dev.lifecycle.json.ValueForms.STEP_NUMBER;
import static dev.lifecycle.json.ValueForms.TEXTS;

import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.Merge;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a store is handed and hands back, for one on the other side of a wire. */
final class StoreForms {

    /** Names in alphabetical order, as they have none of their own. */
    private static final Form<Set<String>> NAMES =
            TEXTS.mapped(Set::copyOf, names -> names.stream().sorted().toList());

    // spotless:off
    static final ObjectForm<Touchpoint.Key> TOUCHPOINT_KEY = ObjectForm.of(of -> {
        var model    = of.one("model",    Touchpoint.Key::model,    TEXT);
        var subject  = of.one("subject",  Touchpoint.Key::subject,  TEXT);
        var revision = of.one("revision", Touchpoint.Key::revision, REVISION);
        var step     = of.one("step",     Touchpoint.Key::step,     STEP_NUMBER);
        var id       = of.one("id",       Touchpoint.Key::id,       TEXT.about("What the host knows the contact by."));
        var text     = of.maybe("key",    Touchpoint.Key::text,     TEXT.about("The key itself; without it, composed of the others."));
        var ordinal  = of.maybe("ordinal", key -> null,             number(0));
        return in -> key(in.get(model), in.get(subject), in.get(revision), in.get(step), in.get(id), in.orNull(text), in.orNull(ordinal));
    });

    static final Form<Touchpoint> TOUCHPOINT = ObjectForm.<Touchpoint>of(of -> {
        var key      = of.all  (                Touchpoint::key,          TOUCHPOINT_KEY);
        var channel  = of.maybe("channel",      Touchpoint::channel,      TEXT);
        var stage    = of.one  ("stage",        Touchpoint::stage,        STAGE);
        var due      = of.one  ("due",          Touchpoint::due,          INSTANT);
        var hour     = of.maybe("hour",         Touchpoint::hour,         PlainForms.TIME.about("The time of the customer's day that due has still to be moved to."));
        var expires  = of.maybe("expires",      Touchpoint::expires,      INSTANT.about("Never to be sent from then on."));
        var cancel   = of.flag ("cancelIfLeft", Touchpoint::cancelIfLeft);
        var owed     = of.or   ("transactional", Touchpoint::transactional, PlainForms.TRUE.about("Owed to the customer, whatever the rules of contact say."), false);
        var about    = of.or   ("about",        Touchpoint::about,        PlainForms.map(ANY_TEXT).about("What it is about, by name."), Map.of());
        var status   = of.one  ("status",       Touchpoint::status,       constants(Touchpoint.Status.class));
        var attempts = of.one  ("attempts",     Touchpoint::attempts,     number(0));
        var reason   = of.maybe("reason",       Touchpoint::reason,       ANY_TEXT);
        return in -> new Touchpoint(in.get(key), in.orNull(channel), in.get(stage), in.get(due), in.orNull(hour), in.orNull(expires), in.get(cancel), in.get(owed), in.get(about), in.get(status), in.get(attempts), in.orNull(reason));
    }).about("A planned contact.").named("touchpoint");

    static final Form<Claim> CLAIM = ObjectForm.of(of -> {
        var touchpoint = of.one("touchpoint", Claim::touchpoint, TOUCHPOINT);
        var owner      = of.one("owner",      Claim::owner,      TEXT);
        var number     = of.one("number",     Claim::number,     count(0));
        var until      = of.one("until",      Claim::until,      INSTANT);
        return in -> new Claim(in.get(touchpoint), in.get(owner), in.get(number), in.get(until));
    });

    static final Form<Contacts.Contact> CONTACT = ObjectForm.of(of -> {
        var key     = of.one  ("key",     Contacts.Contact::key,     TEXT);
        var id      = of.one  ("id",      Contacts.Contact::id,      TEXT);
        var channel = of.maybe("channel", Contacts.Contact::channel, TEXT);
        var at      = of.one  ("at",      Contacts.Contact::at,      INSTANT);
        return in -> new Contacts.Contact(in.get(key), in.get(id), in.orNull(channel), in.get(at));
    });

    static final Form<Contacts> CONTACTS = ObjectForm.of(of -> {
        var sent     = of.list("sent",     Contacts::sent,     CONTACT);
        var underway = of.list("underway", Contacts::underway, CONTACT);
        return in -> new Contacts(in.get(sent), in.get(underway));
    });

    static final Form<ContactLimit> CONTACT_LIMIT = ObjectForm.of(of -> {
        var most    = of.one  ("most",    ContactLimit::most,    number(1));
        var since   = of.one  ("since",   ContactLimit::since,   INSTANT);
        var channel = of.maybe("channel", ContactLimit::channel, TEXT);
        var except  = of.or   ("except",  ContactLimit::except,  NAMES, Set.of());
        var touches = of.or   ("touches", ContactLimit::touches, NAMES, Set.of());
        return in -> new ContactLimit(in.get(most), in.get(since), in.orNull(channel), in.get(except), in.get(touches));
    });

    static final Form<ContactCheck> CONTACT_CHECK = ObjectForm.of(of -> {
        var customer = of.one ("customer", ContactCheck::customer, TEXT);
        var limits   = of.list("limits",   ContactCheck::limits,   CONTACT_LIMIT);
        return in -> new ContactCheck(in.get(customer), in.get(limits));
    });

    static final Form<Erasure> ERASURE = ObjectForm.of(of -> {
        var subject = of.one("subject", Erasure::subject, TEXT);
        var frozen  = of.one("frozen",  Erasure::frozen,  POSITION);
        var row     = of.one("row",     Erasure::row,     ROW);
        var found   = of.maybe("found", Erasure::found,   POSITION);
        return in -> new Erasure(in.get(subject), in.get(frozen), in.get(row), in.orNull(found));
    });

    static final Form<Merge> MERGE = ObjectForm.of(of -> {
        var into      = of.one  ("into",      Merge::into,      POSITION);
        var from      = of.one  ("from",      Merge::from,      POSITION);
        var row       = of.one  ("row",       Merge::row,       ROW);
        var foundInto = of.maybe("foundInto", Merge::foundInto, POSITION);
        var foundFrom = of.maybe("foundFrom", Merge::foundFrom, POSITION);
        var customer  = of.maybe("customer",  Merge::customer,  TEXT.about("Whose contacts are joined; without it, the subject that remains."));
        return in -> new Merge(in.get(into), in.get(from), in.get(row), in.orNull(foundInto), in.orNull(foundFrom), Objects.requireNonNullElse(in.orNull(customer), in.get(into).subject()));
    });

    /** An event as a codec wrote it; the text stays text. */
    static final Form<EventCodec.Encoded> ENCODED = ObjectForm.of(of -> {
        var type = of.one("type", EventCodec.Encoded::type, TEXT);
        var text = of.one("text", EventCodec.Encoded::text, ANY_TEXT);
        return in -> new EventCodec.Encoded(in.get(type), in.get(text));
    });

    /** All that one decision changes. */
    static Form<Commit> commit(Bindings bindings) {
        return ObjectForm.of(of -> {
            var position    = of.one  ("position",    Commit::position,    POSITION);
            var history     = of.list ("history",     Commit::history,     ROW);
            var occurrence  = of.maybe("occurrence",  Commit::occurrence,  ValueForms.occurrence(bindings));
            var leaves      = of.flag ("leaves",      Commit::leaves);
            var touchpoints = of.list ("touchpoints", Commit::touchpoints, TOUCHPOINT);
            var withdrawn   = of.list ("withdrawn",   Commit::withdrawn,   TOUCHPOINT_KEY);
            var found       = of.maybe("found",       Commit::found,       POSITION);
            return in -> new Commit(in.get(position), in.get(history), in.orNull(occurrence), in.get(leaves), in.get(touchpoints), in.get(withdrawn), in.orNull(found));
        });
    }
    // spotless:on

    private StoreForms() {}

    /** Before keys were drawn at random they were composed, of a number too that told several contacts of one id apart. */
    private static Touchpoint.Key key(
            String model,
            String subject,
            long revision,
            int step,
            String id,
            @Nullable String text,
            @Nullable Integer ordinal) {
        return text == null
                ? Touchpoint.Key.composed(model, subject, revision, step, id, ordinal == null ? 0 : ordinal)
                : new Touchpoint.Key(model, subject, revision, step, id, text);
    }
}
