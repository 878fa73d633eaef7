package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Sweep;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.StopWatch;

/** One sweep or one round of delivery over all models; a model that fails holds up no other, and the next run comes all the same. */
final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Lifecycles lifecycles;
    private final Duration lag;
    private final InstantSource clock;
    private final ObjectProvider<RunListener> listeners;

    Runs(
            Lifecycles lifecycles,
            LifecycleProperties properties,
            InstantSource clock,
            ObjectProvider<RunListener> listeners) {
        this.lifecycles = lifecycles;
        this.lag = properties.sweep().lag();
        this.clock = clock;
        this.listeners = listeners;
    }

    void sweep() {
        each("sweep", lifecycle -> {
            StopWatch watch = started();
            Sweep sweep = lifecycle.sweep(clock.instant().minus(lag));
            watch.stop();
            String model = lifecycle.model().name();
            if (!sweep.moved().isEmpty() || !sweep.failed().isEmpty()) {
                LOG.info("swept {}: {}", model, sweep);
            } else {
                LOG.debug("swept {}: nothing was due", model);
            }
            tell(listener -> listener.swept(model, sweep, took(watch)));
        });
    }

    void deliver(Sender sender) {
        each("deliver", lifecycle -> {
            String model = lifecycle.model().name();
            Instant now = clock.instant();
            StopWatch watch = started();
            Delivery delivery = lifecycle.deliver(now, Selection.ofModel(model), sender);
            watch.stop();
            LOG.debug("delivered of {}: {}", model, delivery);
            tell(listener -> listener.delivered(model, delivery, took(watch)));
        });
    }

    private void each(String run, Consumer<Lifecycle> work) {
        lifecycles.stream().forEach(lifecycle -> {
            String model = lifecycle.model().name();
            try {
                work.accept(lifecycle);
            } catch (RuntimeException e) {
                LOG.error("{} of {} broke off; the next run comes all the same", run, model, e);
                tell(listener -> listener.brokeOff(run, model, e));
            }
        });
    }

    private void tell(Consumer<RunListener> telling) {
        listeners.orderedStream().forEach(telling);
    }

    private static StopWatch started() {
        StopWatch watch = new StopWatch();
        watch.start();
        return watch;
    }

    private static Duration took(StopWatch watch) {
        return Duration.ofNanos(watch.getTotalTimeNanos());
    }
}
