package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import org.jspecify.annotations.Nullable;

/**
 * A commit ready for the store, and what the listener needs to know besides.
 *
 * @param before the position that the store had; null for a subject that is new
 */
record PreparedCommit(@Nullable Position before, Commit commit) {

    Position after() {
        return commit.position();
    }

    Change change() {
        return new Change(before, commit.position(), commit.history(), commit.touchpoints());
    }
}
