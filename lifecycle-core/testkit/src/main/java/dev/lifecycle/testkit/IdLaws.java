package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That ids and instants come back as they went in, and that nearly equal ones are different. */
interface IdLaws {

    /** Pairs that a careless collation takes for one, and texts that a careless escape breaks. */
    List<String> IDS = List.of(
            "straße",
            "STRASSE",
            "strasse",
            "Straße",
            "I",
            "i",
            "ı",
            "é",
            "e\u0301",
            "e",
            "a",
            "a ",
            " a",
            "Å",
            "å",
            "客户 42",
            "🛒",
            "🛍",
            "عميل",
            "o'brien; --",
            "100%_\\",
            "1:2/3",
            "\\ \"quoted\" `too`",
            "null",
            "x".repeat(255),
            "x".repeat(254) + "y",
            "ü".repeat(255),
            "🛒".repeat(127) + "!");

    LifecycleStore store();

    @Test
    @DisplayName("L-14 subjects are told apart by every character, up to 255 of them")
    default void subjects_are_told_apart_by_every_character() {
        for (String id : IDS) {
            assertEquals(
                    CommitResult.COMMITTED,
                    store().tryCommit(full(id)),
                    () -> "a subject of this id must be kept apart from all others: '" + id + "'");
        }
        Set<String> walked = new HashSet<>();
        String cursor = null;
        do {
            Page<Position> page = store().due(MODEL, MONDAY.plusSeconds(1), cursor, 5);
            page.items().forEach(position -> walked.add(position.subject()));
            cursor = page.cursor();
        } while (cursor != null);
        assertEquals(
                new HashSet<>(IDS),
                walked,
                "paging must meet each subject under its own id, told apart by every character");
        for (String id : IDS) {
            Commit expected = full(id);
            assertEquals(
                    expected.position(),
                    store().find(MODEL, id).orElse(null),
                    () -> "each subject must be found as it was committed: '" + id + "'");
            assertEquals(expected.history(), store().history(MODEL, id), "history must be found under exactly this id");
            assertEquals(
                    expected.touchpoints(),
                    store().touchpoints(MODEL, id),
                    "touchpoints must be found under exactly this id");
        }
    }

    @Test
    @DisplayName("L-14 event ids are told apart by every character, up to 255 of them")
    default void event_ids_are_told_apart_by_every_character() {
        for (int i = 0; i < IDS.size(); i++) {
            String id = IDS.get(i);
            assertEquals(
                    CommitResult.COMMITTED,
                    store().tryCommit(commit("c-1", i + 1).event(id).build()),
                    () -> "an event id must be told apart by every character, and known once it was kept: '" + id
                            + "'");
        }
        for (String id : IDS) {
            assertEquals(
                    CommitResult.DUPLICATE,
                    store().tryCommit(commit("c-1", IDS.size() + 1L).event(id).build()),
                    () -> "an event id must be told apart by every character, and known once it was kept: '" + id
                            + "'");
        }
    }

    @Test
    @DisplayName("L-3 instants keep their microseconds, long ago and far ahead")
    default void instants_keep_their_microseconds() {
        List<Instant> instants = List.of(
                Instant.parse("0001-01-01T00:00:00.000001Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("2026-10-25T00:30:00.654321Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        for (int i = 0; i < instants.size(); i++) {
            Commit commit = commit("c-1", i + 1)
                    .at(instants.get(i))
                    .due(instants.get(i))
                    .event("e-" + i)
                    .touch("t", instants.get(i), false)
                    .build();
            assertEquals(
                    CommitResult.COMMITTED,
                    store().tryCommit(commit),
                    "a commit at any instant from year 1 to year 9999 must be kept");
            assertEquals(
                    commit.position().state(),
                    Known.position(store(), MODEL, "c-1").state(),
                    "instants of the position must come back to the microsecond");
            assertEquals(
                    commit.history().get(0),
                    store().history(MODEL, "c-1").get(i),
                    "instants of history must come back to the microsecond");
            assertEquals(
                    commit.touchpoints().get(0),
                    store().touchpoints(MODEL, "c-1").get(i),
                    "instants of touchpoints must come back to the microsecond");
        }
    }

    private static Commit full(String id) {
        return commit(id, 1).due(MONDAY).event("e-1").touch("t", MONDAY, true).build();
    }
}
