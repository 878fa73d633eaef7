package dev.lifecycle.json;

import dev.lifecycle.model.Tally;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** {@code {"count": 2, "last": "2026-03-03T09:12:00Z"}}. */
final class TallyShape implements Shape<Tally> {

    @Override
    public void write(Tally tally, JsonGenerator out, SerializationContext context) {
        write(tally, out);
    }

    @Override
    public Tally read(Item item, DeserializationContext context) {
        return read(item);
    }

    static void write(Tally tally, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("count", tally.count());
        out.writeStringProperty("last", tally.last().toString());
        out.writeEndObject();
    }

    static Tally read(Item item) {
        Fields fields = item.fields();
        long count = fields.count("count", 1);
        Instant last = fields.instant("last");
        fields.end();
        return new Tally(count, last);
    }
}
