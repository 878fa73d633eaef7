package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.StoreSteps.LEASE;
import static dev.lifecycle.testkit.StoreSteps.counted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for whose contacts are counted: those of one customer over all subjects, without what is owed. */
interface CustomerLaws {

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    @Test
    @DisplayName("L-34 what is owed counts for no limit")
    default void what_is_owed_counts_for_no_limit() {
        steps().plan("c-1", Touch.of("bill").transactional(), Touch.of("letter"));
        List<Claim> claims = steps().claim(MONDAY, 5);
        Claim bill = StoreSteps.byId(claims, "bill");
        assertEquals(BeginResult.BEGUN, steps().begin(bill, null), "a claim that holds must be begun");
        assertEquals(counted(0), steps().counted("c-1", MONDAY), "what is owed must not count as under way");
        assertTrue(
                store().settle(bill, StoreSteps.sent(bill), MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(counted(0), steps().counted("c-1", MONDAY), "what is owed must not count as sent");
        assertEquals(
                BeginResult.BEGUN,
                steps().begin(StoreSteps.byId(claims, "letter"), new ContactLimit(1, MONDAY)),
                "what is owed must leave the limit as it was");
    }

    @Test
    @DisplayName("L-34 a limit counts the channels and touches it is of")
    default void a_limit_counts_what_it_is_of() {
        steps().plan("c-1", Touch.of("a").via("sms"), Touch.of("b").via("email"), Touch.of("c"), Touch.of("d"));
        List<Claim> claims = steps().claim(MONDAY, 5);
        steps().send(StoreSteps.byId(claims, "a"), "c-1");
        steps().send(StoreSteps.byId(claims, "b"), "c-1");
        steps().send(StoreSteps.byId(claims, "c"), "c-1");
        Claim next = StoreSteps.byId(claims, "d");
        assertEquals(BeginResult.CAP_REACHED, steps().begin(next, of("sms", Set.of(), Set.of(), 1)), "one went by sms");
        assertEquals(
                BeginResult.CAP_REACHED,
                steps().begin(next, of(null, Set.of("sms"), Set.of(), 2)),
                "two went another way, one of them over no channel that has a name");
        assertEquals(
                BeginResult.CAP_REACHED,
                steps().begin(next, of(null, Set.of(), Set.of("b", "x"), 1)),
                "one was of b and x");
        assertEquals(
                BeginResult.BEGUN,
                store().begin(
                                next,
                                LEASE,
                                new ContactCheck(
                                        "c-1",
                                        List.of(
                                                of("sms", Set.of(), Set.of(), 2),
                                                of(null, Set.of("sms"), Set.of(), 3),
                                                of(null, Set.of(), Set.of("x"), 1)))),
                "where each limit has room the claim must be begun");
    }

    private static ContactLimit of(@Nullable String channel, Set<String> except, Set<String> touches, int most) {
        return new ContactLimit(most, MONDAY, channel, except, touches);
    }

    @Test
    @DisplayName(
            "L-34 contacts of several subjects count for their one customer, and for nobody once a subject is erased")
    default void contacts_count_for_the_customer() {
        steps().plan("c-1/a", Touch.of("a"));
        steps().plan("c-1/b", Touch.of("b"));
        List<Claim> claims = steps().claim(MONDAY, 5);
        assertEquals(counted(0), steps().counted("c-1", MONDAY), "what nobody has begun must not count");
        steps().send(StoreSteps.byId(claims, "a"), "c-1");
        assertEquals(counted(0, MONDAY), steps().counted("c-1", MONDAY), "what was sent must count for its customer");
        assertEquals(
                counted(0), steps().counted("c-1/a", MONDAY), "what was sent must not count for its subject besides");
        assertEquals(
                BeginResult.CAP_REACHED,
                store().begin(
                                StoreSteps.byId(claims, "b"),
                                LEASE,
                                new ContactCheck("c-1", List.of(new ContactLimit(1, MONDAY)))),
                "what one subject was sent must count for the other subject of the customer");
        SampleCommit erased = commit("s-1", 2).frozen();
        assertEquals(
                CommitResult.COMMITTED,
                store().erase(new Erasure("c-1/a", erased.position(), erased.hostRow(Kind.ERASED, 0))),
                "an erasure decided on the present revision must be kept");
        assertEquals(
                counted(0), steps().counted("c-1", MONDAY), "what an erased subject was sent must count for nobody");
    }

    @Test
    @DisplayName("L-34 after a merge contacts count for the customer that the merge names")
    default void contacts_count_for_who_remains() {
        steps().plan("phone", Touch.of("a"), Touch.of("later").after(Duration.ofDays(1)));
        steps().plan("web/1", Touch.of("b").after(Duration.ofDays(2)));
        steps().send(Known.first(steps().claim(MONDAY, 5), "claim"), "caller");
        SampleCommit web = commit("web/1", 2);
        Merge merge = new Merge(
                web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0), null, null, "web");
        assertEquals(
                CommitResult.COMMITTED, store().merge(merge), "a merge decided on the present revisions must be kept");
        assertEquals(counted(0, MONDAY), steps().counted("web", MONDAY), "what was sent must count for who remains");
        assertEquals(counted(0), steps().counted("caller", MONDAY), "nothing may count for who is there no more");
    }

    @Test
    @DisplayName("L-34 a cap is exact over the models and subjects of one customer, and nothing is lost")
    default void a_cap_is_exact_over_the_subjects_of_one_customer() {
        int customers = 6;
        for (int i = 0; i < customers; i++) {
            steps().plan("c-" + i + "/a", Touch.of("a"), Touch.of("b"));
            steps().plan("c-" + i + "/b", Touch.of("c"));
            steps().keep(commit("crm", "c-" + i + "/c", 1)
                    .touch("d", MONDAY, false)
                    .build());
        }
        ContactLimit two = new ContactLimit(2, MONDAY);
        ThreadsAtOnce.run(8, worker -> carryOut(MONDAY, two));
        // what had to wait for others finds out now
        carryOut(MONDAY.plusSeconds(1), two);
        for (int i = 0; i < customers; i++) {
            Contacts contacts = store().contacts("c-" + i, MONDAY);
            assertEquals(
                    2,
                    contacts.sent().size(),
                    "a customer with a cap of 2 must be sent 2 by eight workers at one instant");
            assertEquals(List.of(), contacts.underway(), "what was settled must not be under way");
            String customer = "c-" + i;
            long ended = List.of("a", "b").stream()
                            .flatMap(name -> store().touchpoints(MODEL, customer + "/" + name).stream())
                            .filter(CustomerLaws::isOver)
                            .count()
                    + store().touchpoints("crm", customer + "/c").stream()
                            .filter(CustomerLaws::isOver)
                            .count();
            assertEquals(4, ended, "each touchpoint must have been sent or held back for good");
        }
    }

    private static boolean isOver(Touchpoint touchpoint) {
        return touchpoint.status() == Status.SENT || touchpoint.status() == Status.SUPPRESSED;
    }

    /** All that is due by now; whoever stands before the slash is the customer. */
    private int carryOut(Instant now, ContactLimit limit) {
        int count = 0;
        for (List<Claim> claims = steps().claim(now, 3); !claims.isEmpty(); claims = steps().claim(now, 3)) {
            for (Claim claim : claims) {
                String customer = claim.owner().substring(0, claim.owner().indexOf('/'));
                BeginResult result = store().begin(claim, LEASE, new ContactCheck(customer, List.of(limit)));
                Touchpoint outcome = result == BeginResult.BEGUN
                        ? StoreSteps.sent(claim)
                        : result == BeginResult.CAP_REACHED
                                ? claim.touchpoint().with(Status.SUPPRESSED, "cap")
                                : claim.touchpoint().heldBackUntil(now.plusSeconds(1), "another");
                assertTrue(store().settle(claim, outcome, now), "a claim of five minutes holds");
                count++;
            }
        }
        return count;
    }

    @Test
    @DisplayName(
            "L-34 whoever begins to send while a subject is merged or erased counts for who remains, or for nobody")
    default void beginning_races_merges_and_erasures() {
        for (int round = 0; round < 12; round++) {
            boolean merges = round % 2 == 0;
            String phone = "phone-" + round;
            String web = "web-" + round;
            String caller = "caller-" + round;
            steps().plan(phone, Touch.of("a"));
            steps().plan(web, Touch.of("b").after(Duration.ofDays(2)));
            Claim claim = Known.first(steps().claim(MONDAY, 5), "claim");
            ContactCheck check = new ContactCheck(caller, List.of(new ContactLimit(1, MONDAY)));
            List<Boolean> done = ThreadsAtOnce.run(2, thread -> {
                if (thread == 1) {
                    return merges
                            ? store().merge(merge(web, phone)) == CommitResult.COMMITTED
                            : store().erase(erasure(phone)) == CommitResult.COMMITTED;
                }
                return store().begin(claim, LEASE, check) == BeginResult.BEGUN
                        && store().settle(claim, StoreSteps.sent(claim), MONDAY);
            });
            assertEquals(true, done.get(1), "a merge or an erasure decided on the present revisions must be kept");
            assertEquals(counted(0), steps().counted(caller, MONDAY), "nothing may count for who is there no more");
            assertEquals(
                    merges && done.get(0) ? counted(0, MONDAY) : counted(0),
                    steps().counted(web, MONDAY),
                    "what was sent before a merge must count for who remains, and what was never begun for nobody");
        }
    }

    private static Merge merge(String into, String from) {
        SampleCommit remains = commit(into, 2);
        return new Merge(
                remains.position(),
                commit(from, 2).frozen().position(),
                remains.hostRow(Kind.MERGED, 0),
                null,
                null,
                into);
    }

    private static Erasure erasure(String subject) {
        SampleCommit erased = commit("s-" + subject, 2).frozen();
        return new Erasure(subject, erased.position(), erased.hostRow(Kind.ERASED, 0));
    }
}
