package dev.lifecycle;

import dev.lifecycle.commit.PreparedCommit;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings commits to the store and, once they are kept, to the listener, if there is one. */
final class Committer {

    private final LifecycleStore store;
    private final @Nullable ChangeNotifier notifier;
    private final Supplier<String> touchpointKeys;

    Committer(Configuration configuration) {
        store = configuration.store();
        touchpointKeys = configuration.touchpointKeys();
        notifier = configuration.listener() == null ? null : new ChangeNotifier(configuration.listener());
    }

    CommitResult tryCommit(PreparedCommit prepared) {
        PreparedCommit keyed = prepared.keyed(touchpointKeys);
        return notifier == null ? store.tryCommit(keyed.commit()) : notifier.commit(keyed, store::tryCommit);
    }

    /** Tries many, to different subjects, each for itself. */
    List<CommitResult> tryCommit(List<PreparedCommit> prepared) {
        List<PreparedCommit> keyed =
                prepared.stream().map(one -> one.keyed(touchpointKeys)).toList();
        return notifier == null
                ? store.tryCommit(keyed.stream().map(PreparedCommit::commit).toList())
                : notifier.commit(keyed, store::tryCommit);
    }

    /** The position as it is kept now; empty if somebody else was faster. */
    Optional<Position> keep(PreparedCommit prepared) {
        return tryCommit(prepared) == CommitResult.COMMITTED ? Optional.of(prepared.after()) : Optional.empty();
    }

    /** Whether anybody is told of changes. */
    boolean hasListener() {
        return notifier != null;
    }

    /** Tells the listener of changes that the host committed. */
    void tell(List<Change> committed) {
        if (notifier != null) {
            notifier.tell(committed);
        }
    }

    long listenerFailures() {
        return notifier == null ? 0 : notifier.failures();
    }
}
