package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject stands in one model: immutable and small, with all times in microseconds. Made by {@link StageModel#start}, by a
 * {@link Decision}, or {@linkplain #of(PositionState) from the plain values} a store kept.
 *
 * <p>Two positions are equal when all their values are, wherever they come from.
 */
public sealed class Position permits PositionWithPast {

    static final byte TIMERS_DONE = 1;
    static final byte FROZEN = 2;

    final Names names;
    final String subject;
    final long enteredAt;
    final long asOf;
    final long lastEventAt;
    final long nextDue;
    final int revision;
    final int episode;
    final short stage;
    final short furthest;
    final short furthestEver;
    final byte flags;
    final byte[] tallies;

    Position(Positions.Values values) {
        names = values.names;
        subject = values.subject;
        enteredAt = values.enteredAt;
        asOf = values.asOf;
        lastEventAt = values.lastEventAt;
        nextDue = values.nextDue;
        revision = values.revision;
        episode = values.episode;
        stage = (short) values.stage;
        furthest = (short) values.furthest;
        furthestEver = (short) values.furthestEver;
        flags = (byte) values.flags;
        tallies = values.tallies;
    }

    /** After an event or a timer that left the subject in its stage. */
    Position(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone, long nextDue) {
        names = before.names;
        subject = before.subject;
        enteredAt = before.enteredAt;
        this.asOf = asOf;
        this.lastEventAt = lastEventAt;
        this.nextDue = nextDue;
        revision = before.revision;
        episode = before.episode;
        stage = before.stage;
        furthest = before.furthest;
        furthestEver = before.furthestEver;
        flags = (byte) ((before.flags & ~TIMERS_DONE) | (timersDone ? TIMERS_DONE : 0));
        this.tallies = tallies;
    }

    /** After coming into a stage, be it the same one again; {@code reached} is −1 for an exit stage, which is never the furthest. */
    Position(
            Position before,
            byte[] tallies,
            long lastEventAt,
            int stage,
            int reached,
            long at,
            int episode,
            long nextDue) {
        names = before.names;
        subject = before.subject;
        enteredAt = at;
        asOf = at;
        this.lastEventAt = lastEventAt;
        this.nextDue = nextDue;
        revision = before.revision;
        this.episode = episode;
        this.stage = (short) stage;
        furthest = (short) Math.max(episode > before.episode ? -1 : before.furthest, reached);
        furthestEver = (short) Math.max(before.furthestEver, reached);
        flags = (byte) (before.flags & ~TIMERS_DONE);
        this.tallies = tallies;
    }

    /** A position from the plain values a store kept; {@link StageModel#decide} takes it over into its model. */
    public static Position of(PositionState state) {
        return Positions.of(state);
    }

    /** The model's name. */
    public String model() {
        return names.model();
    }

    /** The version of the model that last changed this position. */
    public int version() {
        return names.version();
    }

    /** Whose position this is. */
    public String subject() {
        return subject;
    }

    /** The stage the subject is in. */
    public Stage stage() {
        return names.stage(stage);
    }

    /** Since when; the start of the present visit. */
    public Instant enteredAt() {
        return Micros.instant(enteredAt);
    }

    /** The latest instant applied, be it an event's or a timer's: what happened before it and comes now is late. */
    public Instant asOf() {
        return Micros.instant(asOf);
    }

    /** When the latest handled event happened; empty if none was. Refused events are no activity. */
    public Optional<Instant> lastEventAt() {
        return lastEventAt == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(lastEventAt));
    }

    /** When the next timer is due; empty if none is armed. */
    public Optional<Instant> nextDue() {
        return nextDue == Micros.NONE ? Optional.empty() : Optional.of(Micros.instant(nextDue));
    }

    /**
     * Timers due before this instant count as spent though they never fired: they were over when the subject was adopted, or when the
     * version of the model that has them took it over. Empty if none do.
     */
    public Optional<Instant> spentUpTo() {
        return past().upTo() == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(past().upTo()));
    }

    /** Silence counts from this instant at the earliest: when the host knew of an adopted subject. Empty if it counts as usual. */
    public Optional<Instant> silenceFrom() {
        return past().silenceFrom() == Micros.NEVER
                ? Optional.empty()
                : Optional.of(Micros.instant(past().silenceFrom()));
    }

    /** The pass through the cycle this is, from 1. */
    public int episode() {
        return episode;
    }

    /** The most advanced stage of this episode, exit stages apart; empty if it saw exit stages alone. */
    public Optional<Stage> furthest() {
        return furthest < 0 ? Optional.empty() : Optional.of(names.stage(furthest));
    }

    /** The most advanced stage of all episodes, exit stages apart. */
    public Optional<Stage> furthestEver() {
        return furthestEver < 0 ? Optional.empty() : Optional.of(names.stage(furthestEver));
    }

    /** How many events of this type were handled in this episode. */
    public long count(String eventType) {
        return Tallies.count(tallies, names.typeNumber(eventType));
    }

    /** When the latest event of this type in this episode happened. */
    public Optional<Instant> lastOf(String eventType) {
        long last = Tallies.last(tallies, names.typeNumber(eventType));
        return last == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(last));
    }

    /** Count and latest instant of each event type handled in this episode. */
    public Map<String, Tally> tallies() {
        Map<String, Tally> result = new LinkedHashMap<>();
        Tallies.forEach(
                tallies,
                (type, count, last) -> result.put(names.types().get(type), new Tally(count, Micros.instant(last))));
        return result;
    }

    /** How often a store has committed this subject; 0 if never. */
    public long revision() {
        return revision;
    }

    /** Whether it is closed for good, as after an erasure: events are refused and no timer is armed. */
    public boolean isFrozen() {
        return (flags & FROZEN) != 0;
    }

    /** Whether the timers due at {@link #asOf()} itself have fired already. */
    public boolean timersDone() {
        return (flags & TIMERS_DONE) != 0;
    }

    /**
     * The same under this revision: what a commit writes.
     *
     * @throws IllegalArgumentException if it is negative or above 2,147,483,647
     */
    public Position atRevision(long newRevision) {
        Positions.Values values = new Positions.Values(this);
        values.revision = Texts.requireRevision(newRevision, subject);
        return values.position();
    }

    /** The same closed for good, under this name: events are refused, no timer is armed. */
    public Position closedAs(String surrogate) {
        Positions.Values values = new Positions.Values(this);
        values.subject = Texts.requireText(surrogate, "a subject id");
        values.flags |= FROZEN;
        values.nextDue = Micros.NONE;
        values.past = values.past.withoutTold();
        return values.position();
    }

    /** The date of this name that an event set; empty if none did, or it was cleared. */
    public Optional<Instant> date(String name) {
        int number = names.dates().indexOf(name);
        long date = number < 0 ? Micros.NONE : past().date(number);
        return date == Micros.NONE ? Optional.empty() : Optional.of(Micros.instant(date));
    }

    /** The text of this name that was kept of an event; empty if none was, or it was cleared. */
    public Optional<String> text(String name) {
        int number = names.texts().indexOf(name);
        return Optional.ofNullable(number < 0 ? null : past().text(number));
    }

    /** Dates, kept texts, where stages were entered from and how often timers fired, in plain form; nothing in most models. */
    public Memory memory() {
        return past().isNothing() ? Memory.NOTHING : Positions.memory(past(), names);
    }

    /** What else it remembers; nothing, but for a {@link PositionWithPast}. */
    Past past() {
        return Past.NOTHING;
    }

    /** All values in plain form, for stores and JSON. */
    public PositionState state() {
        return new PositionState(
                model(),
                version(),
                subject,
                stage().id(),
                enteredAt(),
                asOf(),
                timersDone(),
                lastEventAt().orElse(null),
                nextDue().orElse(null),
                episode,
                furthest().map(Stage::id).orElse(null),
                furthestEver().map(Stage::id).orElse(null),
                tallies(),
                isFrozen(),
                revision,
                spentUpTo().orElse(null),
                silenceFrom().orElse(null),
                memory());
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // positions of one built model share its names; any other pair is compared by values
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Position that) || !subject.equals(that.subject)) {
            return false;
        }
        if (names != that.names) {
            return state().equals(that.state());
        }
        return stage == that.stage
                && enteredAt == that.enteredAt
                && asOf == that.asOf
                && lastEventAt == that.lastEventAt
                && nextDue == that.nextDue
                && revision == that.revision
                && episode == that.episode
                && furthest == that.furthest
                && furthestEver == that.furthestEver
                && flags == that.flags
                && past().equals(that.past())
                && (Arrays.equals(tallies, that.tallies) || tallies().equals(that.tallies()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, enteredAt, asOf, revision, episode);
    }

    /** Such as {@code c-42 in PAYING (saas v1) since 2026-03-03T09:12:00Z, episode 1}. */
    @Override
    public String toString() {
        return subject + " in " + stage().id() + " (" + model() + " v" + version() + ") since " + enteredAt()
                + ", episode " + episode;
    }
}
