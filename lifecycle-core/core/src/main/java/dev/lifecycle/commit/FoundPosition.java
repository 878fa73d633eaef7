package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject was found to stand: what a commit starts from.
 *
 * @param stored  as the store has it; null for a subject that is new
 * @param present the same in the model's present version, or the beginning of a new subject: what is decided on
 */
public record FoundPosition(@Nullable Position stored, Position present) {

    /** A subject that is not known and begins here. */
    public static FoundPosition beginning(Position first) {
        return new FoundPosition(null, first);
    }

    public boolean isNew() {
        return stored == null;
    }

    /** Whether the store still has it under an earlier version. */
    public boolean isOfEarlierVersion() {
        return stored != null && stored.version() != present.version();
    }
}
