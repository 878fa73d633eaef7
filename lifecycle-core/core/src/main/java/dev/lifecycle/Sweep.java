package dev.lifecycle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep did.
 *
 * @param moved  the subjects whose timers fired, in the order they were due
 * @param failed the subjects that could not be swept, and what was thrown, an {@code Error} too; the others were swept all the same. A subject that
 *               was erased or merged meanwhile is in neither
 */
public record Sweep(List<String> moved, Map<String, Throwable> failed) {

    /** Copies both. */
    public Sweep {
        moved = List.copyOf(moved);
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    }

    /** Such as {@code 12 moved, 0 failed}. */
    @Override
    public String toString() {
        return moved.size() + " moved, " + failed.size() + " failed";
    }
}
