package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.TRIAL;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when many threads commit at once. */
interface RaceLaws {

    LifecycleStore store();

    @Test
    @DisplayName("L-15 64 threads on one subject: the final revision is the number of wins, and history has one row for"
            + " each")
    default void sixty_four_threads_on_one_subject() {
        List<Integer> wins = ThreadsAtOnce.run(64, thread -> {
            int won = 0;
            for (int turn = 0; turn < 5; turn++) {
                long revision = revision("c-1");
                Commit commit = commit("c-1", revision + 1)
                        .event(thread + "/" + turn)
                        .touch("t", MONDAY, false)
                        .build();
                won += store().tryCommit(commit) == CommitResult.COMMITTED ? 1 : 0;
            }
            return won;
        });
        int won = wins.stream().mapToInt(Integer::intValue).sum();
        assertTrue(won >= 5, "somebody must win each race, but there were " + won + " wins");
        assertEquals(won, revision("c-1"), "the last revision must be the number of commits that were said to be kept");
        assertEquals(
                won,
                store().touchpoints(MODEL, "c-1").size(),
                "there must be one touchpoint for each commit that was said to be kept");
        List<Long> revisions = new ArrayList<>();
        for (long revision = 1; revision <= won; revision++) {
            revisions.add(revision);
        }
        assertEquals(
                revisions,
                store().history(MODEL, "c-1").stream()
                        .map(row -> row.key().revision())
                        .toList(),
                "there must be one row of history for each commit that was said to be kept, in order");
    }

    @Test
    @DisplayName("L-14 of many threads with one event id one commits, the others are told it is a duplicate or stale")
    default void one_event_id_is_taken_once() {
        for (int round = 0; round < 10; round++) {
            String subject = "c-" + round;
            List<CommitResult> results = ThreadsAtOnce.run(8, thread -> {
                CommitResult result = CommitResult.STALE;
                for (int attempt = 0; attempt < 100 && result == CommitResult.STALE; attempt++) {
                    Commit commit =
                            commit(subject, revision(subject) + 1).event("e-1").build();
                    result = store().tryCommit(commit);
                }
                return result;
            });
            assertEquals(
                    1,
                    Collections.frequency(results, CommitResult.COMMITTED),
                    "of many threads with one event id exactly one must be told that it was kept");
            assertEquals(
                    7,
                    Collections.frequency(results, CommitResult.DUPLICATE),
                    "all others with that event id must be told that it is a duplicate");
            assertEquals(1, revision(subject), "one event id must move the revision once");
            assertEquals(1, store().history(MODEL, subject).size(), "one event id must leave one row of history");
        }
    }

    @Test
    @DisplayName("L-14 threads on subjects of their own do not get in each other's way")
    default void threads_on_subjects_of_their_own_all_win() {
        ThreadsAtOnce.run(16, thread -> {
            for (long revision = 1; revision <= 10; revision++) {
                Commit commit = commit("c-" + thread, revision)
                        .in(revision % 2 == 0 ? PAYING : TRIAL)
                        .due(MONDAY.plusSeconds(revision))
                        .event("e-" + revision)
                        .leaving()
                        .touch("t", MONDAY, true)
                        .build();
                assertEquals(
                        CommitResult.COMMITTED,
                        store().tryCommit(commit),
                        "threads on subjects of their own must not lose races to each other");
            }
            return thread;
        });
        Map<String, Long> population = new TreeMap<>(store().population(MODEL));
        population.values().removeIf(count -> count == 0);
        assertEquals(
                Map.of("PAYING", 16L),
                population,
                "each of sixteen subjects must be counted where its last commit left it");
        assertEquals(
                16,
                store().due(MODEL, MONDAY.plusSeconds(100), null, 100).items().size(),
                "each of sixteen subjects must be due once");
        assertEquals(
                16,
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 100).items().size(),
                "each of sixteen subjects must have its last touchpoint pending, and no other");
    }

    @Test
    @DisplayName("L-15 whoever reads a position also finds the history that led to it")
    default void no_reader_sees_half_a_commit() {
        AtomicBoolean done = new AtomicBoolean();
        ThreadsAtOnce.run(4, thread -> {
            if (thread == 0) {
                try {
                    for (long revision = 1; revision <= 100; revision++) {
                        Commit commit = commit("c-1", revision)
                                .alsoRow("first")
                                .alsoRow("second")
                                .touch("t", MONDAY, false)
                                .build();
                        assertEquals(
                                CommitResult.COMMITTED,
                                store().tryCommit(commit),
                                "a lone writer must win each commit");
                    }
                } finally {
                    done.set(true);
                }
                return thread;
            }
            while (!done.get()) {
                long revision = revision("c-1");
                List<HistoryEntry> rows = store().history(MODEL, "c-1");
                int touchpoints = store().touchpoints(MODEL, "c-1").size();
                assertTrue(rows.size() % 2 == 0, "half of a commit's rows were seen: " + rows.size());
                assertTrue(
                        rows.size() >= 2 * revision,
                        "revision " + revision + " was seen before its history: " + rows.size() + " rows");
                assertTrue(
                        touchpoints >= rows.size() / 2,
                        "a reader must see no row before its touchpoint, but saw " + rows.size() + " rows and "
                                + touchpoints + " touchpoints");
            }
            return thread;
        });
        assertEquals(100, revision("c-1"), "all commits of a lone writer must be there");
    }

    private long revision(String subject) {
        return store().find(MODEL, subject).map(Position::revision).orElse(0L);
    }
}
