package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.StoreSteps.BRIEFLY;
import static dev.lifecycle.testkit.StoreSteps.LEASE;
import static dev.lifecycle.testkit.StoreSteps.counted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for caps: what a customer was sent is counted exactly, whatever runs side by side. */
interface CapLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-18 what a customer was sent is counted over all models, from the instant asked for")
    default void what_a_customer_was_sent_is_counted_over_all_models() {
        steps().plan("c-1", "a", MONDAY, false);
        steps().keep(commit("crm", "c-1", 1)
                .touch("b", MONDAY.plusSeconds(1), false)
                .touch("c", MONDAY.plusSeconds(2), false)
                .touch("d", MONDAY.plusSeconds(3), false)
                .build());
        steps().plan("c-2", "a", MONDAY, false);
        Instant now = MONDAY.plusSeconds(10);
        List<Claim> claims = steps().claim(now, 10).stream()
                .filter(claim -> claim.owner().equals("c-1"))
                .toList();
        assertEquals(counted(0), steps().counted("c-1", MONDAY), "a claim alone is not under way");
        claims.forEach(claim ->
                assertEquals(BeginResult.BEGUN, steps().begin(claim, null), "a claim that holds must be begun"));
        assertEquals(
                counted(4),
                steps().counted("c-1", MONDAY),
                "what was begun and not settled must be under way, over all models");
        for (int i = 0; i < 3; i++) {
            Claim claim = Known.at(claims, i, "claim");
            Touchpoint outcome =
                    i == 2 ? claim.touchpoint().with(Status.SUPPRESSED, "no consent") : StoreSteps.sent(claim);
            assertTrue(
                    store().settle(claim, outcome, now.plusSeconds(i)),
                    "a claim that holds must be settled, and the store must say so");
        }
        assertEquals(
                counted(1, now, now.plusSeconds(1)),
                steps().counted("c-1", MONDAY),
                "what was sent must be counted, earliest first; what was suppressed is neither sent nor under way");
        assertEquals(
                counted(1, now.plusSeconds(1)),
                steps().counted("c-1", now.plusNanos(1_000)),
                "what was sent before the instant asked for must not be counted");
        assertEquals(
                counted(1, now.plusSeconds(1)),
                steps().counted("c-1", now.plusSeconds(1)),
                "what was sent at the very instant asked for must be counted");
        assertEquals(
                counted(1),
                steps().counted("c-1", now.plusSeconds(2)),
                "what is under way must be counted from whatever instant");
        assertEquals(
                counted(0),
                steps().counted("c-3", MONDAY),
                "a customer who was sent nothing must have nothing counted");
    }

    @Test
    @DisplayName("L-34 a cap counts what was sent from its instant on, and lets what is under way wait")
    default void a_cap_counts_what_was_sent_and_what_is_under_way() {
        steps().plan("c-1", "a", MONDAY, false);
        steps().keep(commit("crm", "c-1", 1)
                .touch("b", MONDAY.plusSeconds(1), false)
                .touch("c", MONDAY.plusSeconds(2), false)
                .build());
        steps().plan("c-2", "a", MONDAY.plusSeconds(3), false);
        List<Claim> claims = steps().claim(MONDAY.plusSeconds(10), 10);
        ContactLimit one = new ContactLimit(1, MONDAY);
        ContactLimit two = new ContactLimit(2, MONDAY);
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(Known.at(claims, 0, "claim"), one),
                "nothing was sent and nothing is under way");
        assertEquals(
                BeginResult.ANOTHER_UNDERWAY,
                steps().begin(Known.at(claims, 1, "claim"), one),
                "the first is under way, in another model");
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(Known.at(claims, 3, "claim"), one),
                "another customer has a cap of their own");
        assertTrue(
                store().settle(
                                Known.at(claims, 0, "claim"),
                                StoreSteps.sent(Known.at(claims, 0, "claim")),
                                MONDAY.plusSeconds(20)),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                BeginResult.CAP_REACHED,
                steps().begin(Known.at(claims, 1, "claim"), one),
                "a cap of 1 is reached once one was sent");
        assertEquals(
                0,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").attempts(),
                "what the cap holds back has lost no attempt");
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(Known.at(claims, 1, "claim"), two),
                "a claim that holds must be begun");
        assertEquals(
                BeginResult.ANOTHER_UNDERWAY,
                steps().begin(Known.at(claims, 2, "claim"), two),
                "one was sent and one is under way");
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(
                                Known.at(claims, 2, "claim"),
                                new ContactLimit(2, MONDAY.plusSeconds(20).plusNanos(1_000))),
                "what was sent before the cap's instant does not count");
    }

    @Test
    @DisplayName("L-34 what a worker began and never settled is under way, but does not hold itself back")
    default void what_was_never_settled_does_not_hold_itself_back() {
        steps().keep(commit("c-1", 1)
                .touch("a", MONDAY, false)
                .touch("b", MONDAY.plusSeconds(1), false)
                .build());
        ContactLimit one = new ContactLimit(1, MONDAY);
        Claim dead = Known.first(store().claim(MONDAY, LEASE, 1), "claim");
        assertEquals(
                BeginResult.BEGUN,
                store().begin(dead, BRIEFLY, StoreSteps.check(dead, one)),
                "a claim that holds must be begun");
        List<Claim> claims = steps().claimedInTheEnd(2);
        assertEquals(
                BeginResult.ANOTHER_UNDERWAY,
                steps().begin(StoreSteps.byId(claims, "b"), one),
                "the first may yet have been sent");
        assertEquals(BeginResult.BEGUN, steps().begin(StoreSteps.byId(claims, "a"), one), "it is tried again");
        assertEquals(
                2,
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").attempts(),
                "each beginning must be counted as an attempt");
    }

    @Test
    @DisplayName("L-34 a cap is exact whatever runs side by side")
    default void a_cap_is_exact_whatever_runs_side_by_side() {
        int customers = 15;
        for (int i = 0; i < customers; i++) {
            steps().keep(commit("c-" + i, 1)
                    .touch("a", MONDAY, false)
                    .touch("b", MONDAY, false)
                    .build());
            steps().keep(commit("crm", "c-" + i, 1)
                    .touch("c", MONDAY, false)
                    .touch("d", MONDAY, false)
                    .build());
        }
        ContactLimit one = new ContactLimit(1, MONDAY);
        ThreadsAtOnce.run(8, worker -> {
            for (List<Claim> claims = steps().claim(MONDAY, 3); !claims.isEmpty(); claims = steps().claim(MONDAY, 3)) {
                for (Claim claim : claims) {
                    BeginResult result = steps().begin(claim, one);
                    Touchpoint outcome = result == BeginResult.BEGUN
                            ? StoreSteps.sent(claim)
                            : result == BeginResult.CAP_REACHED
                                    ? claim.touchpoint().with(Status.SUPPRESSED, "cap")
                                    : claim.touchpoint().heldBackUntil(MONDAY.plusSeconds(1), "another");
                    assertTrue(store().settle(claim, outcome, MONDAY), "a claim of five minutes holds");
                }
            }
            return 0;
        });
        for (int i = 0; i < customers; i++) {
            int sent = store().contacts("c-" + i, MONDAY).sent().size();
            assertEquals(1, sent, "a customer with a cap of 1 was sent " + sent + " by eight workers at one instant");
        }
    }

    @Test
    @DisplayName("L-34 a cap counts for the customer who remains after a merge, and for nobody after an erasure")
    default void a_cap_follows_a_merge() {
        steps().keep(commit("phone", 1).touch("a", MONDAY, false).build());
        steps().keep(commit("web", 1).touch("b", MONDAY.plusSeconds(1), false).build());
        ContactLimit one = new ContactLimit(1, MONDAY);
        Claim first = Known.first(steps().claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, steps().begin(first, one), "a claim that holds must be begun");
        assertTrue(
                store().settle(first, StoreSteps.sent(first), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        SampleCommit web = commit("web", 2);
        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(
                        web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");
        Claim second = Known.first(steps().claim(MONDAY.plusSeconds(1), 1), "claim");
        assertEquals(BeginResult.CAP_REACHED, steps().begin(second, one), "what the other was sent counts for both");
        SampleCommit erased = commit("s-1", 3).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("web", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");
        steps().keep(commit("web", 1).touch("again", MONDAY, false).build());
        Claim third = Known.first(steps().claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, steps().begin(third, one), "who comes back after an erasure is somebody new");
    }
}
