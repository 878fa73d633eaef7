package dev.lifecycle.model.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a position remembers that not every position does: what counts as spent, dates and kept texts, where stages were entered from, how
 * often timers fired since the stage was entered. Immutable; all times in microseconds, all places numbers.
 */
public final class Past {

    private static final short[] NO_STAGES = {};
    private static final int[] NO_COUNTS = {};

    /** Nothing at all; no other instance says so. */
    public static final Past NOTHING =
            new Past(Micros.NEVER, Micros.NEVER, Dates.NONE, KeptTexts.NONE, NO_STAGES, NO_COUNTS);

    /** Of a date: the timers of the instant at which it became known were done by then. */
    public static final long AFTER_TIMERS = 1;
    /** Of a date: what was over when it became known stays unarmed, as after a merge. */
    public static final long AHEAD_ONLY = 2;

    private final long upTo;
    private final long silenceFrom;
    private final Dates dates;
    private final KeptTexts texts;
    /** By stage: where it was last entered from, or −1. */
    private final short[] cameFrom;
    /** Pairs of a rule and how often it fired. */
    private final int[] fired;

    private Past(long upTo, long silenceFrom, Dates dates, KeptTexts texts, short[] cameFrom, int[] fired) {
        this.upTo = upTo;
        this.silenceFrom = silenceFrom;
        this.dates = dates;
        this.texts = texts;
        this.cameFrom = cameFrom;
        this.fired = fired;
    }

    /** Timers due before the one instant count as spent and silence counts from the other; {@link Micros#NEVER} if as usual. */
    public static Past of(long upTo, long silenceFrom) {
        return NOTHING.withSpent(upTo, silenceFrom);
    }

    /** The same with another part spent. */
    public Past withSpent(long newUpTo, long newSilenceFrom) {
        return new Past(newUpTo, newSilenceFrom, dates, texts, cameFrom, fired).orNothing();
    }

    private Past with(Dates newDates, KeptTexts newTexts) {
        return new Past(upTo, silenceFrom, newDates, newTexts, cameFrom, fired);
    }

    private Past orNothing() {
        return equals(NOTHING) ? NOTHING : this;
    }

    /** Whether there is nothing to remember. */
    @SuppressWarnings("ReferenceEquality") // whatever equals nothing is made that one object
    public boolean isNothing() {
        return this == NOTHING;
    }

    /** Timers due before this instant count as spent. */
    public long upTo() {
        return upTo;
    }

    /** Silence counts from this instant at the earliest. */
    public long silenceFrom() {
        return silenceFrom;
    }

    /** The date of this number, or {@link Micros#NONE}. */
    public long date(int number) {
        return dates.value(number);
    }

    /** When the event happened that set the date, if only to nothing; {@link Micros#NEVER} if none did. */
    public long dateSetAt(int number) {
        return dates.setAt(number);
    }

    /** Since when the date has its value. */
    public long dateSince(int number) {
        return dates.since(number);
    }

    /** {@link #AFTER_TIMERS} and {@link #AHEAD_ONLY}, where they hold. */
    public long dateMarks(int number) {
        return dates.marks(number);
    }

    /** The same with a date; with {@link Micros#NEVER} for when it was set there is none, not even one that was cleared. */
    public Past withDate(int number, long value, long setAt, long since, long marks) {
        return with(dates.with(number, value, setAt, since, marks), texts);
    }

    /**
     * The same after an event has set a date. One that was set by something that happened later stays; one that has this value already is
     * known since as long as before.
     *
     * @param value      {@link Micros#NONE} clears it
     * @param timersDone whether the timers of the instant at which it takes effect are done
     */
    public Past setDate(int number, long value, long occurred, long effective, boolean timersDone) {
        return with(dates.set(number, value, occurred, effective, timersDone ? AFTER_TIMERS : 0), texts);
    }

    /** The kept text of this number; null if there is none. */
    public @Nullable String text(int number) {
        return texts.text(number);
    }

    /** When the event happened that kept the text, or cleared it; {@link Micros#NEVER} if none did. */
    public long textSetAt(int number) {
        return texts.setAt(number);
    }

    /** The same with this text, unless one was kept of something that happened later. */
    public Past setText(int number, @Nullable String text, long occurred) {
        return with(dates, texts.set(number, text, occurred));
    }

    /** Where the stage was last entered from, or −1. */
    public int cameFrom(int stage) {
        return stage < cameFrom.length ? cameFrom[stage] : -1;
    }

    /** The same, the stage having been entered from that one. */
    public Past withCameFrom(int stage, int from) {
        int size = Math.max(cameFrom.length, stage + 1);
        short[] all = Arrays.copyOf(cameFrom, size);
        Arrays.fill(all, cameFrom.length, size, (short) -1);
        all[stage] = (short) from;
        return new Past(upTo, silenceFrom, dates, texts, all, fired);
    }

    /** How often this timer fired since the stage was entered. */
    public int fired(int rule) {
        for (int i = 0; i < fired.length; i += 2) {
            if (fired[i] == rule) {
                return fired[i + 1];
            }
        }
        return 0;
    }

    /** Takes how often a timer fired. */
    @FunctionalInterface
    public interface Visitor {
        /** The rule's number, and how often. */
        void see(int rule, int times);
    }

    /** Shows every timer that has fired. */
    public void forEachFired(Visitor visitor) {
        for (int i = 0; i < fired.length; i += 2) {
            visitor.see(fired[i], fired[i + 1]);
        }
    }

    /** The same, this timer having fired so many more times. */
    public Past plusFired(int rule, int times) {
        int[] all = fired.clone();
        int at = 0;
        while (at < all.length && all[at] != rule) {
            at += 2;
        }
        if (at == all.length) {
            all = Arrays.copyOf(all, at + 2);
            all[at] = rule;
        }
        all[at + 1] += times;
        return new Past(upTo, silenceFrom, dates, texts, cameFrom, all);
    }

    /**
     * The same after entering a stage: timers have not fired there yet, and dates are there from the beginning.
     *
     * @param from where it is entered from, if that is to be remembered; else −1
     */
    public Past entered(int stage, int from) {
        Past then = dates.isMarked() || fired.length > 0
                ? new Past(upTo, silenceFrom, dates.unmarked(), texts, cameFrom, NO_COUNTS).orNothing()
                : this;
        return from < 0 ? then : then.withCameFrom(stage, from);
    }

    /**
     * The same joined by another subject's past: of dates and texts the ones set later, which take effect at this instant and arm nothing
     * that is over by then.
     */
    public Past merged(Past other, long effective) {
        Past then = with(dates.merged(other.dates, effective), texts.merged(other.texts))
                .orNothing();
        for (int stage = 0; stage < other.cameFrom.length; stage++) {
            if (other.cameFrom[stage] >= 0 && then.cameFrom(stage) < 0) {
                then = then.withCameFrom(stage, other.cameFrom[stage]);
            }
        }
        return then;
    }

    /** The same without anything that an event told of the person. */
    public Past withoutTold() {
        return with(Dates.NONE, KeptTexts.NONE).orNothing();
    }

    /** The same under other numbers; what has a negative one is forgotten. */
    public Past renumbered(
            IntUnaryOperator newDates,
            IntUnaryOperator newTexts,
            IntUnaryOperator newStages,
            IntUnaryOperator newRules) {
        Past then = new Past(
                        upTo, silenceFrom, dates.renumbered(newDates), texts.renumbered(newTexts), NO_STAGES, NO_COUNTS)
                .orNothing();
        for (int stage = 0; stage < cameFrom.length; stage++) {
            int number = cameFrom[stage] < 0 ? -1 : newStages.applyAsInt(stage);
            int from = number < 0 ? -1 : newStages.applyAsInt(cameFrom[stage]);
            if (from >= 0) {
                then = then.withCameFrom(number, from);
            }
        }
        for (int i = 0; i < fired.length; i += 2) {
            int number = newRules.applyAsInt(fired[i]);
            if (number >= 0) {
                then = then.plusFired(number, fired[i + 1]);
            }
        }
        return then;
    }

    /** Equal when all is, under the same numbers, in whatever order it came about. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Past that
                        && upTo == that.upTo
                        && silenceFrom == that.silenceFrom
                        && dates.equals(that.dates)
                        && texts.equals(that.texts)
                        && Arrays.equals(cameFrom, that.cameFrom)
                        && hasFiredAs(that));
    }

    private boolean hasFiredAs(Past that) {
        if (fired.length != that.fired.length) {
            return false;
        }
        for (int i = 0; i < fired.length; i += 2) {
            if (fired[i + 1] != that.fired(fired[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(upTo, silenceFrom, dates, texts, Arrays.hashCode(cameFrom));
    }
}
