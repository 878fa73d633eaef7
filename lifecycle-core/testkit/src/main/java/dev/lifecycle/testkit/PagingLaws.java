package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.TRIAL;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What pages promise while others write: a cursor is a key and no count, so what was there before and stays is met exactly once. */
interface PagingLaws {

    int MANY = 24;

    LifecycleStore store();

    @Test
    @DisplayName("L-16 positions of a stage are met once though others leave it between two pages")
    default void positions_are_met_once_though_others_leave() {
        begin(PAYING.id());
        Set<String> gone = new HashSet<>();
        List<String> met = walk((cursor, size) -> store().inStage(MODEL, PAYING, cursor, size), page -> {
            for (Position position : page) {
                if (position.subject().hashCode() % 2 == 0 && gone.add(position.subject())) {
                    keep(commit(position.subject(), 2).in(TRIAL).build());
                }
            }
            return page.stream().map(Position::subject).toList();
        });
        assertOnce(met, "positions of a stage, while some that were met leave it between two pages");
    }

    @Test
    @DisplayName("L-16 positions of a stage are met once though others come into it between two pages")
    default void positions_are_met_once_though_others_come() {
        begin(PAYING.id());
        int[] come = {0};
        List<String> met = walk((cursor, size) -> store().inStage(MODEL, PAYING, cursor, size), page -> {
            if (come[0] < 20) {
                come[0]++;
                keep(commit("a-" + come[0], 1).in(PAYING).build());
                keep(commit("z-" + come[0], 1).in(PAYING).build());
            }
            return page.stream()
                    .map(Position::subject)
                    .filter(subject -> subject.startsWith("c-"))
                    .toList();
        });
        assertOnce(met, "positions of a stage, while others come into it between two pages");
    }

    @Test
    @DisplayName("L-16 rows of history are met once though others are written and erased between two pages")
    default void rows_are_met_once_though_others_are_written() {
        begin(TRIAL.id());
        Set<String> touched = new HashSet<>();
        List<String> met = walk((cursor, size) -> store().history(MODEL, cursor, size), page -> {
            for (HistoryEntry row : page) {
                String subject = row.subject();
                if (subject.startsWith("c-") && touched.add(subject)) {
                    if (touched.size() % 2 == 0) {
                        keep(commit(subject, 2).alsoRow("a").alsoRow("b").build());
                    } else {
                        erase(subject, "s-" + subject);
                    }
                }
            }
            return page.stream()
                    .filter(row -> row.subject().startsWith("c-") && row.key().revision() == 1)
                    .map(HistoryEntry::subject)
                    .toList();
        });
        assertOnce(met, "rows of history, while others are written and erased between two pages");
    }

    @Test
    @DisplayName("L-16 due touchpoints are met once though others are cancelled and planned between two pages")
    default void touchpoints_are_met_once_though_others_are_cancelled() {
        begin(TRIAL.id());
        Instant later = MONDAY.plusSeconds(1);
        int[] changes = {0};
        List<String> met = walk((cursor, size) -> store().dueTouchpoints(later, cursor, size), page -> {
            for (Touchpoint touchpoint : page) {
                String subject = touchpoint.subject();
                if (subject.startsWith("c-")) {
                    changes[0]++;
                    if (changes[0] % 2 == 0) {
                        keep(commit(subject, 2).leaving().build());
                    } else {
                        keep(commit("new-" + subject, 1)
                                .touch("t", MONDAY.minusSeconds(60), false)
                                .build());
                    }
                }
            }
            return page.stream()
                    .map(Touchpoint::subject)
                    .filter(subject -> subject.startsWith("c-"))
                    .toList();
        });
        assertOnce(met, "due touchpoints, while others are cancelled and planned between two pages");
    }

    @Test
    @DisplayName("L-16 due subjects are met once though others are done and come to be due between two pages")
    default void due_subjects_are_met_once_though_others_are_done() {
        begin(TRIAL.id());
        Instant later = MONDAY.plusSeconds(1);
        int[] changes = {0};
        List<String> met = walk((cursor, size) -> store().due(MODEL, later, cursor, size), page -> {
            for (Position position : page) {
                String subject = position.subject();
                if (subject.startsWith("c-")) {
                    changes[0]++;
                    keep(
                            changes[0] % 2 == 0
                                    ? commit(subject, 2).build()
                                    : commit("new-" + subject, 1)
                                            .due(MONDAY.minusSeconds(60))
                                            .build());
                }
            }
            return page.stream()
                    .map(Position::subject)
                    .filter(subject -> subject.startsWith("c-"))
                    .toList();
        });
        assertOnce(met, "due subjects, while others are done and come to be due between two pages");
    }

    /** Subjects that stand in this stage, are due, and have a touchpoint that ends with the stage. */
    private void begin(String stage) {
        for (int i = 0; i < MANY; i++) {
            keep(commit("c-" + i, 1)
                    .in(stage.equals(PAYING.id()) ? PAYING : TRIAL)
                    .due(MONDAY)
                    .touch("t", MONDAY, true)
                    .build());
        }
    }

    private void erase(String subject, String surrogate) {
        SampleCommit erased = commit(surrogate, 2).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure(subject, erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");
    }

    private void keep(Commit commit) {
        new StoreSteps(store()).keep(commit);
    }

    private static void assertOnce(List<String> met, String what) {
        List<String> twice = met.stream()
                .filter(subject -> Collections.frequency(met, subject) > 1)
                .distinct()
                .toList();
        assertEquals(List.of(), twice, "a store must hand out nothing twice of " + what);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            if (!met.contains("c-" + i)) {
                missed.add("c-" + i);
            }
        }
        assertEquals(List.of(), missed, "a store must miss nothing of " + what);
    }

    /** Pages of five; what is done with one page comes before the next is asked for. */
    private static <T> List<String> walk(
            BiFunction<@Nullable String, Integer, Page<T>> query, Function<List<T>, List<String>> each) {
        List<String> all = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Page<T> page = query.apply(cursor, 5);
            all.addAll(each.apply(page.items()));
            cursor = page.cursor();
            pages++;
            if (pages > 10 * MANY) {
                throw new AssertionError("pages must come to an end, but there were " + pages + " of five items each");
            }
        } while (cursor != null);
        return all;
    }
}
