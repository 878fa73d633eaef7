package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A survey metric: every row is an answer, or, with a missing score, a dismissal. Itself the metric; every option gives a new
 * one.
 *
 * <p>Every row counts, one given twice counts twice, unless {@link #latestPer} keeps the latest of each customer. A score off the scale is refused with {@link InvalidRowException}, never clipped.
 *
 * @param <R> what is made of the answers
 */
public final class SurveyMetric<T, R> implements Metric<T, SurveyState, R> {

    private static final long serialVersionUID = 1L;

    private final Scale scale;
    private final Extractor<? super T, @Nullable Integer> score;
    private final @Nullable Latest<T> latest;
    private final @Nullable Window<T> window;
    private final Denominator denominator;
    private final Reading<R> reading;

    SurveyMetric(Scale scale, Extractor<? super T, @Nullable Integer> score, Reading<R> reading) {
        this(scale, score, null, null, Denominator.ANSWERED, reading);
    }

    private SurveyMetric(
            Scale scale,
            Extractor<? super T, @Nullable Integer> score,
            @Nullable Latest<T> latest,
            @Nullable Window<T> window,
            Denominator denominator,
            Reading<R> reading) {
        this.scale = scale;
        this.score = score;
        this.latest = latest;
        this.window = window;
        this.denominator = denominator;
        this.reading = reading;
    }

    interface Reading<R> extends Serializable {
        R read(Answers answers, Asked asked);
    }

    /**
     * What a result says about how it was asked.
     *
     * @param denominator whom shares are of
     * @param rows        the definition id's part that says which rows count; empty text for all
     * @param complete    whether the period was observed to its end
     */
    record Asked(Denominator denominator, String rows, boolean complete) {

        String rules() {
            return "/" + denominator.id() + rows;
        }

        long whole(Answers answers) {
            return denominator == Denominator.SHOWN ? answers.shown() : answers.answered();
        }
    }

    private record Latest<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            @Nullable Calendar calendar) implements Serializable {

        Object key(Object id, Instant when) {
            return calendar == null
                    ? id
                    : new CustomerPeriod(
                            id, calendar.periods().indexOfDay(calendar.days().day(when)));
        }
    }

    private record Calendar(Periods periods, LocalDays days) implements Serializable {}

    private record Window<T>(
            Extractor<? super T, Instant> at,
            Period period,
            LocalDays days,
            @Nullable Instant until) implements Serializable {

        boolean holds(Instant when) {
            return (until == null || when.isBefore(until)) && period.contains(LocalDate.ofEpochDay(days.day(when)));
        }

        boolean isOver() {
            return until == null || !period.endIn(days.zone()).isAfter(until);
        }
    }

    private record CustomerPeriod(Object customer, int period) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Of several rows of one customer only the latest counts; of one instant, the answered one with the lower score. */
    public SurveyMetric<T, R> latestPer(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new SurveyMetric<>(scale, score, new Latest<>(customer, at, null), window, denominator, reading);
    }

    /** Of several rows of one customer in one period only the latest counts. */
    public SurveyMetric<T, R> latestPer(
            Extractor<? super T, ?> customer, Extractor<? super T, Instant> at, Periods periods) {
        Calendar calendar = new Calendar(periods, new LocalDays(periods.zone()));
        return new SurveyMetric<>(scale, score, new Latest<>(customer, at, calendar), window, denominator, reading);
    }

    /** Only rows answered within the period; what counts is when it was answered, not what the survey was about. */
    public SurveyMetric<T, R> answeredIn(Period period, ZoneId zone, Extractor<? super T, Instant> at) {
        return in(new Window<>(at, period, new LocalDays(zone), null));
    }

    /** The same, observed until an instant: later answers are left out, and before the end of the period the result is open. */
    public SurveyMetric<T, R> answeredIn(
            Period period, ZoneId zone, Extractor<? super T, Instant> at, Instant observedUntil) {
        return in(new Window<>(at, period, new LocalDays(zone), observedUntil));
    }

    private SurveyMetric<T, R> in(Window<T> answered) {
        return new SurveyMetric<>(scale, score, latest, answered, denominator, reading);
    }

    /** Whom the shares are of. */
    public SurveyMetric<T, R> of(Denominator policy) {
        return new SurveyMetric<>(scale, score, latest, window, policy, reading);
    }

    @Override
    public SurveyState empty() {
        return new SurveyState(scale.points());
    }

    @Override
    public void add(SurveyState state, T row) {
        Integer given = Rows.<T, Integer>optional(score, row, "score");
        if (given != null && !scale.contains(given)) {
            throw new InvalidRowException(Messages.outsideScale(given, scale), row);
        }
        if (window != null) {
            Instant at = Rows.<T, Instant>required(window.at(), row, "instant");
            if (!window.holds(at)) {
                return;
            }
        }
        int point = given == null ? SurveyState.DISMISSED : given - scale.lowest();
        if (latest == null) {
            state.count(point);
            return;
        }
        Object customer = Rows.<T, Object>required(latest.customer(), row, "customer");
        Instant at = Rows.<T, Instant>required(latest.at(), row, "instant");
        state.latest(latest.key(customer, at), Instants.micros(at, row), point);
    }

    @Override
    public SurveyState merge(SurveyState left, SurveyState right) {
        return left.addAll(right);
    }

    @Override
    public R result(SurveyState state) {
        return reading.read(state.answers(scale), new Asked(denominator, rows(), window == null || window.isOver()));
    }

    private String rows() {
        String answered = window == null
                ? ""
                : "/answered-in-" + window.period().label() + "@"
                        + window.days().zone();
        if (latest == null) {
            return answered;
        }
        Calendar calendar = latest.calendar();
        return "/latest-per-customer"
                + (calendar == null ? "" : "-and-" + calendar.periods().idInZone()) + answered;
    }
}
