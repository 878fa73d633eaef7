package dev.lifecycle.json;

import dev.lifecycle.model.Position;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A position is its plain values; its model takes it over again when it decides. */
final class PositionShape implements Shape<Position> {

    private final PositionStateShape states = new PositionStateShape();

    @Override
    public void write(Position position, JsonGenerator out, SerializationContext context) {
        states.write(position.state(), out, context);
    }

    @Override
    public Position read(Item item, DeserializationContext context) {
        return Position.of(states.read(item, context));
    }
}
