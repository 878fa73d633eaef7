package dev.lifecycle.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Cursors as a number, a colon and a text: the ordering instant or place, and the id that breaks ties. */
final class Cursors {

    private Cursors() {}

    static String of(long number, String text) {
        return number + ":" + text;
    }

    static String of(Instant instant, String text) {
        return of(ChronoUnit.MICROS.between(Instant.EPOCH, instant), text);
    }

    static long number(String cursor) {
        try {
            return Long.parseLong(cursor.substring(0, colon(cursor)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Messages.badCursor(cursor), e);
        }
    }

    static Instant instant(String cursor) {
        return Instant.EPOCH.plus(number(cursor), ChronoUnit.MICROS);
    }

    static String text(String cursor) {
        return cursor.substring(colon(cursor) + 1);
    }

    /** @throws IllegalArgumentException if below 1 */
    static void requireRoom(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(Messages.pageTooSmall(limit));
        }
    }

    private static int colon(String cursor) {
        int colon = cursor.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(Messages.badCursor(cursor));
        }
        return colon;
    }
}
