package dev.lifecycle.boot.actuate;

import dev.lifecycle.BatchResult;
import dev.lifecycle.EventObserver;
import dev.lifecycle.boot.ModelObserver;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * An observation round each event, {@code lifecycle.handle}: a span of the trace that is open, and a timer. It says {@code lifecycle.model},
 * {@code lifecycle.event}, {@code lifecycle.outcome} and {@code lifecycle.stage}, and never whose event it was. Events that are handed in
 * together have one, {@code lifecycle.handle.batch}.
 */
final class ObservedEvents implements ModelObserver {

    private final ObservationRegistry registry;

    ObservedEvents(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public EventObserver of(StageModel model) {
        return new EventObserver() {
            @Override
            public Outcome observe(Occurrence occurrence, Supplier<Outcome> handling) {
                Object event = occurrence.event();
                String type = model.knows(event) ? model.nameOf(event) : Outcomes.NONE;
                Observation observation = begun("lifecycle.handle", model)
                        .contextualName("handle " + type)
                        .lowCardinalityKeyValue("lifecycle.event", type)
                        .lowCardinalityKeyValue("lifecycle.outcome", Outcomes.FAILED)
                        .lowCardinalityKeyValue("lifecycle.stage", Outcomes.NONE);
                return observation.observe(() -> {
                    Outcome outcome = handling.get();
                    observation
                            .lowCardinalityKeyValue("lifecycle.outcome", Outcomes.word(outcome))
                            .lowCardinalityKeyValue(
                                    "lifecycle.stage", outcome.stage().id());
                    return outcome;
                });
            }

            @Override
            public BatchResult observe(Collection<Occurrence> occurrences, Supplier<BatchResult> handling) {
                Observation observation = begun("lifecycle.handle.batch", model)
                        .contextualName("handle a batch")
                        .highCardinalityKeyValue("lifecycle.events", String.valueOf(occurrences.size()));
                return observation.observe(handling);
            }
        };
    }

    private Observation begun(String name, StageModel model) {
        return Observation.createNotStarted(name, registry).lowCardinalityKeyValue("lifecycle.model", model.name());
    }
}
