package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import org.jspecify.annotations.Nullable;

/** What a change was decided on. */
final class Found {

    private Found() {}

    /** @throws IllegalArgumentException if it is of another model or subject, or not of the revision before */
    static void requireBefore(@Nullable Position found, Position after) {
        requireBefore(found, after, after.subject());
    }

    static void requireBefore(@Nullable Position found, Position after, String subject) {
        if (found != null
                && (found.revision() + 1 != after.revision()
                        || !found.subject().equals(subject)
                        || !found.model().equals(after.model()))) {
            throw new IllegalArgumentException(
                    Messages.notBefore(found.toString(), found.revision(), after.toString(), after.revision()));
        }
    }
}
