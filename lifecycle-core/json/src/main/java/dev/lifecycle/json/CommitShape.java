package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.Touchpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** All that one decision changes, as a store on the other side of a wire gets it. */
final class CommitShape implements Shape<Commit> {

    private final Shape<Position> positions;
    private final Shape<HistoryEntry> rows;
    private final Shape<Occurrence> occurrences;
    private final Shape<Touchpoint> touchpoints;
    private final Shape<Touchpoint.Key> keys;

    CommitShape(
            Shape<Position> positions,
            Shape<HistoryEntry> rows,
            Shape<Occurrence> occurrences,
            Shape<Touchpoint> touchpoints,
            Shape<Touchpoint.Key> keys) {
        this.positions = positions;
        this.rows = rows;
        this.occurrences = occurrences;
        this.touchpoints = touchpoints;
        this.keys = keys;
    }

    @Override
    public void write(Commit commit, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.inner(out, context, "position", commit.position(), positions);
        Write.list(out, context, "history", commit.history(), rows);
        Write.inner(out, context, "occurrence", commit.occurrence(), occurrences);
        Write.flag(out, "leaves", commit.leaves());
        Write.list(out, context, "touchpoints", commit.touchpoints(), touchpoints);
        Write.list(out, context, "withdrawn", commit.withdrawn(), keys);
        out.writeEndObject();
    }

    @Override
    public Commit read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Position position = fields.inner("position", inner -> positions.read(inner, context));
        List<HistoryEntry> history = fields.list("history", row -> rows.read(row, context));
        @Nullable Occurrence occurrence = fields.optional("occurrence", inner -> occurrences.read(inner, context));
        boolean leaves = fields.flag("leaves");
        List<Touchpoint> planned = fields.list("touchpoints", inner -> touchpoints.read(inner, context));
        List<Touchpoint.Key> withdrawn = fields.list("withdrawn", inner -> keys.read(inner, context));
        fields.check();
        return new Commit(position, history, occurrence, leaves, planned, withdrawn);
    }
}
