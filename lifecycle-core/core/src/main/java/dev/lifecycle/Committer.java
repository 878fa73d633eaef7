package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings commits to the store and, once they are kept, to the listener, if there is one. */
final class Committer {

    private final LifecycleStore store;
    private final @Nullable ChangeNotifier notifier;

    Committer(Configuration configuration) {
        store = configuration.store();
        notifier = configuration.listener() == null ? null : new ChangeNotifier(configuration.listener());
    }

    CommitResult tryCommit(PreparedCommit prepared) {
        return notifier == null ? store.tryCommit(prepared.commit()) : notifier.commit(prepared, store::tryCommit);
    }

    /** Tries many, to different subjects, each for itself. */
    List<CommitResult> tryCommit(List<PreparedCommit> prepared) {
        return notifier == null
                ? store.tryCommit(prepared.stream().map(PreparedCommit::commit).toList())
                : notifier.commit(prepared, store::tryCommit);
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
