package dev.lifecycle.contact;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.ContactLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts of one kind a customer may get within a time.
 *
 * @param most      how many
 * @param window    within this time before now: what was sent exactly so long ago is over
 * @param postpones whether what is too much comes later, not never
 * @param channel   only contacts over this channel count; null if all do
 * @param touches   only contacts of these ids are asked and count; empty if all are
 */
record Limit(
        int most,
        Duration window,
        boolean postpones,
        @Nullable String channel,
        Set<String> touches) {

    /** What the times of a store are counted in. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    Limit {
        touches = Set.copyOf(touches);
    }

    boolean isAskedOf(Touchpoint touchpoint) {
        return touches.isEmpty() || touches.contains(touchpoint.id());
    }

    /** @param uncapped the channels whose contacts count towards no cap of all channels */
    ContactLimit at(Instant now, Set<String> uncapped) {
        boolean countsAll = channel == null && touches.isEmpty();
        return new ContactLimit(most, now.minus(window).plus(TICK), channel, countsAll ? uncapped : Set.of(), touches);
    }

    String reached() {
        return touches.isEmpty() ? Messages.capReached(most, window, channel) : Messages.tooSoon(touches, window);
    }
}
