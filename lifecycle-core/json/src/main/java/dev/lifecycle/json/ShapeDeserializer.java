package dev.lifecycle.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** A shape as Jackson's deserializer. */
final class ShapeDeserializer<T> extends ValueDeserializer<T> {

    private final Class<T> type;
    private final Shape<T> shape;

    ShapeDeserializer(Class<T> type, Shape<T> shape) {
        this.type = type;
        this.shape = shape;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        Problems problems = new Problems();
        try {
            T value = shape.read(Item.root(context.readTree(parser), problems), context);
            problems.check(null);
            return value;
        } catch (InvalidJsonException | IllegalArgumentException e) {
            return context.reportInputMismatch(type, "%s", e.getMessage());
        }
    }
}
