package dev.lifecycle.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that an object says in exactly one of several ways, each by properties of its own.
 *
 * @param <V> the value
 */
final class OneOf<V> implements Part<V> {

    /** One way. */
    private record Way<V, W>(Part<W> part, Function<V, @Nullable W> getter, Function<W, V> maker) {

        boolean write(V value, JsonGenerator out) {
            W own = getter.apply(value);
            if (own != null) {
                part.writeInto(own, out);
            }
            return own != null;
        }

        @Nullable
        V read(Item object) {
            W own = part.readFrom(object);
            return own == null ? null : object.attempt(() -> maker.apply(own));
        }

        boolean isIn(Item object) {
            return part.names().stream().anyMatch(name -> object.node().has(name));
        }
    }

    private final List<Way<V, ?>> ways = new ArrayList<>();

    /**
     * One more way.
     *
     * @param getter what is said this way; null if the value is said another way
     */
    <W> OneOf<V> or(Part<W> part, Function<V, @Nullable W> getter, Function<W, V> maker) {
        ways.add(new Way<>(part, getter, maker));
        return this;
    }

    /** A kind of values, an object whose property {@code kind} has this name. */
    record Kind<K>(String name, Class<K> type, ObjectForm<K> form) {}

    /** Values of several kinds. */
    static <V> Form<V> kinds(List<Kind<? extends V>> kinds) {
        return Form.of(
                (value, out) -> kinds.stream()
                        .filter(kind -> kind.type().isInstance(value))
                        .forEach(kind -> write(kind, value, out)),
                item -> {
                    Kind<? extends V> kind = kindOf(item, kinds);
                    return kind == null ? null : kind.form().read(item);
                },
                definitions -> {
                    ObjectNode schema = JsonNodeFactory.instance.objectNode();
                    kinds.forEach(
                            kind -> schema.withArray("oneOf").add(kind.form().schema(definitions)));
                    return schema;
                });
    }

    private static <K> void write(Kind<K> kind, Object value, JsonGenerator out) {
        kind.form().write(kind.type().cast(value), out);
    }

    private static <K extends Kind<?>> @Nullable K kindOf(Item item, List<K> kinds) {
        Item said = item.get("kind");
        if (said == null) {
            item.problem(
                    item.node().isObject() ? Messages.missing("kind") : Messages.wrongType("an object", item.kind()));
            return null;
        }
        String name = said.text();
        List<String> known = new ArrayList<>();
        for (K kind : kinds) {
            if (kind.name().equals(name)) {
                return kind;
            }
            known.add(kind.name());
        }
        if (name != null) {
            said.problem(Messages.notOneOf("Kind", name, known));
        }
        return null;
    }

    /** One more way, by a single property. */
    <W> OneOf<V> or(String name, Function<V, @Nullable W> getter, Form<W> form, Function<W, V> maker) {
        return or(new Part.Property<>(name, form, true, null), getter, maker);
    }

    /** One more way, by a property that is true. */
    <K extends V> OneOf<V> or(String name, Class<K> kind, K value) {
        return or(name, one -> kind.isInstance(one) ? true : null, PlainForms.TRUE, yes -> value);
    }

    @Override
    public List<String> names() {
        return ways.stream().flatMap(way -> way.part().names().stream()).toList();
    }

    @Override
    public void writeInto(V value, JsonGenerator out) {
        for (Way<V, ?> way : ways) {
            if (way.write(value, out)) {
                return;
            }
        }
        throw new IllegalStateException(Objects.toString(value));
    }

    @Override
    public @Nullable V readFrom(Item object) {
        List<Way<V, ?>> taken = ways.stream().filter(way -> way.isIn(object)).toList();
        if (taken.size() != 1) {
            List<String> present =
                    names().stream().filter(name -> object.node().has(name)).toList();
            object.problem(Messages.exactlyOne(names(), present));
            return null;
        }
        return taken.get(0).read(object);
    }

    @Override
    public void describe(
            Map<String, ObjectNode> definitions,
            List<String> required,
            Map<String, ObjectNode> properties,
            List<ObjectNode> conditions) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        for (Way<V, ?> way : ways) {
            List<String> needed = new ArrayList<>();
            way.part().describe(definitions, needed, properties, conditions);
            needed.forEach(one.withArray("oneOf").addObject().putArray("required")::add);
        }
        conditions.add(one);
    }
}
