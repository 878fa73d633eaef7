package dev.lifecycle.model.engine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a position knows, by number: four longs each, which are its value, when the event happened that set it, since when the
 * value is known, and marks. Immutable.
 */
final class Dates {

    static final Dates NONE = new Dates(new long[0]);

    private static final int SET_AT = 1;
    private static final int SINCE = 2;
    private static final int MARKS = 3;
    private static final int WIDTH = 4;

    private final long[] all;

    private Dates(long[] all) {
        this.all = all;
    }

    private int size() {
        return all.length / WIDTH;
    }

    /** The value, or {@link Micros#NONE}. */
    long value(int number) {
        return number < size() ? all[number * WIDTH] : Micros.NONE;
    }

    /** {@link Micros#NEVER} if no event has set it, if only to nothing. */
    long setAt(int number) {
        return number < size() ? all[number * WIDTH + SET_AT] : Micros.NEVER;
    }

    long since(int number) {
        return number < size() ? all[number * WIDTH + SINCE] : Micros.NEVER;
    }

    long marks(int number) {
        return number < size() ? all[number * WIDTH + MARKS] : 0;
    }

    private boolean isKnown(int number) {
        return setAt(number) != Micros.NEVER;
    }

    /** The same with this one; with {@link Micros#NEVER} for when it was set there is none, not even one that was cleared. */
    Dates with(int number, long value, long setAt, long since, long marks) {
        int at = number * WIDTH;
        long[] more = Arrays.copyOf(all, Math.max(all.length, at + WIDTH));
        for (int unset = all.length; unset < at; unset += WIDTH) {
            more[unset] = Micros.NONE;
            more[unset + SET_AT] = Micros.NEVER;
            more[unset + SINCE] = Micros.NEVER;
        }
        more[at] = value;
        more[at + SET_AT] = setAt;
        more[at + SINCE] = since;
        more[at + MARKS] = marks;
        return new Dates(more);
    }

    /** The same after an event has set one, as {@link Past#setDate} says. */
    Dates set(int number, long value, long occurred, long effective, long marks) {
        if (occurred < setAt(number)) {
            return this;
        }
        return value == value(number) && isKnown(number)
                ? with(number, value, occurred, since(number), marks(number))
                : with(number, value, occurred, effective, marks);
    }

    boolean isMarked() {
        for (int number = 0; number < size(); number++) {
            if (marks(number) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The same in a stage that was entered since, where they are known from the beginning. */
    Dates unmarked() {
        Dates then = this;
        for (int number = 0; number < size(); number++) {
            if (marks(number) != 0) {
                then = then.with(number, value(number), setAt(number), since(number), 0);
            }
        }
        return then;
    }

    /** The same with those of another subject that were set later. */
    Dates merged(Dates other, long effective) {
        Dates then = this;
        for (int number = 0; number < other.size(); number++) {
            if (other.setAt(number) > then.setAt(number)) {
                // where nothing is known yet, even that a date was cleared is something new
                boolean same = then.isKnown(number) && other.value(number) == then.value(number);
                then = then.with(
                        number,
                        other.value(number),
                        other.setAt(number),
                        same ? then.since(number) : effective,
                        same ? then.marks(number) : Past.AHEAD_ONLY);
            }
        }
        return then;
    }

    /** The same under other numbers; what has a negative one is forgotten. */
    Dates renumbered(IntUnaryOperator numbers) {
        Dates then = NONE;
        for (int date = 0; date < size(); date++) {
            int number = isKnown(date) ? numbers.applyAsInt(date) : -1;
            if (number >= 0) {
                then = then.with(number, value(date), setAt(date), since(date), marks(date));
            }
        }
        return then;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dates that && Arrays.equals(all, that.all);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all);
    }
}
