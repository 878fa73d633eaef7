package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to the host's own persistence. Two methods are its heart: {@link #find} and {@link #tryCommit}. Everything is kept under the
 * model's name and the subject, so many models may share one store.
 *
 * <p>A store must be safe for many threads and, where the database is shared, for many processes. It answers {@code STALE} or
 * {@code DUPLICATE} when a commit cannot be kept and throws only when it is broken; then nothing of the commit may remain. Whether an
 * implementation keeps these promises is what {@code LifecycleStoreContract} in the test kit finds out.
 */
public interface LifecycleStore {

    /** The latest position kept, if there is one. A commit that has returned is seen by every later read. */
    Optional<Position> find(String model, String subject);

    /**
     * Keeps all of a commit or nothing. {@code DUPLICATE} if its event id is known for this model and subject, whatever the revision;
     * else {@code STALE} unless the subject's revision is the {@linkplain Commit#expectedRevision() expected} one.
     */
    CommitResult tryCommit(Commit commit);

    /** All rows of a subject, in the order they were appended; empty if it is not known. */
    List<HistoryEntry> history(String model, String subject);

    /** Rows of all subjects of a model, each subject's in order, in pages. */
    Page<HistoryEntry> history(String model, @Nullable String cursor, int limit);

    /** Positions in a stage, by subject, in pages. */
    Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit);

    /** How many subjects are in each stage, by the stage's id; stages with none may be missing. */
    Map<String, Long> population(String model);

    /** Positions whose next timer is due strictly before {@code upTo}, earliest first, then by subject, in pages. */
    Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit);

    /** Touchpoints of a subject in every status, in the order they were planned. */
    List<Touchpoint> touchpoints(String model, String subject);

    /** Pending touchpoints due strictly before {@code upTo}, earliest first, then by key, in pages. */
    Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit);
}
