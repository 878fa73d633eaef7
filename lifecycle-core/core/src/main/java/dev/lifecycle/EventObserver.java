package dev.lifecycle;

import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Goes round every event that a host hands in, such as a measurement or a trace: it hears what the host hears, the outcome, a duplicate's
 * too, or what is thrown. Unlike a {@link LifecycleListener} it knows nothing of commits: within a transaction of the host's it is done
 * before that ends.
 */
@FunctionalInterface
public interface EventObserver {

    /** Called in place of the handling of one event; must call {@code handling} once and answer what it answers. */
    Outcome observe(Occurrence occurrence, Supplier<Outcome> handling);

    /** The same of many events that were handed in together; not observed unless overridden. */
    default BatchResult observe(Collection<Occurrence> occurrences, Supplier<BatchResult> handling) {
        return handling.get();
    }
}
