package dev.lifecycle.json;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/** Properties that are left out when there is nothing to say. */
final class Write {

    private Write() {}

    static void text(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    static void instant(JsonGenerator out, String name, @Nullable Instant value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    static void flag(JsonGenerator out, String name, boolean value) {
        if (value) {
            out.writeBooleanProperty(name, true);
        }
    }

    static <T> void inner(
            JsonGenerator out, SerializationContext context, String name, @Nullable T value, Shape<T> shape) {
        if (value != null) {
            out.writeName(name);
            shape.write(value, out, context);
        }
    }

    static <T> void list(JsonGenerator out, SerializationContext context, String name, List<T> values, Shape<T> shape) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(value -> shape.write(value, out, context));
            out.writeEndArray();
        }
    }

    static void texts(JsonGenerator out, String name, List<String> values) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(out::writeString);
            out.writeEndArray();
        }
    }
}
