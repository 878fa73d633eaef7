package dev.lifecycle;

import dev.lifecycle.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * A subject as a commit finds it.
 *
 * @param stored what the store holds; null for a subject that is new
 * @param base   the same in the model's present version: what is decided on
 */
record Standing(@Nullable Position stored, Position base) {

    boolean isMigrated() {
        return stored != null && stored.version() != base.version();
    }
}
