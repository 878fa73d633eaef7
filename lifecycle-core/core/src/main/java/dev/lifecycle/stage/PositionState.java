package dev.lifecycle.stage;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A position as plain values: what a store keeps and JSON shows. Stages and event types are ids; instants have microseconds.
 *
 * @param model        the model's name
 * @param version      the version of the model that wrote it, from 1
 * @param subject      whose it is
 * @param stage        the stage's id
 * @param enteredAt    since when
 * @param asOf         the latest instant applied
 * @param timersDone   whether timers due at {@code asOf} itself have fired
 * @param lastEventAt  when the latest handled event happened, or null
 * @param nextDue      when the next timer is due, or null
 * @param episode      from 1
 * @param furthest     the most advanced stage of this episode, or null
 * @param furthestEver the most advanced stage of all episodes, or null
 * @param tallies      by event type, in the order of their ids, this episode
 * @param frozen       whether it is closed for good
 * @param revision     how often it was committed
 * @param spentUpTo    timers due before this instant count as spent, or null
 * @param silenceFrom  silence counts from this instant at the earliest, or null
 * @param memory       dates, kept texts, where stages were entered from, how often timers fired
 */
public record PositionState(
        String model,
        int version,
        String subject,
        String stage,
        Instant enteredAt,
        Instant asOf,
        boolean timersDone,
        @Nullable Instant lastEventAt,
        @Nullable Instant nextDue,
        int episode,
        @Nullable String furthest,
        @Nullable String furthestEver,
        Map<String, Tally> tallies,
        boolean frozen,
        long revision,
        @Nullable Instant spentUpTo,
        @Nullable Instant silenceFrom,
        Memory memory) {

    /** @throws IllegalArgumentException if an id is blank, the version or the episode is below 1, or the revision out of range */
    public PositionState {
        Texts.requireText(model, "a model name");
        Texts.requireText(subject, "a subject id");
        Texts.requireText(stage, "a stage id");
        Texts.requireRevision(revision, subject);
        if (version < 1 || episode < 1) {
            throw new IllegalArgumentException("the position of '" + subject
                    + "' needs version ≥ 1 and episode ≥ 1, but has version " + version + " and episode " + episode);
        }
        tallies = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(tallies)));
    }

    /** A position that remembers nothing besides. */
    public PositionState(
            String model,
            int version,
            String subject,
            String stage,
            Instant enteredAt,
            Instant asOf,
            boolean timersDone,
            @Nullable Instant lastEventAt,
            @Nullable Instant nextDue,
            int episode,
            @Nullable String furthest,
            @Nullable String furthestEver,
            Map<String, Tally> tallies,
            boolean frozen,
            long revision,
            @Nullable Instant spentUpTo,
            @Nullable Instant silenceFrom) {
        this(
                model,
                version,
                subject,
                stage,
                enteredAt,
                asOf,
                timersDone,
                lastEventAt,
                nextDue,
                episode,
                furthest,
                furthestEver,
                tallies,
                frozen,
                revision,
                spentUpTo,
                silenceFrom,
                Memory.NOTHING);
    }

    /** A position none of whose timers counts as spent. */
    public PositionState(
            String model,
            int version,
            String subject,
            String stage,
            Instant enteredAt,
            Instant asOf,
            boolean timersDone,
            @Nullable Instant lastEventAt,
            @Nullable Instant nextDue,
            int episode,
            @Nullable String furthest,
            @Nullable String furthestEver,
            Map<String, Tally> tallies,
            boolean frozen,
            long revision) {
        this(
                model,
                version,
                subject,
                stage,
                enteredAt,
                asOf,
                timersDone,
                lastEventAt,
                nextDue,
                episode,
                furthest,
                furthestEver,
                tallies,
                frozen,
                revision,
                null,
                null);
    }

    /** The same with something else to remember. */
    public PositionState withMemory(Memory other) {
        return with(nextDue, other);
    }

    /** The same with another instant at which the next timer is due. */
    public PositionState withNextDue(@Nullable Instant due) {
        return with(due, memory);
    }

    private PositionState with(@Nullable Instant due, Memory remembered) {
        return new PositionState(
                model,
                version,
                subject,
                stage,
                enteredAt,
                asOf,
                timersDone,
                lastEventAt,
                due,
                episode,
                furthest,
                furthestEver,
                tallies,
                frozen,
                revision,
                spentUpTo,
                silenceFrom,
                remembered);
    }
}
