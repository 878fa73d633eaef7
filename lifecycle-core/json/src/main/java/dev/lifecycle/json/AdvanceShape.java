package dev.lifecycle.json;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Step;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** What timers did, and the position after. */
final class AdvanceShape implements Shape<Advance> {

    private final Shape<Position> positions;
    private final Shape<Step> steps;

    AdvanceShape(Shape<Position> positions, Shape<Step> steps) {
        this.positions = positions;
        this.steps = steps;
    }

    @Override
    public void write(Advance advance, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.inner(out, context, "position", advance.position(), positions);
        Write.list(out, context, "trace", advance.trace(), steps);
        out.writeEndObject();
    }

    @Override
    public Advance read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Advance advance = new Advance(
                fields.inner("position", position -> positions.read(position, context)),
                fields.list("trace", step -> steps.read(step, context)));
        fields.end();
        return advance;
    }
}
