package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a commit promises: whole or not at all, on the revision it was decided on, once per event id. */
interface CommitLaws {

    LifecycleStore store();

    @Test
    @DisplayName("L-14 what was committed is read back to the last microsecond")
    default void what_was_committed_is_read_back() {
        for (long revision = 1; revision <= 3; revision++) {
            Commit commit = commit("c-42", revision)
                    .at(MONDAY.plusSeconds(revision))
                    .due(MONDAY.plusSeconds(60 * revision))
                    .event("e-" + revision)
                    .touch("welcome", MONDAY.plusSeconds(revision), true)
                    .touch("welcome", MONDAY, false)
                    .build();
            assertEquals(
                    CommitResult.COMMITTED, store().tryCommit(commit), "a commit on the present revision must be kept");
            assertEquals(
                    Optional.of(commit.position()),
                    store().find(MODEL, "c-42"),
                    "the position must be found as it was committed");
            assertEquals(
                    commit.position().state(),
                    Known.position(store(), MODEL, "c-42").state(),
                    "every part of the position must be found as it was committed, to the microsecond");
            assertEquals(
                    commit.history(),
                    Known.part(store().history(MODEL, "c-42"), (int) revision - 1, (int) revision, "row of history"),
                    "rows of history must be found as they were committed");
            List<Touchpoint> touchpoints = store().touchpoints(MODEL, "c-42");
            assertEquals(
                    commit.touchpoints(),
                    Known.part(touchpoints, 2 * (int) revision - 2, 2 * (int) revision, "touchpoint"),
                    "touchpoints must be found as they were committed, in the order they were planned");
        }
    }

    @Test
    @DisplayName("L-14 a subject nobody committed is not known")
    default void an_unknown_subject_is_not_known() {
        accept(commit("c-1", 1).build());
        assertEquals(Optional.empty(), store().find(MODEL, "c-2"), "a subject that nobody committed must not be found");
        assertEquals(
                Optional.empty(),
                store().find("other", "c-1"),
                "a subject committed in one model must not be found in another");
        assertEquals(List.of(), store().history(MODEL, "c-2"), "a subject that nobody committed must have no history");
        assertEquals(
                List.of(),
                store().touchpoints(MODEL, "c-2"),
                "a subject that nobody committed must have no touchpoints");
        assertEquals(
                Optional.empty(),
                store().mergedInto(MODEL, "c-1"),
                "a subject that was never merged must point to nobody");
    }

    @Test
    @DisplayName("L-14 a stale commit is refused and leaves nothing, not even its event id")
    default void a_stale_commit_leaves_nothing() {
        accept(commit("c-1", 1).event("e-1").build());
        accept(commit("c-1", 2).event("e-2").touch("kept", MONDAY, true).build());
        for (long revision : new long[] {1, 2, 4}) {
            Commit stale = commit("c-1", revision)
                    .in(PAYING)
                    .due(MONDAY)
                    .event("e-stale")
                    .leaving()
                    .touch("stray", MONDAY, false)
                    .build();
            assertEquals(
                    CommitResult.STALE,
                    store().tryCommit(stale),
                    "a commit to another revision than the next must be stale: " + revision);
        }
        assertLeft("c-1", 2);
        accept(commit("c-1", 3).event("e-stale").build());
    }

    @Test
    @DisplayName("L-14 a later revision of a subject that is not known is stale")
    default void a_later_revision_of_an_unknown_subject_is_stale() {
        assertEquals(
                CommitResult.STALE,
                store().tryCommit(commit("c-1", 2).event("e-1").build()),
                "a later revision of a subject that is not known must be stale");
        assertLeft("c-1", 0);
        accept(commit("c-1", 1).event("e-1").build());
    }

    @Test
    @DisplayName("L-14 a known event id is a duplicate, told from stale, and leaves nothing")
    default void a_known_event_id_is_a_duplicate() {
        accept(commit("c-1", 1).event("e-1").build());
        accept(commit("c-1", 2).event("e-2").touch("kept", MONDAY, true).build());
        for (long revision : new long[] {1, 2, 3, 4}) {
            Commit again = commit("c-1", revision)
                    .in(PAYING)
                    .due(MONDAY)
                    .event("e-1")
                    .leaving()
                    .touch("stray", MONDAY, false)
                    .build();
            assertEquals(
                    CommitResult.DUPLICATE,
                    store().tryCommit(again),
                    "a known event id must be a duplicate, whatever the revision: " + revision);
        }
        assertLeft("c-1", 2);
    }

    @Test
    @DisplayName("L-14 an event id belongs to one subject in one model")
    default void an_event_id_belongs_to_one_subject_in_one_model() {
        accept(commit("c-1", 1).event("e-1").build());
        accept(commit("c-2", 1).event("e-1").build());
        accept(commit("crm", "c-1", 1).event("e-1").build());
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("c-1", 2).event("e-1").build()),
                "an event id that is known for the subject must be a duplicate");
    }

    @Test
    @DisplayName("L-15 a commit of which one part fails leaves no trace")
    default void a_commit_of_which_one_part_fails_leaves_no_trace() {
        accept(commit("c-1", 1).event("e-1").touch("kept", MONDAY, true).build());
        Commit broken = commit("c-1", 2)
                .in(PAYING)
                .due(MONDAY)
                .event("e-2")
                .leaving()
                .touch("stray", MONDAY, false)
                .touch(unreadable())
                .build();
        boolean kept;
        try {
            kept = store().tryCommit(broken) == CommitResult.COMMITTED;
        } catch (RuntimeException e) {
            kept = false;
        }
        if (kept) {
            assertEquals(
                    2,
                    Known.position(store(), MODEL, "c-1").revision(),
                    "a commit that was kept must have moved the revision on");
            assertEquals(
                    2, store().history(MODEL, "c-1").size(), "a commit that was kept must have its row of history");
            assertEquals(
                    3,
                    store().touchpoints(MODEL, "c-1").size(),
                    "a commit that was kept must have all its touchpoints");
        } else {
            assertLeft("c-1", 1);
            accept(commit("c-1", 2).event("e-2").build());
        }
    }

    @Test
    @DisplayName("L-15 one store holds many models of one subject, each with its own revision")
    default void many_models_of_one_subject_are_apart() {
        for (int model = 1; model <= 20; model++) {
            for (long revision = 1; revision <= model % 3 + 1; revision++) {
                accept(commit("model " + model, "c-1", revision)
                        .event("e-" + revision)
                        .touch("t", MONDAY, true)
                        .build());
            }
        }
        accept(commit("model 1", "c-1", 3).leaving().build());
        for (int model = 1; model <= 20; model++) {
            long revisions = model == 1 ? 3 : model % 3 + 1;
            assertEquals(
                    revisions,
                    Known.position(store(), "model " + model, "c-1").revision(),
                    "each model must have a revision of its own for the subject");
            assertEquals(
                    revisions,
                    store().history("model " + model, "c-1").size(),
                    "each model must have a history of its own for the subject");
            Touchpoint.Status expected = model == 1 ? Touchpoint.Status.CANCELLED : Touchpoint.Status.PENDING;
            store().touchpoints("model " + model, "c-1")
                    .forEach(t -> assertEquals(
                            expected, t.status(), "leaving a stage in one model must cancel in that model alone"));
        }
    }

    @Test
    @DisplayName("L-15 of many commits given together each is kept or refused for itself")
    default void of_many_commits_each_is_for_itself() {
        accept(commit("c-2", 1).event("known").build());
        accept(commit("c-3", 1).event("e-1").touch("old", MONDAY, true).build());
        accept(commit("c-3", 2).event("e-2").build());
        List<Commit> commits = List.of(
                commit("c-1", 1).event("e-1").touch("t", MONDAY, false).build(),
                commit("c-2", 2).event("known").touch("t", MONDAY, false).build(),
                commit("c-3", 2).in(PAYING).event("e-9").leaving().build(),
                commit("c-3", 3)
                        .event("e-3")
                        .leaving()
                        .touch("new", MONDAY, true)
                        .build(),
                commit("c-4", 1).build(),
                commit("crm", "c-4", 1).alsoRow("a").alsoRow("b").build());
        assertEquals(
                List.of(
                        CommitResult.COMMITTED,
                        CommitResult.DUPLICATE,
                        CommitResult.STALE,
                        CommitResult.COMMITTED,
                        CommitResult.COMMITTED,
                        CommitResult.COMMITTED),
                store().tryCommit(commits),
                "of many commits each must be answered for itself, in the order given");
        assertEquals(List.of(), store().tryCommit(List.of()), "of no commits there must be no answers");
        for (int kept : new int[] {0, 3, 4}) {
            Commit commit = commits.get(kept);
            String subject = commit.position().subject();
            assertEquals(
                    Optional.of(commit.position()),
                    store().find(MODEL, subject),
                    "each commit that was kept must be found");
            List<HistoryEntry> rows = store().history(MODEL, subject);
            assertEquals(
                    commit.history().get(0),
                    rows.get(rows.size() - 1),
                    "the row of each commit that was kept must be the last of its subject");
        }
        assertEquals(
                commits.get(5).history(),
                store().history("crm", "c-4"),
                "all rows of a commit must be kept together with those of others");
        assertEquals(
                1, store().touchpoints(MODEL, "c-1").size(), "the touchpoint of a commit that was kept must be there");
        assertEquals(
                List.of(), store().touchpoints(MODEL, "c-2"), "a commit that was refused must leave no touchpoint");
        assertEquals(
                List.of(Touchpoint.Status.CANCELLED, Touchpoint.Status.PENDING),
                store().touchpoints(MODEL, "c-3").stream()
                        .map(Touchpoint::status)
                        .toList(),
                "a commit that leaves must cancel what was planned to end with it, and keep its own");
    }

    @Test
    @DisplayName("L-15 hundreds of commits given together are all kept, and found together")
    default void hundreds_of_commits_given_together_are_kept() {
        for (long revision = 1; revision <= 2; revision++) {
            List<Commit> commits = new ArrayList<>();
            Map<String, Position> expected = new HashMap<>();
            for (int i = 0; i < 450; i++) {
                Commit commit = commit("c-" + i, revision)
                        .event("e-" + revision)
                        .touch("t", MONDAY, revision == 1)
                        .leaving()
                        .build();
                commits.add(commit);
                expected.put("c-" + i, commit.position());
            }
            assertEquals(
                    Collections.nCopies(450, CommitResult.COMMITTED),
                    store().tryCommit(commits),
                    "hundreds of commits to different subjects must all be kept");
            List<String> subjects = new ArrayList<>(expected.keySet());
            subjects.add("nobody");
            subjects.add("c-0");
            assertEquals(
                    expected,
                    store().find(MODEL, subjects),
                    "subjects asked for together must be found as each was committed, and unknown ones left out");
        }
        assertEquals(Map.of(), store().find(MODEL, List.of()), "asking for no subjects must find none");
        assertEquals(
                Map.of(),
                store().find("other", List.of("c-0")),
                "subjects asked for together must be looked for in their own model");
        assertEquals(2, store().history(MODEL, "c-449").size(), "each of hundreds of subjects must have its rows");
        assertEquals(
                Touchpoint.Status.CANCELLED,
                Known.first(store().touchpoints(MODEL, "c-449"), "touchpoint").status(),
                "each of hundreds of commits must cancel what it leaves");
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("c-7", 3).event("e-2").build()),
                "event ids of hundreds of commits must be known afterwards");
    }

    /** Commits, and insists that it was kept. */
    default void accept(Commit commit) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit),
                () -> "a commit decided on the revision before must be kept: " + commit.position());
    }

    /** That the subject has these revisions and nothing of the commits that tried to write {@code stray} parts. */
    private void assertLeft(String subject, long revisions) {
        assertEquals(
                revisions,
                store().find(MODEL, subject).map(p -> p.revision()).orElse(0L),
                "a commit that was refused must leave the revision as it was");
        assertEquals(
                revisions,
                store().history(MODEL, subject).size(),
                "a commit that was refused must leave no row of history");
        assertEquals(
                revisions == 0 ? List.of() : List.of("kept"),
                store().touchpoints(MODEL, subject).stream().map(Touchpoint::id).toList(),
                "a commit that was refused must leave no touchpoint");
        store().touchpoints(MODEL, subject)
                .forEach(t -> assertEquals(
                        Touchpoint.Status.PENDING, t.status(), "a commit that was refused must cancel nothing"));
        assertEquals(
                List.of(),
                store().inStage(MODEL, PAYING, null, 10).items(),
                "a commit that was refused must not have moved anybody into another stage");
        assertEquals(
                List.of(),
                store().due(MODEL, MONDAY.plusSeconds(1), null, 10).items(),
                "a commit that was refused must not have set a timer");
    }

    private static Touchpoint unreadable() {
        Stage broken = new Stage() {
            @Override
            public String id() {
                throw new IllegalStateException("this stage cannot be read, on purpose");
            }
        };
        return new Touchpoint(
                Touchpoint.Key.composed(MODEL, "c-1", 2, 0, "unreadable", 0),
                null,
                broken,
                MONDAY,
                false,
                Touchpoint.Status.PENDING,
                0,
                null);
    }
}
