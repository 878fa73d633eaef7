package dev.lifecycle.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that are objects, by the list of their properties: from it they are written, read and described. Properties are written in the
 * order of the list; whatever else an object has is a problem.
 *
 * <pre>{@code
 * ObjectForm<Tally> TALLY = ObjectForm.of(of -> {
 *     var count = of.one("count", Tally::count, count(1));
 *     var last  = of.one("last",  Tally::last,  INSTANT);
 *     return in -> new Tally(in.get(count), in.get(last));
 * });
 * }</pre>
 *
 * @param <T> the values
 */
final class ObjectForm<T> implements Form<T>, Part<T> {

    /** One line of the list: a part of the object, and how it is had from the value. */
    private record Line<T, V>(Part<V> part, Function<T, @Nullable V> getter) {
        void write(T value, JsonGenerator out) {
            V own = getter.apply(value);
            if (own != null) {
                part.writeInto(own, out);
            }
        }
    }

    /** By which it is asked what was read for one line. */
    record Key<V>(int line, Part<V> part) {}

    /** What was read of one object. */
    static final class Values {

        private final Item object;
        private final @Nullable Object[] values;

        private Values(Item object, int lines) {
            this.object = object;
            values = new @Nullable Object[lines];
        }

        /** The object itself. */
        Item object() {
            return object;
        }

        <V> V get(Key<V> key) {
            return Objects.requireNonNull(orNull(key));
        }

        /** Of what may be left out. */
        @SuppressWarnings("unchecked") // a key's line holds what its own part has read
        <V> @Nullable V orNull(Key<V> key) {
            return (V) values[key.line()];
        }
    }

    /** Gathers the list. */
    static final class Properties<T> {

        private final List<Line<T, ?>> lines = new ArrayList<>();
        private @Nullable List<Integer> order;

        /** The property {@code kind}, which always says this. */
        void kind(String kind) {
            one("kind", value -> kind, PlainForms.constant(kind));
        }

        /** A property that is always there. */
        <V> Key<V> one(String name, Function<T, V> getter, Form<V> form) {
            return add(new Part.Property<>(name, form, true, null), value -> getter.apply(value));
        }

        /** A property that is left out if there is nothing to say. */
        <V> Key<V> maybe(String name, Function<T, @Nullable V> getter, Form<V> form) {
            return add(new Part.Property<>(name, form, false, null), getter);
        }

        /** A property that is left out if it is what it is otherwise. */
        <V> Key<V> or(String name, Function<T, V> getter, Form<V> form, V otherwise) {
            return add(new Part.Property<>(name, form, false, otherwise), value -> getter.apply(value));
        }

        /** True, or left out. */
        Key<Boolean> flag(String name, Predicate<T> getter) {
            return or(name, getter::test, PlainForms.TRUE, false);
        }

        /** An array that is left out if it is empty. */
        <V> Key<List<V>> list(String name, Function<T, List<V>> getter, Form<V> entry) {
            return or(name, getter, PlainForms.list(entry), List.of());
        }

        /** A value whose properties are the object's own. */
        <V> Key<V> all(Function<T, V> getter, Part<V> part) {
            return add(part, value -> getter.apply(value));
        }

        /** They are read in this order, where some tell what others may say; it names every one of them. */
        void readingOrder(Key<?>... keys) {
            order = Arrays.stream(keys).map(Key::line).toList();
        }

        private <V> Key<V> add(Part<V> part, Function<T, @Nullable V> getter) {
            lines.add(new Line<>(part, getter));
            return new Key<>(lines.size() - 1, part);
        }
    }

    private final List<Line<T, ?>> lines;
    private final List<String> names;
    private final List<Integer> order;
    private final Function<Values, T> maker;

    private ObjectForm(Properties<T> properties, Function<Values, T> maker) {
        lines = List.copyOf(properties.lines);
        names = lines.stream().flatMap(line -> line.part().names().stream()).toList();
        List<Integer> own = properties.order;
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add(i);
        }
        order = own == null ? all : own;
        this.maker = maker;
    }

    /** @param declaration lists the properties, and says how a value is made of them */
    static <T> ObjectForm<T> of(Function<Properties<T>, Function<Values, T>> declaration) {
        Properties<T> properties = new Properties<>();
        Function<Values, T> maker = declaration.apply(properties);
        return new ObjectForm<>(properties, maker);
    }

    /** A part as an object of its own. */
    static <T> ObjectForm<T> alone(Part<T> part) {
        return of(of -> {
            Key<T> value = of.all(Function.identity(), part);
            return in -> in.get(value);
        });
    }

    @Override
    public void write(T value, JsonGenerator out) {
        out.writeStartObject();
        writeInto(value, out);
        out.writeEndObject();
    }

    @Override
    public void writeInto(T value, JsonGenerator out) {
        lines.forEach(line -> line.write(value, out));
    }

    @Override
    public @Nullable T read(Item item) {
        if (!item.node().isObject()) {
            item.problem(Messages.wrongType("an object", item.kind()));
            return null;
        }
        return read(item, names);
    }

    @Override
    public @Nullable T readFrom(Item object) {
        return read(object, null);
    }

    /** @param known every property there may be; null if others are not this form's to judge */
    private @Nullable T read(Item object, @Nullable List<String> known) {
        int before = object.reading().problems();
        Values values = new Values(object, lines.size());
        for (int line : order) {
            values.values[line] = lines.get(line).part().readFrom(object);
        }
        if (known != null) {
            for (Item property : object.properties()) {
                if (!known.contains(property.name())) {
                    property.problem(Messages.unknownProperty(property.name(), known));
                }
            }
        }
        return object.reading().problems() > before ? null : object.attempt(() -> maker.apply(values));
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public ObjectNode schema(Map<String, ObjectNode> definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        List<String> required = new ArrayList<>();
        Map<String, ObjectNode> properties = new LinkedHashMap<>();
        List<ObjectNode> all = new ArrayList<>();
        describe(definitions, required, properties, all);
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        schema.put("additionalProperties", false);
        properties.forEach(schema.putObject("properties")::set);
        if (!all.isEmpty()) {
            schema.putArray("allOf").addAll(all);
        }
        return schema;
    }

    @Override
    public void describe(
            Map<String, ObjectNode> definitions,
            List<String> required,
            Map<String, ObjectNode> properties,
            List<ObjectNode> conditions) {
        lines.forEach(line -> line.part().describe(definitions, required, properties, conditions));
    }
}
