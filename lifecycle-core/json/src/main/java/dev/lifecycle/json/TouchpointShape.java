package dev.lifecycle.json;

import dev.lifecycle.store.Touchpoint;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A touchpoint as one flat object. */
final class TouchpointShape implements Shape<Touchpoint> {

    private final StageShape stages;

    TouchpointShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(Touchpoint touchpoint, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        TouchpointKeyShape.properties(touchpoint.key(), out);
        Write.text(out, "channel", touchpoint.channel());
        out.writeStringProperty("stage", touchpoint.stage().id());
        out.writeStringProperty("due", touchpoint.due().toString());
        Write.flag(out, "cancelIfLeft", touchpoint.cancelIfLeft());
        out.writeStringProperty("status", touchpoint.status().name());
        out.writeNumberProperty("attempts", touchpoint.attempts());
        Write.text(out, "reason", touchpoint.reason());
        out.writeEndObject();
    }

    @Override
    public Touchpoint read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Touchpoint touchpoint = new Touchpoint(
                TouchpointKeyShape.of(fields),
                fields.optionalText("channel"),
                stages.stage(fields, "stage"),
                fields.instant("due"),
                fields.flag("cancelIfLeft"),
                fields.constant("status", Touchpoint.Status.class),
                fields.number("attempts", 0),
                fields.optional("reason", Item::anyText));
        fields.end();
        return touchpoint;
    }
}
