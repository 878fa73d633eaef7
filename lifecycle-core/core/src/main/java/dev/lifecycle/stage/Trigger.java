package dev.lifecycle.stage;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** What sets a rule off: an event, or time passing. */
public sealed interface Trigger {

    /**
     * How rule ids and history name it: the event type's id, {@code after PT1H}, {@code silence PT72H}, {@code every PT72H},
     * {@code after P1M Europe/Paris}, {@code at trial-end}, {@code before trial-end PT72H} or {@code after trial-end PT72H}.
     */
    String id();

    /** The result for whichever of the six it is. */
    default <R> R fold(
            Function<OnEvent, R> onEvent,
            Function<After, R> after,
            Function<AfterSilence, R> afterSilence,
            Function<Every, R> every,
            Function<AfterPeriod, R> afterPeriod,
            Function<OnDate, R> onDate) {
        if (this instanceof OnEvent on) {
            return onEvent.apply(on);
        } else if (this instanceof After one) {
            return after.apply(one);
        } else if (this instanceof AfterSilence silence) {
            return afterSilence.apply(silence);
        } else if (this instanceof Every again) {
            return every.apply(again);
        } else if (this instanceof AfterPeriod period) {
            return afterPeriod.apply(period);
        }
        return onDate.apply((OnDate) this);
    }

    /** Whether time passing sets it off. */
    default boolean isTimer() {
        return !(this instanceof OnEvent);
    }

    /** What an id says in words: {@code after 14 days} of {@code after PT336H}; the id of an event type is its own word. */
    static String inWords(String id) {
        int space = id.lastIndexOf(' ');
        int first = id.indexOf(' ');
        try {
            String length = Texts.inWords(Duration.parse(id.substring(space + 1)));
            // of a date: how long before or after it
            return first == space ? id.substring(0, space + 1) + length : length + " " + id.substring(0, space);
        } catch (DateTimeParseException e) {
            return first < 0 || first == space ? id : periodInWords(id, first, space);
        }
    }

    /** Such as {@code after 1 month (Europe/Paris)} of {@code after P1M Europe/Paris}. */
    private static String periodInWords(String id, int first, int space) {
        try {
            String length = Texts.inWords(Period.parse(id.substring(first + 1, space)));
            return id.substring(0, first + 1) + length + " (" + id.substring(space + 1) + ")";
        } catch (DateTimeParseException e) {
            return id;
        }
    }

    /** An event of this type. */
    record OnEvent(EventType type) implements Trigger {
        @Override
        public String id() {
            return type.id();
        }
    }

    /** This long after entering the stage. */
    record After(Duration delay) implements Trigger {
        @Override
        public String id() {
            return "after " + delay;
        }
    }

    /** This long after entering the stage or the latest handled event, whichever is later. */
    record AfterSilence(Duration delay) implements Trigger {
        @Override
        public String id() {
            return "silence " + delay;
        }
    }

    /** This long after entering the stage, and again and again after as long. */
    record Every(Duration interval) implements Trigger {
        @Override
        public String id() {
            return "every " + interval;
        }
    }

    /**
     * This long after entering the stage by the calendar of a zone, as {@link java.time.ZonedDateTime#plus} counts: a month after
     * 31 January is the last of February, and two months after it 31 March.
     */
    record AfterPeriod(Period period, ZoneId zone) implements Trigger {
        @Override
        public String id() {
            return "after " + period + " " + zone;
        }
    }

    /**
     * At a date that an event has set, or so long before or after it.
     *
     * @param date       the date's name
     * @param shift      how long after the date; negative for before
     * @param unlessPast whether it is not armed where that is over already
     */
    record OnDate(String date, Duration shift, boolean unlessPast) implements Trigger {

        /** @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id} */
        public OnDate {
            Texts.requireId(date, "a date's name");
        }

        @Override
        public String id() {
            return shift.isZero()
                    ? "at " + date
                    : (shift.isNegative() ? "before " : "after ") + date + " " + shift.abs();
        }
    }
}
