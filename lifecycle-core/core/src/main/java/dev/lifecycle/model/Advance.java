package dev.lifecycle.model;

import dev.lifecycle.stage.Kind;
import java.util.List;

/**
 * What the timers due up to some instant did.
 *
 * @param position afterwards; the very same object if nothing was due
 * @param trace    what fired and what a guard held back, in order
 */
public record Advance(Position position, List<Step> trace) {

    /** Copies the trace. */
    public Advance {
        trace = List.copyOf(trace);
    }

    /** The transitions made, in order: what {@code MOVED} or {@code STAYED}. */
    public List<Step> steps() {
        return trace.stream().filter(step -> step.kind() != Kind.REFUSED).toList();
    }
}
