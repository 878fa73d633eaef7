package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * An event with its envelope: whom it happened to, when it happened, and an id that makes handling it twice harmless.
 *
 * @param subject whose event it is, 1 to 255 characters, {@linkplain Texts#requireId as ids are}
 * @param event   the host's own object, or a {@link Signal}
 * @param at      when it happened, truncated to microseconds
 * @param id      unique per subject and model, 1 to 255 characters
 */
public record Occurrence(String subject, Object event, Instant at, String id) {

    /**
     * The order of a log that has ids and no order of its own: by instant, and at one instant by event id. Where the order in which
     * things came is known, it says more: sort by {@link #at()} alone then, with a sort that is stable.
     */
    public static final Comparator<Occurrence> IN_ORDER =
            Comparator.comparing(Occurrence::at).thenComparing(Occurrence::id);

    /**
     * @throws NullPointerException     if a part is missing, naming it
     * @throws IllegalArgumentException if the subject or the id is {@linkplain Texts#requireId no id}, or the instant lies outside the
     *                                  years that microseconds can hold
     */
    public Occurrence {
        Texts.requireId(subject, "a subject id");
        Objects.requireNonNull(event, "an event must not be null");
        Objects.requireNonNull(at, "the instant of an event must not be null");
        Texts.requireId(id, "an event id");
        at = Micros.instant(Micros.of(at));
    }
}
