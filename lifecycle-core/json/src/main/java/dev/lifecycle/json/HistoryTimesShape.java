package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** The three instants of a row; within a row its properties are the row's own. */
final class HistoryTimesShape implements Shape<HistoryEntry.Times> {

    @Override
    public void write(HistoryEntry.Times times, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        properties(times, out);
        out.writeEndObject();
    }

    @Override
    public HistoryEntry.Times read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        HistoryEntry.Times times = of(fields);
        fields.end();
        return times;
    }

    static void properties(HistoryEntry.Times times, JsonGenerator out) {
        out.writeStringProperty("occurred", times.occurred().toString());
        out.writeStringProperty("effective", times.effective().toString());
        out.writeStringProperty("recorded", times.recorded().toString());
    }

    static HistoryEntry.Times of(Fields fields) {
        return new HistoryEntry.Times(
                fields.instant("occurred"), fields.instant("effective"), fields.instant("recorded"));
    }
}
