package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.InvalidRowException;

/** An instant with what happened at it in one long: microseconds, then two bits. Marks sort by instant. */
final class RollingMark {

    private static final int BITS = 2;
    private static final long START = 1;
    private static final long BACK = 2;

    private RollingMark() {}

    static long of(long micros, boolean start, boolean back, Object row) {
        if (micros << BITS >> BITS != micros) {
            throw new InvalidRowException(Messages.implausibleInstant(micros), row);
        }
        return micros << BITS | (start ? START : 0) | (back ? BACK : 0);
    }

    static long micros(long mark) {
        return mark >> BITS;
    }

    /** Whether one of a customer's marks at the first instant is a start; they are in order of time. */
    static boolean beginsWithStart(long[] marks) {
        for (long mark : marks) {
            if (micros(mark) > micros(marks[0])) {
                return false;
            }
            if (isStart(mark)) {
                return true;
            }
        }
        return false;
    }

    static boolean isStart(long mark) {
        return (mark & START) != 0;
    }

    static boolean isBack(long mark) {
        return (mark & BACK) != 0;
    }
}
