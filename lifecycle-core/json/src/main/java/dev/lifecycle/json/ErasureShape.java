package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Erasure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** What takes a person out of a store. */
final class ErasureShape implements Shape<Erasure> {

    private final Shape<Position> positions;
    private final Shape<HistoryEntry> rows;

    ErasureShape(Shape<Position> positions, Shape<HistoryEntry> rows) {
        this.positions = positions;
        this.rows = rows;
    }

    @Override
    public void write(Erasure erasure, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("subject", erasure.subject());
        Write.inner(out, context, "frozen", erasure.frozen(), positions);
        Write.inner(out, context, "row", erasure.row(), rows);
        out.writeEndObject();
    }

    @Override
    public Erasure read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        String subject = fields.text("subject");
        Position frozen = fields.inner("frozen", inner -> positions.read(inner, context));
        HistoryEntry row = fields.inner("row", inner -> rows.read(inner, context));
        fields.check();
        return new Erasure(subject, frozen, row);
    }
}
