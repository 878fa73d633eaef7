package dev.lifecycle.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What a signal carries, so that it comes back equal: text, truth values, {@code Integer}, {@code Double}, lists and maps as JSON has them;
 * what JSON has no type for as an object of one property, such as {@code {"@decimal": "10.10"}}.
 */
final class SignalData {

    static final Form<Map<String, Object>> FORM =
            Form.of(SignalData::write, SignalData::map, definitions -> PlainForms.node("object"));

    /** Stands where a problem was noted. */
    private static final String UNREADABLE = "?";

    private static final Map<String, Function<String, Object>> READERS = Map.of(
            "@long", Long::valueOf,
            "@double", Double::valueOf,
            "@integer", BigInteger::new,
            "@decimal", BigDecimal::new,
            "@instant", Instant::parse,
            "@date", LocalDate::parse,
            "@duration", Duration::parse);

    private SignalData() {}

    static void write(Object value, JsonGenerator out) {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Double number && isPlain(number)) {
            out.writeNumber(number);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(entry -> write(entry, out));
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(map, out);
        } else {
            out.writeStartObject();
            out.writeStringProperty(tag(value), value.toString());
            out.writeEndObject();
        }
    }

    /** In the order of names, so that the same data is the same text; a name that looks like a tag gets one more {@code @}. */
    private static void map(Map<?, ?> map, JsonGenerator out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        out.writeStartObject();
        sorted.forEach((name, value) -> {
            out.writeName(name.startsWith("@") ? "@" + name : name);
            write(value, out);
        });
        out.writeEndObject();
    }

    /** JSON knows no infinity and no NaN, and Jackson no negative zero. */
    private static boolean isPlain(Double number) {
        return Double.isFinite(number) && !number.equals(-0.0);
    }

    private static String tag(Object value) {
        if (value instanceof Long) {
            return "@long";
        } else if (value instanceof Double) {
            return "@double";
        } else if (value instanceof BigInteger) {
            return "@integer";
        } else if (value instanceof BigDecimal) {
            return "@decimal";
        } else if (value instanceof Instant) {
            return "@instant";
        } else if (value instanceof LocalDate) {
            return "@date";
        } else if (value instanceof Duration) {
            return "@duration";
        }
        throw new IllegalArgumentException(
                Messages.notSignalData(String.valueOf(value), value.getClass().getName()));
    }

    static Map<String, Object> map(Item item) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Item entry : item.properties()) {
            String name = entry.name();
            if (name.startsWith("@") && !name.startsWith("@@")) {
                item.problem(Messages.unknownProperty(name, READERS.keySet()));
            } else {
                map.put(name.startsWith("@") ? name.substring(1) : name, value(entry));
            }
        }
        return map;
    }

    private static Object value(Item item) {
        JsonNode node = item.node();
        if (node.isString()) {
            return node.stringValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        } else if (node.isNumber() && !node.isIntegralNumber()) {
            return real(item);
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            item.entries().forEach(entry -> list.add(value(entry)));
            return List.copyOf(list);
        } else if (node.isObject()) {
            Item only = node.size() == 1 ? item.properties().get(0) : null;
            return only != null && READERS.containsKey(only.name()) ? tagged(only) : map(item);
        }
        item.problem(Messages.notSignalData(item.kind(), "JSON"));
        return UNREADABLE;
    }

    /** The nearest double; one that would be infinite, or nothing at all, is none. */
    private static Object real(Item item) {
        BigDecimal exact = item.node().decimalValue();
        double nearest = exact.doubleValue();
        if (Double.isInfinite(nearest) || (nearest == 0 && exact.signum() != 0)) {
            item.problem(Messages.notADouble(item.node().toString()));
            return UNREADABLE;
        }
        return nearest;
    }

    private static Object tagged(Item item) {
        String text = item.text();
        if (text == null) {
            return UNREADABLE;
        }
        try {
            return READERS.getOrDefault(item.name(), String::valueOf).apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            item.owner().problem(Messages.notTagged(item.name(), text));
            return UNREADABLE;
        }
    }
}
