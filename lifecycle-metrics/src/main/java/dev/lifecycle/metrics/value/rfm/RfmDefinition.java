package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What RFM is made of, before the zone of its days is chosen. Immutable: every option gives a new definition. */
public final class RfmDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, BigDecimal> amount;
    private final RfmScoring scoring;
    private final @Nullable LocalDate asOf;

    RfmDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount,
            RfmScoring scoring,
            @Nullable LocalDate asOf) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        this.scoring = scoring;
        this.asOf = asOf;
    }

    private RfmDefinition<T> scored(RfmScoring other) {
        return new RfmDefinition<>(customer, at, amount, other, asOf);
    }

    /** Scores 1 to 4 by quarters of the customers, instead of 1 to 5 by fifths. */
    public RfmDefinition<T> quartiles() {
        return scored(scoring.withLevels(4));
    }

    /** Frequency is scored among those of one recency score, money among those of one recency and frequency score; so every segment has about as many. */
    public RfmDefinition<T> nested() {
        return scored(scoring.withNested());
    }

    /** Frequency counts purchases, so that several on one day are several. */
    public RfmDefinition<T> countingTransactions() {
        return scored(scoring.withTransactions());
    }

    /**
     * Recency is scored by declared bounds: with 30, 90, 365 it is 4 to the 30th day, 3 to the 90th, 2 to the 365th and 1 beyond, whoever else there is.
     *
     * @param days rising, at least one
     * @throws IllegalArgumentException if there is none or they do not rise
     */
    public RfmDefinition<T> recencyBounds(int... days) {
        return scored(scoring.withRecency(bounds("recency", Arrays.stream(days).asDoubleStream())));
    }

    /**
     * Frequency is scored by declared bounds: with 2, 5 it is 1 below 2, 2 from 2 on and 3 from 5 on.
     *
     * @param purchases rising, at least one
     * @throws IllegalArgumentException if there is none or they do not rise
     */
    public RfmDefinition<T> frequencyBounds(int... purchases) {
        return scored(scoring.withFrequency(
                bounds("frequency", Arrays.stream(purchases).asDoubleStream())));
    }

    /**
     * Money is scored by declared bounds: with 100, 500 it is 1 below 100, 2 from 100 on and 3 from 500 on.
     *
     * @param amounts rising, at least one
     * @throws IllegalArgumentException if there is none or they do not rise
     */
    public RfmDefinition<T> monetaryBounds(double... amounts) {
        return scored(scoring.withMonetary(bounds("monetary", Arrays.stream(amounts))));
    }

    private static List<Double> bounds(String measure, DoubleStream given) {
        List<Double> bounds = given.boxed().toList();
        boolean rise = !bounds.isEmpty() && Double.isFinite(bounds.get(0));
        for (int i = 1; i < bounds.size(); i++) {
            rise &= bounds.get(i) > bounds.get(i - 1) && Double.isFinite(bounds.get(i));
        }
        if (!rise) {
            throw new IllegalArgumentException(Messages.noBounds(measure, bounds));
        }
        return bounds;
    }

    /**
     * A name for customers of certain scores, such as {@code named("champions", s -> s.recencyScore() >= 4 && s.frequencyScore() >= 4)}. Names are tried in the order they are given, and
     * the first that fits is the customer's.
     *
     * @throws IllegalArgumentException if the name is blank or given twice
     */
    public RfmDefinition<T> named(String name, Extractor<RfmScore, Boolean> condition) {
        if (name.isBlank()
                || scoring.names().stream().anyMatch(known -> known.name().equals(name))) {
            throw new IllegalArgumentException(Messages.noName(name));
        }
        return scored(scoring.withName(new RfmScoring.Name(name, condition)));
    }

    /** The day of the report; later rows are left out. Without it the day of the last row. */
    public RfmDefinition<T> observedUntil(LocalDate day) {
        return new RfmDefinition<>(customer, at, amount, scoring, day);
    }

    /** Over the calendar days of this zone. */
    public Metric<T, ?, Rfm> over(ZoneId zone) {
        return new RfmMetric<>(customer, at, amount, zone, scoring, asOf);
    }
}
