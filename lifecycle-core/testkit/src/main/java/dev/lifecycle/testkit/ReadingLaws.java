package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.TRIAL;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the queries promise: everything once, in order, in pages of any size. */
interface ReadingLaws {

    LifecycleStore store();

    @Test
    @DisplayName("L-16 a subject's history has every row, in the order it was appended")
    default void history_is_complete_and_in_order() {
        List<HistoryEntry> expected = new ArrayList<>();
        for (long revision = 1; revision <= 12; revision++) {
            Commit commit = commit("c-1", revision)
                    .at(MONDAY.minusSeconds(revision))
                    .alsoRow("z")
                    .alsoRow("a")
                    .alsoRow("m")
                    .build();
            keep(commit);
            expected.addAll(commit.history());
        }
        assertEquals(
                expected, store().history(MODEL, "c-1"), "history must have every row, in the order it was appended");
    }

    @Test
    @DisplayName("L-16 paging over the history of all visits each row once, each subject's in order")
    default void paging_over_history_visits_each_row_once() {
        Map<String, List<HistoryEntry>> expected = new LinkedHashMap<>();
        for (String subject : List.of("c-3", "c-1", "c-2", "C-1", "é")) {
            for (long revision = 1; revision <= 11; revision++) {
                Commit commit =
                        commit(subject, revision).alsoRow("z").alsoRow("a").build();
                keep(commit);
                expected.computeIfAbsent(subject, s -> new ArrayList<>()).addAll(commit.history());
            }
        }
        keep(commit("other", "c-1", 1).build());
        for (int limit : new int[] {1, 2, 21, 22, 23, 109, 110, 500}) {
            Map<String, List<HistoryEntry>> seen = new LinkedHashMap<>();
            String before = null;
            for (HistoryEntry row : walk(limit, (cursor, size) -> store().history(MODEL, cursor, size))) {
                List<HistoryEntry> rows = seen.computeIfAbsent(row.subject(), s -> new ArrayList<>());
                if (!row.subject().equals(before)) {
                    assertEquals(List.of(), rows, "rows of " + row.subject() + " must lie together");
                }
                rows.add(row);
                before = row.subject();
            }
            assertEquals(expected, seen, "each must be met once and in order, also in pages of " + limit);
        }
    }

    @Test
    @DisplayName("L-21 every model that has subjects is named")
    default void every_model_that_has_subjects_is_named() {
        assertEquals(Set.of(), store().models(), "a store without subjects must name no model");
        keep(commit("c-1", 1).build());
        keep(commit("c-2", 1).build());
        keep(commit("other", "c-1", 1).build());
        keep(commit("Ä 1:2/3", "c-1", 1).build());
        assertEquals(Set.of(MODEL, "other", "Ä 1:2/3"), store().models(), "models must have each name once");
        assertEquals(List.of(), store().history("a third", "c-1"), "a model that nobody is in has no history");
        assertEquals(
                Set.of(MODEL, "other", "Ä 1:2/3"), store().models(), "asking for a model must not make it one of them");
    }

    @Test
    @DisplayName("L-16 the positions of a stage come once each, and no others")
    default void positions_of_a_stage_come_once_each() {
        Map<String, Position> expected = new LinkedHashMap<>();
        for (int i = 0; i < 25; i++) {
            keep(commit("c-" + i, 1).in(i % 2 == 0 ? TRIAL : PAYING).build());
            if (i % 5 == 0) {
                keep(commit("c-" + i, 2).in(PAYING).build());
            }
            keep(commit("other", "c-" + i, 1).in(PAYING).build());
            if (i % 2 == 1 || i % 5 == 0) {
                expected.put("c-" + i, Known.position(store(), MODEL, "c-" + i));
            }
        }
        for (int limit : new int[] {1, 7, expected.size(), 100}) {
            List<Position> walked = walk(limit, (cursor, size) -> store().inStage(MODEL, PAYING, cursor, size));
            assertEquals(expected.size(), walked.size(), "a stage must list each of its positions once");
            assertEquals(
                    new HashSet<>(expected.values()),
                    new HashSet<>(walked),
                    "a stage must list exactly the positions that are in it");
        }
        assertEquals(
                List.of(),
                store().inStage(MODEL, Stage.of("paying"), null, 10).items(),
                "stages must be told apart by every character");
    }

    @Test
    @DisplayName("L-16 the population counts each subject where it is now")
    default void population_counts_each_subject_where_it_is_now() {
        for (int i = 0; i < 7; i++) {
            keep(commit("c-" + i, 1).build());
        }
        keep(commit("c-1", 2).in(PAYING).build());
        keep(commit("c-2", 2).in(PAYING).build());
        keep(commit("c-2", 3).build());
        keep(commit("other", "c-1", 1).build());
        Map<String, Long> counted = new LinkedHashMap<>(store().population(MODEL));
        counted.values().removeIf(count -> count == 0);
        assertEquals(
                Map.of("TRIAL", 6L, "PAYING", 1L),
                counted,
                "the population must count each subject in the stage it is in now, in its own model");
    }

    @Test
    @DisplayName("L-16 due positions come earliest first, strictly before the instant, in pages")
    default void due_positions_come_earliest_first() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // subject order is not due order; the last five are due too late, or never
            String subject = "c-" + (i * 7) % 30;
            Instant due = MONDAY.plusNanos(1_000L * i);
            keep(
                    i == 29
                            ? commit(subject, 1).build()
                            : commit(subject, 1).due(due).build());
            keep(commit("other", subject, 1).due(MONDAY).build());
            if (i < 25) {
                expected.add(subject);
            }
        }
        Instant upTo = MONDAY.plusNanos(25_000);
        for (int limit : new int[] {1, 7, 24, 25, 26}) {
            List<Position> walked = walk(limit, (cursor, size) -> store().due(MODEL, upTo, cursor, size));
            assertEquals(
                    expected,
                    walked.stream().map(Position::subject).toList(),
                    "each must be met once and in order, also in pages of " + limit);
        }
        assertEquals(
                List.of(),
                store().due(MODEL, MONDAY, null, 10).items(),
                "what is due at the very instant must not be listed, only what is due before");
    }

    @Test
    @DisplayName("L-16 many subjects due at one instant are each met once")
    default void many_subjects_due_at_one_instant_are_each_met_once() {
        for (int i = 0; i < 23; i++) {
            keep(commit("c-" + i, 1).due(MONDAY).build());
        }
        for (int limit : new int[] {1, 5, 23}) {
            List<Position> walked =
                    walk(limit, (cursor, size) -> store().due(MODEL, MONDAY.plusSeconds(1), cursor, size));
            assertEquals(23, walked.size(), "each of many subjects due at one instant must be met");
            assertEquals(
                    23,
                    walked.stream().map(Position::subject).distinct().count(),
                    "each of many subjects due at one instant must be met once");
        }
    }

    @Test
    @DisplayName("L-16 a sweep that moves some and leaves others behind meets each once")
    default void a_sweep_that_moves_some_meets_each_once() {
        for (int i = 0; i < 20; i++) {
            keep(commit("c-" + i, 1).due(MONDAY.plusSeconds(i)).build());
        }
        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            Page<Position> page = store().due(MODEL, MONDAY.plusSeconds(100), cursor, 3);
            for (Position position : page.items()) {
                met.add(position.subject());
                if (met.size() % 2 == 0) {
                    SampleCommit next = commit(position.subject(), 2);
                    keep(
                            met.size() % 4 == 0
                                    ? next.build()
                                    : next.due(MONDAY.plusSeconds(200)).build());
                }
            }
            cursor = page.cursor();
        } while (cursor != null);
        assertEquals(20, met.size(), "a sweep must meet every subject that was due when it began");
        assertEquals(20, new HashSet<>(met).size(), "a sweep must meet no subject twice");
        assertEquals(
                10,
                store().due(MODEL, MONDAY.plusSeconds(100), null, 50).items().size(),
                "subjects that the sweep left alone must still be due");
        assertEquals(
                15,
                store().due(MODEL, MONDAY.plusSeconds(201), null, 50).items().size(),
                "subjects that were due again must be due at their new instant");
    }

    @Test
    @DisplayName("L-18 pending touchpoints of all models come earliest first, strictly before the instant, in pages")
    default void due_touchpoints_come_earliest_first() {
        List<Instant> expected = new ArrayList<>();
        Set<Touchpoint.Key> keys = new HashSet<>();
        for (int i = 0; i < 24; i++) {
            Instant due = MONDAY.plusNanos(1_000L * ((i * 5) % 24));
            Commit commit = commit(i % 3 == 0 ? "crm" : MODEL, "c-" + i, 1)
                    .touch("a", due, false)
                    .touch("b", due, true)
                    .build();
            keep(commit);
            if (due.isBefore(MONDAY.plusNanos(20_000))) {
                commit.touchpoints().forEach(touchpoint -> {
                    expected.add(touchpoint.due());
                    keys.add(touchpoint.key());
                });
            }
        }
        expected.sort(null);
        for (int limit : new int[] {1, 7, 40}) {
            List<Touchpoint> walked =
                    walk(limit, (cursor, size) -> store().dueTouchpoints(MONDAY.plusNanos(20_000), cursor, size));
            assertEquals(
                    expected,
                    walked.stream().map(Touchpoint::due).toList(),
                    "each must be met once and in order, also in pages of " + limit);
            assertEquals(
                    keys,
                    new HashSet<>(walked.stream().map(Touchpoint::key).toList()),
                    "each due touchpoint must be met once, by its own key");
        }
    }

    @Test
    @DisplayName("L-16 a page without room is refused, and the last page has no cursor")
    default void a_page_without_room_is_refused() {
        keep(commit("c-1", 1).due(MONDAY).touch("t", MONDAY, false).build());
        Instant later = MONDAY.plusSeconds(1);
        List<BiFunction<@Nullable String, Integer, Page<?>>> queries = List.of(
                (cursor, size) -> store().history(MODEL, cursor, size),
                (cursor, size) -> store().inStage(MODEL, TRIAL, cursor, size),
                (cursor, size) -> store().due(MODEL, later, cursor, size),
                (cursor, size) -> store().dueTouchpoints(later, cursor, size));
        for (BiFunction<@Nullable String, Integer, Page<?>> query : queries) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> query.apply(null, 0),
                    "a page without room must be refused with IllegalArgumentException");
            Page<?> only = query.apply(null, 1);
            assertEquals(1, only.items().size(), "a page with room for one must hold the one there is");
            assertNull(only.cursor(), "nothing follows, so there is no cursor");
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> store().claim(MONDAY, SampleCommit.days(1), 0),
                "a claim without room must be refused with IllegalArgumentException");
    }

    private void keep(Commit commit) {
        new StoreSteps(store()).keep(commit);
    }

    private static <T> List<T> walk(int limit, BiFunction<@Nullable String, Integer, Page<T>> query) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = query.apply(cursor, limit);
            if (page.items().size() > limit || (page.items().isEmpty() && page.cursor() != null)) {
                throw new AssertionError(
                        "a page of at most " + limit + " has " + page.items().size() + " items and a cursor");
            }
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        return all;
    }
}
