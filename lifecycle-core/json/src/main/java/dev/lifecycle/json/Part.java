package dev.lifecycle.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some properties of an object, which together say one value.
 *
 * @param <V> the value
 */
interface Part<V> {

    /** Of every property there may be. */
    List<String> names();

    void writeInto(V value, JsonGenerator out);

    /** The value; null if it is left out, or wrong, which has then been noted. */
    @Nullable
    V readFrom(Item object);

    /**
     * Adds to what a schema says of the object.
     *
     * @param definitions by name, what the properties refer to
     * @param required    the properties that must be there
     * @param properties  all of them, each with what it may be
     * @param conditions  what holds besides
     */
    void describe(
            Map<String, ObjectNode> definitions,
            List<String> required,
            Map<String, ObjectNode> properties,
            List<ObjectNode> conditions);

    /**
     * A single one.
     *
     * @param required  whether it must be there
     * @param otherwise what its absence means, for which it is left out; null if nothing
     */
    record Property<V>(
            String name,
            Form<V> form,
            boolean required,
            @Nullable V otherwise) implements Part<V> {

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public void writeInto(V value, JsonGenerator out) {
            if (!value.equals(otherwise)) {
                out.writeName(name);
                form.write(value, out);
            }
        }

        @Override
        public @Nullable V readFrom(Item object) {
            Item item = object.get(name);
            if (item != null) {
                return form.read(item);
            }
            if (required) {
                object.problem(Messages.missing(name));
            }
            return otherwise;
        }

        @Override
        public void describe(
                Map<String, ObjectNode> definitions,
                List<String> required,
                Map<String, ObjectNode> properties,
                List<ObjectNode> conditions) {
            if (this.required) {
                required.add(name);
            }
            properties.put(name, form.schema(definitions));
        }
    }
}
