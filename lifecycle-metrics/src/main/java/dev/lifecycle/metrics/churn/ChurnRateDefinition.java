package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * What count churn counts, before its period is chosen. Immutable: every option gives a new definition.
 *
 * <p>Without options it is {@link #startOfPeriod()}.
 */
public final class ChurnRateDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ChurnSpans<T> spans;
    private final ChurnFormula formula;
    private final @Nullable Instant until;

    private ChurnRateDefinition(ChurnSpans<T> spans, ChurnFormula formula, @Nullable Instant until) {
        this.spans = spans;
        this.formula = formula;
        this.until = until;
    }

    static <T> ChurnRateDefinition<T> of(ChurnSpans<T> spans) {
        return new ChurnRateDefinition<>(spans, ChurnFormula.START_OF_PERIOD, null);
    }

    /** Churned of those active at the start, with both exclusions. */
    public ChurnRateDefinition<T> startOfPeriod() {
        return by(ChurnFormula.START_OF_PERIOD);
    }

    /** All who churned of those active at the start. */
    public ChurnRateDefinition<T> naive() {
        return by(ChurnFormula.NAIVE);
    }

    /** Churned of those active at the start plus those who joined. */
    public ChurnRateDefinition<T> startPlusNew() {
        return by(ChurnFormula.START_PLUS_NEW);
    }

    /** The sum of the daily rates. */
    public ChurnRateDefinition<T> dailySum() {
        return by(ChurnFormula.DAILY_SUM);
    }

    /** By two looks at a grid, at the start and at the end. */
    public ChurnRateDefinition<T> snapshot() {
        return by(ChurnFormula.SNAPSHOT);
    }

    /** By any formula. */
    public ChurnRateDefinition<T> by(ChurnFormula other) {
        return new ChurnRateDefinition<>(spans, other, until);
    }

    /**
     * Until when was observed: ends from then on are not known yet, and the period may be open. Without it the data end with the latest
     * start or end among the rows. An end may be known ahead, a start is not: where only ends lie after the period, nobody can tell whether
     * it is over, and the result is refused with IllegalArgumentException.
     */
    public ChurnRateDefinition<T> observedUntil(Instant end) {
        return new ChurnRateDefinition<>(spans, formula, end);
    }

    /** Over one period in the calendar of a zone. */
    public Metric<T, ?, ChurnRate> over(Period period, ZoneId zone) {
        return new ChurnRateMetric<>(spans, formula, period, zone, until);
    }

    /**
     * How a row says from when to when a customer was active.
     *
     * @param recognition what it adds to the id of the definition; empty text for the host's own recognition
     */
    record ChurnSpans<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            String recognition)
            implements Serializable {

        /** Where a row tells the moments of the end, of which the recognition chooses one. */
        static <T> ChurnSpans<T> recognised(
                Extractor<? super T, ?> customer,
                Extractor<? super T, ? extends Temporal> from,
                Extractor<? super T, @Nullable Cancellation> end,
                ChurnRecognition recognition) {
            return new ChurnSpans<>(
                    customer, from, row -> churned(end.apply(row), recognition), "/" + recognition.id());
        }

        private static @Nullable Instant churned(@Nullable Cancellation end, ChurnRecognition recognition) {
            return end == null
                    ? null
                    : end.churnedAt(recognition)
                            .or(() -> end.churnedAt(ChurnRecognition.ON_TERMINATION))
                            .orElse(null);
        }
    }
}
