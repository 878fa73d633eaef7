package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
 *
 * <p>Ids are told apart by every character: case, accents and trailing blanks count. Instants are kept to the microsecond. A page refuses
 * a limit below 1 with {@code IllegalArgumentException}; what is committed while a host pages may or may not be met, what was there
 * before and stays is met exactly once.
 */
public interface LifecycleStore {

    /** The latest position kept, if there is one. A commit that has returned is seen by every later read. */
    Optional<Position> find(String model, String subject);

    /**
     * Keeps all of a commit or nothing. {@code DUPLICATE} if its event id is known for this model and subject, whatever the revision;
     * else {@code STALE} unless the subject's revision is the {@linkplain Commit#expectedRevision() expected} one.
     */
    CommitResult tryCommit(Commit commit);

    /** The latest positions of these subjects, by subject; those that are not known are missing. */
    default Map<String, Position> find(String model, Collection<String> subjects) {
        Map<String, Position> found = new HashMap<>();
        for (String subject : subjects) {
            find(model, subject).ifPresent(position -> found.put(subject, position));
        }
        return found;
    }

    /**
     * Tries many commits, each for itself, and answers for each in the order given. A store that can send them together should; one
     * that throws may have kept any of them, each whole.
     */
    default List<CommitResult> tryCommit(List<Commit> commits) {
        return commits.stream().map(this::tryCommit).toList();
    }

    /** All rows of a subject, in the order they were appended; empty if it is not known. */
    List<HistoryEntry> history(String model, String subject);

    /** Rows of all subjects of a model, each subject's together and in order, in pages. */
    Page<HistoryEntry> history(String model, @Nullable String cursor, int limit);

    /** Positions in a stage, in a fixed order of the store's own, in pages; without those that were merged into another. */
    Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit);

    /** How many subjects are in each stage, by the stage's id, without those merged into another; stages with none may be missing. */
    Map<String, Long> population(String model);

    /** Positions whose next timer is due strictly before {@code upTo}, earliest first, in pages. */
    Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit);

    /** Touchpoints of a subject in every status, in the order they were planned. */
    List<Touchpoint> touchpoints(String model, String subject);

    /** Pending touchpoints of all models due strictly before {@code upTo}, earliest first, in pages. */
    Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit);

    /**
     * Hands out pending touchpoints of all models due at {@code now} or before, earliest first, each to one caller at a time: nobody
     * else gets it before {@code now + lease}. Each counts one attempt more.
     */
    List<Claim> claim(Instant now, Duration lease, int limit);

    /**
     * Keeps what became of a claimed touchpoint (status, due, attempts and reason) and ends the claim. Answers false, and changes
     * nothing, if the claim no longer holds: it was settled, somebody claimed anew after the lease, or the touchpoint was cancelled
     * meanwhile. That it was {@code SENT} is kept even if it was cancelled meanwhile.
     *
     * @param at when that was
     */
    boolean settle(Claim claim, Touchpoint outcome, Instant at);

    /**
     * What a customer was sent, in all models, at {@code since} or later, and what is claimed with a lease that ends after {@code now}.
     */
    Contacts contacts(String subject, Instant since, Instant now);

    /**
     * Forgets event ids that were recorded before this instant, and answers how many; an event with such an id would be handled anew.
     * The ids of events that are {@linkplain #keepsEvents() kept} stay with them. Rows of history that are superseded by what was recorded
     * before this instant go, too.
     */
    long prune(Instant before);

    /**
     * Erases all of it or nothing; {@code STALE} unless the subject's revision is the expected one. Afterwards the subject is not known,
     * and everything is kept under the surrogate without event ids, notes, reasons and kept events; pending touchpoints are cancelled.
     * Subjects that were merged into it get surrogates of their own.
     */
    CommitResult erase(Erasure erasure);

    /** Joins all of it or nothing; {@code STALE} unless both revisions are those expected. */
    CommitResult merge(Merge merge);

    /** The subject that this one was merged into, in the end. */
    Optional<String> mergedInto(String model, String subject);

    /** Whether the events themselves are kept, so that the past can be worked out anew. */
    default boolean keepsEvents() {
        return false;
    }

    /** The kept events of a subject in time order, those of one instant as they were committed; none unless events are kept. */
    default List<Occurrence> events(String model, String subject) {
        return List.of();
    }
}
