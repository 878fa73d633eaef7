package dev.lifecycle.json;

import dev.lifecycle.store.Touchpoint;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** Which emission of a contact it is; within a touchpoint its properties are the touchpoint's own. */
final class TouchpointKeyShape implements Shape<Touchpoint.Key> {

    @Override
    public void write(Touchpoint.Key key, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        properties(key, out);
        out.writeEndObject();
    }

    @Override
    public Touchpoint.Key read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Touchpoint.Key key = of(fields);
        fields.end();
        return key;
    }

    static void properties(Touchpoint.Key key, JsonGenerator out) {
        out.writeStringProperty("model", key.model());
        out.writeStringProperty("subject", key.subject());
        out.writeNumberProperty("revision", key.revision());
        out.writeNumberProperty("step", key.step());
        out.writeStringProperty("id", key.id());
        out.writeNumberProperty("ordinal", key.ordinal());
    }

    static Touchpoint.Key of(Fields fields) {
        return new Touchpoint.Key(
                fields.text("model"),
                fields.text("subject"),
                fields.count("revision", 0),
                fields.number("step", 0),
                fields.text("id"),
                fields.number("ordinal", 0));
    }
}
