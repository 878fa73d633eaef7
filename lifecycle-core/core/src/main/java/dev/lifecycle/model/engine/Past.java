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

    private static final long[] NO_TIMES = {};
    private static final String[] NO_TEXTS = {};
    private static final short[] NO_STAGES = {};
    private static final int[] NO_COUNTS = {};

    /** Nothing at all; no other instance says so. */
    public static final Past NOTHING =
            new Past(Micros.NEVER, Micros.NEVER, NO_TIMES, NO_TEXTS, NO_TIMES, NO_STAGES, NO_COUNTS);

    /** Of a date: the timers of the instant at which it became known were done by then. */
    public static final long AFTER_TIMERS = 1;
    /** Of a date: what was over when it became known stays unarmed, as after a merge. */
    public static final long AHEAD_ONLY = 2;

    // a date is four longs: its value, when the event happened that set it, since when the value is known, and marks
    private static final int SET_AT = 1;
    private static final int SINCE = 2;
    private static final int MARKS = 3;
    private static final int WIDTH = 4;

    private final long upTo;
    private final long silenceFrom;
    private final long[] dates;
    private final @Nullable String[] texts;
    private final long[] textsSetAt;
    /** By stage: where it was last entered from, or −1. */
    private final short[] cameFrom;
    /** Pairs of a rule and how often it fired. */
    private final int[] fired;

    private Past(
            long upTo,
            long silenceFrom,
            long[] dates,
            @Nullable String[] texts,
            long[] textsSetAt,
            short[] cameFrom,
            int[] fired) {
        this.upTo = upTo;
        this.silenceFrom = silenceFrom;
        this.dates = dates;
        this.texts = texts;
        this.textsSetAt = textsSetAt;
        this.cameFrom = cameFrom;
        this.fired = fired;
    }

    /** Timers due before the one instant count as spent and silence counts from the other; {@link Micros#NEVER} if as usual. */
    public static Past of(long upTo, long silenceFrom) {
        return NOTHING.withSpent(upTo, silenceFrom);
    }

    /** The same with another part spent. */
    public Past withSpent(long newUpTo, long newSilenceFrom) {
        return new Past(newUpTo, newSilenceFrom, dates, texts, textsSetAt, cameFrom, fired).orNothing();
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
        return isKnown(number) ? dates[number * WIDTH] : Micros.NONE;
    }

    /** When the event happened that set the date, if only to nothing; {@link Micros#NEVER} if none did. */
    public long dateSetAt(int number) {
        return isKnown(number) ? dates[number * WIDTH + SET_AT] : Micros.NEVER;
    }

    /** Since when the date has its value. */
    public long dateSince(int number) {
        return isKnown(number) ? dates[number * WIDTH + SINCE] : Micros.NEVER;
    }

    /** {@link #AFTER_TIMERS} and {@link #AHEAD_ONLY}, where they hold. */
    public long dateMarks(int number) {
        return isKnown(number) ? dates[number * WIDTH + MARKS] : 0;
    }

    private boolean isKnown(int number) {
        return number * WIDTH < dates.length;
    }

    /** The same with a date; with {@link Micros#NEVER} for when it was set there is none, not even one that was cleared. */
    public Past withDate(int number, long value, long setAt, long since, long marks) {
        long[] all = dates;
        int at = number * WIDTH;
        if (all.length <= at) {
            all = Arrays.copyOf(dates, at + WIDTH);
            for (int unset = dates.length; unset < at; unset += WIDTH) {
                all[unset] = Micros.NONE;
                all[unset + SET_AT] = Micros.NEVER;
                all[unset + SINCE] = Micros.NEVER;
            }
        } else {
            all = all.clone();
        }
        all[at] = value;
        all[at + SET_AT] = setAt;
        all[at + SINCE] = since;
        all[at + MARKS] = marks;
        return new Past(upTo, silenceFrom, all, texts, textsSetAt, cameFrom, fired);
    }

    /**
     * The same after an event has set a date. One that was set by something that happened later stays; one that has this value already is
     * known since as long as before.
     *
     * @param value      {@link Micros#NONE} clears it
     * @param timersDone whether the timers of the instant at which it takes effect are done
     */
    public Past setDate(int number, long value, long occurred, long effective, boolean timersDone) {
        if (occurred < dateSetAt(number)) {
            return this;
        }
        return value == date(number) && dateSetAt(number) != Micros.NEVER
                ? withDate(number, value, occurred, dateSince(number), dateMarks(number))
                : withDate(number, value, occurred, effective, timersDone ? AFTER_TIMERS : 0);
    }

    /** The kept text of this number; null if there is none. */
    public @Nullable String text(int number) {
        return number < texts.length ? texts[number] : null;
    }

    /** When the event happened that kept the text, or cleared it; {@link Micros#NEVER} if none did. */
    public long textSetAt(int number) {
        return number < textsSetAt.length ? textsSetAt[number] : Micros.NEVER;
    }

    /** The same with this text, unless one was kept of something that happened later. */
    public Past setText(int number, @Nullable String text, long occurred) {
        if (occurred < textSetAt(number)) {
            return this;
        }
        int size = Math.max(texts.length, number + 1);
        @Nullable String[] all = Arrays.copyOf(texts, size);
        long[] times = Arrays.copyOf(textsSetAt, size);
        Arrays.fill(times, textsSetAt.length, size, Micros.NEVER);
        all[number] = text;
        times[number] = occurred;
        return new Past(upTo, silenceFrom, dates, all, times, cameFrom, fired);
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
        return new Past(upTo, silenceFrom, dates, texts, textsSetAt, all, fired);
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
        return new Past(upTo, silenceFrom, dates, texts, textsSetAt, cameFrom, all);
    }

    /**
     * The same after entering a stage: timers have not fired there yet, and dates are there from the beginning.
     *
     * @param from where it is entered from, if that is to be remembered; else −1
     */
    public Past entered(int stage, int from) {
        Past then = this;
        for (int mark = MARKS; mark < dates.length; mark += WIDTH) {
            if (dates[mark] != 0) {
                then = then.withDate(mark / WIDTH, dates[mark - MARKS], dates[mark - SINCE], dates[mark - 1], 0);
            }
        }
        if (fired.length > 0) {
            then = new Past(upTo, silenceFrom, then.dates, texts, textsSetAt, cameFrom, NO_COUNTS).orNothing();
        }
        return from < 0 ? then : then.withCameFrom(stage, from);
    }

    /**
     * The same joined by another subject's past: of dates and texts the ones set later, which take effect at this instant and arm nothing
     * that is over by then.
     */
    public Past merged(Past other, long effective) {
        Past then = this;
        for (int number = 0; number * WIDTH < other.dates.length; number++) {
            if (other.dateSetAt(number) > then.dateSetAt(number)) {
                // where nothing is known yet, even that a date was cleared is something new
                boolean same = then.dateSetAt(number) != Micros.NEVER && other.date(number) == then.date(number);
                then = then.withDate(
                        number,
                        other.date(number),
                        other.dateSetAt(number),
                        same ? then.dateSince(number) : effective,
                        same ? then.dateMarks(number) : AHEAD_ONLY);
            }
        }
        for (int number = 0; number < other.texts.length; number++) {
            if (other.textSetAt(number) > then.textSetAt(number)) {
                then = then.setText(number, other.texts[number], other.textSetAt(number));
            }
        }
        for (int stage = 0; stage < other.cameFrom.length; stage++) {
            if (other.cameFrom[stage] >= 0 && then.cameFrom(stage) < 0) {
                then = then.withCameFrom(stage, other.cameFrom[stage]);
            }
        }
        return then;
    }

    /** The same without anything that an event told of the person. */
    public Past withoutTold() {
        return new Past(upTo, silenceFrom, NO_TIMES, NO_TEXTS, NO_TIMES, cameFrom, fired).orNothing();
    }

    /** The same under other numbers; what has a negative one is forgotten. */
    public Past renumbered(
            IntUnaryOperator newDates,
            IntUnaryOperator newTexts,
            IntUnaryOperator newStages,
            IntUnaryOperator newRules) {
        Past then = Past.of(upTo, silenceFrom);
        for (int date = 0; date * WIDTH < dates.length; date++) {
            int number = dateSetAt(date) == Micros.NEVER ? -1 : newDates.applyAsInt(date);
            if (number >= 0) {
                then = then.withDate(number, date(date), dateSetAt(date), dateSince(date), dateMarks(date));
            }
        }
        for (int text = 0; text < texts.length; text++) {
            int number = textsSetAt[text] == Micros.NEVER ? -1 : newTexts.applyAsInt(text);
            if (number >= 0) {
                then = then.setText(number, texts[text], textsSetAt[text]);
            }
        }
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
                        && Arrays.equals(dates, that.dates)
                        && Arrays.equals(texts, that.texts)
                        && Arrays.equals(textsSetAt, that.textsSetAt)
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
        return Objects.hash(
                upTo, silenceFrom, Arrays.hashCode(dates), Arrays.hashCode(texts), Arrays.hashCode(cameFrom));
    }
}
