package dev.lifecycle.boot.actuate;

import dev.lifecycle.BatchResult;
import dev.lifecycle.ConcurrentChangeException;
import dev.lifecycle.EventObserver;
import dev.lifecycle.Sweep;
import dev.lifecycle.boot.ModelObserver;
import dev.lifecycle.boot.RunListener;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.LostRaceException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Counts and times what lifecycles do; no tag tells whose event it was.
 *
 * <ul>
 *   <li>{@code lifecycle.events}: events handed in, by {@code model}, {@code outcome} and {@code stage}
 *   <li>{@code lifecycle.races.lost}: those that somebody else was faster with, by {@code model}
 *   <li>{@code lifecycle.sweep}, {@code lifecycle.delivery}: how long each run took, by {@code model} and {@code result}
 *   <li>{@code lifecycle.swept}, {@code lifecycle.delivered}: customers and touchpoints, by {@code model} and what became of them
 * </ul>
 */
final class LifecycleMeters implements ModelObserver, RunListener {

    private final MeterRegistry registry;

    LifecycleMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public EventObserver of(StageModel model) {
        String name = model.name();
        return new EventObserver() {
            @Override
            public Outcome observe(Occurrence occurrence, Supplier<Outcome> handling) {
                try {
                    Outcome outcome = handling.get();
                    count(name, outcome);
                    return outcome;
                } catch (RuntimeException e) {
                    count(name, e);
                    throw e;
                }
            }

            @Override
            public BatchResult observe(Collection<Occurrence> occurrences, Supplier<BatchResult> handling) {
                try {
                    BatchResult result = handling.get();
                    result.answers().forEach(answer -> count(name, answer));
                    return result;
                } catch (RuntimeException e) {
                    count(name, e);
                    throw e;
                }
            }
        };
    }

    private void count(String model, BatchResult.Answer answer) {
        if (answer instanceof BatchResult.Handled handled) {
            count(model, handled.outcome());
        } else if (answer instanceof BatchResult.Failed failed) {
            count(model, failed.thrown());
        }
    }

    private void count(String model, Outcome outcome) {
        event(model, Outcomes.word(outcome), outcome.stage().id());
    }

    private void count(String model, Throwable thrown) {
        event(model, Outcomes.FAILED, Outcomes.NONE);
        if (thrown instanceof LostRaceException || thrown instanceof ConcurrentChangeException) {
            registry.counter("lifecycle.races.lost", "model", model).increment();
        }
    }

    private void event(String model, String outcome, String stage) {
        registry.counter("lifecycle.events", Tags.of("model", model, "outcome", outcome, "stage", stage))
                .increment();
    }

    @Override
    public void swept(String model, Sweep sweep, Duration took) {
        run("lifecycle.sweep", model, sweep.failed().isEmpty() ? "done" : "partly", took);
        add("lifecycle.swept", model, "moved", sweep.moved().size());
        add("lifecycle.swept", model, "failed", sweep.failed().size());
    }

    @Override
    public void delivered(String model, Delivery delivery, Duration took) {
        run("lifecycle.delivery", model, delivery.errors().isEmpty() ? "done" : "partly", took);
        add("lifecycle.delivered", model, "sent", delivery.sent().size());
        add("lifecycle.delivered", model, "postponed", delivery.postponed().size());
        add("lifecycle.delivered", model, "suppressed", delivery.suppressed().size());
        add("lifecycle.delivered", model, "failed", delivery.failed().size());
        add("lifecycle.delivered", model, "expired", delivery.expired().size());
    }

    @Override
    public void brokeOff(String run, String model, Throwable thrown) {
        run(run.equals("sweep") ? "lifecycle.sweep" : "lifecycle.delivery", model, "broke off", Duration.ZERO);
    }

    private void run(String name, String model, String result, Duration took) {
        registry.timer(name, "model", model, "result", result).record(took);
    }

    private void add(String name, String model, String outcome, int count) {
        registry.counter(name, "model", model, "outcome", outcome).increment(count);
    }
}
