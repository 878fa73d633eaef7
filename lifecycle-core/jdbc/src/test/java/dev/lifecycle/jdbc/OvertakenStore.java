package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.ForwardingStore;
import java.util.Optional;

/** Between reading a position and committing on it, somebody else does something. */
class OvertakenStore extends ForwardingStore {

    private final LifecycleStore within;
    private final Runnable somebodyElse;

    OvertakenStore(LifecycleStore within, Runnable somebodyElse) {
        this.within = within;
        this.somebodyElse = somebodyElse;
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return within.find(model, subject);
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        somebodyElse.run();
        return within.tryCommit(commit);
    }
}
