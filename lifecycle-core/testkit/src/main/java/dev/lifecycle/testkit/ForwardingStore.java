package dev.lifecycle.testkit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store that hands every call on to another one, for tests that change one thing: a commit that comes too late, a database that is
 * gone, calls that are counted. Extend it and override what is to be different.
 *
 * <pre>{@code
 * class LosesTheFirstRace extends ForwardingStore {
 *     private boolean lost;
 *
 *     @Override
 *     public CommitResult tryCommit(Commit commit) {
 *         boolean isFirst = !lost;
 *         lost = true;
 *         return isFirst ? CommitResult.STALE : super.tryCommit(commit);
 *     }
 * }
 * }</pre>
 *
 * <p>The two methods that take many, {@link #find(String, java.util.Collection)} and {@link #tryCommit(List)}, are not handed on as they
 * are: they call the method for one, subject by subject, so that what is overridden there holds for them too. Safe for many threads if
 * the other store is and what is overridden is.
 */
public class ForwardingStore implements LifecycleStore {

    private final LifecycleStore store;

    /** Over an empty store in memory that keeps no events. */
    public ForwardingStore() {
        this(new InMemoryStore());
    }

    /**
     * Over this store.
     *
     * @param store who answers every call that is not overridden
     */
    public ForwardingStore(LifecycleStore store) {
        this.store = store;
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return store.find(model, subject);
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        return store.tryCommit(commit);
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return store.history(model, subject);
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        return store.history(model, cursor, limit);
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        return store.inStage(model, stage, cursor, limit);
    }

    @Override
    public Map<String, Long> population(String model) {
        return store.population(model);
    }

    @Override
    public Set<String> models() {
        return store.models();
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        return store.due(model, upTo, cursor, limit);
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return store.touchpoints(model, subject);
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        return store.dueTouchpoints(upTo, cursor, limit);
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        return store.claim(now, lease, limit, selection);
    }

    @Override
    public Optional<Claim> claim(String key, Duration lease) {
        return store.claim(key, lease);
    }

    @Override
    public Optional<Touchpoint> touchpoint(String key) {
        return store.touchpoint(key);
    }

    @Override
    public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
        return store.failedTouchpoints(cursor, limit);
    }

    @Override
    public boolean retry(String key, Instant due) {
        return store.retry(key, due);
    }

    @Override
    public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
        return store.begin(claim, lease, check);
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return store.settle(claim, outcome, at);
    }

    @Override
    public Contacts contacts(String subject, Instant since) {
        return store.contacts(subject, since);
    }

    @Override
    public long prune(Instant before) {
        return store.prune(before);
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return store.erase(erasure);
    }

    @Override
    public CommitResult merge(Merge merge) {
        return store.merge(merge);
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return store.mergedInto(model, subject);
    }

    @Override
    public boolean isInTransaction() {
        return store.isInTransaction();
    }

    @Override
    public boolean keepsEvents() {
        return store.keepsEvents();
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return store.events(model, subject);
    }
}
