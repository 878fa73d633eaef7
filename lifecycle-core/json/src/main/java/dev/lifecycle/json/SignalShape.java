package dev.lifecycle.json;

import dev.lifecycle.model.Signal;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A signal's name, and its data as {@link SignalData} has it. */
final class SignalShape implements Shape<Signal> {

    @Override
    public void write(Signal signal, JsonGenerator out, SerializationContext context) {
        write(signal, out);
    }

    @Override
    public Signal read(Item item, DeserializationContext context) {
        return read(item);
    }

    static void write(Signal signal, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("name", signal.name());
        if (!signal.data().isEmpty()) {
            out.writeName("data");
            SignalData.write(signal.data(), out);
        }
        out.writeEndObject();
    }

    static Signal read(Item item) {
        Fields fields = item.fields();
        String name = fields.text("name");
        Map<String, Object> data = fields.optional("data", SignalData::map);
        fields.end();
        return new Signal(name, data == null ? Map.of() : data);
    }
}
