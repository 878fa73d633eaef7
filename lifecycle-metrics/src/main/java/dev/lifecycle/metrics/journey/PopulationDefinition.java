package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which population is counted, until {@link #metric()}. Immutable: every option gives a new definition.
 *
 * <p>Without options it is the current one: how many subjects are in each stage at the end of observation.
 */
public final class PopulationDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageHistory<T> history;
    private final String which;
    private final StageHistory.Reading<Population> reading;

    private PopulationDefinition(StageHistory<T> history, String which, StageHistory.Reading<Population> reading) {
        this.history = history;
        this.which = which;
        this.reading = reading;
    }

    static <T> PopulationDefinition<T> of(StageHistory<T> history) {
        return new PopulationDefinition<>(history, "current", PopulationDefinition::now);
    }

    /**
     * How many subjects got how far at most: each counts once, in the most advanced stage of the declared order it ever was in.
     * Exits are never the furthest; who was in nothing but exits is in no count and told. A row's from counts as having been there.
     *
     * <p>A row with a stage that is neither in the declared order nor an exit makes the result an {@link IllegalArgumentException}:
     * how far it is cannot be known.
     *
     * @throws IllegalStateException if no order was declared with {@link StageHistory#stages}
     */
    public PopulationDefinition<T> furthest() {
        if (history.order().stages().isEmpty()) {
            throw new IllegalStateException(Messages.noOrder());
        }
        return new PopulationDefinition<>(history, "furthest", visits -> {
            StageReach reach = new StageReach(visits);
            reach.furthest();
            return population(visits, "furthest" + visits.declared().id(), reach.counts(), reach.none());
        });
    }

    /**
     * Of the subjects that are in an exit now, the stage each was in before: where they were lost. From one exit to another
     * the look goes back to the last stage that is none; who has none such is in no count and told. Subjects that are in no
     * exit now, whether never or back again, are not in the result.
     *
     * @throws IllegalStateException if no exits were declared with {@link StageHistory#exits} or a model
     */
    public PopulationDefinition<T> lastBeforeExit() {
        if (history.order().exits().isEmpty()) {
            throw new IllegalStateException(Messages.noExits());
        }
        return new PopulationDefinition<>(history, "last-before-exit", visits -> {
            StageReach reach = new StageReach(visits);
            reach.lastBeforeExit();
            return population(visits, "last-before-exit" + visits.declared().exitsId(), reach.counts(), reach.none());
        });
    }

    /** The metric. */
    public Metric<T, ?, Population> metric() {
        return history.read("population/" + which, reading);
    }

    private static Population now(Visits visits) {
        Map<String, Long> counts = visits.zeros();
        for (int i = 0; i < visits.size(); i++) {
            if (visits.isOpen(i) && visits.counts(i)) {
                counts.merge(visits.stage(i), 1L, Long::sum);
            }
        }
        return new Population(
                "population/current" + visits.rows(),
                visits.size() == 0 ? null : Instants.of(visits.until()),
                counts,
                0);
    }

    private static Population population(Visits visits, String which, Map<String, Long> counts, long none) {
        Map<String, Long> listed = new LinkedHashMap<>(counts);
        listed.keySet().removeAll(visits.declared().exits());
        return new Population(
                "population/" + which + visits.rows(),
                visits.size() == 0 ? null : Instants.of(visits.until()),
                listed,
                none);
    }
}
