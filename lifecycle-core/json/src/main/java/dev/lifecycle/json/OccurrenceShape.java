package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Signal;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/**
 * An event with its envelope. A signal is written under {@code signal}, an object of a bound class under {@code event} with its type's
 * id; the object itself looks as the host's mapper has it.
 */
final class OccurrenceShape implements Shape<Occurrence> {

    private final EventForms forms;

    OccurrenceShape(Bindings bindings) {
        forms = new EventForms(bindings);
    }

    @Override
    public void write(Occurrence occurrence, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("subject", occurrence.subject());
        if (occurrence.event() instanceof Signal signal) {
            out.writeName("signal");
            SignalShape.write(signal, out);
        } else {
            out.writeStringProperty("type", forms.idOf(occurrence.event()));
            out.writeName("event");
            context.writeValue(out, occurrence.event());
        }
        out.writeStringProperty("at", occurrence.at().toString());
        out.writeStringProperty("id", occurrence.id());
        out.writeEndObject();
    }

    @Override
    public Occurrence read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        String subject = fields.text("subject");
        Instant at = fields.instant("at");
        String id = fields.text("id");
        Object event = fields.optional("signal", SignalShape::read);
        if (event == null) {
            String type = fields.text("type");
            Object none = "?";
            event = fields.required("event", body -> event(body, type, context), none);
        }
        fields.check();
        return new Occurrence(subject, event, at, id);
    }

    private Object event(Item body, String type, DeserializationContext context) {
        body.problems().check(null);
        return context.readTreeAsValue(body.node(), forms.classOf(type));
    }
}
