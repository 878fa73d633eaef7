package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.StoreSteps.BRIEFLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for contacts as they are planned, cancelled and named: none is lost, none is planned twice. */
interface TouchpointLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-18 leaving the stage cancels what it cancels, and nothing else")
    default void leaving_cancels_what_it_cancels() {
        steps().plan("c-1", "reminder", MONDAY, true);
        steps().keep(commit("c-1", 2).touch("survey", MONDAY, false).build());
        assertEquals(
                List.of("PENDING", "PENDING"),
                steps().statuses("c-1"),
                "a commit that leaves nothing must cancel nothing");
        steps().plan("c-2", "reminder", MONDAY, true);
        steps().keep(commit("crm", "c-1", 1).touch("reminder", MONDAY, true).build());
        steps().keep(commit("c-1", 3)
                .in(PAYING)
                .leaving()
                .touch("offer", MONDAY, true)
                .build());

        assertEquals(
                List.of("CANCELLED", "PENDING", "PENDING"),
                steps().statuses("c-1"),
                "leaving must cancel what is pending and cancelled by leaving, and nothing else");
        assertEquals(
                "left TRIAL",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must say which stage was left");
        assertEquals(List.of("PENDING"), steps().statuses("c-2"), "leaving must cancel nothing of another customer's");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").status(),
                "touchpoints of the same customer in another model must stay as they are");
        assertEquals(
                4,
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 10).items().size(),
                "what is pending must be due, and nothing that was cancelled");
        assertEquals(
                4,
                steps().claim(MONDAY, 10).size(),
                "what is pending must be handed out, and nothing that was cancelled");
    }

    @Test
    @DisplayName("L-20 a commit withdraws the pending touchpoints it names, and no other")
    default void a_commit_withdraws_what_it_names() {
        steps().keep(commit("c-1", 1)
                .touch("a", MONDAY, false)
                .touch("b", MONDAY, true)
                .touch("c", MONDAY, false)
                .build());
        steps().keep(commit("crm", "c-1", 1).touch("a", MONDAY, false).build());
        steps().plan("c-2", "a", MONDAY, false);
        Claim claim = store().claim(MONDAY, BRIEFLY, 10).stream()
                .filter(c -> c.owner().equals("c-1") && c.touchpoint().id().equals("c"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
        assertTrue(
                store().settle(claim, StoreSteps.sent(claim), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        List<Touchpoint> planned = store().touchpoints(MODEL, "c-1");
        steps().keep(commit("c-1", 2)
                .withdrawing(Known.at(planned, 0, "touchpoint"))
                .withdrawing(Known.at(planned, 2, "touchpoint"))
                .touch("a", MONDAY, false)
                .build());

        assertEquals(
                List.of("CANCELLED", "PENDING", "SENT", "PENDING"),
                steps().statuses("c-1"),
                "a commit must cancel the pending touchpoints that it withdraws, and no other");
        assertEquals(
                "recomputed",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must say that the past was worked out anew");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").status(),
                "touchpoints of the same customer in another model must stay as they are");
        assertEquals(
                List.of("PENDING"), steps().statuses("c-2"), "a commit must withdraw nothing of another customer's");
        assertEquals(
                4,
                steps().claimedInTheEnd(4).size(),
                "what is neither withdrawn nor sent must be handed out, in every model");
    }

    @Test
    @DisplayName("L-18 touchpoints that come cancelled stay cancelled and are never due")
    default void touchpoints_that_come_cancelled_stay_so() {
        Touchpoint planned =
                commit("c-1", 1).touch("t", MONDAY, true).build().touchpoints().get(0);
        steps().keep(commit("c-1", 1)
                .touch(planned.with(Status.CANCELLED, "left TRIAL at once"))
                .touch("kept", MONDAY, false)
                .build());
        assertEquals(
                List.of("CANCELLED", "PENDING"),
                steps().statuses("c-1"),
                "a touchpoint that comes cancelled must be kept so");
        assertEquals(
                "left TRIAL at once",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must be the one that it came with");
        assertEquals(
                1,
                steps().claim(MONDAY, 10).size(),
                "a touchpoint that comes cancelled must not be handed out, the other one must");
    }

    @Test
    @DisplayName("L-18 a key that was drawn stays through a merge and an erasure")
    default void a_drawn_key_stays() {
        Touchpoint drawn = commit("phone", 1)
                .touch("a", MONDAY, false)
                .build()
                .touchpoints()
                .get(0);
        steps().keep(commit("phone", 1)
                .touch(drawn.keyed(drawn.key().drawn("9f86d081")))
                .build());
        steps().keep(commit("web", 1).build());
        SampleCommit web = commit("web", 2);
        store().merge(new Merge(web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0)));
        assertEquals(
                "9f86d081",
                Known.first(steps().claim(MONDAY, 1), "claim")
                        .touchpoint()
                        .key()
                        .text(),
                "a merge must leave the key as it was drawn");
        SampleCommit erased = commit("s-1", 3).frozen();
        store().erase(new Erasure("web", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertEquals(
                "9f86d081",
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint")
                        .key()
                        .text(),
                "an erasure must leave the key as it was drawn");
    }

    @Test
    @DisplayName("L-21 a key composed of the customer's name does not keep it")
    default void a_composed_key_does_not_keep_the_name() {
        steps().plan("lea/o", "t", MONDAY, false);
        assertEquals(
                "saas/lea%2Fo/1/0/t",
                Known.first(store().touchpoints(MODEL, "lea/o"), "touchpoint")
                        .key()
                        .text(),
                "a composed key must consist of model, subject, revision, step and id");
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("lea/o", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertEquals(
                "saas/s-1/1/0/t",
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint")
                        .key()
                        .text(),
                "a composed key must have the surrogate in place of the customer's name after an erasure");
    }

    @Test
    @DisplayName("L-18 every emission has a key of its own")
    default void every_emission_has_a_key_of_its_own() {
        for (long revision = 1; revision <= 3; revision++) {
            steps().keep(commit("c-1", revision)
                    .touch("t", MONDAY, false)
                    .touch("t", MONDAY, false)
                    .touch("u", MONDAY, false)
                    .build());
        }
        List<Touchpoint> all = store().touchpoints(MODEL, "c-1");
        assertEquals(9, all.size(), "each of nine emissions must be kept");
        assertEquals(
                9,
                new HashSet<>(all.stream().map(t -> t.key().toString()).toList()).size(),
                "each of nine emissions must have a key of its own");
        assertEquals(9, steps().claim(MONDAY, 20).size(), "each of nine emissions must be handed out");
    }
}
