package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when a person is erased. */
interface ErasureLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-21 an erasure leaves the counts and takes the person")
    default void an_erasure_leaves_the_counts_and_takes_the_person() {
        steps().keep(commit("lea", 1).event("e-1").touch("sent", MONDAY, false).build());
        Claim claim = Known.first(store().claim(MONDAY, days(1), 1), "claim");
        assertTrue(
                store().settle(claim, claim.touchpoint().with(Status.SENT, "to lea@example.org"), MONDAY),
                "a claim that holds must be settled as sent");
        steps().keep(commit("lea", 2)
                .in(PAYING)
                .due(MONDAY)
                .event("e-2")
                .touch("due", MONDAY, false)
                .build());
        steps().keep(commit("crm", "lea", 1).event("e-1").build());
        steps().keep(commit("other", 1).event("e-1").build());
        Map<String, Long> population = steps().counts();
        SampleCommit erased = commit("s-1", 3).in(PAYING).frozen();

        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");

        assertEquals(Optional.empty(), store().find(MODEL, "lea"), "after an erasure the old id must not be known");
        assertEquals(
                List.of(), store().history(MODEL, "lea"), "after an erasure no history may be found under the old id");
        assertEquals(
                List.of(),
                store().touchpoints(MODEL, "lea"),
                "after an erasure no touchpoint may be found under the old id");
        assertEquals(
                List.of(), store().events(MODEL, "lea"), "after an erasure no event may be found under the old id");
        assertEquals(
                Optional.of(erased.position()),
                store().find(MODEL, "s-1"),
                "after an erasure the closed position must stand under the surrogate");
        List<HistoryEntry> rows = store().history(MODEL, "s-1");
        assertEquals(
                List.of(1L, 2L, 3L),
                rows.stream().map(row -> row.key().revision()).toList(),
                "after an erasure all rows must lie under the surrogate, the one that says so last");
        assertEquals(Kind.ERASED, rows.get(2).kind(), "the last row must say that the subject was erased");
        rows.forEach(row -> {
            assertEquals("s-1", row.subject(), "each row must name the surrogate");
            assertNull(row.cause().eventId(), "no row may keep an event id after an erasure");
            assertNull(row.cause().note(), "no row may keep a note after an erasure");
        });
        List<Touchpoint> touchpoints = store().touchpoints(MODEL, "s-1");
        assertEquals(
                List.of(Status.SENT, Status.CANCELLED),
                touchpoints.stream().map(Touchpoint::status).toList(),
                "what was sent must stay sent, and what was pending must be cancelled by an erasure");
        assertNull(
                Known.first(touchpoints, "touchpoint").reason(),
                "the reason of a settled touchpoint must go with an erasure");
        assertEquals("s-1", touchpoints.get(1).key().subject(), "the keys of touchpoints must name the surrogate");
        assertEquals(List.of(), store().events(MODEL, "s-1"), "no event may be kept under the surrogate");
        assertEquals(population, steps().counts(), "an erasure must leave the population as it was");
        assertEquals(
                List.of(),
                store().due(MODEL, MONDAY.plusSeconds(9), null, 9).items(),
                "no timer of an erased subject may be due");
        assertEquals(
                List.of(),
                store().claim(MONDAY.plus(days(9)), days(1), 9),
                "no touchpoint of an erased subject may be handed out");
        assertEquals(
                5,
                store().history(MODEL, null, 9).items().size()
                        + store().history("crm", null, 9).items().size(),
                "an erasure must leave every row of history in the base, and add its own");
        assertEquals(
                1,
                Known.position(store(), "crm", "lea").revision(),
                "the same id in another model must be left alone by an erasure");
        steps().keep(commit("lea", 1).event("e-1").build());
    }

    @Test
    @DisplayName("L-21 an erasure decided on an old revision is stale and changes nothing")
    default void a_stale_erasure_changes_nothing() {
        steps().keep(commit("lea", 1).event("e-1").touch("t", MONDAY, false).build());
        steps().keep(commit("lea", 2).build());
        for (long revision : new long[] {2, 4}) {
            SampleCommit erased = commit("s-1", revision).frozen();
            Erasure stale = new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0));
            assertEquals(
                    CommitResult.STALE, store().erase(stale), "an erasure decided on another revision must be stale");
        }
        SampleCommit nobody = commit("s-1", 1).frozen();
        assertEquals(
                CommitResult.STALE,
                store().erase(new Erasure("nobody", nobody.position(), nobody.hostRow(Kind.ERASED, 0))),
                "an erasure of a subject that is not known must be stale");
        assertEquals(
                Optional.empty(), store().find(MODEL, "s-1"), "a stale erasure must leave nothing under the surrogate");
        assertEquals(2, store().history(MODEL, "lea").size(), "a stale erasure must leave history as it was");
        assertEquals(
                Status.PENDING,
                Known.first(store().touchpoints(MODEL, "lea"), "touchpoint").status(),
                "a stale erasure must leave touchpoints pending");
        assertEquals(
                CommitResult.DUPLICATE,
                store().tryCommit(commit("lea", 3).event("e-1").build()),
                "a stale erasure must leave event ids known");
    }

    @Test
    @DisplayName("L-21 whoever was claimed for an erased customer is not settled")
    default void a_claim_on_an_erased_customer_is_void() {
        steps().keep(commit("lea", 1).touch("t", MONDAY, false).build());
        Claim claim = Known.first(store().claim(MONDAY, days(1), 1), "claim");
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("lea", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertFalse(
                store().settle(claim, claim.touchpoint().retriedAt(MONDAY, "lea@example.org does not answer"), MONDAY),
                "a claim on a touchpoint of an erased customer must not be settled");
        assertEquals(
                "the customer was erased",
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint").reason(),
                "a cancelled touchpoint of an erased customer must say why, and nothing of the person");
    }
}
