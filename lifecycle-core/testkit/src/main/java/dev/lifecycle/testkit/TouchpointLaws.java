package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for planned contacts: none is lost, none is in two hands at once, what became of each is kept. */
interface TouchpointLaws {

    /** How long a claim holds in these tests. */
    Duration LEASE = Duration.ofMinutes(5);

    LifecycleStore store();

    @Test
    @DisplayName("L-18 leaving the stage cancels what it cancels, and nothing else")
    default void leaving_cancels_what_it_cancels() {
        plan("c-1", "reminder", MONDAY, true);
        keep(commit("c-1", 2).touch("survey", MONDAY, false).build());
        assertEquals(List.of("PENDING", "PENDING"), statuses("c-1"));
        plan("c-2", "reminder", MONDAY, true);
        keep(commit("crm", "c-1", 1).touch("reminder", MONDAY, true).build());
        keep(commit("c-1", 3).in(PAYING).leaving().touch("offer", MONDAY, true).build());

        assertEquals(List.of("CANCELLED", "PENDING", "PENDING"), statuses("c-1"));
        assertEquals("left TRIAL", store().touchpoints(MODEL, "c-1").get(0).reason());
        assertEquals(List.of("PENDING"), statuses("c-2"));
        assertEquals(Status.PENDING, store().touchpoints("crm", "c-1").get(0).status());
        assertEquals(
                4,
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 10).items().size());
        assertEquals(4, claim(MONDAY, 10).size());
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
        Claim claim = claim(MONDAY, 10).stream()
                .filter(c -> c.owner().equals("c-1") && c.touchpoint().id().equals("c"))
                .findFirst()
                .orElseThrow();
        assertTrue(store().settle(claim, sent(claim), MONDAY));
        List<Touchpoint> planned = store().touchpoints(MODEL, "c-1");
        keep(commit("c-1", 2)
                .withdrawing(planned.get(0))
                .withdrawing(planned.get(2))
                .touch("a", MONDAY, false)
                .build());

        assertEquals(List.of("CANCELLED", "PENDING", "SENT", "PENDING"), statuses("c-1"));
        assertEquals("recomputed", store().touchpoints(MODEL, "c-1").get(0).reason());
        assertEquals(Status.PENDING, store().touchpoints("crm", "c-1").get(0).status());
        assertEquals(List.of("PENDING"), statuses("c-2"));
        assertEquals(4, claim(MONDAY.plus(LEASE), 10).size());
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
        assertEquals(List.of("CANCELLED", "PENDING"), statuses("c-1"));
        assertEquals(
                "left TRIAL at once", store().touchpoints(MODEL, "c-1").get(0).reason());
        assertEquals(1, claim(MONDAY, 10).size());
    }

    @Test
    @DisplayName("L-18 what is due is claimed earliest first, from its very instant, up to the limit")
    default void what_is_due_is_claimed_earliest_first() {
        for (int i = 0; i < 10; i++) {
            plan("c-" + (i * 3) % 10, "t", MONDAY.plusNanos(1_000L * i), false);
        }
        assertEquals(List.of(), claim(MONDAY.minusNanos(1_000), 10));
        List<Claim> claims = claim(MONDAY.plusNanos(6_000), 4);
        assertEquals(
                List.of("c-0", "c-3", "c-6", "c-9"),
                claims.stream().map(Claim::owner).toList());
        claims.forEach(claim -> {
            assertEquals(1, claim.touchpoint().attempts());
            assertEquals(Status.PENDING, claim.touchpoint().status());
            assertEquals(MONDAY.plusNanos(6_000).plus(LEASE), claim.until());
            assertEquals(List.of(claim.touchpoint()), store().touchpoints(MODEL, claim.owner()));
        });
        assertEquals(3, claim(MONDAY.plusNanos(6_000), 10).size());
    }

    @Test
    @DisplayName("L-18 a claim holds until its lease ends, then somebody else may claim")
    default void a_claim_holds_until_its_lease_ends() {
        plan("c-1", "t", MONDAY, false);
        Claim first = claim(MONDAY, 10).get(0);
        assertEquals(List.of(), claim(MONDAY.plus(LEASE).minusNanos(1_000), 10));
        Claim second = claim(MONDAY.plus(LEASE), 10).get(0);
        assertEquals(first.touchpoint().key(), second.touchpoint().key());
        assertEquals(2, second.touchpoint().attempts());

        Instant later = MONDAY.plus(LEASE);
        assertFalse(store().settle(first, sent(first), later), "the lease ran out and somebody else claimed");
        assertEquals(List.of("PENDING"), statuses("c-1"));
        assertTrue(store().settle(second, sent(second), later));
        assertEquals(List.of("SENT"), statuses("c-1"));
    }

    @Test
    @DisplayName("L-18 a claim whose lease ended but that nobody else took may still be settled")
    default void a_claim_nobody_else_took_may_still_be_settled() {
        plan("c-1", "t", MONDAY, false);
        Claim claim = claim(MONDAY, 1).get(0);
        assertTrue(store().settle(claim, sent(claim), MONDAY.plus(days(1))));
        assertEquals(List.of(), claim(MONDAY.plus(days(2)), 1));
    }

    @Test
    @DisplayName("L-18 what became of a touchpoint is kept, once, and ends it")
    default void what_became_of_a_touchpoint_is_kept_once() {
        for (Status status : List.of(Status.SENT, Status.FAILED, Status.SUPPRESSED)) {
            String subject = "c-" + status;
            plan(subject, "t", MONDAY, true);
            Claim claim = claim(MONDAY, 1).get(0);
            Touchpoint outcome = claim.touchpoint().with(status, "because „of this“");
            assertTrue(store().settle(claim, outcome, MONDAY));
            assertEquals(List.of(outcome), store().touchpoints(MODEL, subject));
            assertFalse(store().settle(claim, outcome, MONDAY), "a claim is settled once");
            keep(commit(subject, 2).in(PAYING).leaving().build());
            assertEquals(List.of(outcome), store().touchpoints(MODEL, subject));
        }
        assertEquals(List.of(), claim(MONDAY.plus(days(9)), 10));
    }

    @Test
    @DisplayName("L-18 what failed or was held back is due again, with its reason and its tries")
    default void what_failed_or_was_held_back_is_due_again() {
        plan("c-1", "t", MONDAY, false);
        Claim failed = claim(MONDAY, 1).get(0);
        Touchpoint again = failed.touchpoint().retriedAt(MONDAY.plusSeconds(60), "mail server is down");
        assertTrue(store().settle(failed, again, MONDAY));
        assertEquals(List.of(again), store().touchpoints(MODEL, "c-1"));
        assertFalse(store().settle(failed, sent(failed), MONDAY), "the claim ended with its outcome");
        assertEquals(List.of(), claim(MONDAY.plusSeconds(59), 1));
        Claim held = claim(MONDAY.plusSeconds(60), 1).get(0);
        assertEquals(2, held.touchpoint().attempts());
        Touchpoint morning = held.touchpoint().heldBackUntil(MONDAY.plus(days(1)), "quiet hours");
        assertTrue(store().settle(held, morning, MONDAY.plusSeconds(61)));
        assertEquals(1, morning.attempts());
        assertEquals(List.of(morning), store().touchpoints(MODEL, "c-1"));
        assertEquals(
                List.of(morning),
                store().dueTouchpoints(MONDAY.plus(days(2)), null, 9).items());
        assertEquals(2, claim(MONDAY.plus(days(1)), 1).get(0).touchpoint().attempts());
    }

    @Test
    @DisplayName("L-18 what is cancelled while in hand is not tried again, but that it was sent is kept")
    default void what_is_cancelled_while_in_hand() {
        for (String subject : List.of("c-1", "c-2")) {
            plan(subject, "t", MONDAY, true);
        }
        List<Claim> claims = claim(MONDAY, 10);
        assertEquals(2, claims.size());
        for (Claim claim : claims) {
            keep(commit(claim.owner(), 2).in(PAYING).leaving().build());
        }
        Claim failing = claims.get(0);
        Claim sending = claims.get(1);
        assertFalse(
                store().settle(failing, failing.touchpoint().retriedAt(MONDAY.plusSeconds(1), "no answer"), MONDAY));
        assertEquals(List.of("CANCELLED"), statuses(failing.owner()));
        assertTrue(store().settle(sending, sent(sending), MONDAY));
        assertEquals(List.of("SENT"), statuses(sending.owner()));
        assertEquals(List.of(), claim(MONDAY.plus(days(1)), 10));
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
        List<List<Touchpoint.Key>> hands = ThreadsAtOnce.run(8, worker -> {
            List<Touchpoint.Key> mine = new ArrayList<>();
            int emptyHanded = 0;
            while (emptyHanded < 3) {
                List<Claim> claims = claim(MONDAY, 7);
                emptyHanded = claims.isEmpty() ? emptyHanded + 1 : 0;
                for (int i = 0; i < claims.size(); i++) {
                    mine.add(claims.get(i).touchpoint().key());
                    // every third is left lying, as by a worker that died: its lease protects it
                    if (i % 3 != 2) {
                        assertTrue(store().settle(claims.get(i), sent(claims.get(i)), MONDAY));
                    }
                }
            }
            return mine;
        });
        Map<Touchpoint.Key, Integer> times = new HashMap<>();
        hands.forEach(mine -> mine.forEach(key -> times.merge(key, 1, Integer::sum)));
        assertEquals(touchpoints, times.size(), "each is claimed at least once");
        assertEquals(List.of(1), times.values().stream().distinct().toList(), "never by two within the lease");
        List<Claim> rest = claim(MONDAY.plus(LEASE), touchpoints);
        rest.forEach(claim -> assertTrue(store().settle(claim, sent(claim), MONDAY.plus(LEASE))));
        IntStream.range(0, touchpoints / 2).forEach(i -> assertEquals(List.of("SENT", "SENT"), statuses("c-" + i)));
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
        assertEquals(new Contacts(List.of(), 4), store().contacts("c-1", MONDAY, now));
        for (int i = 0; i < 3; i++) {
            Claim claim = claims.get(i);
            Touchpoint outcome = i == 2 ? claim.touchpoint().with(Status.SUPPRESSED, "no consent") : sent(claim);
            assertTrue(store().settle(claim, outcome, now.plusSeconds(i)));
        }
        assertEquals(new Contacts(List.of(now, now.plusSeconds(1)), 1), store().contacts("c-1", MONDAY, now));
        assertEquals(new Contacts(List.of(now.plusSeconds(1)), 1), store().contacts("c-1", now.plusNanos(1_000), now));
        assertEquals(
                new Contacts(List.of(now.plusSeconds(1)), 0),
                store().contacts("c-1", now.plusSeconds(1), now.plus(LEASE)));
        assertEquals(new Contacts(List.of(), 0), store().contacts("c-3", MONDAY, now));
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
        assertEquals(9, all.size());
        assertEquals(9, new HashSet<>(all.stream().map(t -> t.key().toString()).toList()).size());
        assertEquals(9, claim(MONDAY, 20).size());
    }

    private void plan(String subject, String id, Instant due, boolean cancelIfLeft) {
        keep(commit(subject, 1).touch(id, due, cancelIfLeft).build());
    }

    private void keep(Commit commit) {
        assertEquals(CommitResult.COMMITTED, store().tryCommit(commit), () -> "committing " + commit.position());
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
