package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A row of history as one flat object, which a warehouse takes as it is. */
final class HistoryEntryShape implements Shape<HistoryEntry> {

    private final StageShape stages;

    HistoryEntryShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(HistoryEntry row, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        HistoryKeyShape.properties(row.key(), out);
        out.writeStringProperty("kind", row.kind().name());
        row.left().ifPresent(from -> out.writeStringProperty("from", from.id()));
        out.writeStringProperty("to", row.to().id());
        out.writeNumberProperty("episode", row.episode());
        HistoryCauseShape.properties(row.cause(), out);
        HistoryTimesShape.properties(row.times(), out);
        out.writeEndObject();
    }

    @Override
    public HistoryEntry read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        HistoryEntry row = new HistoryEntry(
                HistoryKeyShape.of(fields),
                fields.constant("kind", Kind.class),
                stages.optional(fields, "from"),
                stages.stage(fields, "to"),
                fields.number("episode", 1),
                HistoryCauseShape.of(fields),
                HistoryTimesShape.of(fields));
        fields.end();
        return row;
    }
}
