package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** Which row of which subject; within a row its properties are the row's own. */
final class HistoryKeyShape implements Shape<HistoryEntry.Key> {

    @Override
    public void write(HistoryEntry.Key key, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        properties(key, out);
        out.writeEndObject();
    }

    @Override
    public HistoryEntry.Key read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        HistoryEntry.Key key = of(fields);
        fields.end();
        return key;
    }

    static void properties(HistoryEntry.Key key, JsonGenerator out) {
        out.writeStringProperty("model", key.model());
        out.writeNumberProperty("version", key.version());
        out.writeStringProperty("subject", key.subject());
        out.writeNumberProperty("revision", key.revision());
        out.writeNumberProperty("step", key.step());
    }

    static HistoryEntry.Key of(Fields fields) {
        return new HistoryEntry.Key(
                fields.text("model"),
                fields.number("version", 1),
                fields.text("subject"),
                fields.count("revision", 0),
                fields.number("step", 0));
    }
}
