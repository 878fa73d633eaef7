package dev.lifecycle.boot.actuate;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.Lifecycles;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.LifecycleStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many customers are in each stage, and how touchpoints stand: {@code lifecycle.population} by {@code model} and {@code stage},
 * {@code lifecycle.touchpoints.due}, {@code .overdue}, {@code .failed} (each counted up to 1,000) and {@code .oldest} (seconds). However
 * often gauges are read, the database is asked once in a while; if it does not answer they are not a number until it is asked anew.
 */
final class LifecycleGauges implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleGauges.class);

    private final Lifecycles lifecycles;
    private final LifecycleStore store;
    private final InstantSource clock;
    private final Duration readAtMostEvery;
    private final Duration patience;
    private @Nullable Figures figures;
    private long readAt;
    private boolean isRead;

    /** @param patience from when on a touchpoint that is due counts as overdue */
    LifecycleGauges(
            Lifecycles lifecycles,
            LifecycleStore store,
            InstantSource clock,
            Duration readAtMostEvery,
            Duration patience) {
        this.lifecycles = lifecycles;
        this.store = store;
        this.clock = clock;
        this.readAtMostEvery = readAtMostEvery;
        this.patience = patience;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Lifecycle lifecycle : lifecycles.stream().toList()) {
            String model = lifecycle.model().name();
            for (Stage stage : lifecycle.model().stages()) {
                Gauge.builder(
                                "lifecycle.population",
                                this,
                                all -> all.read(
                                        registry,
                                        now -> now.population()
                                                .getOrDefault(model, Map.of())
                                                .getOrDefault(stage.id(), 0L)))
                        .tags("model", model, "stage", stage.id())
                        .register(registry);
            }
        }
        gauge(registry, "lifecycle.touchpoints.due", Figures::due);
        gauge(registry, "lifecycle.touchpoints.overdue", Figures::overdue);
        gauge(registry, "lifecycle.touchpoints.failed", Figures::failed);
        Gauge.builder(
                        "lifecycle.touchpoints.oldest",
                        this,
                        all -> all.read(registry, now -> now.oldest().toSeconds()))
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, all -> all.read(registry, figure)).register(registry);
    }

    private synchronized double read(MeterRegistry registry, ToDoubleFunction<Figures> figure) {
        long now = registry.config().clock().monotonicTime();
        if (!isRead || now - readAt >= readAtMostEvery.toNanos()) {
            isRead = true;
            readAt = now;
            figures = ask();
        }
        return figures == null ? Double.NaN : figure.applyAsDouble(figures);
    }

    private @Nullable Figures ask() {
        try {
            return Figures.of(store, List.copyOf(lifecycles.models()), clock.instant(), patience);
        } catch (RuntimeException e) {
            LOG.warn("the figures of lifecycles could not be read; they are asked for again in {}", readAtMostEvery, e);
            return null;
        }
    }
}
