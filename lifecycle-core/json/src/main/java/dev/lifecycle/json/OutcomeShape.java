package dev.lifecycle.json;

import dev.lifecycle.model.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** What became of an event; {@code kind} tells which of the five it is. */
final class OutcomeShape implements Shape<Outcome> {

    private enum Kind {
        MOVED,
        STAYED,
        IGNORED,
        REFUSED,
        DUPLICATE
    }

    private final StageShape stages;

    OutcomeShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(Outcome outcome, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty(
                "kind",
                outcome.fold(
                                moved -> Kind.MOVED,
                                stayed -> Kind.STAYED,
                                ignored -> Kind.IGNORED,
                                refused -> Kind.REFUSED,
                                duplicate -> Kind.DUPLICATE)
                        .name());
        out.writeStringProperty("subject", outcome.subject());
        out.writeStringProperty("event", outcome.event());
        if (outcome instanceof Outcome.Moved moved) {
            fired(out, moved.rule(), moved.guard());
            out.writeStringProperty("from", moved.from().id());
            out.writeNumberProperty("episode", moved.episode());
        } else if (outcome instanceof Outcome.Stayed stayed) {
            fired(out, stayed.rule(), stayed.guard());
        } else if (outcome instanceof Outcome.Ignored ignored) {
            fired(out, ignored.rule(), null);
        } else if (outcome instanceof Outcome.Refused refused) {
            out.writeStringProperty("reason", refused.reason().name());
            Write.texts(out, "guards", refused.guards());
        } else if (outcome instanceof Outcome.Duplicate duplicate) {
            out.writeStringProperty("eventId", duplicate.eventId());
        }
        out.writeStringProperty("stage", outcome.stage().id());
        out.writeEndObject();
    }

    private static void fired(JsonGenerator out, String rule, @Nullable String guard) {
        out.writeStringProperty("rule", rule);
        Write.text(out, "guard", guard);
    }

    @Override
    public Outcome read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Kind kind = fields.constant("kind", Kind.class);
        String subject = fields.text("subject");
        String event = fields.text("event");
        Outcome outcome = switch (kind) {
            case MOVED ->
                new Outcome.Moved(
                        subject,
                        event,
                        fields.text("rule"),
                        fields.optionalText("guard"),
                        stages.stage(fields, "from"),
                        stages.stage(fields, "stage"),
                        fields.number("episode", 1));
            case STAYED ->
                new Outcome.Stayed(
                        subject,
                        event,
                        fields.text("rule"),
                        fields.optionalText("guard"),
                        stages.stage(fields, "stage"));
            case IGNORED -> new Outcome.Ignored(subject, event, fields.text("rule"), stages.stage(fields, "stage"));
            case REFUSED ->
                new Outcome.Refused(
                        subject,
                        event,
                        stages.stage(fields, "stage"),
                        fields.constant("reason", Outcome.Reason.class),
                        fields.texts("guards"));
            case DUPLICATE ->
                new Outcome.Duplicate(subject, event, fields.text("eventId"), stages.stage(fields, "stage"));
        };
        fields.end();
        return outcome;
    }
}
