package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when merging, erasing and settling meet commits, and each other, on one subject at one moment. */
interface OverlapLaws {

    int ROUNDS = 12;

    LifecycleStore store();

    @Test
    @DisplayName("L-22 a merge and commits to both customers: each revision is taken once, and no row is lost")
    default void a_merge_meets_commits() {
        for (int round = 0; round < ROUNDS; round++) {
            String web = "web-" + round;
            String phone = "phone-" + round;
            int turn = round;
            begin(web);
            begin(phone);
            List<CommitResult> results = ThreadsAtOnce.run(3, thread -> switch (thread) {
                case 0 -> merge(web, phone);
                case 1 ->
                    later(
                            turn,
                            () -> store().tryCommit(commit(web, 2).event("e-2").build()));
                default ->
                    later(
                            turn,
                            () -> store().tryCommit(
                                            commit(phone, 2).event("e-2").build()));
            });
            boolean merged = results.get(0) == CommitResult.COMMITTED;
            for (int writer = 1; writer <= 2; writer++) {
                assertTrue(
                        !merged || results.get(writer) != CommitResult.COMMITTED,
                        "a merge and a commit must not both win the revision after the one that both were decided on");
            }
            assertTrue(
                    results.contains(CommitResult.COMMITTED),
                    () -> "of a merge and two commits at once one at least must be kept, but all were answered "
                            + results);
            int rows = store().history(MODEL, web).size()
                    + store().history(MODEL, phone).size();
            assertEquals(
                    2 + Collections.frequency(results, CommitResult.COMMITTED),
                    rows,
                    "each merge and each commit that was kept must have its row of history, and no others");
            assertEquals(
                    merged ? Optional.of(web) : Optional.empty(),
                    store().mergedInto(MODEL, phone),
                    "there must be a tombstone if the merge was kept, and only then");
        }
    }

    @Test
    @DisplayName(
            "L-21 an erasure and commits to the customer: each revision is taken once, and nothing stays under the old id")
    default void an_erasure_meets_commits() {
        for (int round = 0; round < ROUNDS; round++) {
            String lea = "lea-" + round;
            String surrogate = "s-" + round;
            int turn = round;
            begin(lea);
            List<CommitResult> results = ThreadsAtOnce.run(3, thread -> switch (thread) {
                case 0 -> erase(lea, surrogate);
                case 1 ->
                    later(
                            turn,
                            () -> store().tryCommit(commit(lea, 2).event("e-2").build()));
                default ->
                    later(
                            turn,
                            () -> store().tryCommit(commit(lea, 2)
                                    .event("e-3")
                                    .touch("t", MONDAY, true)
                                    .build()));
            });
            assertEquals(
                    1,
                    Collections.frequency(results, CommitResult.COMMITTED),
                    "of an erasure and two commits decided on one revision exactly one must be kept");
            boolean erased = results.get(0) == CommitResult.COMMITTED;
            assertEquals(
                    erased,
                    store().find(MODEL, lea).isEmpty(),
                    "the old id must be unknown if the erasure was kept, and only then");
            assertEquals(
                    erased ? 0 : 2,
                    store().history(MODEL, lea).size(),
                    "under the old id there must be no row if the erasure was kept, else those of both commits");
            assertEquals(
                    erased ? 2 : 0,
                    store().history(MODEL, surrogate).size(),
                    "under the surrogate there must be all rows if the erasure was kept, else none");
        }
    }

    @Test
    @DisplayName("L-21 whoever reads during an erasure finds the person whole or not at all")
    default void no_reader_sees_half_an_erasure() {
        for (int round = 0; round < ROUNDS; round++) {
            String lea = "lea-" + round;
            begin(lea);
            AtomicBoolean done = new AtomicBoolean();
            String surrogate = "s-" + round;
            ThreadsAtOnce.run(3, thread -> {
                if (thread == 0) {
                    try {
                        assertEquals(
                                CommitResult.COMMITTED,
                                erase(lea, surrogate),
                                "an erasure decided on the present revision must be kept");
                    } finally {
                        done.set(true);
                    }
                }
                while (!done.get()) {
                    List<HistoryEntry> rows = store().history(MODEL, lea);
                    boolean isKnown = store().find(MODEL, lea).isPresent();
                    assertTrue(
                            !isKnown || !rows.isEmpty(),
                            "history must not go before the position does: the customer was known, but had no rows");
                }
                return thread;
            });
        }
    }

    @Test
    @DisplayName("L-18 of many who settle one claim one is believed")
    default void one_claim_is_settled_once() {
        for (int round = 0; round < ROUNDS; round++) {
            Claim claim = claimed("c-" + round, false);
            List<Boolean> settled = ThreadsAtOnce.run(
                    4, thread -> store().settle(claim, claim.touchpoint().with(Status.FAILED, "by " + thread), MONDAY));
            assertEquals(
                    1,
                    Collections.frequency(settled, true),
                    "of four who settle one claim at one moment exactly one must be told that it is kept");
            assertEquals(
                    "by " + settled.indexOf(true),
                    Known.first(store().touchpoints(MODEL, "c-" + round), "touchpoint")
                            .reason(),
                    "what is kept must be what the one said who was told that it is kept");
        }
    }

    @Test
    @DisplayName("L-18 a touchpoint that is cancelled while its claim is put off stays cancelled")
    default void what_is_cancelled_while_it_is_settled_stays_cancelled() {
        for (int round = 0; round < ROUNDS; round++) {
            String subject = "c-" + round;
            Claim claim = claimed(subject, true);
            ThreadsAtOnce.run(2, thread -> {
                if (thread == 0) {
                    return store().settle(claim, claim.touchpoint().retriedAt(MONDAY, "later"), MONDAY);
                }
                CommitResult left =
                        store().tryCommit(commit(subject, 2).leaving().build());
                assertEquals(CommitResult.COMMITTED, left, "a commit that leaves must not lose to a claim");
                return true;
            });
            assertCancelled(subject, "a touchpoint must be cancelled once its customer has left the stage");
        }
    }

    @Test
    @DisplayName("L-21 a claim that is settled while its customer is erased leaves nothing of the person")
    default void what_is_erased_while_it_is_settled_says_nothing_of_the_person() {
        for (int round = 0; round < ROUNDS; round++) {
            String lea = "lea-" + round;
            String surrogate = "s-" + round;
            Claim claim = claimed(lea, false);
            ThreadsAtOnce.run(2, thread -> {
                if (thread == 0) {
                    return store().settle(
                                    claim, claim.touchpoint().retriedAt(MONDAY, lea + " does not answer"), MONDAY);
                }
                assertEquals(CommitResult.COMMITTED, erase(lea, surrogate), "an erasure must not lose to a claim");
                return true;
            });
            assertEquals(
                    List.of(),
                    store().touchpoints(MODEL, lea),
                    "after an erasure no touchpoint may be found under the old id");
            assertCancelled(surrogate, "a pending touchpoint must be cancelled by an erasure, whoever has claimed it");
            assertEquals(
                    "the customer was erased",
                    Known.first(store().touchpoints(MODEL, surrogate), "touchpoint")
                            .reason(),
                    "the reason must say nothing of the person");
        }
    }

    private void assertCancelled(String subject, String what) {
        assertEquals(
                List.of(Status.CANCELLED),
                store().touchpoints(MODEL, subject).stream()
                        .map(Touchpoint::status)
                        .toList(),
                what);
    }

    /** A little later in each round, so that it falls into every part of what runs beside it: before its reading, after, between. */
    private static <T> T later(int round, Supplier<T> act) {
        LockSupport.parkNanos(round * 700_000L);
        return act.get();
    }

    private void begin(String subject) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit(subject, 1).event("e-1").build()),
                "the first commit of a subject must be kept");
    }

    private Claim claimed(String subject, boolean cancelIfLeft) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit(subject, 1)
                        .touch("t", MONDAY, cancelIfLeft)
                        .build()),
                "the first commit of a subject must be kept");
        return Known.first(store().claim(MONDAY, days(1), 1), "claim");
    }

    private CommitResult merge(String into, String from) {
        Position tombstone = commit(from, 2).frozen().position();
        SampleCommit remains = commit(into, 2);
        return store().merge(new Merge(remains.position(), tombstone, remains.hostRow(Kind.MERGED, 0)));
    }

    private CommitResult erase(String subject, String surrogate) {
        SampleCommit erased = commit(surrogate, 2).frozen();
        return store().erase(new Erasure(subject, erased.position(), erased.hostRow(Kind.ERASED, 0)));
    }
}
