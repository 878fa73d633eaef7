package dev.lifecycle.examples.micrometer;

import dev.lifecycle.Change;
import dev.lifecycle.LifecycleListener;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Lifecycle events as meters: {@code lifecycle.events} counts what became of events and timers, {@code lifecycle.time.in.stage} times each
 * stay from entering to leaving, {@code lifecycle.touchpoints} counts planned contacts. Tags are model, stage, outcome, source and touchpoint:
 * few values each, and never whose event it was. Duplicates change nothing, so no listener hears of them.
 *
 * <pre>{@code
 * Lifecycle.of(model).store(store).listener(new LifecycleMeters(registry)).build();
 * }</pre>
 */
public final class LifecycleMeters implements LifecycleListener {

    private final MeterRegistry registry;

    public LifecycleMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void changed(Change change) {
        Tags model = Tags.of("model", change.after().model());
        Instant entered =
                change.previous().map(Position::enteredAt).orElse(change.after().enteredAt());
        for (HistoryEntry row : change.entries()) {
            Tags stage = model.and("stage", row.left().orElse(row.to()).id());
            Tags outcome = stage.and("outcome", lower(row.kind()))
                    .and("source", lower(row.cause().source()));
            registry.counter("lifecycle.events", outcome).increment();
            Instant at = row.times().effective();
            if (row.kind() == Kind.MOVED) {
                registry.timer("lifecycle.time.in.stage", stage).record(Duration.between(entered, at));
                entered = at;
            } else if (row.left().isEmpty()) {
                entered = at;
            }
        }
        change.touchpoints()
                .forEach(contact -> registry.counter(
                                "lifecycle.touchpoints",
                                model.and("touchpoint", contact.key().id()))
                        .increment());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
