package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** The same with each touchpoint changed in this way. */
    public PreparedCommit with(UnaryOperator<Touchpoint> change) {
        return commit.touchpoints().isEmpty() ? this : new PreparedCommit(before, commit.with(change));
    }

    /** The contacts that the last row planned: that of the event, where there is one. */
    public List<Touchpoint> called() {
        int last = commit.history().size() - 1;
        return commit.touchpoints().stream()
                .filter(planned -> planned.key().step() == last)
                .toList();
    }
}
