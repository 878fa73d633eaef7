package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when two customers are found to be one. */
interface MergeLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-22 a merge joins history in time order, ids and touchpoints, and leaves a tombstone")
    default void a_merge_joins_all_and_leaves_a_tombstone() {
        Instant tuesday = MONDAY.plus(days(1));
        steps().keep(commit("phone", 1)
                .at(MONDAY)
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        steps().keep(commit("phone", 2)
                .at(tuesday)
                .event("e-2")
                .touch("survey", MONDAY, false)
                .due(MONDAY)
                .build());
        steps().keep(commit("web", 1)
                .at(MONDAY.plusSeconds(1))
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        steps().keep(commit("web", 2).at(tuesday).event("w-2").build());
        steps().keep(commit("crm", "phone", 1)
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        SampleCommit into = commit("web", 3).at(tuesday).in(PAYING).due(tuesday);
        SampleCommit from = commit("phone", 3).at(tuesday).frozen();

        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");

        assertEquals(
                Optional.of(into.position()),
                store().find(MODEL, "web"),
                "after a merge the one that remains must stand where the merge says");
        assertEquals(
                Optional.of(from.position()),
                store().find(MODEL, "phone"),
                "after a merge the other must be a closed tombstone");
        assertEquals(
                Optional.of("web"),
                store().mergedInto(MODEL, "phone"),
                "the tombstone must point to the one that remains");
        assertEquals(Optional.empty(), store().mergedInto(MODEL, "web"), "the one that remains must point to nobody");
        assertEquals(
                Optional.empty(),
                store().mergedInto("crm", "phone"),
                "the same id in another model must not be merged");
        List<HistoryEntry> rows = store().history(MODEL, "web");
        assertEquals(
                List.of(), store().history(MODEL, "phone"), "after a merge no history may be left under the tombstone");
        assertEquals(
                List.of(
                        (store().keepsEvents() ? "e-1~2@" : "e-1@") + MONDAY,
                        "e-1@" + MONDAY.plusSeconds(1),
                        "w-2@" + tuesday,
                        "e-2@" + tuesday,
                        "null@" + tuesday),
                rows.stream().map(row -> row.cause().eventId() + "@" + row.at()).toList(),
                "both histories must be joined in time order, those of the one that remains first where instants are equal");
        for (int step = 0; step < rows.size(); step++) {
            assertEquals(
                    new HistoryEntry.Key(MODEL, 3, "web", 3, step),
                    rows.get(step).key(),
                    "joined rows must be numbered anew, under the revision of the merge");
        }
        assertEquals(Kind.MERGED, rows.get(4).kind(), "the last row must say that they were merged");
        Map<String, String> touchpoints = new TreeMap<>();
        store().touchpoints(MODEL, "web")
                .forEach(t -> touchpoints.put(t.key().toString(), t.status() + " " + t.reason()));
        assertEquals(
                Map.of(
                        "saas/phone/1/0/reminder", "CANCELLED merged into web",
                        "saas/phone/2/0/survey", "PENDING null",
                        "saas/web/1/0/reminder", "PENDING null"),
                touchpoints,
                "all touchpoints must go to the one that remains; those of the other that end when it leaves must be cancelled");
        assertEquals(
                List.of(),
                store().touchpoints(MODEL, "phone"),
                "after a merge no touchpoint may be left under the tombstone");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints("crm", "phone"), "touchpoint").status(),
                "the same id in another model must keep its touchpoint pending");
        assertEquals(Map.of("PAYING", 1L), steps().counts(), "a tombstone must not be counted in the population");
        assertEquals(
                1, store().inStage(MODEL, PAYING, null, 9).items().size(), "a tombstone must not be listed in a stage");
        assertEquals(
                List.of(),
                store().inStage(MODEL, from.position().stage(), null, 9).items(),
                "the stage that the tombstone was in must be empty");
        assertEquals(
                List.of(into.position()),
                store().due(MODEL, tuesday.plusSeconds(1), null, 9).items(),
                "the one that remains must be due when the merge says, and the tombstone never");
        for (String id : List.of("e-1", "e-2", "w-2")) {
            assertEquals(
                    CommitResult.DUPLICATE,
                    store().tryCommit(commit("web", 4).event(id).build()),
                    "event ids of both must be known for the one that remains");
        }
        steps().keep(commit("web", 4).event("e-3").leaving().build());
    }

    @Test
    @DisplayName("L-22 a merge keeps all events, and gives those ids anew that both knew")
    default void a_merge_keeps_all_events() {
        String anew = store().keepsEvents() ? "e-1~3" : "e-1";
        steps().keep(commit("phone", 1).at(MONDAY).event("e-1").build());
        steps().keep(commit("web", 1).at(MONDAY.plusSeconds(1)).event("e-1").build());
        steps().keep(commit("web", 2).at(MONDAY.plusSeconds(2)).event("e-1~2").build());
        SampleCommit into = commit("web", 3).at(MONDAY.plusSeconds(3));
        SampleCommit from = commit("phone", 2).at(MONDAY.plusSeconds(3)).frozen();

        store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0)));

        assertEquals(
                store().keepsEvents()
                        ? List.of("e-1~3@" + MONDAY, "e-1@" + MONDAY.plusSeconds(1), "e-1~2@" + MONDAY.plusSeconds(2))
                        : List.of(),
                store().events(MODEL, "web").stream()
                        .map(event -> event.id() + "@" + event.at())
                        .toList(),
                "after a merge the events of both must be kept, in time order, one with an id that both knew under another");
        assertEquals(
                List.of(anew, "e-1", "e-1~2"),
                store().history(MODEL, "web").stream()
                        .map(row -> row.cause().eventId())
                        .limit(3)
                        .toList(),
                "the rows of events whose ids were given anew must have the new ones");
        for (String known : List.of("e-1", "e-1~2", anew)) {
            assertEquals(
                    CommitResult.DUPLICATE,
                    store().tryCommit(commit("web", 4)
                            .at(MONDAY.plusSeconds(9))
                            .event(known)
                            .build()),
                    "after a merge an id must be known that either knew, or that was given anew: " + known);
        }
    }

    @Test
    @DisplayName("L-22 what is sent to a merged customer counts for the one that remains")
    default void what_is_sent_after_a_merge_counts_for_the_one_that_remains() {
        steps().keep(commit("phone", 1).touch("survey", MONDAY, false).build());
        steps().keep(commit("web", 1).build());
        steps().join("web", 2, "phone", 2);
        Claim claim = Known.first(store().claim(MONDAY, days(1), 9), "claim");
        assertEquals("web", claim.owner(), "the claim must say that the touchpoint is owed to the one that remains");
        assertEquals(
                "phone", claim.touchpoint().subject(), "the key of a touchpoint must stay as it was before the merge");
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(claim, null),
                "a claim of a touchpoint that was handed over must be begun for the one that remains");
        assertTrue(
                store().settle(claim, StoreSteps.sent(claim.begun()), MONDAY),
                "a claim of a touchpoint that was handed over must be settled as sent");
        assertEquals(
                StoreSteps.counted(0, MONDAY),
                steps().counted("web", MONDAY),
                "what was sent must count for the one that remains");
        assertEquals(
                StoreSteps.counted(0),
                steps().counted("phone", MONDAY),
                "nothing that was sent may count for the tombstone");
    }

    @Test
    @DisplayName("L-22 a merge decided on an old revision of either is stale and changes nothing")
    default void a_stale_merge_changes_nothing() {
        steps().keep(commit("web", 1).event("e-1").build());
        steps().keep(commit("phone", 1).event("e-1").touch("t", MONDAY, true).build());
        long[][] stale = {{1, 2}, {3, 2}, {2, 1}, {2, 3}};
        for (long[] revisions : stale) {
            SampleCommit into = commit("web", revisions[0]);
            SampleCommit from = commit("phone", revisions[1]).frozen();
            assertEquals(
                    CommitResult.STALE,
                    store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))),
                    "a merge decided on another revision of either must be stale");
        }
        SampleCommit into = commit("web", 2);
        SampleCommit nobody = commit("nobody", 1).frozen();
        assertEquals(
                CommitResult.STALE,
                store().merge(new Merge(into.position(), nobody.position(), into.hostRow(Kind.MERGED, 0))),
                "a merge with a subject that is not known must be stale");
        assertEquals(
                1,
                store().history(MODEL, "web").size(),
                "a stale merge must leave the history of the one that was to remain");
        assertEquals(1, store().history(MODEL, "phone").size(), "a stale merge must leave the history of the other");
        assertEquals(Optional.empty(), store().mergedInto(MODEL, "phone"), "a stale merge must not leave a tombstone");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints(MODEL, "phone"), "touchpoint").status(),
                "a stale merge must leave touchpoints pending");
        steps().keep(commit("web", 2).build());
        steps().keep(commit("phone", 2).build());
    }

    @Test
    @DisplayName("L-22 merges in a row all lead to the one that remains, and erasing it erases them")
    default void merges_in_a_row_lead_to_the_last() {
        for (String subject : List.of("a", "b", "c")) {
            steps().keep(commit(subject, 1)
                    .event("e-" + subject)
                    .touch("t", MONDAY, false)
                    .build());
        }
        steps().join("b", 2, "a", 2);
        steps().join("c", 2, "b", 3);
        assertEquals(
                Optional.of("c"),
                store().mergedInto(MODEL, "a"),
                "a subject merged in two steps must lead to the last one");
        assertEquals(
                Optional.of("c"),
                store().mergedInto(MODEL, "b"),
                "a subject merged in one step must lead to the last one");
        assertEquals(
                5,
                store().history(MODEL, "c").size(),
                "all rows of three subjects and of two merges must lie under the last one");
        assertEquals(
                3,
                store().touchpoints(MODEL, "c").size(),
                "all touchpoints of three subjects must lie under the last one");
        SampleCommit erased = commit("s-1", 3).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("c", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure of one that others were merged into must be kept");
        for (String subject : List.of("a", "b", "c")) {
            assertEquals(
                    Optional.empty(),
                    store().find(MODEL, subject),
                    "after its erasure neither the subject nor those merged into it may be known");
            assertEquals(
                    Optional.empty(),
                    store().mergedInto(MODEL, subject),
                    "after its erasure no tombstone may lead anywhere");
        }
        assertEquals(6, store().history(MODEL, "s-1").size(), "an erasure must keep every row and add its own");
        List<Touchpoint> touchpoints = store().touchpoints(MODEL, "s-1");
        assertEquals(3, touchpoints.size(), "an erasure must keep every touchpoint, those of merged subjects too");
        assertEquals(
                3,
                touchpoints.stream().map(Touchpoint::key).distinct().count(),
                "the keys of touchpoints must stay apart after an erasure");
        touchpoints.forEach(touchpoint -> assertTrue(
                touchpoint.subject().startsWith("s-1"),
                () -> "no touchpoint may name the person after an erasure, but one still says "
                        + touchpoint.subject()));
        assertEquals(Map.of("TRIAL", 1L), steps().counts(), "erased tombstones must not be counted in the population");
        steps().keep(commit("a", 1).event("e-a").build());
    }
}
