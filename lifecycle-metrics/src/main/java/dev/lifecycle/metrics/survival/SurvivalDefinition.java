package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;

/**
 * How durations are read, until {@link #metric()}: what the Kaplan–Meier and the Nelson–Aalen estimate share. Immutable: every option gives a
 * new definition.
 *
 * <p>A row is refused with {@link InvalidRowException} if its duration is missing, negative or not a number, its event is missing, or
 * it enters at or after its end.
 *
 * @param <T> the host's row
 * @param <R> the result
 */
public final class SurvivalDefinition<T, R> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LATE = "/entering-late";

    private final String counted;
    private final Extractor<? super T, ? extends Number> duration;
    private final Extractor<? super T, Boolean> event;
    private final Extractor<? super T, ? extends Number> entry;
    private final Ties ties;
    private final Extractor<RiskSets, R> finish;

    SurvivalDefinition(
            String counted,
            Extractor<? super T, ? extends Number> duration,
            Extractor<? super T, Boolean> event,
            Extractor<? super T, ? extends Number> entry,
            Ties ties,
            Extractor<RiskSets, R> finish) {
        this.counted = counted;
        this.duration = duration;
        this.event = event;
        this.entry = entry;
        this.ties = ties;
        this.finish = finish;
    }

    /**
     * Left truncation: subjects that came under observation late count as at risk only from then on.
     *
     * @param entered when, on the clock of the duration; 0 if observed from the start
     */
    public SurvivalDefinition<T, R> enteringAt(Extractor<? super T, ? extends Number> entered) {
        return new SurvivalDefinition<>(
                counted.endsWith(LATE) ? counted : counted + LATE, duration, event, entered, ties, finish);
    }

    /** When two times are one: by rounding, unless declared otherwise. */
    public SurvivalDefinition<T, R> ties(Ties when) {
        return new SurvivalDefinition<>(counted, duration, event, entry, when, finish);
    }

    /** The metric. */
    public Metric<T, ?, R> metric() {
        return new SurvivalMetric<>(counted, duration, event, entry, ties, finish);
    }
}
