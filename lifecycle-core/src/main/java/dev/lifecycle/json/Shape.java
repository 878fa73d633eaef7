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
}
