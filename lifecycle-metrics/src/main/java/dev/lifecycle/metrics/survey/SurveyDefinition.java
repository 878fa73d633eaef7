package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.LocalDays;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a survey counts, before it is told of which period: the options that NPS, CSAT and CES share. Immutable: every option gives
 * a new definition.
 *
 * <p>Every row is an answer, or, with a missing score, a dismissal. Every row counts, one given twice counts twice, unless
 * {@link #latestPerCustomer()} keeps the latest of each customer. A score off the scale is refused with
 * {@link dev.lifecycle.metrics.InvalidRowException}, never clipped. What depends on when an answer was given is refused with
 * {@link IllegalStateException} where the definition was made without an instant.
 *
 * @param <R> what is made of the answers
 * @param <D> the definition itself
 */
public abstract class SurveyDefinition<T, R, D extends SurveyDefinition<T, R, D>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SurveyRows<T> rows;

    SurveyDefinition(SurveyRows<T> rows) {
        this.rows = rows;
    }

    /** The same with other rows. */
    abstract D with(SurveyRows<T> other);

    /** What the answers mean. */
    abstract SurveyReading<R> reading();

    SurveyRows<T> rows() {
        return rows;
    }

    /** Of several rows of one customer only the latest counts; of one instant, the answered one with the lower score. */
    public D latestPerCustomer() {
        return with(rows.latestIn(null));
    }

    /** Of several rows of one customer in one period only the latest counts. */
    public D latestPerCustomer(Periods calendar) {
        return with(rows.latestIn(calendar));
    }

    /** Whom the shares are of. */
    public D sharesOf(Denominator policy) {
        return with(rows.sharesOf(policy));
    }

    /** Until when was observed: later answers are left out, and before the end of its period the result is open. */
    public D observedUntil(Instant end) {
        return with(rows.until(end));
    }

    /** Over one period in the calendar of a zone; what counts is when it was answered, not what the survey was about. */
    public Metric<T, ?, R> over(Period period, ZoneId zone) {
        return new SurveyMetric<>(rows.within(period, new LocalDays(zone)), reading());
    }

    /** Over all rows. */
    public Metric<T, ?, R> metric() {
        return new SurveyMetric<>(rows, reading());
    }
}
