package dev.lifecycle.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The most contacts of one kind that a customer may be sent from an instant on, over all models and subjects. What is owed to the customer
 * ({@link dev.lifecycle.stage.Touchpoint#transactional}) never counts.
 *
 * @param most    how many, at least 1
 * @param since   what was sent at this instant or later counts
 * @param channel only what goes over this channel counts; null if any does
 * @param except  what goes over one of these channels does not count
 * @param touches only contacts of these ids count; empty if all do
 */
public record ContactLimit(
        int most, Instant since, @Nullable String channel, Set<String> except, Set<String> touches) {

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public ContactLimit {
        if (most < 1) {
            throw new IllegalArgumentException(Messages.badCap(most));
        }
        except = Set.copyOf(except);
        touches = Set.copyOf(touches);
    }

    /** Whatever the contact is. */
    public ContactLimit(int most, Instant since) {
        this(most, since, null, Set.of(), Set.of());
    }

    /** Whether such a contact counts towards it. */
    public boolean counts(Contacts.Contact contact) {
        boolean overChannel = channel == null
                ? contact.channel() == null || !except.contains(contact.channel())
                : channel.equals(contact.channel());
        return overChannel && (touches.isEmpty() || touches.contains(contact.id()));
    }
}
