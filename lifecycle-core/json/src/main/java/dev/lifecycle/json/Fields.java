package dev.lifecycle.json;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The properties of one object. What is missing or of the wrong kind becomes a problem and a harmless value, so that reading goes on to
 * the next mistake; {@link #end()} also names properties that nobody asked for.
 */
final class Fields {

    private static final Duration LONGEST = Duration.ofDays(365L * 290_000);

    private final Item object;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Item object) {
        this.object = object;
    }

    @Nullable
    Item item(String name) {
        asked.add(name);
        JsonNode node = object.node().get(name);
        return node == null ? null : new Item(node, pointer(name), object.problems());
    }

    <T> @Nullable T optional(String name, Function<Item, @Nullable T> read) {
        Item item = item(name);
        return item == null ? null : read.apply(item);
    }

    <T> T required(String name, Function<Item, T> read, T otherwise) {
        Item item = item(name);
        if (item == null) {
            object.problem(Messages.missing(name));
            return otherwise;
        }
        return read.apply(item);
    }

    String text(String name) {
        return required(name, Item::text, "?");
    }

    @Nullable
    String optionalText(String name) {
        return optional(name, Item::text);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        entries(name).forEach(item -> texts.add(item.text()));
        return texts;
    }

    /** The entries of an array, none if there is no such property. */
    List<Item> entries(String name) {
        Item item = item(name);
        return item == null ? List.of() : item.entries();
    }

    <T> List<T> list(String name, Function<Item, T> read) {
        return entries(name).stream().map(read).toList();
    }

    /** A value without which there is no going on to the next mistake. */
    <T> T inner(String name, Function<Item, T> read) {
        Item item = item(name);
        if (item == null) {
            object.problem(Messages.missing(name));
            object.problems().check(null);
        }
        return read.apply(Objects.requireNonNull(item));
    }

    /** True, or not there. */
    boolean flag(String name) {
        Item item = item(name);
        if (item != null && !(item.node().isBoolean() && item.node().booleanValue())) {
            item.problem(Messages.onlyTrue(name));
        }
        return item != null;
    }

    int number(String name, int low) {
        return (int) required(name, item -> number(item, low, Integer.MAX_VALUE), (long) low)
                .longValue();
    }

    long count(String name, long low) {
        return required(name, item -> number(item, low, Long.MAX_VALUE), low);
    }

    Duration duration(String name) {
        return required(name, Fields::duration, Duration.ZERO);
    }

    Instant instant(String name) {
        return required(name, Fields::instant, Instant.EPOCH);
    }

    @Nullable
    Instant optionalInstant(String name) {
        return optional(name, Fields::instant);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        E first = type.getEnumConstants()[0];
        return required(name, item -> constant(item, type, first), first);
    }

    /** Notes every property that nobody asked for. */
    void end() {
        for (String name : object.node().propertyNames()) {
            if (!asked.contains(name)) {
                object.problems().add(pointer(name), Messages.unknownProperty(name, asked));
            }
        }
    }

    /** Ends, and throws what was found. */
    void check() {
        end();
        object.problems().check(null);
    }

    Item object() {
        return object;
    }

    private String pointer(String name) {
        return object.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static long number(Item item, long low, long high) {
        JsonNode node = item.node();
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= low && node.longValue() <= high) {
            return node.longValue();
        }
        item.problem(Messages.outOfRange(item.kind(), low, high));
        return low;
    }

    static Duration duration(Item item) {
        String text = item.text();
        try {
            Duration duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST) > 0) {
                item.problem(Messages.notADuration(text));
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            item.problem(Messages.notADuration(text));
            return Duration.ZERO;
        }
    }

    static Instant instant(Item item) {
        String text = item.text();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            item.problem(Messages.notAnInstant(text));
            return Instant.EPOCH;
        }
    }

    static <E extends Enum<E>> E constant(Item item, Class<E> type, E otherwise) {
        String text = item.text();
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
            known.add(constant.name());
        }
        item.problem(Messages.notOneOf(type.getSimpleName(), text, known));
        return otherwise;
    }

    /** Whether the object has one of these properties and no more; a problem if not. */
    boolean exactlyOne(Collection<String> names) {
        asked.addAll(names);
        List<String> present =
                names.stream().filter(name -> object.node().has(name)).toList();
        if (present.size() != 1) {
            object.problem(Messages.exactlyOne(names, present));
        }
        return present.size() == 1;
    }
}
