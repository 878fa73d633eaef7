package dev.lifecycle.stage;

import dev.lifecycle.model.engine.Micros;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event with its envelope: whom it happened to, when it happened, and an id that makes handling it twice harmless. Two of them are
 * equal when all their parts are.
 */
public final class Occurrence {

    /**
     * The order of a log that has ids and no order of its own: by instant, and at one instant by event id. Where the order in which
     * things came is known, it says more: sort by {@link #at()} alone then, with a sort that is stable.
     */
    public static final Comparator<Occurrence> IN_ORDER =
            Comparator.comparing(Occurrence::at).thenComparing(Occurrence::id);

    private final String subject;
    private final Object event;
    private final Instant at;
    private final String id;

    /**
     * An event as it comes in.
     *
     * @param subject whose event it is, 1 to 255 characters, {@linkplain Texts#requireId as ids are}
     * @param event   the host's own object, or a {@link Signal}
     * @param at      when it happened, truncated to microseconds
     * @param id      unique per subject and model, 1 to 255 characters
     * @throws NullPointerException     if a part is missing, naming it
     * @throws IllegalArgumentException if the subject or the id is {@linkplain Texts#requireId no id}, or the instant lies outside the
     *                                  years that microseconds can hold
     */
    public Occurrence(String subject, Object event, Instant at, String id) {
        this(event, at, Texts.requireId(subject, "a subject id"), Texts.requireId(id, "an event id"));
    }

    private Occurrence(Object event, Instant at, String subject, String id) {
        this.subject = subject;
        this.event = Objects.requireNonNull(event, "an event must not be null");
        this.at = Micros.instant(Micros.of(Objects.requireNonNull(at, "the instant of an event must not be null")));
        this.id = id;
    }

    /**
     * An event as a store has it, for stores: what its ids are made of is not looked at, as it may have come in before that was checked.
     *
     * @throws IllegalArgumentException if the subject or the id is blank
     */
    public static Occurrence kept(String subject, Object event, Instant at, String id) {
        return new Occurrence(
                event, at, Texts.requireText(subject, "a subject id"), Texts.requireText(id, "an event id"));
    }

    /** Whose event it is. */
    public String subject() {
        return subject;
    }

    /** The host's own object, or a {@link Signal}. */
    public Object event() {
        return event;
    }

    /** When it happened, in whole microseconds. */
    public Instant at() {
        return at;
    }

    /** Unique per subject and model. */
    public String id() {
        return id;
    }

    /** The same with another object as its event. */
    public Occurrence with(Object other) {
        return new Occurrence(other, at, subject, id);
    }

    /** The same event of another subject, which it was merged into. */
    public Occurrence under(String other) {
        return other.equals(subject) ? this : kept(other, event, at, id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Occurrence that
                && subject.equals(that.subject)
                && event.equals(that.event)
                && at.equals(that.at)
                && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, event, at, id);
    }

    @Override
    public String toString() {
        return "Occurrence[subject=" + subject + ", event=" + event + ", at=" + at + ", id=" + id + "]";
    }
}
