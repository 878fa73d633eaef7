package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import java.util.function.Supplier;
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

    /** The same with a key of its own for each touchpoint, which until then is named by its place in the commit. */
    PreparedCommit keyed(Supplier<String> keys) {
        return new PreparedCommit(before, commit.keyed(keys));
    }

    Change change() {
        return new Change(before, commit.position(), commit.history(), commit.touchpoints());
    }
}
