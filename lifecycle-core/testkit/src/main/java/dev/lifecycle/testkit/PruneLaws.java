package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when ids and superseded rows are forgotten. */
interface PruneLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-14 prune forgets the ids recorded before, and nothing else")
    default void prune_forgets_old_ids_and_nothing_else() {
        steps().keep(commit("c-1", 1).at(MONDAY.minusNanos(1_000)).event("old").build());
        steps().keep(commit("c-1", 2)
                .at(MONDAY)
                .event("new")
                .touch("t", MONDAY, false)
                .build());
        steps().keep(commit("crm", "c-1", 1)
                .at(MONDAY.minus(days(1)))
                .event("old")
                .build());
        List<HistoryEntry> history = store().history(MODEL, "c-1");
        boolean keepsEvents = store().keepsEvents();

        assertEquals(
                keepsEvents ? 0 : 2,
                store().prune(MONDAY),
                "prune must answer how many ids recorded before the instant it forgot, in all models; those of kept events stay");
        assertEquals(
                0, store().prune(MONDAY), "a second prune up to the same instant must find nothing more to forget");

        assertEquals(history, store().history(MODEL, "c-1"), "prune must leave history as it is");
        assertEquals(2, Known.position(store(), MODEL, "c-1").revision(), "prune must leave the position as it is");
        assertEquals(1, store().touchpoints(MODEL, "c-1").size(), "prune must leave touchpoints as they are");
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("c-1", 3).event("new").build()),
                "an id recorded at the very instant must still be known after prune");
        assertEquals(
                keepsEvents ? CommitResult.DUPLICATE : CommitResult.COMMITTED,
                store().tryCommit(commit("c-1", 3).event("old").build()),
                "an id recorded before the instant must be forgotten by prune, unless its event is kept");
    }

    @Test
    @DisplayName("L-14 prune goes by when an id was recorded, not by when its event happened")
    default void prune_goes_by_when_an_id_was_recorded() {
        steps().keep(commit("c-1", 1)
                .at(MONDAY.minus(days(400)))
                .recorded(MONDAY.plusSeconds(1))
                .event("long ago, written today")
                .build());
        steps().keep(commit("c-2", 1)
                .at(MONDAY.plus(days(1)))
                .recorded(MONDAY.minusSeconds(1))
                .event("to come, written before")
                .build());
        assertEquals(
                store().keepsEvents() ? 0 : 1,
                store().prune(MONDAY),
                "prune must count the ids recorded before the instant, whenever their events happened");
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("c-1", 2)
                        .event("long ago, written today")
                        .build()),
                "an id recorded after the instant must still be known, however long ago its event happened");
        assertEquals(
                store().keepsEvents() ? CommitResult.DUPLICATE : CommitResult.COMMITTED,
                store().tryCommit(commit("c-2", 2)
                        .event("to come, written before")
                        .build()),
                "an id recorded before the instant must be forgotten, though its event happened after it");
    }

    @Test
    @DisplayName("L-20 events are kept in time order where the store keeps them, else none are")
    default void events_are_kept_in_time_order() {
        List<Occurrence> occurrences = new ArrayList<>();
        long revision = 0;
        for (int seconds : new int[] {30, 10, 20, 10}) {
            revision++;
            Commit commit = commit("c-1", revision)
                    .at(MONDAY.plusSeconds(seconds))
                    .event("e-" + revision)
                    .build();
            steps().keep(commit);
            occurrences.add(commit.occurrence());
        }
        steps().keep(commit("c-1", 5).build());
        steps().keep(commit("crm", "c-1", 1).event("e-1").build());
        List<Occurrence> expected =
                List.of(occurrences.get(1), occurrences.get(3), occurrences.get(2), occurrences.get(0));
        assertEquals(
                store().keepsEvents() ? expected : List.of(),
                store().events(MODEL, "c-1"),
                "events must come in time order, those of one instant as they were committed, and none if the store keeps none");
        assertEquals(List.of(), store().events(MODEL, "c-2"), "a subject that is not known must have no events");
        assertEquals(
                5,
                Known.position(store(), MODEL, "c-1").revision(),
                "commits without an event must be kept like others");
    }

    @Test
    @DisplayName("L-20 prune drops the rows that what was recorded before has superseded, and no others")
    default void prune_drops_superseded_rows() {
        steps().keep(commit("c-1", 1).at(MONDAY).build());
        steps().keep(commit("c-1", 2).at(MONDAY.plusSeconds(20)).build());
        steps().keep(commit("c-1", 3)
                .at(MONDAY.plusSeconds(10))
                .recorded(MONDAY.plusSeconds(30))
                .recomputed()
                .build());
        steps().keep(commit("c-2", 1).at(MONDAY.plusSeconds(20)).build());
        List<HistoryEntry> other = store().history(MODEL, "c-2");

        store().prune(MONDAY.plusSeconds(30));
        assertEquals(
                List.of(1L, 2L, 3L),
                steps().revisions("c-1"),
                "prune must leave what was superseded at the very instant, or later");

        store().prune(MONDAY.plusSeconds(31));
        assertEquals(
                List.of(1L, 3L),
                steps().revisions("c-1"),
                "prune must drop the rows that a recomputation recorded before the instant has superseded");
        assertEquals(other, store().history(MODEL, "c-2"), "prune must leave the rows of others as they are");
    }
}
