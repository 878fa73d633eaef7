package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Merge;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** What joins two subjects in a store. */
final class MergeShape implements Shape<Merge> {

    private final Shape<Position> positions;
    private final Shape<HistoryEntry> rows;

    MergeShape(Shape<Position> positions, Shape<HistoryEntry> rows) {
        this.positions = positions;
        this.rows = rows;
    }

    @Override
    public void write(Merge merge, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.inner(out, context, "into", merge.into(), positions);
        Write.inner(out, context, "from", merge.from(), positions);
        Write.inner(out, context, "row", merge.row(), rows);
        out.writeEndObject();
    }

    @Override
    public Merge read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Position into = fields.inner("into", inner -> positions.read(inner, context));
        Position from = fields.inner("from", inner -> positions.read(inner, context));
        HistoryEntry row = fields.inner("row", inner -> rows.read(inner, context));
        fields.check();
        return new Merge(into, from, row);
    }
}
