package dev.lifecycle.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Text, numbers, times, and lists and maps of other forms. */
final class PlainForms {

    private static final Duration LONGEST = Duration.ofDays(365L * 290_000);

    /** Text that is not blank. */
    static final Form<String> TEXT = text(node("string").put("pattern", "\\S")).named("text");

    /** Text that may be blank. */
    static final Form<String> ANY_TEXT = Form.of(
            (text, out) -> out.writeString(text),
            item -> item.node().isString() && item.node().stringValue().isBlank()
                    ? item.node().stringValue()
                    : item.text(),
            definitions -> node("string"));

    /** True alone. */
    static final Form<Boolean> TRUE = Form.of(
            (truth, out) -> out.writeBoolean(truth),
            item -> {
                if (item.node().isBoolean() && item.node().booleanValue()) {
                    return true;
                }
                item.problem(Messages.onlyTrue(item.name()));
                return null;
            },
            definitions -> JsonNodeFactory.instance.objectNode().put("const", true));

    /** An instant in UTC. */
    static final Form<Instant> INSTANT = Form.<Instant>of(
                    (instant, out) -> out.writeString(instant.toString()),
                    item -> parsed(item, Instant::parse, Messages::notAnInstant),
                    definitions -> node("string")
                            .put(
                                    "pattern",
                                    "^[-+]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$"))
            .about("ISO 8601 in UTC.")
            .named("instant");

    /** A time of days, hours, minutes and seconds, shorter than 290,000 years. */
    static final Form<Duration> DURATION = Form.<Duration>of(
                    (duration, out) -> out.writeString(duration.toString()),
                    item -> parsed(item, PlainForms::duration, Messages::notADuration),
                    definitions -> node("string")
                            .put(
                                    "pattern",
                                    "^[-+]?[Pp](?=.)([-+]?[0-9]+[Dd])?([Tt](?=.)([-+]?[0-9]+[Hh])?([-+]?[0-9]+[Mm])?"
                                            + "([-+]?[0-9]+([.,][0-9]{0,9})?[Ss])?)?$"))
            .about("ISO 8601: days, hours, minutes and seconds.")
            .named("duration");

    /** A time of years, months and days by a calendar. */
    static final Form<Period> PERIOD = Form.<Period>of(
                    (period, out) -> out.writeString(period.toString()),
                    item -> parsed(item, Period::parse, Messages::notAPeriod),
                    definitions -> node("string")
                            .put(
                                    "pattern",
                                    "^[-+]?[Pp](?=.)([-+]?[0-9]+[Yy])?([-+]?[0-9]+[Mm])?([-+]?[0-9]+[Ww])?"
                                            + "([-+]?[0-9]+[Dd])?$"))
            .about("ISO 8601: years, months and days.");

    /** A time of day. */
    static final Form<LocalTime> TIME = Form.<LocalTime>of(
                    (time, out) -> out.writeString(time.toString()),
                    item -> parsed(item, LocalTime::parse, Messages::notATime),
                    definitions -> node("string")
                            .put("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?$"))
            .about("ISO 8601: hours and minutes, seconds where they are not zero.");

    /** A time zone by its name. */
    static final Form<ZoneId> ZONE = Form.<ZoneId>of(
                    (zone, out) -> out.writeString(zone.getId()),
                    item -> parsed(item, ZoneId::of, Messages::notAZone),
                    definitions -> node("string").put("pattern", "\\S"))
            .about("By whose calendar.");

    private PlainForms() {}

    /** Text that is not blank, with what a schema says of it. */
    static Form<String> text(ObjectNode schema) {
        return Form.of((text, out) -> out.writeString(text), Item::text, definitions -> schema.deepCopy());
    }

    static Form<String> constant(String text) {
        return Form.of(
                (same, out) -> out.writeString(same),
                Item::text,
                definitions -> JsonNodeFactory.instance.objectNode().put("const", text));
    }

    /** A whole number that an {@code int} holds. */
    static Form<Integer> number(int low) {
        return Form.of(
                (number, out) -> out.writeNumber(number),
                item -> {
                    Long number = whole(item, low, Integer.MAX_VALUE);
                    return number == null ? null : number.intValue();
                },
                definitions -> node("integer").put("minimum", low).put("maximum", Integer.MAX_VALUE));
    }

    /** A whole number that a {@code long} holds. */
    static Form<Long> count(long low) {
        return Form.of(
                (number, out) -> out.writeNumber(number),
                item -> whole(item, low, Long.MAX_VALUE),
                definitions -> node("integer").put("minimum", low));
    }

    static <E extends Enum<E>> Form<E> constants(Class<E> type) {
        return Form.of(
                (constant, out) -> out.writeString(constant.name()),
                item -> {
                    String text = item.text();
                    List<String> known = new ArrayList<>();
                    for (E constant : type.getEnumConstants()) {
                        if (constant.name().equals(text)) {
                            return constant;
                        }
                        known.add(constant.name());
                    }
                    if (text != null) {
                        item.problem(Messages.notOneOf(type.getSimpleName(), text, known));
                    }
                    return null;
                },
                definitions -> {
                    ObjectNode schema = JsonNodeFactory.instance.objectNode();
                    for (E constant : type.getEnumConstants()) {
                        schema.withArray("enum").add(constant.name());
                    }
                    return schema;
                });
    }

    static <T> Form<List<T>> list(Form<T> entry) {
        return Form.of(
                (values, out) -> array(values, out, entry),
                item -> all(item.entries(), entry),
                definitions -> node("array").set("items", entry.schema(definitions)));
    }

    /**
     * One value by itself, or an array of at least one.
     *
     * @param place where it is a problem if there is none
     */
    static <T> Form<List<T>> oneOrMore(Form<T> entry, Function<Item, Item> place) {
        return Form.of(
                (values, out) -> {
                    if (values.size() == 1) {
                        entry.write(values.get(0), out);
                    } else {
                        array(values, out, entry);
                    }
                },
                item -> {
                    List<T> values = all(item.node().isArray() ? item.entries() : List.of(item), entry);
                    if (item.node().isArray() && item.node().isEmpty()) {
                        place.apply(item).problem(Messages.empty(item.name()));
                    }
                    return values;
                },
                definitions -> anyOf(
                        entry.schema(definitions),
                        node("array").put("minItems", 1).set("items", entry.schema(definitions))));
    }

    /** Values by name, in their own order. */
    static <T> Form<Map<String, T>> map(Form<T> entry) {
        return Form.of(
                (values, out) -> {
                    out.writeStartObject();
                    values.forEach((name, value) -> {
                        out.writeName(name);
                        entry.write(value, out);
                    });
                    out.writeEndObject();
                },
                item -> {
                    Map<String, T> values = new LinkedHashMap<>();
                    for (Item property : item.properties()) {
                        T value = entry.read(property);
                        if (value != null) {
                            values.put(property.name(), value);
                        }
                    }
                    return values;
                },
                definitions -> node("object").set("additionalProperties", entry.schema(definitions)));
    }

    /**
     * A text that stands for an object which says no more.
     *
     * @param shortened what the text says of the value; null if the value needs the object
     */
    static <T, S> Form<T> shorthand(
            Form<S> text, Function<T, @Nullable S> shortened, Function<S, T> full, Form<T> object) {
        return Form.of(
                (value, out) -> {
                    S alone = shortened.apply(value);
                    if (alone == null) {
                        object.write(value, out);
                    } else {
                        text.write(alone, out);
                    }
                },
                item -> {
                    if (!item.node().isString()) {
                        return object.read(item);
                    }
                    S alone = text.read(item);
                    return alone == null ? null : item.attempt(() -> full.apply(alone));
                },
                definitions -> anyOf(text.schema(definitions), object.schema(definitions)));
    }

    private static <T> void array(List<T> values, JsonGenerator out, Form<T> entry) {
        out.writeStartArray();
        values.forEach(value -> entry.write(value, out));
        out.writeEndArray();
    }

    private static <T> List<T> all(List<Item> items, Form<T> entry) {
        List<T> values = new ArrayList<>();
        for (Item item : items) {
            T value = entry.read(item);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Long whole(Item item, long low, long high) {
        JsonNode node = item.node();
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= low && node.longValue() <= high) {
            return node.longValue();
        }
        item.problem(Messages.outOfRange(item.kind(), low, high));
        return null;
    }

    private static <T> @Nullable T parsed(Item item, Function<String, T> parse, Function<String, String> problem) {
        String text = item.text();
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            item.problem(problem.apply(text));
            return null;
        }
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.abs().compareTo(LONGEST) > 0) {
            throw new DateTimeException(text);
        }
        return duration;
    }

    static ObjectNode node(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static ObjectNode anyOf(JsonNode... schemas) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").addAll(List.of(schemas));
        return schema;
    }
}
