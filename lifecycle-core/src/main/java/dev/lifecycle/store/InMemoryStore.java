package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in this process's memory, for tests, examples and bulk runs. It keeps every promise of the port but one: when the process
 * ends, all is gone.
 *
 * <p>Commits of one subject wait for each other, those of different subjects do not.
 */
public final class InMemoryStore implements LifecycleStore {

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final TouchpointQueue queue = new TouchpointQueue();

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public Optional<Position> find(String model, String subject) {
        return shelf(model).find(subject);
    }

    @Override
    public CommitResult tryCommit(Commit commit) {
        return shelf(commit.position().model()).tryCommit(commit);
    }

    @Override
    public List<HistoryEntry> history(String model, String subject) {
        return shelf(model).history(subject);
    }

    @Override
    public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
        return shelf(model).history(cursor, limit);
    }

    @Override
    public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
        return shelf(model).inStage(stage, cursor, limit);
    }

    @Override
    public Map<String, Long> population(String model) {
        return shelf(model).population();
    }

    @Override
    public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
        return shelf(model).due(upTo, cursor, limit);
    }

    @Override
    public List<Touchpoint> touchpoints(String model, String subject) {
        return shelf(model).touchpoints(subject);
    }

    @Override
    public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
        return queue.due(upTo, cursor, limit);
    }

    private Shelf shelf(String model) {
        Shelf known = shelves.get(model);
        return known != null ? known : shelves.computeIfAbsent(model, name -> new Shelf(queue));
    }
}
