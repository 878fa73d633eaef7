package dev.lifecycle.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of a subject's history: what happened, why, and when. Rows are only ever appended; together they lead to the position
 * (a history replays to it).
 *
 * @param key    which row this is
 * @param kind   what happened
 * @param from   the stage before; null for the first row
 * @param to     the stage after
 * @param episode the episode after, from 1
 * @param cause  what brought it about
 * @param times  when it happened, took effect and was written
 * @param kept   the dates and texts that its event set
 */
public record HistoryEntry(
        Key key, Kind kind, @Nullable Stage from, Stage to, int episode, Cause cause, Times times, Kept kept) {

    /** A row whose event set nothing. */
    public HistoryEntry(Key key, Kind kind, @Nullable Stage from, Stage to, int episode, Cause cause, Times times) {
        this(key, kind, from, to, episode, cause, times, Kept.NOTHING);
    }

    /**
     * Which row of which subject.
     *
     * @param model    the model's name
     * @param version  the version that decided
     * @param subject  whose row it is
     * @param revision the commit that wrote it, from 1
     * @param step     its place within that commit, from 0
     */
    public record Key(String model, int version, String subject, long revision, int step) {}

    /** Who or what acted. */
    public enum Source {
        /** An event. */
        EVENT,
        /** Time passing. */
        TIMER,
        /** The host: adoption, correction, migration and the like. */
        HOST
    }

    /**
     * What brought a row about.
     *
     * @param source  who or what acted
     * @param trigger the event type's id, the timer ({@code after PT1H}), or what the host did
     * @param rule    the id of the rule that fired; null if none did
     * @param passed  the guard that said yes; null if there was none
     * @param refused the guards that were asked and said no
     * @param eventId the event's id; null for timers and the host
     * @param note    what the host had to say: a reason, an actor; null if nothing
     */
    public record Cause(
            Source source,
            String trigger,
            @Nullable String rule,
            @Nullable String passed,
            List<String> refused,
            @Nullable String eventId,
            @Nullable String note) {

        /** Copies the list. */
        public Cause {
            refused = List.copyOf(refused);
        }

        /** Something the host did of its own accord; the note is kept as {@link Texts#keepable} has it. */
        public static Cause host(String trigger, @Nullable String note) {
            return new Cause(
                    Source.HOST, trigger, null, null, List.of(), null, note == null ? null : Texts.keepable(note));
        }
    }

    /**
     * The three instants of a row.
     *
     * @param occurred  when it happened, in the host's world
     * @param effective when it took effect: later than it occurred if it came late
     * @param recorded  when it was written
     */
    public record Times(Instant occurred, Instant effective, Instant recorded) {}

    /** Whose row it is. */
    public String subject() {
        return key.subject();
    }

    /** When it took effect; rows of a subject are in this order, those of a recomputation once more from where it begins. */
    public Instant at() {
        return times.effective();
    }

    /** Whether it came after something later had already been applied. */
    public boolean late() {
        return times.occurred().isBefore(times.effective());
    }

    /** Of an adoption: when the host knew of the subject, up to which its timers count as spent. Empty if they do not. */
    public Optional<Instant> knownAt() {
        return kind == Kind.ADOPTED && times.occurred().isAfter(times.effective())
                ? Optional.of(times.occurred())
                : Optional.empty();
    }

    /** The stage before, unless this is the first row. */
    public Optional<Stage> left() {
        return Optional.ofNullable(from);
    }

    /** Whether the subject came into a stage by this row, be it the same one again: a new visit begins. */
    public boolean isEntry() {
        return switch (kind) {
            case STARTED, MOVED, ADOPTED, CORRECTED -> true;
            case MIGRATED, MERGED -> from == null || !from.is(to);
            case STAYED, IGNORED, REFUSED, RECOMPUTED, ERASED -> false;
        };
    }

    /** The same row with other objects for its stages, as after reading it from a store. */
    public HistoryEntry withStages(UnaryOperator<Stage> own) {
        return new HistoryEntry(
                key, kind, from == null ? null : own.apply(from), own.apply(to), episode, cause, times, kept);
    }

    /** The same row under another id of its event. */
    public HistoryEntry withEventId(String eventId) {
        return with(new Cause(
                cause.source(), cause.trigger(), cause.rule(), cause.passed(), cause.refused(), eventId, cause.note()));
    }

    /** The same row with another note, kept as {@link Texts#keepable} has it. */
    public HistoryEntry withNote(String note) {
        return with(new Cause(
                cause.source(),
                cause.trigger(),
                cause.rule(),
                cause.passed(),
                cause.refused(),
                cause.eventId(),
                Texts.keepable(note)));
    }

    private HistoryEntry with(Cause other) {
        return new HistoryEntry(key, kind, from, to, episode, other, times, kept);
    }

    /** The same row in another place. */
    public HistoryEntry withKey(Key other) {
        return new HistoryEntry(other, kind, from, to, episode, cause, times, kept);
    }

    /** Such as {@code in PAYING since 2026-03-03T09:12:00Z: Subscribed (evt-9) passed 'paid plan', model saas v1}. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(isEntry() ? "in " + to.id() + " since " : "still in " + to.id() + " at ")
                .append(at())
                .append(": ");
        text.append(cause.source() == Source.TIMER ? Trigger.inWords(cause.trigger()) : cause.trigger());
        if (cause.eventId() != null) {
            text.append(" (").append(cause.eventId()).append(')');
        }
        text.append(what());
        if (cause.note() != null) {
            text.append(", ").append(cause.note());
        }
        if (late()) {
            text.append(", which had happened at ").append(times.occurred());
        }
        return text.append(", model ")
                .append(key.model())
                .append(" v")
                .append(key.version())
                .toString();
    }

    private String what() {
        return switch (kind) {
            case REFUSED ->
                cause.refused().isEmpty()
                        ? " was refused"
                        : " was refused, '" + String.join("' and '", cause.refused()) + "' said no";
            case IGNORED -> " is ignored there";
            case STAYED, MOVED -> cause.passed() == null ? "" : " passed '" + cause.passed() + "'";
            case STARTED, ADOPTED, CORRECTED, MIGRATED, MERGED, RECOMPUTED, ERASED -> "";
        };
    }

    /** The {@linkplain #describe() sentence} with the subject in front. */
    @Override
    public String toString() {
        return subject() + " " + describe();
    }
}
