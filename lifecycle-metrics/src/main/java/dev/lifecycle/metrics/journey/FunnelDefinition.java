package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.AttributedMetric;
import dev.lifecycle.metrics.internal.EventMetric;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a funnel counts, until {@link #metric()}. Immutable: every option gives a new definition.
 *
 * <p>A step named twice needs two events. Rows of one instant go by {@link #orderedBy}, else in the order of the steps.
 */
public final class FunnelDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final FunnelReading reading;

    private FunnelDefinition(EventMetric.Source<T> source, FunnelReading reading) {
        this.source = source;
        this.reading = reading;
    }

    /** What is left to declare: the steps. */
    @FunctionalInterface
    public interface Steps<T> {
        /** The steps, by the names of their events. */
        FunnelDefinition<T> steps(String first, String... further);
    }

    static <T> FunnelDefinition<T> of(EventMetric.Source<T> source, String first, String... further) {
        List<String> steps = new ArrayList<>(List.of(first));
        steps.addAll(List.of(further));
        return new FunnelDefinition<>(source, FunnelReading.of(steps));
    }

    /** Steps must follow each other directly: nothing in between, not even the same step again. A, A, B, B, C is two steps of A, B, C. */
    public FunnelDefinition<T> strict() {
        return new FunnelDefinition<>(source, reading.inOrder(FunnelOrder.STRICT));
    }

    /**
     * Steps must follow each other with nothing in between but earlier steps over again: A, A, B, B, C is all three of A, B, C, and A, B, D, C is
     * two.
     */
    public FunnelDefinition<T> strictOrder() {
        return new FunnelDefinition<>(source, reading.inOrder(FunnelOrder.STRICT_ORDER));
    }

    /**
     * Each step must come at a later instant than the one before: two at one instant are not two steps.
     *
     * @throws IllegalArgumentException if the steps may come in any order
     */
    public FunnelDefinition<T> strictlyLater() {
        return new FunnelDefinition<>(source, reading.later());
    }

    /**
     * Times to convert are counted from the first of several first steps from which the subject got as far, and every further step is the first
     * that follows: of A at 0 s, A at 100 s and B at 110 s that is 110 s.
     */
    public FunnelDefinition<T> timedFromFirst() {
        return new FunnelDefinition<>(source, reading.timedFrom(FunnelReading.Touch.FIRST));
    }

    /**
     * Times to convert are counted from the latest of several first steps, and of every further one: of A at 0 s, A at 100 s and B at 110 s that is
     * 10 s. The default, except in any order.
     *
     * @throws IllegalArgumentException if the steps may come in any order, which are timed from the first of them
     */
    public FunnelDefinition<T> timedFromLatest() {
        return new FunnelDefinition<>(source, reading.timedFrom(FunnelReading.Touch.LATEST));
    }

    /** Steps may come in any order. */
    public FunnelDefinition<T> anyOrder() {
        return new FunnelDefinition<>(source, reading.inOrder(FunnelOrder.ANY));
    }

    /** All steps must lie within this time from the first; a subject counts with its best row of steps. */
    public FunnelDefinition<T> within(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(Messages.window(window.toString()));
        }
        return new FunnelDefinition<>(source, reading.inWindow(window));
    }

    /**
     * A subject with such an event after its first step and before its last one (before the end of the window, or of the data,
     * if it did not finish) leaves the whole funnel.
     *
     * @throws IllegalArgumentException if the event is itself a step
     */
    public FunnelDefinition<T> excluding(String event) {
        if (reading.steps().contains(event)) {
            throw new IllegalArgumentException(Messages.excludedStep(event, reading.steps()));
        }
        return new FunnelDefinition<>(source, reading.without(event));
    }

    /**
     * Over the rows for which this holds.
     *
     * @param name what the condition asks, as the definition id names it: {@code web shop}
     * @throws IllegalArgumentException if the name is blank
     */
    public FunnelDefinition<T> where(String name, Extractor<? super T, Boolean> condition) {
        return new FunnelDefinition<>(source.where(name, condition), reading);
    }

    /** Decides between rows of one instant: a revision, a line number. */
    public FunnelDefinition<T> orderedBy(Extractor<? super T, Long> sequence) {
        return new FunnelDefinition<>(source.orderedBy(sequence), reading);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the last row. */
    public FunnelDefinition<T> observedUntil(Instant end) {
        return new FunnelDefinition<>(source.until(end), reading);
    }

    /**
     * The metric. Broken down with {@link Metric#by}, a subject belongs to the segment of the row by which it first took the first step (any step
     * where they may come in any order); who never did counts in the total alone.
     */
    public Metric<T, ?, Funnel> metric() {
        return new FunnelMetric<>(source, reading.over(source.id()));
    }

    /** The funnel for each segment, where a subject's first event that is a step decides on its segment. */
    public <K> Metric<T, ?, Segmented<K, Funnel>> byFirstTouch(Extractor<? super T, ? extends K> segment) {
        return attributed(segment, Set.copyOf(reading.steps()), false, "/by-first-touch");
    }

    /** The funnel for each segment, where a subject's latest event that is a step decides on its segment. */
    public <K> Metric<T, ?, Segmented<K, Funnel>> byLastTouch(Extractor<? super T, ? extends K> segment) {
        return attributed(segment, Set.copyOf(reading.steps()), true, "/by-last-touch");
    }

    /**
     * The funnel for each segment, where a subject's first event of this step decides on its segment; who has none counts in the total
     * alone.
     *
     * @throws IllegalArgumentException if the funnel has no such step
     */
    public <K> Metric<T, ?, Segmented<K, Funnel>> byTouchAt(String step, Extractor<? super T, ? extends K> segment) {
        if (!reading.steps().contains(step)) {
            throw new IllegalArgumentException(Messages.unknownStep(step, reading.steps()));
        }
        return attributed(segment, Set.of(step), false, "/by-touch-at-" + step);
    }

    private <K> Metric<T, ?, Segmented<K, Funnel>> attributed(
            Extractor<? super T, ? extends K> segment, Set<String> deciding, boolean last, String touch) {
        FunnelReading over = reading.over(source.id() + touch);
        return new AttributedMetric<>(source, over.id(), over, segment, deciding, last);
    }
}
