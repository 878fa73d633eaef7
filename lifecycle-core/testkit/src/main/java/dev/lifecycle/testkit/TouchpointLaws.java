package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCap;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for planned contacts: none is lost, none is in two hands at once, what became of each is kept. */
interface TouchpointLaws {

    /** How long a claim holds in these tests. */
    Duration LEASE = Duration.ofMinutes(5);

    /** The same for a claim that is to end soon. */
    Duration BRIEFLY = Duration.ofMillis(20);

    LifecycleStore store();

    @Test
    @DisplayName("L-18 leaving the stage cancels what it cancels, and nothing else")
    default void leaving_cancels_what_it_cancels() {
        plan("c-1", "reminder", MONDAY, true);
        keep(commit("c-1", 2).touch("survey", MONDAY, false).build());
        assertEquals(
                List.of("PENDING", "PENDING"), statuses("c-1"), "a commit that leaves nothing must cancel nothing");
        plan("c-2", "reminder", MONDAY, true);
        keep(commit("crm", "c-1", 1).touch("reminder", MONDAY, true).build());
        keep(commit("c-1", 3).in(PAYING).leaving().touch("offer", MONDAY, true).build());

        assertEquals(
                List.of("CANCELLED", "PENDING", "PENDING"),
                statuses("c-1"),
                "leaving must cancel what is pending and cancelled by leaving, and nothing else");
        assertEquals(
                "left TRIAL",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must say which stage was left");
        assertEquals(List.of("PENDING"), statuses("c-2"), "leaving must cancel nothing of another customer's");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").status(),
                "touchpoints of the same customer in another model must stay as they are");
        assertEquals(
                4,
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 10).items().size(),
                "what is pending must be due, and nothing that was cancelled");
        assertEquals(4, claim(MONDAY, 10).size(), "what is pending must be handed out, and nothing that was cancelled");
    }

    @Test
    @DisplayName("L-20 a commit withdraws the pending touchpoints it names, and no other")
    default void a_commit_withdraws_what_it_names() {
        keep(commit("c-1", 1)
                .touch("a", MONDAY, false)
                .touch("b", MONDAY, true)
                .touch("c", MONDAY, false)
                .build());
        keep(commit("crm", "c-1", 1).touch("a", MONDAY, false).build());
        plan("c-2", "a", MONDAY, false);
        Claim claim = store().claim(MONDAY, BRIEFLY, 10).stream()
                .filter(c -> c.owner().equals("c-1") && c.touchpoint().id().equals("c"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
        assertTrue(
                store().settle(claim, sent(claim), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        List<Touchpoint> planned = store().touchpoints(MODEL, "c-1");
        keep(commit("c-1", 2)
                .withdrawing(Known.at(planned, 0, "touchpoint"))
                .withdrawing(Known.at(planned, 2, "touchpoint"))
                .touch("a", MONDAY, false)
                .build());

        assertEquals(
                List.of("CANCELLED", "PENDING", "SENT", "PENDING"),
                statuses("c-1"),
                "a commit must cancel the pending touchpoints that it withdraws, and no other");
        assertEquals(
                "recomputed",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must say that the past was worked out anew");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").status(),
                "touchpoints of the same customer in another model must stay as they are");
        assertEquals(List.of("PENDING"), statuses("c-2"), "a commit must withdraw nothing of another customer's");
        assertEquals(
                4, claimedInTheEnd(4).size(), "what is neither withdrawn nor sent must be handed out, in every model");
    }

    @Test
    @DisplayName("L-18 touchpoints that come cancelled stay cancelled and are never due")
    default void touchpoints_that_come_cancelled_stay_so() {
        Touchpoint planned =
                commit("c-1", 1).touch("t", MONDAY, true).build().touchpoints().get(0);
        keep(commit("c-1", 1)
                .touch(planned.with(Status.CANCELLED, "left TRIAL at once"))
                .touch("kept", MONDAY, false)
                .build());
        assertEquals(
                List.of("CANCELLED", "PENDING"), statuses("c-1"), "a touchpoint that comes cancelled must be kept so");
        assertEquals(
                "left TRIAL at once",
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the reason must be the one that it came with");
        assertEquals(
                1,
                claim(MONDAY, 10).size(),
                "a touchpoint that comes cancelled must not be handed out, the other one must");
    }

    @Test
    @DisplayName("L-18 what is due is claimed earliest first, from its very instant, up to the limit")
    default void what_is_due_is_claimed_earliest_first() {
        for (int i = 0; i < 10; i++) {
            plan("c-" + (i * 3) % 10, "t", MONDAY.plusNanos(1_000L * i), false);
        }
        assertEquals(List.of(), claim(MONDAY.minusNanos(1_000), 10), "nothing may be handed out before it is due");
        List<Claim> claims = claim(MONDAY.plusNanos(6_000), 4);
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
                claim(MONDAY.plusNanos(6_000), 10).size(),
                "what is due and in nobody's hands must be handed out at its very instant, and nothing else");
    }

    @Test
    @DisplayName("L-18 a claim holds until its lease ends, then somebody else may claim")
    default void a_claim_holds_until_its_lease_ends() {
        plan("c-1", "t", MONDAY, false);
        Claim first = Known.first(store().claim(MONDAY, BRIEFLY, 10), "claim");
        Claim second = Known.first(claimedInTheEnd(1), "claim");
        assertEquals(
                first.touchpoint().key(),
                second.touchpoint().key(),
                "once a lease has ended, the same touchpoint must be handed out again");
        assertEquals(List.of(), claim(MONDAY, 10), "the second claim holds for five minutes");

        assertFalse(store().settle(first, sent(first), MONDAY), "the lease ran out and somebody else claimed");
        assertEquals(List.of("PENDING"), statuses("c-1"), "what a worker says whose claim is lost must change nothing");
        assertTrue(store().settle(second, sent(second), MONDAY), "the claim that holds is settled");
        assertEquals(List.of("SENT"), statuses("c-1"), "what the worker says whose claim holds must be kept");
    }

    @Test
    @DisplayName("L-33 a lease ends by the store's clock, whatever time its callers have")
    default void a_lease_ends_by_the_stores_clock() {
        plan("c-1", "t", MONDAY, false);
        assertEquals(1, claim(MONDAY.plus(days(1)), 10).size(), "what is due must be handed out");
        for (long days : new long[] {-3, 0, 1, 2, 9_000}) {
            assertEquals(
                    List.of(),
                    claim(MONDAY.plus(days(1 + days)), 10),
                    "a worker whose clock is " + days + " days ahead must not get what another one holds");
        }
    }

    @Test
    @DisplayName("L-18 a claim whose lease ended but that nobody else took may still be settled")
    default void a_claim_nobody_else_took_may_still_be_settled() throws InterruptedException {
        plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(store().claim(MONDAY, BRIEFLY, 1), "claim");
        Thread.sleep(BRIEFLY.multipliedBy(3).toMillis());
        assertTrue(
                store().settle(claim, sent(claim), MONDAY.plus(days(1))),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(List.of(), claim(MONDAY.plus(days(2)), 1), "what was settled must not be handed out again");
    }

    @Test
    @DisplayName("L-33 beginning counts the attempt, and the lease begins anew")
    default void beginning_counts_the_attempt() throws InterruptedException {
        plan("c-1", "t", MONDAY, false);
        Duration lease = Duration.ofMillis(100);
        Claim claim = Known.first(store().claim(MONDAY, lease, 1), "claim");
        BeginResult begun = store().begin(claim, LEASE, null);
        while (begun == BeginResult.LOST && lease.compareTo(LEASE) < 0) {
            // a store that is slow today
            lease = lease.multipliedBy(3);
            claim = Known.first(claimedInTheEnd(1, lease), "claim");
            begun = store().begin(claim, LEASE, null);
        }
        assertEquals(BeginResult.BEGUN, begun, "a claim whose lease has not ended must be begun");
        assertEquals(
                1, Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").attempts(), "beginning is an attempt");
        Thread.sleep(lease.toMillis() + 20);
        assertEquals(List.of(), claim(MONDAY, 1), "the lease of five minutes counts from the beginning");
        assertTrue(
                store().settle(claim, sent(claim.begun()), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(BeginResult.LOST, store().begin(claim, LEASE, null), "what is settled is not begun again");
    }

    @Test
    @DisplayName("L-33 what was lost since the claim is not begun: left, erased, merged, claimed by another")
    default void what_was_lost_since_the_claim_is_not_begun() throws InterruptedException {
        plan("over", "t", MONDAY.minusSeconds(1), true);
        for (String subject : List.of("leaves", "erased", "merged", "holds")) {
            plan(subject, "t", MONDAY, true);
        }
        keep(commit("into", 1).build());
        Map<String, Claim> claims = new HashMap<>();
        store().claim(MONDAY.minusSeconds(1), BRIEFLY, 1).forEach(claim -> claims.put(claim.owner(), claim));
        Thread.sleep(BRIEFLY.multipliedBy(3).toMillis());
        assertEquals(BeginResult.LOST, begin(Known.of(claims, "over"), null), "its lease is over");
        List<Claim> later = claim(MONDAY, 10);
        Claim another = later.stream()
                .filter(claim -> claim.owner().equals("over"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
        assertEquals(BeginResult.LOST, begin(Known.of(claims, "over"), null), "another worker claimed it since");
        assertEquals(BeginResult.BEGUN, begin(another, null), "the latest claim holds");
        later.forEach(claim -> claims.put(claim.owner(), claim));
        keep(commit("leaves", 2).in(PAYING).leaving().build());
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("erased", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        SampleCommit into = commit("into", 2);
        store().merge(new Merge(
                into.position(), commit("merged", 2).frozen().position(), into.hostRow(Kind.MERGED, 0)));
        for (String lost : List.of("leaves", "erased", "merged")) {
            assertEquals(
                    BeginResult.LOST,
                    begin(Known.of(claims, lost), null),
                    "what was lost since the claim must not be begun: " + lost);
        }
        assertEquals(BeginResult.BEGUN, begin(Known.of(claims, "holds"), null), "nothing happened to this one");
        assertEquals(
                0,
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint").attempts(),
                "nothing lost has been an attempt");
    }

    @Test
    @DisplayName("L-32 a claim that is given back is free at once and has lost no attempt")
    default void a_claim_that_is_given_back_is_free_at_once() {
        plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(claim(MONDAY, 1), "claim");
        assertTrue(
                store().settle(claim, claim.touchpoint(), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        Claim again = Known.first(claim(MONDAY, 1), "claim");
        assertEquals(claim.touchpoint(), again.touchpoint(), "what is given back must be handed out again as it was");
        assertEquals(0, again.touchpoint().attempts(), "what is given back must have lost no attempt");
    }

    @Test
    @DisplayName("L-18 what became of a touchpoint is kept, once, and ends it")
    default void what_became_of_a_touchpoint_is_kept_once() {
        for (Status status : List.of(Status.SENT, Status.FAILED, Status.SUPPRESSED)) {
            String subject = "c-" + status;
            plan(subject, "t", MONDAY, true);
            Claim claim = Known.first(claim(MONDAY, 1), "claim");
            Touchpoint outcome = claim.touchpoint().with(status, "because „of this“");
            assertTrue(
                    store().settle(claim, outcome, MONDAY),
                    "a claim that holds must be settled, and the store must say so");
            assertEquals(
                    List.of(outcome),
                    store().touchpoints(MODEL, subject),
                    "what became of a touchpoint must be kept as it was said");
            assertFalse(store().settle(claim, outcome, MONDAY), "a claim is settled once");
            keep(commit(subject, 2).in(PAYING).leaving().build());
            assertEquals(
                    List.of(outcome),
                    store().touchpoints(MODEL, subject),
                    "leaving the stage must not change what has become of a touchpoint already");
        }
        assertEquals(
                List.of(),
                claim(MONDAY.plus(days(9)), 10),
                "what was sent, failed or suppressed must never be due again");
    }

    @Test
    @DisplayName("L-18 what failed or was held back is due again, with its reason and its tries")
    default void what_failed_or_was_held_back_is_due_again() {
        plan("c-1", "t", MONDAY, false);
        Claim failed = Known.first(claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, begin(failed, null), "a claim that holds must be begun");
        Touchpoint again = failed.begun().touchpoint().retriedAt(MONDAY.plusSeconds(60), "mail server is down");
        assertTrue(
                store().settle(failed, again, MONDAY), "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of(again),
                store().touchpoints(MODEL, "c-1"),
                "what failed must be kept with its new due instant, its reason and its tries");
        assertFalse(store().settle(failed, sent(failed), MONDAY), "the claim ended with its outcome");
        assertEquals(
                List.of(),
                claim(MONDAY.plusSeconds(59), 1),
                "what failed must not be handed out before it is due again");
        Claim held = Known.first(claim(MONDAY.plusSeconds(60), 1), "claim");
        assertEquals(1, held.touchpoint().attempts(), "what was tried once must be handed out with one attempt");
        Touchpoint morning = held.touchpoint().heldBackUntil(MONDAY.plus(days(1)), "quiet hours");
        assertTrue(
                store().settle(held, morning, MONDAY.plusSeconds(61)),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(1, morning.attempts(), "what is held back must have lost no attempt");
        assertEquals(
                List.of(morning),
                store().touchpoints(MODEL, "c-1"),
                "what is held back must be kept with its new due instant and its reason");
        assertEquals(
                List.of(morning),
                store().dueTouchpoints(MONDAY.plus(days(2)), null, 9).items(),
                "what is held back must be listed as due again");
        assertEquals(
                1,
                Known.first(claim(MONDAY.plus(days(1)), 1), "claim")
                        .touchpoint()
                        .attempts(),
                "what was held back must be handed out with the attempts it had");
    }

    @Test
    @DisplayName("L-18 what is cancelled while in hand is not tried again, but that it was sent is kept")
    default void what_is_cancelled_while_in_hand() {
        for (String subject : List.of("c-1", "c-2")) {
            plan(subject, "t", MONDAY, true);
        }
        List<Claim> claims = claim(MONDAY, 10);
        assertEquals(2, claims.size(), "both touchpoints that are due must be handed out");
        for (Claim claim : claims) {
            keep(commit(claim.owner(), 2).in(PAYING).leaving().build());
        }
        Claim failing = Known.at(claims, 0, "claim");
        Claim sending = Known.at(claims, 1, "claim");
        assertFalse(
                store().settle(failing, failing.touchpoint().retriedAt(MONDAY.plusSeconds(1), "no answer"), MONDAY),
                "what was cancelled while in hand must not become pending again, and the store must say so");
        assertEquals(
                List.of("CANCELLED"),
                statuses(failing.owner()),
                "what was cancelled while in hand must stay cancelled when its sending failed");
        assertTrue(
                store().settle(sending, sent(sending), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of("SENT"),
                statuses(sending.owner()),
                "that it was sent must be kept even if it was cancelled while in hand");
        assertEquals(
                List.of(),
                claim(MONDAY.plus(days(1)), 10),
                "what was cancelled while in hand must not be handed out again");
    }

    @Test
    @DisplayName("L-18 competing workers get each touchpoint at least once, never two at one time")
    default void competing_workers_get_each_touchpoint_once() {
        int touchpoints = 120;
        for (int i = 0; i < touchpoints / 2; i++) {
            keep(commit("c-" + i, 1)
                    .touch("a", MONDAY, false)
                    .touch("b", MONDAY.minusSeconds(i), true)
                    .build());
        }
        List<List<Claim>> hands = ThreadsAtOnce.run(8, worker -> {
            List<Claim> mine = new ArrayList<>();
            int emptyHanded = 0;
            while (emptyHanded < 3) {
                List<Claim> claims = claim(MONDAY, 7);
                emptyHanded = claims.isEmpty() ? emptyHanded + 1 : 0;
                for (int i = 0; i < claims.size(); i++) {
                    mine.add(Known.at(claims, i, "claim"));
                    // every third is left lying, as by a worker that died: its lease protects it
                    if (i % 3 != 2) {
                        assertTrue(
                                store().settle(
                                                Known.at(claims, i, "claim"),
                                                sent(Known.at(claims, i, "claim")),
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
                .filter(claim -> store().settle(claim, sent(claim), MONDAY))
                .count();
        assertTrue(rest > 0, "what was left lying is still in the hands it was left in");
        IntStream.range(0, touchpoints / 2)
                .forEach(i -> assertEquals(
                        List.of("SENT", "SENT"), statuses("c-" + i), "each touchpoint must be sent in the end"));
    }

    @Test
    @DisplayName("L-18 what a customer was sent is counted over all models, from the instant asked for")
    default void what_a_customer_was_sent_is_counted_over_all_models() {
        plan("c-1", "a", MONDAY, false);
        keep(commit("crm", "c-1", 1)
                .touch("b", MONDAY.plusSeconds(1), false)
                .touch("c", MONDAY.plusSeconds(2), false)
                .touch("d", MONDAY.plusSeconds(3), false)
                .build());
        plan("c-2", "a", MONDAY, false);
        Instant now = MONDAY.plusSeconds(10);
        List<Claim> claims = claim(now, 10).stream()
                .filter(claim -> claim.owner().equals("c-1"))
                .toList();
        assertEquals(new Contacts(List.of(), 0), store().contacts("c-1", MONDAY), "a claim alone is not under way");
        claims.forEach(
                claim -> assertEquals(BeginResult.BEGUN, begin(claim, null), "a claim that holds must be begun"));
        assertEquals(
                new Contacts(List.of(), 4),
                store().contacts("c-1", MONDAY),
                "what was begun and not settled must be under way, over all models");
        for (int i = 0; i < 3; i++) {
            Claim claim = Known.at(claims, i, "claim");
            Touchpoint outcome = i == 2 ? claim.touchpoint().with(Status.SUPPRESSED, "no consent") : sent(claim);
            assertTrue(
                    store().settle(claim, outcome, now.plusSeconds(i)),
                    "a claim that holds must be settled, and the store must say so");
        }
        assertEquals(
                new Contacts(List.of(now, now.plusSeconds(1)), 1),
                store().contacts("c-1", MONDAY),
                "what was sent must be counted, earliest first; what was suppressed is neither sent nor under way");
        assertEquals(
                new Contacts(List.of(now.plusSeconds(1)), 1),
                store().contacts("c-1", now.plusNanos(1_000)),
                "what was sent before the instant asked for must not be counted");
        assertEquals(
                new Contacts(List.of(now.plusSeconds(1)), 1),
                store().contacts("c-1", now.plusSeconds(1)),
                "what was sent at the very instant asked for must be counted");
        assertEquals(
                new Contacts(List.of(), 1),
                store().contacts("c-1", now.plusSeconds(2)),
                "what is under way must be counted from whatever instant");
        assertEquals(
                new Contacts(List.of(), 0),
                store().contacts("c-3", MONDAY),
                "a customer who was sent nothing must have nothing counted");
    }

    @Test
    @DisplayName("L-34 a cap counts what was sent from its instant on, and lets what is under way wait")
    default void a_cap_counts_what_was_sent_and_what_is_under_way() {
        plan("c-1", "a", MONDAY, false);
        keep(commit("crm", "c-1", 1)
                .touch("b", MONDAY.plusSeconds(1), false)
                .touch("c", MONDAY.plusSeconds(2), false)
                .build());
        plan("c-2", "a", MONDAY.plusSeconds(3), false);
        List<Claim> claims = claim(MONDAY.plusSeconds(10), 10);
        ContactCap one = new ContactCap(1, MONDAY);
        ContactCap two = new ContactCap(2, MONDAY);
        assertEquals(
                BeginResult.BEGUN,
                begin(Known.at(claims, 0, "claim"), one),
                "nothing was sent and nothing is under way");
        assertEquals(
                BeginResult.ANOTHER_UNDERWAY,
                begin(Known.at(claims, 1, "claim"), one),
                "the first is under way, in another model");
        assertEquals(
                BeginResult.BEGUN, begin(Known.at(claims, 3, "claim"), one), "another customer has a cap of their own");
        assertTrue(
                store().settle(
                                Known.at(claims, 0, "claim"),
                                sent(Known.at(claims, 0, "claim")),
                                MONDAY.plusSeconds(20)),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                BeginResult.CAP_REACHED,
                begin(Known.at(claims, 1, "claim"), one),
                "a cap of 1 is reached once one was sent");
        assertEquals(
                0,
                Known.first(store().touchpoints("crm", "c-1"), "touchpoint").attempts(),
                "what the cap holds back has lost no attempt");
        assertEquals(BeginResult.BEGUN, begin(Known.at(claims, 1, "claim"), two), "a claim that holds must be begun");
        assertEquals(
                BeginResult.ANOTHER_UNDERWAY,
                begin(Known.at(claims, 2, "claim"), two),
                "one was sent and one is under way");
        assertEquals(
                BeginResult.BEGUN,
                begin(
                        Known.at(claims, 2, "claim"),
                        new ContactCap(2, MONDAY.plusSeconds(20).plusNanos(1_000))),
                "what was sent before the cap's instant does not count");
    }

    @Test
    @DisplayName("L-34 what a worker began and never settled is under way, but does not hold itself back")
    default void what_was_never_settled_does_not_hold_itself_back() {
        keep(commit("c-1", 1)
                .touch("a", MONDAY, false)
                .touch("b", MONDAY.plusSeconds(1), false)
                .build());
        ContactCap one = new ContactCap(1, MONDAY);
        Claim dead = Known.first(store().claim(MONDAY, LEASE, 1), "claim");
        assertEquals(BeginResult.BEGUN, store().begin(dead, BRIEFLY, one), "a claim that holds must be begun");
        List<Claim> claims = claimedInTheEnd(2);
        assertEquals(BeginResult.ANOTHER_UNDERWAY, begin(byId(claims, "b"), one), "the first may yet have been sent");
        assertEquals(BeginResult.BEGUN, begin(byId(claims, "a"), one), "it is tried again");
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
            keep(commit("c-" + i, 1)
                    .touch("a", MONDAY, false)
                    .touch("b", MONDAY, false)
                    .build());
            keep(commit("crm", "c-" + i, 1)
                    .touch("c", MONDAY, false)
                    .touch("d", MONDAY, false)
                    .build());
        }
        ContactCap one = new ContactCap(1, MONDAY);
        ThreadsAtOnce.run(8, worker -> {
            for (List<Claim> claims = claim(MONDAY, 3); !claims.isEmpty(); claims = claim(MONDAY, 3)) {
                for (Claim claim : claims) {
                    BeginResult result = begin(claim, one);
                    Touchpoint outcome = result == BeginResult.BEGUN
                            ? sent(claim)
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
        keep(commit("phone", 1).touch("a", MONDAY, false).build());
        keep(commit("web", 1).touch("b", MONDAY.plusSeconds(1), false).build());
        ContactCap one = new ContactCap(1, MONDAY);
        Claim first = Known.first(claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, begin(first, one), "a claim that holds must be begun");
        assertTrue(
                store().settle(first, sent(first), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        SampleCommit web = commit("web", 2);
        assertEquals(
                CommitResult.COMMITTED,
                store().merge(new Merge(
                        web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");
        Claim second = Known.first(claim(MONDAY.plusSeconds(1), 1), "claim");
        assertEquals(BeginResult.CAP_REACHED, begin(second, one), "what the other was sent counts for both");
        SampleCommit erased = commit("s-1", 3).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("web", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");
        keep(commit("web", 1).touch("again", MONDAY, false).build());
        Claim third = Known.first(claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, begin(third, one), "who comes back after an erasure is somebody new");
    }

    @Test
    @DisplayName("L-3 a reason of 1,000 characters is kept whole, beyond the basic plane too")
    default void a_long_reason_is_kept_whole() {
        plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(claim(MONDAY, 1), "claim");
        String reason = "„größer“ \\ ' \n " + "\ud83d\ude00".repeat(400) + "x".repeat(160) + "…";
        assertTrue(
                store().settle(claim, claim.touchpoint().with(Status.FAILED, reason), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                reason,
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the error of a sender is cut or changed");
    }

    @Test
    @DisplayName("L-18 a key that was drawn stays through a merge and an erasure")
    default void a_drawn_key_stays() {
        Touchpoint drawn = commit("phone", 1)
                .touch("a", MONDAY, false)
                .build()
                .touchpoints()
                .get(0);
        keep(commit("phone", 1)
                .touch(drawn.keyed(drawn.key().drawn("9f86d081")))
                .build());
        keep(commit("web", 1).build());
        SampleCommit web = commit("web", 2);
        store().merge(new Merge(web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0)));
        assertEquals(
                "9f86d081",
                Known.first(claim(MONDAY, 1), "claim").touchpoint().key().text(),
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
        plan("lea/o", "t", MONDAY, false);
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
            keep(commit("c-1", revision)
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
        assertEquals(9, claim(MONDAY, 20).size(), "each of nine emissions must be handed out");
    }

    /** All that is free by now or soon, as leases of others end. */
    private List<Claim> claimedInTheEnd(int expected) {
        return claimedInTheEnd(expected, LEASE);
    }

    private List<Claim> claimedInTheEnd(int expected, Duration lease) {
        Instant now = MONDAY.plus(days(1));
        List<Claim> claims = new ArrayList<>(store().claim(now, lease, expected));
        for (int attempt = 0; claims.size() < expected && attempt < 1_000; attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            claims.addAll(store().claim(now, lease, expected));
        }
        assertEquals(expected, claims.size(), "touchpoints that are free once the leases on them have ended");
        return claims;
    }

    private BeginResult begin(Claim claim, @Nullable ContactCap cap) {
        return store().begin(claim, LEASE, cap);
    }

    private static Claim byId(List<Claim> claims, String id) {
        return claims.stream()
                .filter(claim -> claim.touchpoint().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
    }

    private void plan(String subject, String id, Instant due, boolean cancelIfLeft) {
        keep(commit(subject, 1).touch(id, due, cancelIfLeft).build());
    }

    private void keep(Commit commit) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit),
                () -> "a commit decided on the revision before must be kept: " + commit.position());
    }

    private List<Claim> claim(Instant now, int limit) {
        return store().claim(now, LEASE, limit);
    }

    private List<String> statuses(String subject) {
        return store().touchpoints(MODEL, subject).stream()
                .map(touchpoint -> touchpoint.status().name())
                .toList();
    }

    private static Touchpoint sent(Claim claim) {
        return claim.touchpoint().with(Status.SENT, null);
    }
}
