package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.rate.IntervalMethod;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Count churn (logo churn) of one period under a named definition.
 *
 * <p>Undefined where the definition's whole is zero. With no churn at all the upper bound is the one-sided exact one (Wilson's is
 * not meant for it), and {@link #method()} says so. New-and-churned customers are always told, never silently dropped. Where the
 * definition gives no share of people (the daily sum; a naive part above its whole) there is a value but no {@link #rate()}.
 *
 * <pre>{@code
 * ChurnRate churn = subscriptions.stream().collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to).startOfPeriod().over(MARCH_2026, PARIS));
 * churn.rate().get();  // 10 of 100 = 10.0 % (5.5–17.4 %), complete
 * }</pre>
 *
 * @param definition id of the definition with the zone and the recognition, such as {@code churn/start-of-period@Europe/Paris/on-request}
 * @param formula    how the churned were divided by customers
 * @param period     the text of the period
 * @param counts     what happened in it
 * @param dailySum   the sum of the daily rates; null unless the definition is that and it is defined
 * @param complete   whether the period was observed to its end
 */
public record ChurnRate(
        String definition,
        ChurnFormula formula,
        String period,
        ChurnCounts counts,
        @Nullable Double dailySum,
        boolean complete)
        implements Result, Serializable {

    /**
     * Over rows that each say from when to when a customer was active; several of one customer count together, and where one ends
     * as another begins the customer stayed, so a row given twice changes nothing. An end before its start is refused with
     * {@link dev.lifecycle.metrics.InvalidRowException}.
     *
     * @param customer who
     * @param from     since when; a date means the start of its day
     * @param to       until when, by the host's own recognition; null while it runs; a date means the start of its day
     */
    public static <T> ChurnRateDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to) {
        return ChurnRateDefinition.of(new ChurnRateDefinition.ChurnSpans<T>(customer, from, to, ""));
    }

    /**
     * The same over rows that tell how the subscription ended, of which the recognition chooses the moment. Who never asked, or whose
     * paid time is not known, counts when the provider closed it; without that either it is still running.
     *
     * @param customer    who
     * @param from        since when; a date means the start of its day
     * @param end         how it ended, as far as it has; null while it runs
     * @param recognition which moment counts, named in the definition of the result
     */
    public static <T> ChurnRateDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, @Nullable Cancellation> end,
            ChurnRecognition recognition) {
        return ChurnRateDefinition.of(ChurnRateDefinition.ChurnSpans.<T>recognised(customer, from, end, recognition));
    }

    /**
     * From known counts; the id then names no zone.
     *
     * @throws IllegalArgumentException for the daily sum, which counts of a whole period cannot give
     */
    public static ChurnRate ofCounts(ChurnFormula formula, String period, ChurnCounts counts) {
        if (formula == ChurnFormula.DAILY_SUM) {
            throw new IllegalArgumentException(Messages.dailySumNeedsDays());
        }
        return new ChurnRate("churn/" + formula.id(), formula, period, counts, null, true);
    }

    /** Part of whole with its interval, where the definition gives a share of people. */
    public Optional<MeasuredRate> rate() {
        if (formula == ChurnFormula.DAILY_SUM || part() > whole()) {
            return Optional.empty();
        }
        return Optional.of(new MeasuredRate(
                new Rate(part(), whole()), complete, definition, method(), MeasuredRate.DEFAULT_CONFIDENCE));
    }

    /** The churn: part over whole, or the daily sum; empty where it is undefined. */
    public OptionalDouble value() {
        if (formula == ChurnFormula.DAILY_SUM) {
            return dailySum == null ? OptionalDouble.empty() : OptionalDouble.of(dailySum);
        }
        return whole() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part() / whole());
    }

    /** How the interval of {@link #rate()} is computed: one-sided exact if nobody churned, else Wilson. */
    public IntervalMethod method() {
        return part() == 0 ? IntervalMethod.ONE_SIDED_EXACT_UPPER : IntervalMethod.WILSON;
    }

    /** How many churned, as the definition counts. */
    public long part() {
        return switch (formula) {
            case START_OF_PERIOD, SNAPSHOT ->
                counts.churned() - counts.joinedAndChurned() - counts.churnedAndReactivated();
            case NAIVE, DAILY_SUM, START_PLUS_NEW -> counts.churned();
        };
    }

    /** Of how many, as the definition counts. */
    public long whole() {
        return formula == ChurnFormula.START_PLUS_NEW
                ? counts.activeAtStart() + counts.joined()
                : counts.activeAtStart();
    }

    /** Customers who joined in the period and churned in it. */
    public long newAndChurned() {
        return counts.joinedAndChurned();
    }

    /** {@code 2026-03 churn, start-of-period: 10 of 100 = 10.0 % (5.5–17.4 %), complete; 1 new and churned}. */
    @Override
    public String toString() {
        String number = value().isEmpty() ? "undefined" : Shown.percent(value().getAsDouble());
        String text = rate().map(MeasuredRate::toString).orElse(number + ", " + (complete ? "complete" : "open"));
        return period + " churn, " + formula.id() + ": " + text + "; " + newAndChurned() + " new and churned";
    }
}
