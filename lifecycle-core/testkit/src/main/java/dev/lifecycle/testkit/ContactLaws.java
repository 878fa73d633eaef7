package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.StoreSteps.LEASE;
import static dev.lifecycle.testkit.StoreSteps.counted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for the terms of contacts and for whose they are: about what, until when, owed or not, over which channel. */
interface ContactLaws {

    /** Names and texts that a careless separator breaks. */
    Map<String, String> ABOUT = Map.of(
            "cart", "a, b; c=d:e|f/g", " 🛒 größe ", "two\nlines\\, a\ttab", "quote ' \" \\n \\", "🛒".repeat(499));

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
    }

    private static Touchpoint planned(String subject, Touch touch, Map<String, String> about) {
        Touchpoint.Key key = Touchpoint.Key.composed(MODEL, subject, 1, 0, touch.id(), 0);
        return Touchpoint.planned(key, touch, PAYING, MONDAY, about);
    }

    private void plan(String subject, Touch... touches) {
        SampleCommit commit = commit(subject, 1);
        for (Touch touch : touches) {
            commit.touch(planned(subject, touch, Map.of()));
        }
        steps().keep(commit.build());
    }

    /** Begun and settled as sent, counted among this customer's. */
    private void send(Claim claim, String customer) {
        assertEquals(
                BeginResult.BEGUN,
                store().begin(claim, LEASE, new ContactCheck(customer, List.of())),
                "a claim that holds must be begun");
        assertTrue(
                store().settle(claim, StoreSteps.sent(claim), MONDAY),
                "a claim that holds must be settled, and the store must say so");
    }

    @Test
    @DisplayName("L-18 the terms of a touchpoint come back: hour, expiry, what is owed and what it is about")
    default void the_terms_of_a_touchpoint_come_back() {
        Touch touch = Touch.of("offer")
                .at(LocalTime.of(9, 30, 0, 1_000))
                .expiresAfter(Duration.ofDays(2).plusNanos(3_000))
                .via("email")
                .cancelIfLeft()
                .transactional();
        Touchpoint planned = planned("c-1", touch, ABOUT);
        steps().keep(commit("c-1", 1).touch(planned).build());
        assertEquals(
                List.of(planned), store().touchpoints(MODEL, "c-1"), "a touchpoint must come back as it was planned");
        assertEquals(
                Optional.of(planned),
                store().touchpoint(planned.key().text()),
                "a touchpoint must be found by its key as it was planned");
        assertEquals(
                List.of(planned),
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 5).items(),
                "what is due must come back as it was planned");
        assertEquals(
                planned,
                Known.first(steps().claim(MONDAY, 1), "claim").touchpoint(),
                "what is claimed must be as it was planned");
        assertEquals(
                Optional.empty(), store().touchpoint("never given"), "a key that was never given is no touchpoint's");
    }

    @Test
    @DisplayName("L-18 a settlement moves a touchpoint to its hour, and its expiry with it")
    default void a_settlement_moves_a_touchpoint_to_its_hour() {
        Touch touch = Touch.of("offer").at(LocalTime.of(9, 30)).expiresAfter(Duration.ofDays(2));
        steps().keep(commit("c-1", 1).touch(planned("c-1", touch, ABOUT)).build());
        Claim claim = Known.first(steps().claim(MONDAY, 1), "claim");
        Touchpoint moved = claim.touchpoint().movedTo(MONDAY.plusSeconds(3_600));
        assertTrue(
                store().settle(claim, moved, MONDAY), "a claim that holds must be settled, and the store must say so");
        assertEquals(
                List.of(moved),
                store().touchpoints(MODEL, "c-1"),
                "due, hour and expiry must be kept as they were settled, and nothing else changed");
    }

    @Test
    @DisplayName("L-34 what is owed counts for no limit")
    default void what_is_owed_counts_for_no_limit() {
        plan("c-1", Touch.of("bill").transactional(), Touch.of("letter"));
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
        plan("c-1", Touch.of("a").via("sms"), Touch.of("b").via("email"), Touch.of("c"), Touch.of("d"));
        List<Claim> claims = steps().claim(MONDAY, 5);
        send(StoreSteps.byId(claims, "a"), "c-1");
        send(StoreSteps.byId(claims, "b"), "c-1");
        send(StoreSteps.byId(claims, "c"), "c-1");
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
        plan("c-1/a", Touch.of("a"));
        plan("c-1/b", Touch.of("b"));
        List<Claim> claims = steps().claim(MONDAY, 5);
        assertEquals(counted(0), steps().counted("c-1", MONDAY), "what nobody has begun must not count");
        send(StoreSteps.byId(claims, "a"), "c-1");
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
        plan("phone", Touch.of("a"), Touch.of("later").after(Duration.ofDays(1)));
        plan("web/1", Touch.of("b").after(Duration.ofDays(2)));
        send(Known.first(steps().claim(MONDAY, 5), "claim"), "caller");
        SampleCommit web = commit("web/1", 2);
        Merge merge = new Merge(
                web.position(), commit("phone", 2).frozen().position(), web.hostRow(Kind.MERGED, 0), null, null, "web");
        assertEquals(
                CommitResult.COMMITTED, store().merge(merge), "a merge decided on the present revisions must be kept");
        assertEquals(counted(0, MONDAY), steps().counted("web", MONDAY), "what was sent must count for who remains");
        assertEquals(counted(0), steps().counted("caller", MONDAY), "nothing may count for who is there no more");
    }

    @Test
    @DisplayName("L-21 an erasure takes what touchpoints are about")
    default void an_erasure_takes_what_touchpoints_are_about() {
        steps().keep(commit("c-1", 1)
                .touch(planned("c-1", Touch.of("offer"), ABOUT))
                .build());
        SampleCommit erased = commit("s-1", 2).frozen();
        store().erase(new Erasure("c-1", erased.position(), erased.hostRow(Kind.ERASED, 0)));
        assertEquals(
                Map.of(),
                Known.first(store().touchpoints(MODEL, "s-1"), "touchpoint").about(),
                "what a touchpoint is about must go with the person");
    }

    @Test
    @DisplayName("L-18 one touchpoint is claimed by its key, whenever it is due, and by one caller at a time")
    default void one_touchpoint_is_claimed_by_its_key() {
        plan("c-1", Touch.of("a").after(Duration.ofDays(9)));
        String key = planned("c-1", Touch.of("a"), Map.of()).key().text();
        Claim claim =
                store().claim(key, LEASE).orElseThrow(() -> new AssertionError("a pending touchpoint must be claimed"));
        assertEquals(Optional.empty(), store().claim(key, LEASE), "what somebody has in hand must not be claimed");
        send(claim, "c-1");
        assertEquals(Optional.empty(), store().claim(key, LEASE), "what was sent must not be claimed");
        assertEquals(
                Optional.empty(), store().claim("never given", LEASE), "nothing must be claimed for an unknown key");
    }

    @Test
    @DisplayName("L-32 what was given up is listed in pages, and pending again once it is to be retried")
    default void what_was_given_up_is_listed_and_retried() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            plan("c-" + i, Touch.of("a"));
            keys.add(planned("c-" + i, Touch.of("a"), Map.of()).key().text());
        }
        steps().claim(MONDAY, 9).stream()
                .filter(claim -> !claim.owner().equals("c-4"))
                .forEach(claim -> assertTrue(
                        store().settle(claim, claim.touchpoint().tried().with(Status.FAILED, "mailbox full"), MONDAY),
                        "a claim that holds must be settled, and the store must say so"));
        List<String> listed = new ArrayList<>();
        Page<Touchpoint> page = store().failedTouchpoints(null, 3);
        page.items().forEach(failed -> listed.add(failed.key().text()));
        while (page.next().isPresent()) {
            page = store().failedTouchpoints(page.next().orElseThrow(), 3);
            page.items().forEach(failed -> listed.add(failed.key().text()));
        }
        assertEquals(
                keys.subList(0, 4), listed, "each that was given up must be listed once, in the order of the keys");
        Instant later = MONDAY.plusSeconds(60);
        assertFalse(store().retry(keys.get(4), later), "what is pending must not be retried");
        assertTrue(store().retry(keys.get(0), later), "what was given up must be retried");
        assertFalse(store().retry(keys.get(0), later), "what is pending again must not be retried once more");
        Touchpoint again = store().touchpoint(keys.get(0)).orElseThrow();
        assertEquals(
                planned("c-0", Touch.of("a"), Map.of()).anew(later),
                again,
                "what is retried must be as if it had been planned for then");
        assertEquals(
                List.of("c-0"),
                steps().claim(later, 9).stream().map(Claim::owner).toList(),
                "what is retried must be claimed once it is due");
    }

    @Test
    @DisplayName("L-34 a claim takes the models and channels it is asked for")
    default void a_claim_takes_what_it_is_asked_for() {
        plan("c-1", Touch.of("a").via("sms"), Touch.of("b").via("email"), Touch.of("c"));
        steps().keep(commit("crm", "c-1", 1).touch("d", MONDAY, true).build());
        assertEquals(
                List.of(), ids(Selection.ofModel("another")), "nothing must be claimed of a model that has nothing");
        assertEquals(List.of("a"), ids(Selection.overChannel("sms")), "the one over sms must be claimed");
        assertEquals(
                List.of("d"),
                ids(Selection.overChannel("email").andModel("crm")),
                "the one over email that the model planned must be claimed");
        assertEquals(List.of("b", "c"), ids(Selection.ofModel(MODEL)), "the rest of the model must be claimed");
    }

    private List<String> ids(Selection selection) {
        return store().claim(MONDAY, LEASE, 9, selection).stream()
                .map(claim -> claim.touchpoint().id())
                .sorted()
                .toList();
    }
}
