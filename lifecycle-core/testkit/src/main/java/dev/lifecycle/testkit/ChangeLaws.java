package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when ids are forgotten, persons erased, and two customers found to be one. */
interface ChangeLaws {

    LifecycleStore store();

    @Test
    @DisplayName("L-14 prune forgets the ids recorded before, and nothing else")
    default void prune_forgets_old_ids_and_nothing_else() {
        keep(commit("c-1", 1).at(MONDAY.minusNanos(1_000)).event("old").build());
        keep(commit("c-1", 2).at(MONDAY).event("new").touch("t", MONDAY, false).build());
        keep(commit("crm", "c-1", 1).at(MONDAY.minus(days(1))).event("old").build());
        List<HistoryEntry> history = store().history(MODEL, "c-1");
        boolean keepsEvents = store().keepsEvents();

        assertEquals(keepsEvents ? 0 : 2, store().prune(MONDAY));
        assertEquals(0, store().prune(MONDAY));

        assertEquals(history, store().history(MODEL, "c-1"));
        assertEquals(2, store().find(MODEL, "c-1").orElseThrow().revision());
        assertEquals(1, store().touchpoints(MODEL, "c-1").size());
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("c-1", 3).event("new").build()));
        assertEquals(
                keepsEvents ? CommitResult.DUPLICATE : CommitResult.COMMITTED,
                store().tryCommit(commit("c-1", 3).event("old").build()));
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
            keep(commit);
            occurrences.add(commit.occurrence());
        }
        keep(commit("c-1", 5).build());
        keep(commit("crm", "c-1", 1).event("e-1").build());
        List<Occurrence> expected =
                List.of(occurrences.get(1), occurrences.get(3), occurrences.get(2), occurrences.get(0));
        assertEquals(store().keepsEvents() ? expected : List.of(), store().events(MODEL, "c-1"));
        assertEquals(List.of(), store().events(MODEL, "c-2"));
        assertEquals(5, store().find(MODEL, "c-1").orElseThrow().revision());
    }

    @Test
    @DisplayName("L-21 an erasure leaves the counts and takes the person")
    default void an_erasure_leaves_the_counts_and_takes_the_person() {
        keep(commit("lea", 1).event("e-1").touch("sent", MONDAY, false).build());
        Claim claim = store().claim(MONDAY, days(1), 1).get(0);
        assertTrue(store().settle(claim, claim.touchpoint().with(Status.SENT, "to lea@example.org"), MONDAY));
        keep(commit("lea", 2)
                .in(PAYING)
                .due(MONDAY)
                .event("e-2")
                .touch("due", MONDAY, false)
                .build());
        keep(commit("crm", "lea", 1).event("e-1").build());
        keep(commit("other", 1).event("e-1").build());
        Map<String, Long> population = counts();
        SampleCommit erased = commit("s-1", 3).in(PAYING).frozen();

        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0))));

        assertEquals(Optional.empty(), store().find(MODEL, "lea"));
        assertEquals(List.of(), store().history(MODEL, "lea"));
        assertEquals(List.of(), store().touchpoints(MODEL, "lea"));
        assertEquals(List.of(), store().events(MODEL, "lea"));
        assertEquals(Optional.of(erased.position()), store().find(MODEL, "s-1"));
        List<HistoryEntry> rows = store().history(MODEL, "s-1");
        assertEquals(
                List.of(1L, 2L, 3L),
                rows.stream().map(row -> row.key().revision()).toList());
        assertEquals(Kind.ERASED, rows.get(2).kind());
        rows.forEach(row -> {
            assertEquals("s-1", row.subject());
            assertNull(row.cause().eventId());
            assertNull(row.cause().note());
        });
        List<Touchpoint> touchpoints = store().touchpoints(MODEL, "s-1");
        assertEquals(
                List.of(Status.SENT, Status.CANCELLED),
                touchpoints.stream().map(Touchpoint::status).toList());
        assertNull(touchpoints.get(0).reason());
        assertEquals("s-1", touchpoints.get(1).key().subject());
        assertEquals(List.of(), store().events(MODEL, "s-1"));
        assertEquals(population, counts());
        assertEquals(
                List.of(), store().due(MODEL, MONDAY.plusSeconds(9), null, 9).items());
        assertEquals(List.of(), store().claim(MONDAY.plus(days(9)), days(1), 9));
        assertEquals(
                5,
                store().history(MODEL, null, 9).items().size()
                        + store().history("crm", null, 9).items().size());
        assertEquals(1, store().find("crm", "lea").orElseThrow().revision());
        keep(commit("lea", 1).event("e-1").build());
    }

    @Test
    @DisplayName("L-21 an erasure decided on an old revision is stale and changes nothing")
    default void a_stale_erasure_changes_nothing() {
        keep(commit("lea", 1).event("e-1").touch("t", MONDAY, false).build());
        keep(commit("lea", 2).build());
        for (long revision : new long[] {2, 4}) {
            SampleCommit erased = commit("s-1", revision).frozen();
            Erasure stale = new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0));
            assertEquals(CommitResult.STALE, store().erase(stale));
        }
        SampleCommit nobody = commit("s-1", 1).frozen();
        assertEquals(
                CommitResult.STALE,
                store().erase(new Erasure("nobody", nobody.position(), nobody.hostRow(Kind.ERASED, 0))));
        assertEquals(Optional.empty(), store().find(MODEL, "s-1"));
        assertEquals(2, store().history(MODEL, "lea").size());
        assertEquals(Status.PENDING, store().touchpoints(MODEL, "lea").get(0).status());
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("lea", 3).event("e-1").build()));
    }

    @Test
    @DisplayName("L-21 whoever was claimed for an erased customer is not settled")
    default void a_claim_on_an_erased_customer_is_void() {
        keep(commit("lea", 1).touch("t", MONDAY, false).build());
        Claim claim = store().claim(MONDAY, days(1), 1).get(0);
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertFalse(
                store().settle(claim, claim.touchpoint().retriedAt(MONDAY, "lea@example.org does not answer"), MONDAY));
        assertEquals(
                "the customer was erased",
                store().touchpoints(MODEL, "s-1").get(0).reason());
    }

    @Test
    @DisplayName("L-22 a merge joins history in time order, ids and touchpoints, and leaves a tombstone")
    default void a_merge_joins_all_and_leaves_a_tombstone() {
        Instant tuesday = MONDAY.plus(days(1));
        keep(commit("phone", 1)
                .at(MONDAY)
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        keep(commit("phone", 2)
                .at(tuesday)
                .event("e-2")
                .touch("survey", MONDAY, false)
                .due(MONDAY)
                .build());
        keep(commit("web", 1)
                .at(MONDAY.plusSeconds(1))
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        keep(commit("web", 2).at(tuesday).event("w-2").build());
        keep(commit("crm", "phone", 1)
                .event("e-1")
                .touch("reminder", MONDAY, true)
                .build());
        SampleCommit into = commit("web", 3).at(tuesday).in(PAYING).due(tuesday);
        SampleCommit from = commit("phone", 3).at(tuesday).frozen();

        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))));

        assertEquals(Optional.of(into.position()), store().find(MODEL, "web"));
        assertEquals(Optional.of(from.position()), store().find(MODEL, "phone"));
        assertEquals(Optional.of("web"), store().mergedInto(MODEL, "phone"));
        assertEquals(Optional.empty(), store().mergedInto(MODEL, "web"));
        assertEquals(Optional.empty(), store().mergedInto("crm", "phone"));
        List<HistoryEntry> rows = store().history(MODEL, "web");
        assertEquals(List.of(), store().history(MODEL, "phone"));
        assertEquals(
                List.of(
                        "e-1@" + MONDAY,
                        "e-1@" + MONDAY.plusSeconds(1),
                        "w-2@" + tuesday,
                        "e-2@" + tuesday,
                        "null@" + tuesday),
                rows.stream().map(row -> row.cause().eventId() + "@" + row.at()).toList());
        for (int step = 0; step < rows.size(); step++) {
            assertEquals(
                    new HistoryEntry.Key(MODEL, 3, "web", 3, step),
                    rows.get(step).key());
        }
        assertEquals(Kind.MERGED, rows.get(4).kind());
        Map<String, String> touchpoints = new TreeMap<>();
        store().touchpoints(MODEL, "web")
                .forEach(t -> touchpoints.put(t.key().toString(), t.status() + " " + t.reason()));
        assertEquals(
                Map.of(
                        "saas/phone/1/0/reminder", "CANCELLED merged into web",
                        "saas/phone/2/0/survey", "PENDING null",
                        "saas/web/1/0/reminder", "PENDING null"),
                touchpoints);
        assertEquals(List.of(), store().touchpoints(MODEL, "phone"));
        assertEquals(Status.PENDING, store().touchpoints("crm", "phone").get(0).status());
        assertEquals(Map.of("PAYING", 1L), counts());
        assertEquals(1, store().inStage(MODEL, PAYING, null, 9).items().size());
        assertEquals(
                List.of(),
                store().inStage(MODEL, from.position().stage(), null, 9).items());
        assertEquals(
                List.of(into.position()),
                store().due(MODEL, tuesday.plusSeconds(1), null, 9).items());
        for (String id : List.of("e-1", "e-2", "w-2")) {
            assertEquals(
                    CommitResult.DUPLICATE,
                    store().tryCommit(commit("web", 4).event(id).build()));
        }
        keep(commit("web", 4).event("e-3").leaving().build());
    }

    @Test
    @DisplayName("L-22 what is sent to a merged customer counts for the one that remains")
    default void what_is_sent_after_a_merge_counts_for_the_one_that_remains() {
        keep(commit("phone", 1).touch("survey", MONDAY, false).build());
        keep(commit("web", 1).build());
        join("web", 2, "phone", 2);
        Claim claim = store().claim(MONDAY, days(1), 9).get(0);
        assertEquals("web", claim.owner());
        assertEquals("phone", claim.touchpoint().subject());
        assertTrue(store().settle(claim, claim.touchpoint().with(Status.SENT, null), MONDAY));
        assertEquals(new Contacts(List.of(MONDAY), 0), store().contacts("web", MONDAY));
        assertEquals(new Contacts(List.of(), 0), store().contacts("phone", MONDAY));
    }

    @Test
    @DisplayName("L-22 a merge decided on an old revision of either is stale and changes nothing")
    default void a_stale_merge_changes_nothing() {
        keep(commit("web", 1).event("e-1").build());
        keep(commit("phone", 1).event("e-1").touch("t", MONDAY, true).build());
        long[][] stale = {{1, 2}, {3, 2}, {2, 1}, {2, 3}};
        for (long[] revisions : stale) {
            SampleCommit into = commit("web", revisions[0]);
            SampleCommit from = commit("phone", revisions[1]).frozen();
            assertEquals(
                    CommitResult.STALE,
                    store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))));
        }
        SampleCommit into = commit("web", 2);
        SampleCommit nobody = commit("nobody", 1).frozen();
        assertEquals(
                CommitResult.STALE,
                store().merge(new Merge(into.position(), nobody.position(), into.hostRow(Kind.MERGED, 0))));
        assertEquals(1, store().history(MODEL, "web").size());
        assertEquals(1, store().history(MODEL, "phone").size());
        assertEquals(Optional.empty(), store().mergedInto(MODEL, "phone"));
        assertEquals(Status.PENDING, store().touchpoints(MODEL, "phone").get(0).status());
        keep(commit("web", 2).build());
        keep(commit("phone", 2).build());
    }

    @Test
    @DisplayName("L-22 merges in a row all lead to the one that remains, and erasing it erases them")
    default void merges_in_a_row_lead_to_the_last() {
        for (String subject : List.of("a", "b", "c")) {
            keep(commit(subject, 1)
                    .event("e-" + subject)
                    .touch("t", MONDAY, false)
                    .build());
        }
        join("b", 2, "a", 2);
        join("c", 2, "b", 3);
        assertEquals(Optional.of("c"), store().mergedInto(MODEL, "a"));
        assertEquals(Optional.of("c"), store().mergedInto(MODEL, "b"));
        assertEquals(5, store().history(MODEL, "c").size());
        assertEquals(3, store().touchpoints(MODEL, "c").size());
        SampleCommit erased = commit("s-1", 3).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("c", erased.position(), erased.hostRow(Kind.ERASED, 0))));
        for (String subject : List.of("a", "b", "c")) {
            assertEquals(Optional.empty(), store().find(MODEL, subject));
            assertEquals(Optional.empty(), store().mergedInto(MODEL, subject));
        }
        assertEquals(6, store().history(MODEL, "s-1").size());
        List<Touchpoint> touchpoints = store().touchpoints(MODEL, "s-1");
        assertEquals(3, touchpoints.size());
        assertEquals(3, touchpoints.stream().map(Touchpoint::key).distinct().count());
        touchpoints.forEach(touchpoint ->
                assertTrue(touchpoint.subject().startsWith("s-1"), () -> touchpoint.subject() + " is still named"));
        assertEquals(Map.of("TRIAL", 1L), counts());
        keep(commit("a", 1).event("e-a").build());
    }

    private void join(String into, long intoRevision, String from, long fromRevision) {
        Position tombstone = commit(from, fromRevision).frozen().position();
        SampleCommit remains = commit(into, intoRevision);
        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(remains.position(), tombstone, remains.hostRow(Kind.MERGED, 0))));
    }

    private void keep(Commit commit) {
        assertEquals(CommitResult.COMMITTED, store().tryCommit(commit), () -> "committing " + commit.position());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(store().population(MODEL));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
