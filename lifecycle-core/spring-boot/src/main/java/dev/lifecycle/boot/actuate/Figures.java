package dev.lifecycle.boot.actuate;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the database says at one moment.
 *
 * @param population by model and stage id
 * @param due        touchpoints that are due and have not gone out, counted up to {@link #MOST}
 * @param overdue    those of them that have been due for long
 * @param oldest     for how long the oldest of them has been due; zero if there is none
 * @param failed     touchpoints that were given up, counted up to {@link #MOST}
 */
record Figures(Map<String, Map<String, Long>> population, int due, int overdue, Duration oldest, int failed) {

    /** Beyond that it is a question for the database, not for a gauge. */
    static final int MOST = 1_000;

    static Figures of(LifecycleStore store, List<String> models, Instant now, Duration patience) {
        Map<String, Map<String, Long>> population = new HashMap<>();
        models.forEach(model -> population.put(model, store.population(model)));
        List<Touchpoint> due = store.dueTouchpoints(now, null, MOST).items();
        Instant since = now.minus(patience);
        return new Figures(
                population,
                due.size(),
                (int) due.stream()
                        .filter(touchpoint -> touchpoint.due().isBefore(since))
                        .count(),
                due.isEmpty() ? Duration.ZERO : Duration.between(due.get(0).due(), now),
                store.failedTouchpoints(null, MOST).items().size());
    }
}
