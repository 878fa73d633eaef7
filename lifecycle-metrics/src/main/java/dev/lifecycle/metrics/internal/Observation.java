package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.InvalidRowException;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * When a row happened, as a calendar day of the report's zone, and until when rows were observed. A date counts to the end of its
 * day; an instant cuts its day, which is then not complete.
 */
public final class Observation implements Serializable {

    /** The row lies after the end of observation. */
    public static final int LATER = Integer.MIN_VALUE;

    private static final long serialVersionUID = 1L;

    private final LocalDays days;
    private final @Nullable Instant cut;
    private final int endDay;

    /** @param until the last day or instant observed; null for the end of the last day with a row */
    public Observation(ZoneId zone, @Nullable Temporal until) {
        this.days = new LocalDays(zone);
        this.cut = until == null || until instanceof LocalDate ? null : instant(until, zone);
        if (until == null) {
            this.endDay = Integer.MAX_VALUE;
        } else {
            this.endDay = until instanceof LocalDate date ? Math.toIntExact(date.toEpochDay()) + 1 : localDay(until);
        }
    }

    /**
     * The row's day since 1970-01-01, or {@link #LATER}.
     *
     * @throws InvalidRowException if it is no kind of date, or lies beyond what a calendar can hold
     */
    public int day(Temporal at, Object row) {
        int day;
        try {
            day = localDay(at);
        } catch (DateTimeException | ArithmeticException e) {
            InvalidRowException refused = new InvalidRowException(Messages.noDate(at.toString(), e.getMessage()), row);
            refused.addSuppressed(e);
            throw refused;
        }
        return isLater(at, day) ? LATER : day;
    }

    /** Whether a day given as a number lies after the end of observation. */
    public boolean isLater(int day) {
        return cut == null ? day >= endDay : day > endDay;
    }

    /** The first day that is not completely observed, if the last row is of the given day. */
    public int endDay(int lastDay) {
        return endDay == Integer.MAX_VALUE ? lastDay + 1 : endDay;
    }

    /** The last day of which anything was observed, if the last row is of the given day. */
    public int lastDay(int lastRowDay) {
        return cut == null ? endDay(lastRowDay) - 1 : endDay;
    }

    /** The first day that is not completely observed, where the end was declared. */
    public int declaredEndDay() {
        return endDay;
    }

    /** The last day of which anything was observed, where the end was declared. */
    public int declaredLastDay() {
        return lastDay(endDay);
    }

    /** The end's part of a definition id, such as {@code /until-2026-03-31}; empty text where none was declared. */
    public String id() {
        if (!isDeclared()) {
            return "";
        }
        return "/until-" + (cut == null ? LocalDate.ofEpochDay(endDay - 1L) : cut);
    }

    /** Whether an end was declared, so that there are observed periods even without rows. */
    public boolean isDeclared() {
        return endDay != Integer.MAX_VALUE;
    }

    /** The instant as microseconds since 1970; a date stands for the start of its day. */
    public long micros(Temporal at, Object row) {
        Instant instant =
                at instanceof LocalDate date ? date.atStartOfDay(days.zone()).toInstant() : instant(at, days.zone());
        return Instants.micros(instant, row);
    }

    private boolean isLater(Temporal at, int day) {
        if (cut == null || at instanceof LocalDate) {
            return isLater(day);
        }
        return !instant(at, days.zone()).isBefore(cut);
    }

    private int localDay(Temporal at) {
        if (at instanceof LocalDate date) {
            return Math.toIntExact(date.toEpochDay());
        }
        return days.day(instant(at, days.zone()));
    }

    private static Instant instant(Temporal at, ZoneId zone) {
        if (at instanceof Instant instant) {
            return instant;
        }
        if (at instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (at instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (at instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        throw new DateTimeException(Messages.noKindOfTime(at.getClass().getName()));
    }
}
