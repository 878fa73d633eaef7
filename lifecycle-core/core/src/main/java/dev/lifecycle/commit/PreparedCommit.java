package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A commit ready for the store, and what the listener needs to know besides.
 *
 * @param before the position that the store had; null for a subject that is new
 */
public record PreparedCommit(@Nullable Position before, Commit commit) {

    public Position after() {
        return commit.position();
    }

    /** The same with a key of its own for each touchpoint, which until then is named by its place in the commit. */
    public PreparedCommit keyed(Supplier<String> keys) {
        return new PreparedCommit(before, commit.keyed(keys));
    }
}
