package dev.lifecycle;

import java.util.List;
import java.util.Map;

/**
 * What a sweep did.
 *
 * @param moved  the subjects whose timers fired, in the order they were due
 * @param failed the subjects that could not be swept, and why; the others were swept all the same
 */
public record Sweep(List<String> moved, Map<String, RuntimeException> failed) {

    /** Copies both. */
    public Sweep {
        moved = List.copyOf(moved);
        failed = Map.copyOf(failed);
    }

    /** Such as {@code 12 moved, 0 failed}. */
    @Override
    public String toString() {
        return moved.size() + " moved, " + failed.size() + " failed";
    }
}
