package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for somebody who was erased and comes back under the same id: the revisions are the same, the customer is not. */
interface ComebackLaws {

    LifecycleStore store();

    @Test
    @DisplayName("L-21 what was decided on an erased customer is not kept for the one who comes back")
    default void a_commit_is_not_kept_for_another_customer() {
        Position erased = erasedAndBack("lea", commit("lea", 1).at(MONDAY.plusSeconds(1)));
        Position back = Known.position(store(), MODEL, "lea");

        assertEquals(
                CommitResult.STALE,
                store().tryCommit(commit("lea", 2).found(erased).event("e-9").build()),
                "a commit that was decided on an erased customer must be stale for the one who came back, though the revision is the"
                        + " same");
        assertEquals(back, Known.position(store(), MODEL, "lea"), "a stale commit must leave the customer as he is");
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit("lea", 2).found(back).event("e-9").build()),
                "a commit that was decided on the customer as he stands must be kept, and its event id must be free");
    }

    @Test
    @DisplayName("L-21 the stage alone tells the one who comes back from the one who was erased")
    default void the_stage_tells_them_apart() {
        Position erased = erasedAndBack("lea", commit("lea", 1).in(PAYING));

        assertEquals(
                CommitResult.STALE,
                store().tryCommit(commit("lea", 2).found(erased).build()),
                "a commit that was decided on a customer in another stage must be stale, though revision and instants are the same");
    }

    @Test
    @DisplayName("L-21 in a batch only the commit is stale that was decided on an erased customer")
    default void a_batch_is_not_kept_for_another_customer() {
        Position erased = erasedAndBack("lea", commit("lea", 1).at(MONDAY.plusSeconds(1)));
        store().tryCommit(commit("bob", 1).build());
        Position bob = Known.position(store(), MODEL, "bob");
        Commit ofLea = commit("lea", 2).found(erased).build();
        Commit ofBob = commit("bob", 2).found(bob).build();

        assertEquals(
                List.of(CommitResult.STALE, CommitResult.COMMITTED),
                store().tryCommit(List.of(ofLea, ofBob)),
                "of two commits together the one decided on an erased customer must be stale, and the other one kept");
    }

    @Test
    @DisplayName(
            "L-21 an erasure decided on one customer does not erase the next one of that id as if he were the same")
    default void an_erasure_is_not_kept_for_another_customer() {
        Position erased = erasedAndBack("lea", commit("lea", 1).at(MONDAY.plusSeconds(1)));

        assertEquals(
                CommitResult.STALE,
                erase("lea", "s-2", erased),
                "an erasure that was decided on an erased customer must be stale for the one who came back");
        assertEquals(
                CommitResult.COMMITTED,
                erase("lea", "s-2", Known.position(store(), MODEL, "lea")),
                "an erasure that was decided on the customer as he stands must be kept");
    }

    @Test
    @DisplayName(
            "L-22 a merge decided on an erased customer brings nothing of him into another, nor another into who came back")
    default void a_merge_is_not_kept_for_another_customer() {
        Position erased = erasedAndBack("lea", commit("lea", 1).at(MONDAY.plusSeconds(1)));
        store().tryCommit(commit("web", 1).build());
        Position web = Known.position(store(), MODEL, "web");
        Position lea = Known.position(store(), MODEL, "lea");

        assertEquals(
                CommitResult.STALE,
                merge(web, erased),
                "a merge must be stale if the one to be joined was erased since and came back");
        assertEquals(
                CommitResult.STALE,
                merge(erased, web),
                "a merge must be stale if the one to remain was erased since and came back");
        assertEquals(
                CommitResult.COMMITTED, merge(web, lea), "a merge that was decided on both as they stand must be kept");
    }

    /** The position of the one who was erased. */
    private Position erasedAndBack(String subject, SampleCommit back) {
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(commit(subject, 1).event("e-1").build()),
                "the first commit of a subject must be kept");
        Position found = Known.position(store(), MODEL, subject);
        assertEquals(
                CommitResult.COMMITTED,
                erase(subject, "s-1", found),
                "an erasure that was decided on the customer as he stands must be kept");
        assertEquals(
                CommitResult.COMMITTED,
                store().tryCommit(back.event("e-1").build()),
                "after an erasure the same id must be free for a new customer");
        return found;
    }

    private CommitResult erase(String subject, String surrogate, Position found) {
        SampleCommit erased = commit(surrogate, found.revision() + 1).frozen();
        return store().erase(new Erasure(subject, erased.position(), erased.hostRow(Kind.ERASED, 0), found));
    }

    private CommitResult merge(Position into, Position from) {
        SampleCommit remains = commit(into.subject(), into.revision() + 1).at(MONDAY.plus(days(1)));
        Position tombstone =
                commit(from.subject(), from.revision() + 1).frozen().position();
        return store().merge(new Merge(
                remains.position(),
                tombstone,
                remains.hostRow(Kind.MERGED, 0),
                into,
                from,
                remains.position().subject()));
    }
}
