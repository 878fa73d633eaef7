package dev.lifecycle.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What kind of event a rule listens to: a class of the host's, or a name carried by {@link Signal}s.
 *
 * @param id        what JSON, history and migration carry; unique in the model
 * @param javaClass the class, or null for a type known by name alone
 */
public record EventType(String id, @Nullable Class<?> javaClass) {

    /** @throws IllegalArgumentException if the id is {@linkplain Texts#requireId no id} */
    public EventType {
        Texts.requireId(id, "an event type id");
    }

    /** The host's class, unless the type is known by name alone. */
    public Optional<Class<?>> type() {
        return Optional.ofNullable(javaClass);
    }

    @Override
    public String toString() {
        return id;
    }
}
