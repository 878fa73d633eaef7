package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.LocalDays;
import dev.lifecycle.metrics.internal.counts.Nameless;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are answers, and which of them count.
 *
 * @param customer    who
 * @param score       the answer; null for a dismissal
 * @param at          when it was given; null if no result needs it
 * @param latest      whether of several rows of a customer only the latest counts
 * @param calendar    in each period of which the latest counts; null for one over all
 * @param denominator whom shares are of
 * @param period      within which it was answered; null for any time
 * @param days        the days of the period's zone; null without a period
 * @param until       until when was observed, itself excluded; null if for ever
 */
record SurveyRows<T>(
        Extractor<? super T, ?> customer,
        Extractor<? super T, @Nullable Integer> score,
        @Nullable Extractor<? super T, Instant> at,
        boolean latest,
        @Nullable Periods calendar,
        Denominator denominator,
        @Nullable Period period,
        @Nullable LocalDays days,
        @Nullable Instant until)
        implements Serializable {

    static <T> SurveyRows<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, @Nullable Integer> score,
            @Nullable Extractor<? super T, Instant> at) {
        return new SurveyRows<>(customer, score, at, false, null, Denominator.ANSWERED, null, null, null);
    }

    SurveyRows<T> latestIn(@Nullable Periods periods) {
        return new SurveyRows<>(customer, score, timed(), true, periods, denominator, period, days, until);
    }

    SurveyRows<T> sharesOf(Denominator policy) {
        return new SurveyRows<>(customer, score, at, latest, calendar, policy, period, days, until);
    }

    SurveyRows<T> until(Instant end) {
        return new SurveyRows<>(customer, score, timed(), latest, calendar, denominator, period, days, end);
    }

    SurveyRows<T> within(Period wanted, LocalDays zone) {
        return new SurveyRows<>(customer, score, timed(), latest, calendar, denominator, wanted, zone, until);
    }

    /** The same for a state of one customer, whose id is not kept. */
    SurveyRows<T> nameless() {
        return new SurveyRows<>(
                Nameless.of(customer, "customer"), score, at, latest, calendar, denominator, period, days, until);
    }

    private Extractor<? super T, Instant> timed() {
        if (at == null) {
            throw new IllegalStateException(Messages.untimed());
        }
        return at;
    }

    /** When the row was answered; null if no option asks. */
    @Nullable
    Instant instant(T row) {
        boolean asks = latest || period != null || until != null;
        return at == null || !asks ? null : Rows.<T, Instant>required(at, row, "instant");
    }

    /** Whether a row of this instant counts. */
    boolean holds(@Nullable Instant when) {
        if (when == null) {
            return true;
        }
        boolean within = period == null || days == null || period.contains(LocalDate.ofEpochDay(days.day(when)));
        return within && (until == null || when.isBefore(until));
    }

    /** Whether the period was observed to its end. */
    boolean isOver() {
        return period == null
                || days == null
                || until == null
                || !period.endIn(days.zone()).isAfter(until);
    }

    /** The part of the definition id that says which rows count; empty text for all. */
    String id() {
        String answered = period == null || days == null ? "" : "/answered-in-" + period.label() + "@" + days.zone();
        if (!latest) {
            return answered;
        }
        return "/latest-per-customer" + (calendar == null ? "" : "-and-" + calendar.idInZone()) + answered;
    }
}
