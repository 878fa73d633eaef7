package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Memory.KeptDate;
import dev.lifecycle.stage.Memory.KeptText;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That dates, kept texts, ways back and firings come back as they went in, with the position and with the rows, and go with the person. */
interface MemoryLaws {

    /** Names that a careless separator breaks. */
    List<String> NAMES = List.of("trial-end", "a, b; c=d:e|f/g", "quote ' \" \\n \\", " 🛒 größe ", "n".repeat(255));

    /** Up to the 255 units that the library lets through. */
    List<String> TEXTS = List.of("c-42", "two\nlines\\, a\ttab, \"quotes\"", "🛒".repeat(127) + "…", " ", "NULL");

    Memory DATES = new Memory(
            Map.of(
                    NAMES.get(0), new KeptDate(MONDAY.plus(days(14)), MONDAY.minusNanos(7_000), MONDAY, false, false),
                    NAMES.get(1), new KeptDate(MONDAY.minusNanos(1_000), MONDAY, MONDAY.plusNanos(9_000), true, false),
                    NAMES.get(2), new KeptDate(null, MONDAY.minusNanos(3_000), MONDAY, false, true),
                    NAMES.get(3), new KeptDate(Instant.EPOCH.minusNanos(1_000), MONDAY, MONDAY, true, true),
                    NAMES.get(4), new KeptDate(null, MONDAY, MONDAY, false, false)),
            Map.of(),
            Map.of(),
            Map.of());

    Memory KEPT_TEXTS = new Memory(
            Map.of(),
            Map.of(
                    NAMES.get(0),
                    new KeptText(TEXTS.get(0), MONDAY.minusNanos(7_000)),
                    NAMES.get(1),
                    new KeptText(TEXTS.get(1), MONDAY),
                    NAMES.get(2),
                    new KeptText(TEXTS.get(2), Instant.EPOCH.minusNanos(1_000)),
                    NAMES.get(3),
                    new KeptText(null, MONDAY.minusNanos(3_000)),
                    NAMES.get(4),
                    new KeptText(TEXTS.get(3), MONDAY),
                    "word",
                    new KeptText(TEXTS.get(4), MONDAY)),
            Map.of(),
            Map.of());

    Memory WAYS = new Memory(
            Map.of(),
            Map.of(),
            Map.of("PAUSED", "PRO", "PAST_DUE", "PAUSED", NAMES.get(2), NAMES.get(4), NAMES.get(3), NAMES.get(1)),
            Map.of());

    Memory FIRINGS = new Memory(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("retry", 3, NAMES.get(1), 10_000_000, NAMES.get(2), 1, NAMES.get(4), 2));

    Memory EVERYTHING = new Memory(DATES.dates(), KEPT_TEXTS.texts(), WAYS.cameFrom(), FIRINGS.fired());

    Kept KEPT = new Kept(
            Map.of(NAMES.get(0), Optional.of(MONDAY.plus(days(14))), NAMES.get(1), Optional.empty()),
            Map.of(
                    NAMES.get(0), Optional.of(TEXTS.get(0)),
                    NAMES.get(2), Optional.of(TEXTS.get(1)),
                    NAMES.get(3), Optional.of(TEXTS.get(2)),
                    NAMES.get(4), Optional.empty()));

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    private void assertRemembered(Memory memory, String expectation) {
        steps().keep(commit("c-1", 1).remembering(memory).build());
        assertEquals(memory, Known.position(store(), MODEL, "c-1").memory(), expectation);
        Commit next = commit("c-1", 2)
                .at(MONDAY.plusSeconds(1))
                .remembering(memory)
                .found(Known.position(store(), MODEL, "c-1"))
                .build();
        steps().keep(next);
        assertEquals(Optional.of(next.position()), store().find(MODEL, "c-1"), expectation);
    }

    @Test
    @DisplayName("L-28 dates come back to the microsecond, cleared ones as cleared")
    default void dates_come_back() {
        assertRemembered(
                DATES,
                "dates must come back to the microsecond under their names, with all that is known of each, and those"
                        + " that were cleared as cleared");
    }

    @Test
    @DisplayName("L-28 kept texts come back whole, cleared ones as cleared")
    default void kept_texts_come_back() {
        assertRemembered(
                KEPT_TEXTS,
                "kept texts must come back whole under their names, with when each was kept, and those that were cleared"
                        + " as cleared");
    }

    @Test
    @DisplayName("L-29 where stages were entered from comes back")
    default void ways_back_come_back() {
        assertRemembered(WAYS, "it must come back where each stage was entered from");
    }

    @Test
    @DisplayName("L-29 how often timers fired comes back")
    default void firings_come_back() {
        assertRemembered(FIRINGS, "it must come back how often each timer fired");
    }

    @Test
    @DisplayName("L-28 what is remembered comes with pages and with many asked for together")
    default void what_is_remembered_comes_with_pages() {
        Commit one = commit("c-1", 1)
                .in(PAYING)
                .due(MONDAY)
                .remembering(EVERYTHING)
                .keeping(KEPT)
                .build();
        Commit plain = commit("c-2", 1).in(PAYING).due(MONDAY.plusSeconds(1)).build();
        Commit other = commit("c-3", 1)
                .in(PAYING)
                .due(MONDAY.plusSeconds(2))
                .remembering(DATES)
                .keeping(KEPT)
                .build();
        assertEquals(
                List.of(CommitResult.COMMITTED, CommitResult.COMMITTED, CommitResult.COMMITTED),
                store().tryCommit(List.of(one, plain, other)),
                "commits to different subjects, with and without something to remember, must all be kept together");

        Map<String, Position> expected =
                Map.of("c-1", one.position(), "c-2", plain.position(), "c-3", other.position());
        assertEquals(
                expected,
                store().find(MODEL, List.of("c-1", "c-2", "c-3")),
                "subjects asked for together must each be found with what they remember");
        for (int limit : new int[] {1, 2, 9}) {
            assertEquals(
                    List.of(one.position(), plain.position(), other.position()),
                    Page.all(cursor -> store().due(MODEL, MONDAY.plusSeconds(9), cursor, limit))
                            .toList(),
                    "due positions must come with what they remember, also in pages of " + limit);
            assertEquals(
                    3,
                    Page.all(cursor -> store().inStage(MODEL, PAYING, cursor, limit))
                            .filter(position -> position.equals(expected.get(position.subject())))
                            .count(),
                    "positions of a stage must come with what they remember, also in pages of " + limit);
            assertEquals(
                    2,
                    Page.all(cursor -> store().history(MODEL, cursor, limit))
                            .filter(row -> row.kept().equals(KEPT))
                            .count(),
                    "rows of history must come with what their events set, also in pages of " + limit);
        }
    }

    @Test
    @DisplayName("L-28 what is remembered is what the latest commit says")
    default void what_is_remembered_is_what_the_latest_commit_says() {
        Memory[] memories = {Memory.NOTHING, EVERYTHING, DATES, Memory.NOTHING, WAYS, KEPT_TEXTS};
        for (int revision = 1; revision <= memories.length; revision++) {
            Memory memory = memories[revision - 1];
            steps().keep(commit("c-1", revision).remembering(memory).build());
            assertEquals(
                    CommitResult.STALE,
                    store().tryCommit(
                                    commit("c-1", revision).remembering(FIRINGS).build()),
                    "a commit to a revision that is taken must be stale");
            assertEquals(
                    memory,
                    Known.position(store(), MODEL, "c-1").memory(),
                    "a position must remember what its latest commit says, and nothing of what it said before");
        }
    }

    @Test
    @DisplayName("L-28 rows keep what their events set and cleared")
    default void rows_keep_what_their_events_set() {
        Kept date = Kept.NOTHING.withDate("trial-end", Optional.of(MONDAY.plusNanos(1_000)));
        Kept cleared = Kept.NOTHING.withDate("trial-end", Optional.empty()).withText("cart", Optional.empty());
        List<Kept> kept = List.of(KEPT, Kept.NOTHING, date, cleared);
        for (int revision = 1; revision <= kept.size(); revision++) {
            Commit commit = commit("c-1", revision)
                    .event("e-" + revision)
                    .keeping(kept.get(revision - 1))
                    .build();
            steps().keep(commit);
            assertEquals(
                    commit.history(),
                    Known.part(store().history(MODEL, "c-1"), revision - 1, revision, "row of history"),
                    "a row must keep the dates and texts that its event set, to the microsecond and with every"
                            + " character, and those it cleared as cleared");
        }
    }

    @Test
    @DisplayName("L-21 an erasure takes dates, kept texts and what rows have kept")
    default void an_erasure_takes_what_is_remembered() {
        steps().keep(commit("lea", 1)
                .remembering(EVERYTHING)
                .keeping(KEPT)
                .event("e-1")
                .build());
        steps().keep(commit("phone", 1)
                .remembering(EVERYTHING)
                .keeping(KEPT)
                .event("p-1")
                .build());
        SampleCommit into = commit("lea", 2).remembering(EVERYTHING);
        SampleCommit from = commit("phone", 2).remembering(EVERYTHING).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");
        SampleCommit erased = commit("s-1", 3).frozen().remembering(WAYS);
        Erasure erasure = new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0));

        assertEquals(
                CommitResult.COMMITTED,
                store().erase(erasure),
                "an erasure decided on the present revision must be kept");

        assertEquals(
                WAYS,
                Known.position(store(), MODEL, "s-1").memory(),
                "after an erasure the closed position must remember what the erasure says, and no date or text of the"
                        + " person");
        Memory ofMerged = Known.position(store(), MODEL, erasure.surrogate(1)).memory();
        assertEquals(
                Map.of(),
                ofMerged.dates(),
                "after an erasure no date may be left with one that was merged into the person");
        assertEquals(
                Map.of(),
                ofMerged.texts(),
                "after an erasure no text may be left with one that was merged into the person");
        assertEquals(
                List.of(Kept.NOTHING, Kept.NOTHING, Kept.NOTHING, Kept.NOTHING),
                store().history(MODEL, "s-1").stream().map(HistoryEntry::kept).toList(),
                "after an erasure no row may keep a date or a text that an event of the person set");
    }

    @Test
    @DisplayName("L-22 a merge keeps what rows have kept, and what it says the two remember")
    default void a_merge_keeps_what_rows_have_kept() {
        Kept ofPhone = Kept.NOTHING.withText("cart", Optional.of("🛒 7"));
        steps().keep(commit("web", 1)
                .remembering(DATES)
                .keeping(KEPT)
                .event("w-1")
                .build());
        steps().keep(commit("phone", 1)
                .at(MONDAY.plusSeconds(1))
                .remembering(KEPT_TEXTS)
                .keeping(ofPhone)
                .event("p-1")
                .build());
        SampleCommit into = commit("web", 2).at(MONDAY.plusSeconds(2)).remembering(EVERYTHING);
        SampleCommit from =
                commit("phone", 2).at(MONDAY.plusSeconds(2)).remembering(WAYS).frozen();

        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(into.position(), from.position(), into.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");

        assertEquals(
                List.of(KEPT, ofPhone, Kept.NOTHING),
                store().history(MODEL, "web").stream().map(HistoryEntry::kept).toList(),
                "after a merge the rows of both must keep what their events set");
        assertEquals(
                Optional.of(into.position()),
                store().find(MODEL, "web"),
                "the one that remains must remember what the merge says");
        assertEquals(
                Optional.of(from.position()),
                store().find(MODEL, "phone"),
                "the tombstone must remember what the merge says");
    }
}
