package dev.lifecycle.json;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How values of one type look as JSON: how they are written, how they are read, and what a schema says of them.
 *
 * @param <T> the type
 */
interface Form<T> {

    void write(T value, JsonGenerator out);

    /** The value; null if something is wrong with it, which has then been noted. */
    @Nullable
    T read(Item item);

    /** What a schema says of it. Definitions that it refers to are put among those given, by name. */
    ObjectNode schema(Map<String, ObjectNode> definitions);

    static <T> Form<T> of(
            BiConsumer<T, JsonGenerator> writer,
            Function<Item, @Nullable T> reader,
            Function<Map<String, ObjectNode>, ObjectNode> schema) {
        return new Form<>() {
            @Override
            public void write(T value, JsonGenerator out) {
                writer.accept(value, out);
            }

            @Override
            public @Nullable T read(Item item) {
                return reader.apply(item);
            }

            @Override
            public ObjectNode schema(Map<String, ObjectNode> definitions) {
                return schema.apply(definitions);
            }
        };
    }

    /** The same, defined once in a schema and referred to by this name. */
    default Form<T> named(String name) {
        return of(this::write, this::read, definitions -> {
            if (!definitions.containsKey(name)) {
                definitions.put(name, schema(definitions));
            }
            return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
        });
    }

    /** The same with a sentence for the readers of a schema. */
    default Form<T> about(String description) {
        return with(schema -> schema.put("description", description));
    }

    /** The same with more that a schema says of it. */
    default Form<T> with(Consumer<ObjectNode> more) {
        return of(this::write, this::read, definitions -> {
            ObjectNode schema = schema(definitions);
            more.accept(schema);
            return schema;
        });
    }

    /** Values of another type that look the same; what making one refuses is a problem. */
    default <R> Form<R> mapped(Function<T, R> make, Function<R, T> unmake) {
        return of(
                (value, out) -> write(unmake.apply(value), out),
                item -> {
                    T plain = read(item);
                    return plain == null ? null : item.attempt(() -> make.apply(plain));
                },
                this::schema);
    }

    /** The same for one kind of these values alone. */
    default <S extends T> Form<S> only(Class<S> type) {
        return of(
                this::write,
                item -> {
                    T value = read(item);
                    if (value != null && !type.isInstance(value)) {
                        item.problem(Messages.otherKind(
                                type.getSimpleName(), item.node().toString()));
                        return null;
                    }
                    return value == null ? null : type.cast(value);
                },
                this::schema);
    }
}
