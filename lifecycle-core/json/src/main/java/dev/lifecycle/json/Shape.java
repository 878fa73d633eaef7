package dev.lifecycle.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/**
 * How values of one type look as JSON. Reading notes every mistake with the item's problems and may then give any value; whoever
 * called looks at the problems first.
 *
 * @param <T> the type
 */
interface Shape<T> {

    void write(T value, JsonGenerator out, SerializationContext context);

    T read(Item item, DeserializationContext context);

    /** The same for one kind of these values alone. */
    default <S extends T> Shape<S> only(Class<S> type) {
        return new Shape<>() {
            @Override
            public void write(S value, JsonGenerator out, SerializationContext context) {
                Shape.this.write(value, out, context);
            }

            @Override
            public S read(Item item, DeserializationContext context) {
                T value = Shape.this.read(item, context);
                item.problems().check(null);
                if (!type.isInstance(value)) {
                    throw new IllegalArgumentException(
                            Messages.otherKind(type.getSimpleName(), item.node().toString()));
                }
                return type.cast(value);
            }
        };
    }
}
