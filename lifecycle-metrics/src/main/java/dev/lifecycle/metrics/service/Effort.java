package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.stage.Phase;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How the firm's effort is spread over the purchase: touchpoints and first-response time before, during and after it.
 *
 * <p>A phase without touchpoints is listed with zero and is {@linkplain #neglected() neglected}. Questions not answered yet have no
 * response time and are told.
 *
 * <pre>{@code
 * Effort effort = contacts.stream()
 *         .collect(Effort.of(Contact::customer, Contact::phase, Contact::askedAt, Contact::answeredAt).metric());
 * effort.neglected();        // the phases in which nobody was in touch
 * effort.neglected(0.1);     // those with less than a tenth of all touchpoints
 * }</pre>
 *
 * @param phases every phase to what was done in it
 */
public record Effort(Map<Phase, PhaseEffort> phases) implements Result, Serializable {

    /**
     * The effort of one phase.
     *
     * @param touchpoints   rows
     * @param customers     customers touched
     * @param answered      questions answered
     * @param unanswered    questions without an answer yet
     * @param firstResponse median time from question to answer; null if none was answered
     */
    public record PhaseEffort(
            long touchpoints,
            long customers,
            long answered,
            long unanswered,
            @Nullable Duration firstResponse) implements Serializable {

        /** The median time from question to first answer, if any was answered. */
        public Optional<Duration> medianFirstResponse() {
            return Optional.ofNullable(firstResponse);
        }
    }

    /** The id of the definition of every result: touchpoints, and the median time from question to first answer. */
    public String definition() {
        return "effort/by-phase/median-first-response";
    }

    /** Copies the map. */
    public Effort {
        phases = Collections.unmodifiableMap(new EnumMap<>(phases));
    }

    /**
     * Over rows that are touchpoints.
     *
     * @param customer whom
     * @param phase    where in the relation
     * @param asked    when the customer asked; null if the firm began
     * @param answered when the first answer came; null if not yet, or if nothing was asked
     */
    public static <T> EffortDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Phase> phase,
            Extractor<? super T, @Nullable Instant> asked,
            Extractor<? super T, @Nullable Instant> answered) {
        return new EffortDefinition<>(customer, phase, asked, answered);
    }

    /** What was done in a phase. */
    public PhaseEffort in(Phase phase) {
        PhaseEffort effort = phases.get(phase);
        return effort == null ? new PhaseEffort(0, 0, 0, 0, null) : effort;
    }

    /** The phases in which nobody was touched although there was effort in others. */
    public List<Phase> neglected() {
        boolean any = phases.values().stream().anyMatch(effort -> effort.touchpoints() > 0);
        return phases.entrySet().stream()
                .filter(entry -> any && entry.getValue().touchpoints() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The phase's touchpoints of all; undefined where there are none at all. */
    public MeasuredRate share(Phase phase) {
        long all = phases.values().stream().mapToLong(PhaseEffort::touchpoints).sum();
        return MeasuredRate.of(new Rate(in(phase).touchpoints(), all), true, "effort/share-of-touchpoints");
    }

    /**
     * The phases that get less than this share of all touchpoints, those with none among them; nothing where there are no touchpoints at all.
     *
     * @param minShare what each phase should have at least, 0 to 1
     * @throws IllegalArgumentException if it lies outside
     */
    public List<Phase> neglected(double minShare) {
        if (!(minShare >= 0 && minShare <= 1)) {
            throw new IllegalArgumentException(Messages.share(minShare));
        }
        return phases.keySet().stream()
                .filter(phase -> {
                    OptionalDouble share = share(phase).value();
                    return share.isPresent() && (share.getAsDouble() < minShare || share.getAsDouble() == 0);
                })
                .toList();
    }

    /** A line per phase. */
    @Override
    public String toString() {
        TextTable table = new TextTable()
                .line(List.of("phase", "touchpoints", "customers", "answered", "unanswered", "first response"));
        phases.forEach((phase, effort) -> table.line(List.of(
                name(phase),
                String.valueOf(effort.touchpoints()),
                String.valueOf(effort.customers()),
                String.valueOf(effort.answered()),
                String.valueOf(effort.unanswered()),
                effort.medianFirstResponse().map(Shown::time).orElse("-"))));
        return table.toString();
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case PRE -> "BEFORE";
            case DURING -> "DURING";
            case POST -> "AFTER";
        };
    }
}
