package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;

/**
 * How durations by group are read, until {@link #metric()}. Immutable: every option gives a new definition.
 *
 * <p>A row is refused with {@link InvalidRowException} if its group, duration, event or stratum is missing, its duration is
 * negative or not a number, or it enters at or after its end.
 *
 * @param <T> the host's row
 */
public final class LogRankDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> group;
    private final Extractor<? super T, ? extends Number> duration;
    private final Extractor<? super T, Boolean> event;
    private final Extractor<? super T, ? extends Number> entry;
    private final Extractor<? super T, ?> stratum;
    private final Weighting weighting;
    private final Ties ties;

    LogRankDefinition(
            Extractor<? super T, ?> group,
            Extractor<? super T, ? extends Number> duration,
            Extractor<? super T, Boolean> event,
            Extractor<? super T, ? extends Number> entry,
            Extractor<? super T, ?> stratum,
            Weighting weighting,
            Ties ties) {
        this.group = group;
        this.duration = duration;
        this.event = event;
        this.entry = entry;
        this.stratum = stratum;
        this.weighting = weighting;
        this.ties = ties;
    }

    /** Compares groups within strata only, and adds up what the strata say. */
    public LogRankDefinition<T> stratifiedBy(Extractor<? super T, ?> by) {
        return new LogRankDefinition<>(group, duration, event, entry, by, weighting, ties);
    }

    /** Left truncation: see {@link SurvivalDefinition#enteringAt}. */
    public LogRankDefinition<T> enteringAt(Extractor<? super T, ? extends Number> entered) {
        return new LogRankDefinition<>(group, duration, event, entered, stratum, weighting, ties);
    }

    /** Weighs events otherwise than alike. */
    public LogRankDefinition<T> weighted(Weighting by) {
        return new LogRankDefinition<>(group, duration, event, entry, stratum, by, ties);
    }

    /** When two times are one: by rounding, unless declared otherwise. */
    public LogRankDefinition<T> ties(Ties when) {
        return new LogRankDefinition<>(group, duration, event, entry, stratum, weighting, when);
    }

    /** The metric. */
    public Metric<T, ?, LogRank> metric() {
        return new LogRankMetric<>(group, duration, event, entry, stratum, weighting, ties);
    }
}
