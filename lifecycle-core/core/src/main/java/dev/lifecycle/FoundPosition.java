package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject was found to stand: what a commit starts from.
 *
 * @param stored  as the store has it; null for a subject that is new
 * @param present the same in the model's present version, or the beginning of a new subject: what is decided on
 */
record FoundPosition(@Nullable Position stored, Position present) {

    /** A subject that is not known and begins here. */
    static FoundPosition beginning(Position first) {
        return new FoundPosition(null, first);
    }

    boolean isNew() {
        return stored == null;
    }

    /** Whether the store still has it under an earlier version. */
    boolean isOfEarlierVersion() {
        return stored != null && stored.version() != present.version();
    }

    /** @throws NewerVersionException if it is of a version that is not known here: it can be read, and that is all */
    FoundPosition requireKnownVersion(StageModel model) {
        if (present.version() > model.version()) {
            throw new NewerVersionException(model.name(), present.subject(), present.version(), model.version());
        }
        return this;
    }

    /** @throws ErasedSubjectException if it is closed for good */
    FoundPosition requireOpen(String doing) {
        if (present.isFrozen()) {
            throw new ErasedSubjectException(present.model(), present.subject(), doing);
        }
        return this;
    }
}
