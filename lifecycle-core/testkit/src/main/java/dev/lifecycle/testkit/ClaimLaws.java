package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static dev.lifecycle.testkit.StoreSteps.BRIEFLY;
import static dev.lifecycle.testkit.StoreSteps.LEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for contacts that somebody is about to carry out: each is in one hand at a time, for as long as its lease. */
interface ClaimLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-18 what is due is claimed earliest first, from its very instant, up to the limit")
    default void what_is_due_is_claimed_earliest_first() {
        for (int i = 0; i < 10; i++) {
            steps().plan("c-" + (i * 3) % 10, "t", MONDAY.plusNanos(1_000L * i), false);
        }
        assertEquals(
                List.of(), steps().claim(MONDAY.minusNanos(1_000), 10), "nothing may be handed out before it is due");
        List<Claim> claims = steps().claim(MONDAY.plusNanos(6_000), 4);
        assertEquals(
                List.of("c-0", "c-3", "c-6", "c-9"),
                claims.stream().map(Claim::owner).toList(),
                "what is due first must be handed out first, up to the limit");
        claims.forEach(claim -> {
            assertEquals(0, claim.touchpoint().attempts(), "a claim alone is no attempt");
            assertEquals(Status.PENDING, claim.touchpoint().status(), "a claimed touchpoint must stay pending");
            assertEquals(
                    List.of(claim.touchpoint()),
                    store().touchpoints(MODEL, claim.owner()),
                    "what is handed out must be what is kept");
        });
        assertEquals(
                3,
                steps().claim(MONDAY.plusNanos(6_000), 10).size(),
                "what is due and in nobody's hands must be handed out at its very instant, and nothing else");
    }

    @Test
    @DisplayName("L-18 a claim holds until its lease ends, then somebody else may claim")
    default void a_claim_holds_until_its_lease_ends() {
        steps().plan("c-1", "t", MONDAY, false);
        Claim first = Known.first(store().claim(MONDAY, BRIEFLY, 10), "claim");
        Claim second = Known.first(steps().claimedInTheEnd(1), "claim");
        assertEquals(
                first.touchpoint().key(),
                second.touchpoint().key(),
                "once a lease has ended, the same touchpoint must be handed out again");
        assertEquals(List.of(), steps().claim(MONDAY, 10), "the second claim holds for five minutes");

        assertFalse(
                store().settle(first, StoreSteps.sent(first), MONDAY), "the lease ran out and somebody else claimed");
        assertEquals(
                List.of("PENDING"),
                steps().statuses("c-1"),
                "what a worker says whose claim is lost must change nothing");
        assertTrue(store().settle(second, StoreSteps.sent(second), MONDAY), "the claim that holds is settled");
        assertEquals(List.of("SENT"), steps().statuses("c-1"), "what the worker says whose claim holds must be kept");
    }

    @Test
    @DisplayName("L-33 a lease ends by the store's clock, whatever time its callers have")
    default void a_lease_ends_by_the_stores_clock() {
        steps().plan("c-1", "t", MONDAY, false);
        assertEquals(1, steps().claim(MONDAY.plus(days(1)), 10).size(), "what is due must be handed out");
        for (long days : new long[] {-3, 0, 1, 2, 9_000}) {
            assertEquals(
                    List.of(),
                    steps().claim(MONDAY.plus(days(1 + days)), 10),
                    "a worker whose clock is " + days + " days ahead must not get what another one holds");
        }
    }

    @Test
    @DisplayName("L-18 a claim whose lease ended but that nobody else took may still be settled")
    default void a_claim_nobody_else_took_may_still_be_settled() throws InterruptedException {
        steps().plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(store().claim(MONDAY, BRIEFLY, 1), "claim");
        Thread.sleep(BRIEFLY.multipliedBy(3).toMillis());
        assertTrue(
                store().settle(claim, StoreSteps.sent(claim), MONDAY.plus(days(1))),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of(), steps().claim(MONDAY.plus(days(2)), 1), "what was settled must not be handed out again");
    }

    @Test
    @DisplayName("L-33 beginning counts the attempt, and the lease begins anew")
    default void beginning_counts_the_attempt() throws InterruptedException {
        steps().plan("c-1", "t", MONDAY, false);
        Duration lease = Duration.ofMillis(100);
        Claim claim = Known.first(store().claim(MONDAY, lease, 1), "claim");
        BeginResult begun = steps().begin(claim, null);
        while (begun == BeginResult.LOST && lease.compareTo(LEASE) < 0) {
            // a store that is slow today
            lease = lease.multipliedBy(3);
            claim = Known.first(steps().claimedInTheEnd(1, lease), "claim");
            begun = steps().begin(claim, null);
        }
        assertEquals(BeginResult.BEGUN, begun, "a claim whose lease has not ended must be begun");
        assertEquals(
                1, Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").attempts(), "beginning is an attempt");
        Thread.sleep(lease.toMillis() + 20);
        assertEquals(List.of(), steps().claim(MONDAY, 1), "the lease of five minutes counts from the beginning");
        assertTrue(
                store().settle(claim, StoreSteps.sent(claim.begun()), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(BeginResult.LOST, steps().begin(claim, null), "what is settled is not begun again");
    }

    @Test
    @DisplayName("L-33 what was lost since the claim is not begun: left, erased, merged, claimed by another")
    default void what_was_lost_since_the_claim_is_not_begun() throws InterruptedException {
        steps().plan("over", "t", MONDAY.minusSeconds(1), true);
        for (String subject : List.of("leaves", "erased", "merged", "holds")) {
            steps().plan(subject, "t", MONDAY, true);
        }
        steps().keep(commit("into", 1).build());
        Map<String, Claim> claims = new HashMap<>();
        store().claim(MONDAY.minusSeconds(1), BRIEFLY, 1).forEach(claim -> claims.put(claim.owner(), claim));
        Thread.sleep(BRIEFLY.multipliedBy(3).toMillis());
        assertEquals(BeginResult.LOST, steps().begin(Known.of(claims, "over"), null), "its lease is over");
        List<Claim> later = steps().claim(MONDAY, 10);
        Claim another = later.stream()
                .filter(claim -> claim.owner().equals("over"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
        assertEquals(
                BeginResult.LOST, steps().begin(Known.of(claims, "over"), null), "another worker claimed it since");
        assertEquals(BeginResult.BEGUN, steps().begin(another, null), "the latest claim holds");
        later.forEach(claim -> claims.put(claim.owner(), claim));
        steps().keep(commit("leaves", 2).in(PAYING).leaving().build());
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("erased", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        SampleCommit into = commit("into", 2);
        store().merge(new Merge(
                into.position(), commit("merged", 2).frozen().position(), into.hostRow(Kind.MERGED, 0)));
        for (String lost : List.of("leaves", "erased", "merged")) {
            assertEquals(
                    BeginResult.LOST,
                    steps().begin(Known.of(claims, lost), null),
                    "what was lost since the claim must not be begun: " + lost);
        }
        assertEquals(BeginResult.BEGUN, steps().begin(Known.of(claims, "holds"), null), "nothing happened to this one");
        assertEquals(
                0,
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint").attempts(),
                "nothing lost has been an attempt");
    }

    @Test
    @DisplayName("L-32 a claim that is given back is free at once and has lost no attempt")
    default void a_claim_that_is_given_back_is_free_at_once() {
        steps().plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(steps().claim(MONDAY, 1), "claim");
        assertTrue(
                store().settle(claim, claim.touchpoint(), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        Claim again = Known.first(steps().claim(MONDAY, 1), "claim");
        assertEquals(claim.touchpoint(), again.touchpoint(), "what is given back must be handed out again as it was");
        assertEquals(0, again.touchpoint().attempts(), "what is given back must have lost no attempt");
    }

    @Test
    @DisplayName("L-18 competing workers get each touchpoint at least once, never two at one time")
    default void competing_workers_get_each_touchpoint_once() {
        int touchpoints = 120;
        for (int i = 0; i < touchpoints / 2; i++) {
            steps().keep(commit("c-" + i, 1)
                    .touch("a", MONDAY, false)
                    .touch("b", MONDAY.minusSeconds(i), true)
                    .build());
        }
        List<List<Claim>> hands = ThreadsAtOnce.run(8, worker -> {
            List<Claim> mine = new ArrayList<>();
            int emptyHanded = 0;
            while (emptyHanded < 3) {
                List<Claim> claims = steps().claim(MONDAY, 7);
                emptyHanded = claims.isEmpty() ? emptyHanded + 1 : 0;
                for (int i = 0; i < claims.size(); i++) {
                    mine.add(Known.at(claims, i, "claim"));
                    // every third is left lying, as by a worker that died: its lease protects it
                    if (i % 3 != 2) {
                        assertTrue(
                                store().settle(
                                                Known.at(claims, i, "claim"),
                                                StoreSteps.sent(Known.at(claims, i, "claim")),
                                                MONDAY),
                                "a claim that holds must be settled, and the store must say so");
                    }
                }
            }
            return mine;
        });
        Map<Touchpoint.Key, Integer> times = new HashMap<>();
        hands.forEach(
                mine -> mine.forEach(claim -> times.merge(claim.touchpoint().key(), 1, Integer::sum)));
        assertEquals(touchpoints, times.size(), "each is claimed at least once");
        assertEquals(List.of(1), times.values().stream().distinct().toList(), "never by two within the lease");
        long rest = hands.stream()
                .flatMap(List::stream)
                .filter(claim -> store().settle(claim, StoreSteps.sent(claim), MONDAY))
                .count();
        assertTrue(rest > 0, "what was left lying is still in the hands it was left in");
        IntStream.range(0, touchpoints / 2)
                .forEach(i -> assertEquals(
                        List.of("SENT", "SENT"),
                        steps().statuses("c-" + i),
                        "each touchpoint must be sent in the end"));
    }
}
