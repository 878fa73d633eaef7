package dev.lifecycle.json;

import dev.lifecycle.store.EventCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** An event as a codec wrote it; the text stays text. */
final class EncodedShape implements Shape<EventCodec.Encoded> {

    @Override
    public void write(EventCodec.Encoded encoded, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("type", encoded.type());
        out.writeStringProperty("text", encoded.text());
        out.writeEndObject();
    }

    @Override
    public EventCodec.Encoded read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        EventCodec.Encoded encoded =
                new EventCodec.Encoded(fields.text("type"), fields.required("text", Item::anyText, ""));
        fields.end();
        return encoded;
    }
}
