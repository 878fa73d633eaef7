package dev.lifecycle.testkit;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does everything as the store in memory does, for tests that change one thing. */
public class ForwardingStore implements LifecycleStore {

    private final LifecycleStore right;

    /** Over an empty store. */
    public ForwardingStore() {
        this(new InMemoryStore());
    }

    /** Over this store. */
    public ForwardingStore(LifecycleStore right) {
        this.right = right;
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return right.find(model, subject);
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        return right.tryCommit(commit);
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return right.history(model, subject);
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        return right.history(model, cursor, limit);
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        return right.inStage(model, stage, cursor, limit);
    }

    @Override
    public Map<String, Long> population(String model) {
        return right.population(model);
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        return right.due(model, upTo, cursor, limit);
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return right.touchpoints(model, subject);
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        return right.dueTouchpoints(upTo, cursor, limit);
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit) {
        return right.claim(now, lease, limit);
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return right.settle(claim, outcome, at);
    }

    @Override
    public Contacts contacts(String subject, Instant since, Instant now) {
        return right.contacts(subject, since, now);
    }

    @Override
    public long prune(Instant before) {
        return right.prune(before);
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return right.erase(erasure);
    }

    @Override
    public CommitResult merge(Merge merge) {
        return right.merge(merge);
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return right.mergedInto(model, subject);
    }

    @Override
    public boolean keepsEvents() {
        return right.keepsEvents();
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return right.events(model, subject);
    }
}
