package dev.lifecycle.boot.actuate;

import dev.lifecycle.Sweep;
import dev.lifecycle.boot.LifecycleProperties;
import dev.lifecycle.boot.Lifecycles;
import dev.lifecycle.boot.RunListener;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * {@code DOWN} if the store cannot be reached, the tables are not as needed, the last run of a sweep or a delivery broke off, something has
 * been overdue for longer than it may be, or more touchpoints were given up than may be. The details say what is overdue and given up
 * whether a bound is set or not.
 */
final class LifecycleHealthIndicator extends AbstractHealthIndicator implements RunListener {

    private final Lifecycles lifecycles;
    private final LifecycleStore store;
    private final Runnable tables;
    private final InstantSource clock;
    private final LifecycleProperties properties;
    private final Map<String, String> brokenOff = new ConcurrentHashMap<>();

    /** @param tables throws if the tables are not as needed */
    LifecycleHealthIndicator(
            Lifecycles lifecycles,
            LifecycleStore store,
            Runnable tables,
            InstantSource clock,
            LifecycleProperties properties) {
        super("the lifecycle's store does not answer");
        this.lifecycles = lifecycles;
        this.store = store;
        this.tables = tables;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        tables.run();
        Instant now = clock.instant();
        Duration touchpoint =
                overdue(store.dueTouchpoints(now, null, 1).items().stream().map(Touchpoint::due), now);
        Duration timer = overdue(timers(now), now.minus(properties.sweep().lag()));
        int failed = store.failedTouchpoints(null, Figures.MOST).items().size();
        boolean well = brokenOff.isEmpty()
                && isWithin(touchpoint, properties.health().overdueAtMost())
                && isWithin(timer, properties.health().overdueAtMost())
                && isWithin(failed, properties.health().failedAtMost());
        builder.status(well ? Status.UP : Status.DOWN)
                .withDetail("models", List.copyOf(lifecycles.models()))
                .withDetail("oldestTouchpointOverdue", touchpoint.toString())
                .withDetail("oldestTimerOverdue", timer.toString())
                .withDetail("failedTouchpoints", failed == Figures.MOST ? failed + " or more" : failed);
        if (!brokenOff.isEmpty()) {
            builder.withDetail("brokenOff", new TreeMap<>(brokenOff));
        }
    }

    private Stream<Instant> timers(Instant now) {
        Instant upTo = now.minus(properties.sweep().lag());
        return lifecycles.models().stream()
                .flatMap(model -> store.due(model, upTo, null, 1).items().stream())
                .map(Position::nextDue)
                .flatMap(Optional::stream);
    }

    private static Duration overdue(Stream<Instant> due, Instant now) {
        return due.min(Instant::compareTo)
                .map(earliest -> Duration.between(earliest, now))
                .orElse(Duration.ZERO);
    }

    private static boolean isWithin(Duration overdue, @Nullable Duration bound) {
        return bound == null || overdue.compareTo(bound) <= 0;
    }

    private static boolean isWithin(int failed, @Nullable Integer bound) {
        return bound == null || failed <= bound;
    }

    @Override
    public void swept(String model, Sweep sweep, Duration took) {
        brokenOff.remove("sweep of " + model);
    }

    @Override
    public void delivered(String model, Delivery delivery, Duration took) {
        brokenOff.remove("deliver of " + model);
    }

    @Override
    public void brokeOff(String run, String model, Throwable thrown) {
        brokenOff.put(run + " of " + model, thrown.getClass().getName());
    }
}
