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

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
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
        keep(commit("c-1", 1)
                .at(MONDAY.minus(days(400)))
                .recorded(MONDAY.plusSeconds(1))
                .event("long ago, written today")
                .build());
        keep(commit("c-2", 1)
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
            keep(commit);
            occurrences.add(commit.occurrence());
        }
        keep(commit("c-1", 5).build());
        keep(commit("crm", "c-1", 1).event("e-1").build());
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
    @DisplayName("L-21 an erasure leaves the counts and takes the person")
    default void an_erasure_leaves_the_counts_and_takes_the_person() {
        keep(commit("lea", 1).event("e-1").touch("sent", MONDAY, false).build());
        Claim claim = Known.first(store().claim(MONDAY, days(1), 1), "claim");
        assertTrue(
                store().settle(claim, claim.touchpoint().with(Status.SENT, "to lea@example.org"), MONDAY),
                "a claim that holds must be settled as sent");
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
                store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");

        assertEquals(Optional.empty(), store().find(MODEL, "lea"), "after an erasure the old id must not be known");
        assertEquals(
                List.of(), store().history(MODEL, "lea"), "after an erasure no history may be found under the old id");
        assertEquals(
                List.of(),
                store().touchpoints(MODEL, "lea"),
                "after an erasure no touchpoint may be found under the old id");
        assertEquals(
                List.of(), store().events(MODEL, "lea"), "after an erasure no event may be found under the old id");
        assertEquals(
                Optional.of(erased.position()),
                store().find(MODEL, "s-1"),
                "after an erasure the closed position must stand under the surrogate");
        List<HistoryEntry> rows = store().history(MODEL, "s-1");
        assertEquals(
                List.of(1L, 2L, 3L),
                rows.stream().map(row -> row.key().revision()).toList(),
                "after an erasure all rows must lie under the surrogate, the one that says so last");
        assertEquals(Kind.ERASED, rows.get(2).kind(), "the last row must say that the subject was erased");
        rows.forEach(row -> {
            assertEquals("s-1", row.subject(), "each row must name the surrogate");
            assertNull(row.cause().eventId(), "no row may keep an event id after an erasure");
            assertNull(row.cause().note(), "no row may keep a note after an erasure");
        });
        List<Touchpoint> touchpoints = store().touchpoints(MODEL, "s-1");
        assertEquals(
                List.of(Status.SENT, Status.CANCELLED),
                touchpoints.stream().map(Touchpoint::status).toList(),
                "what was sent must stay sent, and what was pending must be cancelled by an erasure");
        assertNull(
                Known.first(touchpoints, "touchpoint").reason(),
                "the reason of a settled touchpoint must go with an erasure");
        assertEquals("s-1", touchpoints.get(1).key().subject(), "the keys of touchpoints must name the surrogate");
        assertEquals(List.of(), store().events(MODEL, "s-1"), "no event may be kept under the surrogate");
        assertEquals(population, counts(), "an erasure must leave the population as it was");
        assertEquals(
                List.of(),
                store().due(MODEL, MONDAY.plusSeconds(9), null, 9).items(),
                "no timer of an erased subject may be due");
        assertEquals(
                List.of(),
                store().claim(MONDAY.plus(days(9)), days(1), 9),
                "no touchpoint of an erased subject may be handed out");
        assertEquals(
                5,
                store().history(MODEL, null, 9).items().size()
                        + store().history("crm", null, 9).items().size(),
                "an erasure must leave every row of history in the base, and add its own");
        assertEquals(
                1,
                Known.position(store(), "crm", "lea").revision(),
                "the same id in another model must be left alone by an erasure");
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
            assertEquals(
                    CommitResult.STALE, store().erase(stale), "an erasure decided on another revision must be stale");
        }
        SampleCommit nobody = commit("s-1", 1).frozen();
        assertEquals(
                CommitResult.STALE,
                store().erase(new Erasure("nobody", nobody.position(), nobody.hostRow(Kind.ERASED, 0))),
                "an erasure of a subject that is not known must be stale");
        assertEquals(
                Optional.empty(), store().find(MODEL, "s-1"), "a stale erasure must leave nothing under the surrogate");
        assertEquals(2, store().history(MODEL, "lea").size(), "a stale erasure must leave history as it was");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints(MODEL, "lea"), "touchpoint").status(),
                "a stale erasure must leave touchpoints pending");
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("lea", 3).event("e-1").build()),
                "a stale erasure must leave event ids known");
    }

    @Test
    @DisplayName("L-21 whoever was claimed for an erased customer is not settled")
    default void a_claim_on_an_erased_customer_is_void() {
        keep(commit("lea", 1).touch("t", MONDAY, false).build());
        Claim claim = Known.first(store().claim(MONDAY, days(1), 1), "claim");
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertFalse(
                store().settle(claim, claim.touchpoint().retriedAt(MONDAY, "lea@example.org does not answer"), MONDAY),
                "a claim on a touchpoint of an erased customer must not be settled");
        assertEquals(
                "the customer was erased",
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint").reason(),
                "a cancelled touchpoint of an erased customer must say why, and nothing of the person");
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
        assertEquals(Map.of("PAYING", 1L), counts(), "a tombstone must not be counted in the population");
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
        keep(commit("web", 4).event("e-3").leaving().build());
    }

    @Test
    @DisplayName("L-22 a merge keeps all events, and gives those ids anew that both knew")
    default void a_merge_keeps_all_events() {
        String anew = store().keepsEvents() ? "e-1~3" : "e-1";
        keep(commit("phone", 1).at(MONDAY).event("e-1").build());
        keep(commit("web", 1).at(MONDAY.plusSeconds(1)).event("e-1").build());
        keep(commit("web", 2).at(MONDAY.plusSeconds(2)).event("e-1~2").build());
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
    @DisplayName("L-20 prune drops the rows that what was recorded before has superseded, and no others")
    default void prune_drops_superseded_rows() {
        keep(commit("c-1", 1).at(MONDAY).build());
        keep(commit("c-1", 2).at(MONDAY.plusSeconds(20)).build());
        keep(commit("c-1", 3)
                .at(MONDAY.plusSeconds(10))
                .recorded(MONDAY.plusSeconds(30))
                .recomputed()
                .build());
        keep(commit("c-2", 1).at(MONDAY.plusSeconds(20)).build());
        List<HistoryEntry> other = store().history(MODEL, "c-2");

        store().prune(MONDAY.plusSeconds(30));
        assertEquals(
                List.of(1L, 2L, 3L),
                revisions("c-1"),
                "prune must leave what was superseded at the very instant, or later");

        store().prune(MONDAY.plusSeconds(31));
        assertEquals(
                List.of(1L, 3L),
                revisions("c-1"),
                "prune must drop the rows that a recomputation recorded before the instant has superseded");
        assertEquals(other, store().history(MODEL, "c-2"), "prune must leave the rows of others as they are");
    }

    private List<Long> revisions(String subject) {
        return store().history(MODEL, subject).stream()
                .map(row -> row.key().revision())
                .toList();
    }

    @Test
    @DisplayName("L-22 what is sent to a merged customer counts for the one that remains")
    default void what_is_sent_after_a_merge_counts_for_the_one_that_remains() {
        keep(commit("phone", 1).touch("survey", MONDAY, false).build());
        keep(commit("web", 1).build());
        join("web", 2, "phone", 2);
        Claim claim = Known.first(store().claim(MONDAY, days(1), 9), "claim");
        assertEquals("web", claim.owner(), "the claim must say that the touchpoint is owed to the one that remains");
        assertEquals(
                "phone", claim.touchpoint().subject(), "the key of a touchpoint must stay as it was before the merge");
        assertTrue(
                store().settle(claim, claim.touchpoint().with(Status.SENT, null), MONDAY),
                "a claim of a touchpoint that was handed over must be settled as sent");
        assertEquals(
                new Contacts(List.of(MONDAY), 0),
                store().contacts("web", MONDAY),
                "what was sent must count for the one that remains");
        assertEquals(
                new Contacts(List.of(), 0),
                store().contacts("phone", MONDAY),
                "nothing that was sent may count for the tombstone");
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
        assertEquals(Map.of("TRIAL", 1L), counts(), "erased tombstones must not be counted in the population");
        keep(commit("a", 1).event("e-a").build());
    }

    private void join(String into, long intoRevision, String from, long fromRevision) {
        Position tombstone = commit(from, fromRevision).frozen().position();
        SampleCommit remains = commit(into, intoRevision);
        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(remains.position(), tombstone, remains.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");
    }

    private void keep(Commit commit) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit),
                () -> "a commit decided on the revision before must be kept: " + commit.position());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(store().population(MODEL));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
