package dev.lifecycle.store;

import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has heard from the host lately, over all models and subjects: what limits are held against. What is owed to the
 * customer is not among it.
 *
 * @param sent     what was sent, earliest first
 * @param underway what some worker has begun to send and not settled, so may yet be sent
 */
public record Contacts(List<Contact> sent, List<Contact> underway) {

    /** Copies the lists. */
    public Contacts {
        sent = List.copyOf(sent);
        underway = List.copyOf(underway);
    }

    /**
     * One contact.
     *
     * @param key     the touchpoint's key
     * @param id      what the host knows it by
     * @param channel where the model names one, else null
     * @param at      when it was sent; of one under way, when it is due
     */
    public record Contact(String key, String id, @Nullable String channel, Instant at) {

        /** Of this touchpoint. */
        public static Contact of(Touchpoint touchpoint, Instant at) {
            return new Contact(touchpoint.key().text(), touchpoint.id(), touchpoint.channel(), at);
        }
    }
}
