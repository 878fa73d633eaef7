package dev.lifecycle.stage;

import org.jspecify.annotations.Nullable;

/**
 * An event of a type that the model does not know, where events are kept: its name, and the event itself where the store can keep it
 * (always in memory; in a database if its class is bound to an id). No rule listens to it, and it holds up nothing.
 *
 * @param name  what history calls it
 * @param event the host's own object; null once only its name was kept
 */
public record UnknownEvent(String name, @Nullable Object event) {

    /** @throws IllegalArgumentException if the name is blank */
    public UnknownEvent {
        Texts.requireText(name, "the name of an event");
    }
}
