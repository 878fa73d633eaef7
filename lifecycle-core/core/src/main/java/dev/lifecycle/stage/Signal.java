package dev.lifecycle.stage;

import java.util.Map;

/**
 * A ready-made event for hosts, JSON models and imports that have no event classes: its type is its name.
 *
 * @param name what happened, such as {@code subscribed}
 * @param data what guards may ask; never null values
 */
public record Signal(String name, Map<String, Object> data) {

    /** @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id} */
    public Signal {
        Texts.requireId(name, "a signal name");
        data = Map.copyOf(data);
    }

    /** A signal without data. */
    public static Signal of(String name) {
        return new Signal(name, Map.of());
    }
}
