package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A store in this process's memory, for tests, examples and bulk runs. It keeps every promise of the port but one: when the process
 * ends, all is gone.
 *
 * <p>Commits of one subject wait for each other, those of different subjects do not.
 */
public final class InMemoryStore implements LifecycleStore {

    private final Map<String, SubjectTable> tables = new ConcurrentHashMap<>();
    private final TouchpointTable touchpoints;
    private final boolean keepsEvents;

    /** An empty store that forgets events once they are handled. */
    public InMemoryStore() {
        this(InstantSource.system());
    }

    /**
     * The same with a clock of its own.
     *
     * @param clock by which leases end; what is due goes by what {@code claim} is told
     */
    public InMemoryStore(InstantSource clock) {
        this(clock, false);
    }

    private InMemoryStore(InstantSource clock, boolean keepsEvents) {
        touchpoints = new TouchpointTable(clock);
        this.keepsEvents = keepsEvents;
    }

    /** An empty store that keeps the events themselves, so that the past can be worked out anew. */
    public static InMemoryStore keepingEvents() {
        return new InMemoryStore(InstantSource.system(), true);
    }

    @Override
    public Optional<Position> find(String model, String subject) {
        return table(model).find(subject);
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        return table(commit.position().model()).tryCommit(commit);
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return table(model).history(subject);
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        return table(model).history(cursor, limit);
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        return table(model).inStage(stage, cursor, limit);
    }

    @Override
    public Map<String, Long> population(String model) {
        return table(model).population();
    }

    @Override
    public Set<String> models() {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        return table(model).due(upTo, cursor, limit);
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return touchpoints.of(model, subject);
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        return touchpoints.due(upTo, cursor, limit);
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        return touchpoints.claim(now, lease, limit, selection);
    }

    @Override
    public Optional<Touchpoint> touchpoint(String key) {
        return touchpoints.find(key);
    }

    @Override
    public Optional<Claim> claim(String key, Duration lease) {
        return touchpoints.claim(key, lease);
    }

    @Override
    public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
        return touchpoints.failed(cursor, limit);
    }

    @Override
    public boolean retry(String key, Instant due) {
        return touchpoints.retry(key, due);
    }

    @Override
    public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
        return touchpoints.begin(claim, lease, check);
    }

    @Override
    public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        return touchpoints.settle(claim, outcome, at);
    }

    @Override
    public Contacts contacts(String customer, Instant since) {
        return touchpoints.contacts(customer, since);
    }

    @Override
    public long prune(Instant before) {
        return tables.values().stream().mapToLong(table -> table.prune(before)).sum();
    }

    @Override
    public CommitResult erase(Erasure erasure) {
        return table(erasure.frozen().model()).erase(erasure);
    }

    @Override
    public CommitResult merge(Merge merge) {
        return table(merge.into().model()).merge(merge);
    }

    @Override
    public Optional<String> mergedInto(String model, String subject) {
        return table(model).mergedInto(subject);
    }

    @Override
    public boolean keepsEvents() {
        return keepsEvents;
    }

    @Override
    public List<Occurrence> events(String model, String subject) {
        return table(model).events(subject);
    }

    private SubjectTable table(String model) {
        SubjectTable known = tables.get(model);
        return known != null
                ? known
                : tables.computeIfAbsent(model, name -> new SubjectTable(touchpoints, keepsEvents));
    }
}
