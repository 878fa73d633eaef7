package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The port to the host's own persistence. Two methods are its heart: {@link #find} and {@link #tryCommit}. Everything is kept under the
 * model's name and the subject, so many models may share one store.
 *
 * <p>A store must be safe for many threads and, where the database is shared, for many processes. It answers {@code STALE} or
 * {@code DUPLICATE} when a commit cannot be kept and throws only when it is broken; then nothing of the commit may remain. Whether an
 * implementation keeps these promises is what {@code LifecycleStoreContract} in the test kit finds out.
 *
 * <p>What positions remember and rows have kept ({@link dev.lifecycle.stage.Memory}, {@link dev.lifecycle.stage.Kept}) comes back whole,
 * what was cleared included. Notes and reasons are free text: up to 1,000 UTF-16 units of any well-formed text without NUL come back as they went in, line breaks
 * and characters beyond the first plane too. Ids are told apart by every character: case, accents and trailing blanks count. Instants are kept to the microsecond. A page refuses
 * a limit below 1 with {@code IllegalArgumentException}; what is committed while a host pages may or may not be met, what was there
 * before and stays is met exactly once.
 *
 * <p>A store that meets a row of a newer format than it knows refuses that subject alone, with {@link NewerFormatException}: a page and a
 * search for many go on past it. There a position is given as far as it can be read, or left out of what was asked for many by name; a
 * row of history that cannot be read is left out and logged.
 */
public interface LifecycleStore {

    /** The latest position kept, if there is one. A commit that has returned is seen by every later read. */
    Optional<Position> find(String model, String subject);

    /**
     * Keeps all of a commit or nothing. {@code DUPLICATE} if its event id is known for this model and subject, whatever the revision;
     * else {@code STALE} unless the subject's revision is the {@linkplain Commit#expectedRevision() expected} one and it still stands as
     * it was {@linkplain Commit#found() found}: a customer who was erased and came back has low revisions again, and what was decided
     * for the one must not be kept for the other. Stage, version, entered-at, as-of, last-event-at and episode are enough to tell. A pending touchpoint
     * that ends with a stage which the commit leaves is cancelled with the reason {@code left TRIAL} (the stage it was planned in), one
     * that the commit withdraws with {@code recomputed}.
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

    /** The names of the models that there are subjects of, merged ones included, in any order. */
    Set<String> models();

    /** Positions whose next timer is due strictly before {@code upTo}, earliest first, in pages. */
    Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit);

    /** Touchpoints of a subject in every status, in the order they were planned. */
    List<Touchpoint> touchpoints(String model, String subject);

    /** Pending touchpoints of all models due strictly before {@code upTo}, earliest first, in pages. */
    Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit);

    /**
     * Hands out pending touchpoints of all models due at {@code now} or before, earliest first, each to one caller at a time: nobody
     * else gets it before the lease ends. The lease counts from this call by the store's own clock, whatever {@code now} says, so that
     * hosts whose clocks differ never hold one touchpoint at once. No attempt is counted yet.
     *
     * @param selection which touchpoints are asked for
     */
    List<Claim> claim(Instant now, Duration lease, int limit, Selection selection);

    /** Hands out whatever is due. */
    default List<Claim> claim(Instant now, Duration lease, int limit) {
        return claim(now, lease, limit, Selection.ALL);
    }

    /**
     * The last question before a claimed touchpoint is sent, in one atomic step: whether the claim still holds and each limit allows it
     * ({@link ContactCheck#against}). If so, the attempt is counted, the touchpoint counts as under way among the customer's contacts until
     * it is settled, and the lease begins anew.
     *
     * <p>Limits are exact whatever runs side by side: what was sent (as {@link #contacts} says) and what else of the customer's is under
     * way never come to more than a limit. A touchpoint that a worker began and never settled stays under way until it is claimed, begun
     * and settled again.
     *
     * <p>What commits after this step (a cancellation, an erasure) comes too late for it.
     */
    BeginResult begin(Claim claim, Duration lease, ContactCheck check);

    /**
     * Keeps what became of a claimed touchpoint (status, due, hour, expiry, attempts and reason) and ends the claim. Answers false, and changes
     * nothing, if the claim no longer holds: it was settled, somebody claimed anew after the lease, or the touchpoint was cancelled
     * meanwhile. That it was {@code SENT} is kept even if it was cancelled meanwhile, then without a reason. An outcome that changes
     * nothing gives the touchpoint back.
     *
     * @param at when that was
     */
    boolean settle(Claim claim, Touchpoint outcome, Instant at);

    /**
     * What a customer was sent, in all models and under all subjects, at {@code since} or later, and what is {@linkplain #begin under way};
     * without what is {@linkplain Touchpoint#transactional owed}. Whose contact it was is what {@link #begin} was told, since a merge what
     * the {@link Merge} says; of erased subjects nothing counts.
     */
    Contacts contacts(String customer, Instant since);

    /** The touchpoint of this key, whatever has become of it. */
    Optional<Touchpoint> touchpoint(String key);

    /**
     * Hands out one touchpoint as {@link #claim(Instant, Duration, int, Selection)} does, whenever it is due; empty unless it is pending and nobody
     * else has it in hand.
     */
    Optional<Claim> claim(String key, Duration lease);

    /** Touchpoints of all models that were given up ({@code FAILED}), in the order of their keys, in pages. */
    Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit);

    /**
     * Makes a touchpoint that was given up pending again, with no attempt counted and no reason, due at this instant; answers whether it
     * was one.
     */
    boolean retry(String key, Instant due);

    /**
     * Forgets event ids that were recorded before this instant, whenever the events happened, and answers how many; an event with such an
     * id would be handled anew. The ids of events that are {@linkplain #keepsEvents() kept} stay with them. Rows of history that are
     * superseded by what was recorded before this instant go, too.
     */
    long prune(Instant before);

    /**
     * Erases all of it or nothing; {@code STALE} unless the subject's revision is the expected one and it stands as it was found.
     * Afterwards the subject is not known,
     * and everything is kept under the surrogate without event ids, notes, reasons, kept events, and the dates and texts that position and rows have kept; pending touchpoints are cancelled
     * with the reason {@code the customer was erased}. Subjects that were merged into it get surrogates of their own
     * ({@link Erasure#surrogate}, from 1 in the order of their ids), also in the keys of the touchpoints that they brought.
     */
    CommitResult erase(Erasure erasure);

    /**
     * Joins all of it or nothing; {@code STALE} unless both revisions are those expected and both stand as they were found. Touchpoints go over under the keys they have; of
     * {@code from} those pending that end with its stage are cancelled with the reason {@code merged into web} (who remains).
     */
    CommitResult merge(Merge merge);

    /** The subject that this one was merged into, in the end. */
    Optional<String> mergedInto(String model, String subject);

    /**
     * Whether each call takes part in a transaction that the host has open and will end itself. Then a commit is undone by itself if it
     * is not kept, a lost race is a {@link LostRaceException}, and what was kept is known to others only once the host has committed.
     */
    default boolean isInTransaction() {
        return false;
    }

    /** Whether the events themselves are kept, so that the past can be worked out anew. */
    default boolean keepsEvents() {
        return false;
    }

    /** The kept events of a subject in time order, those of one instant as they were committed; none unless events are kept. */
    default List<Occurrence> events(String model, String subject) {
        return List.of();
    }
}
