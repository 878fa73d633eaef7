package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for what became of a contact: it is kept once, whole and with its reason. */
interface SettlementLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-18 what became of a touchpoint is kept, once, and ends it")
    default void what_became_of_a_touchpoint_is_kept_once() {
        for (Status status : List.of(Status.SENT, Status.FAILED, Status.SUPPRESSED)) {
            String subject = "c-" + status;
            steps().plan(subject, "t", MONDAY, true);
            Claim claim = Known.first(steps().claim(MONDAY, 1), "claim");
            Touchpoint outcome = claim.touchpoint().with(status, "because „of this“");
            assertTrue(
                    store().settle(claim, outcome, MONDAY),
                    "a claim that holds must be settled, and the store must say so");
            assertEquals(
                    List.of(outcome),
                    store().touchpoints(MODEL, subject),
                    "what became of a touchpoint must be kept as it was said");
            assertFalse(store().settle(claim, outcome, MONDAY), "a claim is settled once");
            steps().keep(commit(subject, 2).in(PAYING).leaving().build());
            assertEquals(
                    List.of(outcome),
                    store().touchpoints(MODEL, subject),
                    "leaving the stage must not change what has become of a touchpoint already");
        }
        assertEquals(
                List.of(),
                steps().claim(MONDAY.plus(days(9)), 10),
                "what was sent, failed or suppressed must never be due again");
    }

    @Test
    @DisplayName("L-18 what failed or was held back is due again, with its reason and its tries")
    default void what_failed_or_was_held_back_is_due_again() {
        steps().plan("c-1", "t", MONDAY, false);
        Claim failed = Known.first(steps().claim(MONDAY, 1), "claim");
        assertEquals(BeginResult.BEGUN, steps().begin(failed, null), "a claim that holds must be begun");
        Touchpoint again = failed.begun().touchpoint().retriedAt(MONDAY.plusSeconds(60), "mail server is down");
        assertTrue(
                store().settle(failed, again, MONDAY), "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of(again),
                store().touchpoints(MODEL, "c-1"),
                "what failed must be kept with its new due instant, its reason and its tries");
        assertFalse(store().settle(failed, StoreSteps.sent(failed), MONDAY), "the claim ended with its outcome");
        assertEquals(
                List.of(),
                steps().claim(MONDAY.plusSeconds(59), 1),
                "what failed must not be handed out before it is due again");
        Claim held = Known.first(steps().claim(MONDAY.plusSeconds(60), 1), "claim");
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
                Known.first(steps().claim(MONDAY.plus(days(1)), 1), "claim")
                        .touchpoint()
                        .attempts(),
                "what was held back must be handed out with the attempts it had");
    }

    @Test
    @DisplayName("L-18 what is cancelled while in hand is not tried again, but that it was sent is kept")
    default void what_is_cancelled_while_in_hand() {
        for (String subject : List.of("c-1", "c-2")) {
            steps().plan(subject, "t", MONDAY, true);
        }
        List<Claim> claims = steps().claim(MONDAY, 10);
        assertEquals(2, claims.size(), "both touchpoints that are due must be handed out");
        for (Claim claim : claims) {
            steps().keep(commit(claim.owner(), 2).in(PAYING).leaving().build());
        }
        Claim failing = Known.at(claims, 0, "claim");
        Claim sending = Known.at(claims, 1, "claim");
        assertFalse(
                store().settle(failing, failing.touchpoint().retriedAt(MONDAY.plusSeconds(1), "no answer"), MONDAY),
                "what was cancelled while in hand must not become pending again, and the store must say so");
        assertEquals(
                List.of("CANCELLED"),
                steps().statuses(failing.owner()),
                "what was cancelled while in hand must stay cancelled when its sending failed");
        assertTrue(
                store().settle(sending, StoreSteps.sent(sending), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of("SENT"),
                steps().statuses(sending.owner()),
                "that it was sent must be kept even if it was cancelled while in hand");
        assertEquals(
                List.of(),
                steps().claim(MONDAY.plus(days(1)), 10),
                "what was cancelled while in hand must not be handed out again");
    }

    @Test
    @DisplayName("L-3 a reason of 1,000 characters is kept whole, beyond the basic plane too")
    default void a_long_reason_is_kept_whole() {
        steps().plan("c-1", "t", MONDAY, false);
        Claim claim = Known.first(steps().claim(MONDAY, 1), "claim");
        String reason = "„größer“ \\ ' \n " + "\ud83d\ude00".repeat(400) + "x".repeat(160) + "…";
        assertTrue(
                store().settle(claim, claim.touchpoint().with(Status.FAILED, reason), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(
                reason,
                Known.first(store().touchpoints(MODEL, "c-1"), "touchpoint").reason(),
                "the error of a sender is cut or changed");
    }
}
