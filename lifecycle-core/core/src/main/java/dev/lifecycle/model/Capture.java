package dev.lifecycle.model;

import dev.lifecycle.stage.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a rule keeps of its event: a date that timers wait for, a text that guards read, a note for the row of history, or what the
 * touchpoints it plans are about. Pure, like a guard; one that throws is an error of the host.
 */
public final class Capture {

    /** What is kept. */
    public enum Kind {
        /** A date, or that there is none any more. */
        DATE,
        /** A text of at most 255 characters, or that there is none any more. */
        TEXT,
        /** A line that stands with the row of history. */
        NOTE,
        /** What the touchpoints that firing plans are about, by name. */
        ABOUT
    }

    private final Kind kind;
    private final String name;
    private final BiFunction<Object, Situation, @Nullable Object> reading;

    private Capture(Kind kind, String name, BiFunction<Object, Situation, @Nullable Object> reading) {
        this.kind = kind;
        this.name = name;
        this.reading = reading;
    }

    /**
     * A date by name; null clears it.
     *
     * @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id}
     */
    @SuppressWarnings("unchecked") // a rule hands a capture only events of the types it was declared on
    public static <E> Capture date(String name, BiFunction<? super E, Situation, ? extends @Nullable Instant> reading) {
        return new Capture(
                Kind.DATE, Texts.requireId(name, "a date's name"), (BiFunction<Object, Situation, @Nullable Object>)
                        (BiFunction<?, ?, ?>) reading);
    }

    /**
     * A text by name; null, or an empty one, clears it.
     *
     * @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id}
     */
    @SuppressWarnings("unchecked") // as above
    public static <E> Capture text(String name, BiFunction<? super E, Situation, ? extends @Nullable String> reading) {
        return new Capture(Kind.TEXT, Texts.requireId(name, "a kept text's name"), (BiFunction<
                        Object, Situation, @Nullable Object>)
                (BiFunction<?, ?, ?>) reading);
    }

    /** A note called {@code note}; null, or an empty one, is none. */
    public static <E> Capture note(BiFunction<? super E, Situation, ? extends @Nullable String> reading) {
        return note("note", reading);
    }

    /**
     * A note by a name that written models call it by; null, or an empty one, is none.
     *
     * @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id}
     */
    @SuppressWarnings("unchecked") // as above
    public static <E> Capture note(String name, BiFunction<? super E, Situation, ? extends @Nullable String> reading) {
        return new Capture(
                Kind.NOTE, Texts.requireId(name, "a note's name"), (BiFunction<Object, Situation, @Nullable Object>)
                        (BiFunction<?, ?, ?>) reading);
    }

    /**
     * What the rule's touchpoints are about, by name; null is nothing. A value is free text, of which 1,000 characters are kept; a name
     * must be {@linkplain Texts#requireId an id}, and where one is not, or stands for no text, that is an error of the host. Called
     * {@code about}.
     */
    public static <E> Capture about(BiFunction<? super E, Situation, ? extends @Nullable Map<String, String>> reading) {
        return about("about", reading);
    }

    /**
     * The same by a name that written models call it by.
     *
     * @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id}
     */
    @SuppressWarnings("unchecked") // as above
    public static <E> Capture about(
            String name, BiFunction<? super E, Situation, ? extends @Nullable Map<String, String>> reading) {
        return new Capture(
                Kind.ABOUT, Texts.requireId(name, "a name"), (BiFunction<Object, Situation, @Nullable Object>)
                        (BiFunction<?, ?, ?>) reading);
    }

    /** What is kept. */
    public Kind kind() {
        return kind;
    }

    /** The name of the date or text, or what written models call the note, or what touchpoints are about, by. */
    public String name() {
        return name;
    }

    @Nullable
    Object read(Object event, Situation situation) {
        return reading.apply(event, situation);
    }

    /** Such as {@code sets 'trial-end'}. */
    @Override
    public String toString() {
        return switch (kind) {
            case DATE -> "sets '" + name + "'";
            case TEXT -> "keeps '" + name + "'";
            case NOTE -> "notes";
            case ABOUT -> "says what its touchpoints are about";
        };
    }
}
