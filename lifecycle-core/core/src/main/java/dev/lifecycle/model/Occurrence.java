package dev.lifecycle.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * An event with its envelope: whom it happened to, when it happened, and an id that makes handling it twice harmless.
 *
 * @param subject whose event it is, 1 to 255 characters
 * @param event   the host's own object, or a {@link Signal}
 * @param at      when it happened, truncated to microseconds
 * @param id      unique per subject and model, 1 to 255 characters
 */
public record Occurrence(String subject, Object event, Instant at, String id) {

    /** @throws IllegalArgumentException if the subject or the id is blank or longer than 255 characters */
    public Occurrence {
        Texts.requireId(subject, "a subject id");
        Objects.requireNonNull(event, "event");
        at = at.truncatedTo(ChronoUnit.MICROS);
        Texts.requireId(id, "an event id");
    }
}
