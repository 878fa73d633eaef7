package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.internal.Observation;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Count churn of one period, until it knows how to read the host's spans. Immutable. */
public final class ChurnStep {

    private final ChurnDefinition definition;
    private final Period period;
    private final ZoneId zone;
    private final @Nullable Instant until;

    ChurnStep(ChurnDefinition definition, Period period, ZoneId zone, @Nullable Instant until) {
        this.definition = definition;
        this.period = period;
        this.zone = zone;
        this.until = until;
    }

    /**
     * Until when was observed: ends from then on are not known yet, and the period may be open. Without it the data end with the latest
     * start or end among the rows; declare it where ends are known ahead.
     */
    public ChurnStep observedUntil(Instant end) {
        return new ChurnStep(definition, period, zone, end);
    }

    /**
     * Over rows that each say from when to when a customer was active; several of one customer count together, and where one ends
     * as another begins the customer stayed, so a row given twice changes nothing. An end before its start is refused with
     * {@link dev.lifecycle.metrics.InvalidRowException}.
     *
     * @param customer who
     * @param from     since when; a date means the start of its day
     * @param to       until when, by the host's own recognition; null while it runs; a date means the start of its day
     */
    public <T> Metric<T, ?, ChurnRate> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to) {
        return over(customer, from, to, "");
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
    public <T> Metric<T, ?, ChurnRate> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, @Nullable Cancellation> end,
            ChurnRecognition recognition) {
        return over(customer, from, row -> churned(end.apply(row), recognition), "/" + recognition.id());
    }

    private static @Nullable Instant churned(@Nullable Cancellation end, ChurnRecognition recognition) {
        return end == null
                ? null
                : end.churnedAt(recognition)
                        .or(() -> end.churnedAt(ChurnRecognition.ON_TERMINATION))
                        .orElse(null);
    }

    private <T> Metric<T, ?, ChurnRate> over(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            String recognition) {
        String id = "churn/" + definition.id() + "@" + zone + recognition;
        return new ChurnMetric<>(
                customer, from, to, new Observation(zone, null), new ChurnReading(definition, id, period, zone, until));
    }

    /** Where the reading of spans meets the definition; serialisable like the metric. */
    record ChurnReading(
            ChurnDefinition definition,
            String id,
            Period period,
            ZoneId zone,
            @Nullable Instant until) implements Serializable {}
}
