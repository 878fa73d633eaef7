package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.StoreSteps.LEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for the terms of contacts: at which hour, until when, about what; and for those asked for by key, model or channel. */
interface ContactLaws {

    /** Names and texts that a careless separator breaks. */
    Map<String, String> ABOUT = Map.of(
            "cart", "a, b; c=d:e|f/g", " 🛒 größe ", "two\nlines\\, a\ttab", "quote ' \" \\n \\", "🛒".repeat(499));

    LifecycleStore store();

    private StoreSteps steps() {
        return new StoreSteps(store());
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
        Touchpoint planned = StoreSteps.planned("c-1", touch, ABOUT);
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
    @DisplayName("L-18 the terms of a touchpoint come back up to the limits of times and texts")
    default void the_terms_of_a_touchpoint_come_back_up_to_their_limits() {
        Map<String, String> longest = new TreeMap<>(Map.of("n".repeat(255), "\ud83d\uded2".repeat(500), "empty", ""));
        for (int i = 0; i < 40; i++) {
            longest.put("\ud83d\uded2".repeat(126) + i, "\\\n".repeat(500));
        }
        Touchpoint early = StoreSteps.planned("c-1", Touch.of("early"), longest);
        Touchpoint late = StoreSteps.planned("c-1", Touch.of("late"), Map.of());
        Touchpoint first = with(early, TimeLimits.EARLIEST, LocalTime.MIDNIGHT, TimeLimits.EARLIEST.plusNanos(1_000));
        Touchpoint last = with(
                late,
                TimeLimits.LATEST,
                LocalTime.of(23, 59, 59, 999_999_000),
                TimeLimits.LATEST.plus(TimeLimits.LONGEST));
        steps().keep(commit("c-1", 1).touch(first).touch(last).build());
        assertEquals(
                List.of(first, last),
                store().touchpoints(MODEL, "c-1"),
                "touchpoints must come back as they were planned, at the first and last instants there are");
        assertEquals(
                first,
                Known.first(store().claim(TimeLimits.EARLIEST, LEASE, 5), "claim")
                        .touchpoint(),
                "what is claimed must be as it was planned");
        assertEquals(
                last,
                Known.first(store().claim(TimeLimits.LATEST, LEASE, 5), "claim").touchpoint(),
                "what is claimed must be as it was planned");
    }

    private static Touchpoint with(Touchpoint of, Instant due, LocalTime hour, Instant expires) {
        return new Touchpoint(
                of.key(), of.channel(), of.stage(), due, hour, expires, false, false, of.about(), of.status(), 0, null);
    }

    @Test
    @DisplayName("L-18 what has expired is kept as that, and handed out no more")
    default void what_has_expired_is_kept_as_that() {
        steps().plan("c-1", Touch.of("offer").expiresAfter(Duration.ofDays(1)));
        Claim claim = Known.first(steps().claim(MONDAY, 1), "claim");
        Touchpoint expired = claim.touchpoint().with(Status.EXPIRED, "expired, and nobody had sent it");
        assertTrue(
                store().settle(claim, expired, MONDAY),
                "a claim that holds must be settled, and the store must say so");
        assertEquals(List.of(expired), store().touchpoints(MODEL, "c-1"), "what has expired must be kept as that");
        assertEquals(BeginResult.LOST, steps().begin(claim, null), "what has expired must not be begun");
        assertEquals(
                List.of(),
                store().dueTouchpoints(MONDAY.plusSeconds(1), null, 5).items(),
                "what has expired must not be due any more");
        assertEquals(
                List.of(),
                store().failedTouchpoints(null, 5).items(),
                "what has expired must not be taken for given up");
        assertFalse(store().retry(expired.key().text(), MONDAY), "what has expired must not be retried");
        assertEquals(
                List.of(), steps().claim(MONDAY.plus(Duration.ofDays(9)), 5), "what has expired must not be claimed");
    }

    @Test
    @DisplayName("L-18 a settlement moves a touchpoint to its hour, and its expiry with it")
    default void a_settlement_moves_a_touchpoint_to_its_hour() {
        Touch touch = Touch.of("offer").at(LocalTime.of(9, 30)).expiresAfter(Duration.ofDays(2));
        steps().keep(commit("c-1", 1)
                .touch(StoreSteps.planned("c-1", touch, ABOUT))
                .build());
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
    @DisplayName("L-21 an erasure takes what touchpoints are about")
    default void an_erasure_takes_what_touchpoints_are_about() {
        steps().keep(commit("c-1", 1)
                .touch(StoreSteps.planned("c-1", Touch.of("offer"), ABOUT))
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
        steps().plan("c-1", Touch.of("a").after(Duration.ofDays(9)));
        String key = StoreSteps.planned("c-1", Touch.of("a"), Map.of()).key().text();
        Claim claim =
                store().claim(key, LEASE).orElseThrow(() -> new AssertionError("a pending touchpoint must be claimed"));
        assertEquals(Optional.empty(), store().claim(key, LEASE), "what somebody has in hand must not be claimed");
        steps().send(claim, "c-1");
        assertEquals(Optional.empty(), store().claim(key, LEASE), "what was sent must not be claimed");
        assertEquals(
                Optional.empty(), store().claim("never given", LEASE), "nothing must be claimed for an unknown key");
    }

    @Test
    @DisplayName("L-32 what was given up is listed in pages, and pending again once it is to be retried")
    default void what_was_given_up_is_listed_and_retried() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            steps().plan("c-" + i, Touch.of("a"));
            keys.add(StoreSteps.planned("c-" + i, Touch.of("a"), Map.of()).key().text());
        }
        steps().claim(MONDAY, 9).stream()
                .filter(claim -> !claim.owner().equals("c-4"))
                .forEach(claim -> assertTrue(
                        store().settle(claim, claim.touchpoint().tried().with(Status.FAILED, "mailbox full"), MONDAY),
                        "a claim that holds must be settled, and the store must say so"));
        List<String> listed = new ArrayList<>();
        Page<Touchpoint> page = store().failedTouchpoints(null, 2);
        page.items().forEach(failed -> listed.add(failed.key().text()));
        Instant later = MONDAY.plusSeconds(60);
        assertTrue(store().retry(keys.get(0), later), "what was given up must be retried");
        while (page.next().isPresent()) {
            page = store().failedTouchpoints(page.next().orElseThrow(), 2);
            page.items().forEach(failed -> listed.add(failed.key().text()));
        }
        assertEquals(
                keys.subList(0, 4),
                listed,
                "each that was given up must be listed once, in the order of the keys, though one before is retried");
        assertFalse(store().retry(keys.get(4), later), "what is pending must not be retried");
        assertFalse(store().retry(keys.get(0), later), "what is pending again must not be retried once more");
        Touchpoint again = store().touchpoint(keys.get(0)).orElseThrow();
        assertEquals(
                StoreSteps.planned("c-0", Touch.of("a"), Map.of()).anew(later),
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
        steps().plan("c-1", Touch.of("a").via("sms"), Touch.of("b").via("email"), Touch.of("c"));
        steps().plan("c-2", Touch.of("z").via("push"));
        steps().keep(commit("crm", "c-1", 1).touch("d", MONDAY, true).build());
        assertEquals(
                "z",
                Known.first(store().claim(MONDAY, LEASE, 1, Selection.overChannel("push")), "claim")
                        .touchpoint()
                        .id(),
                "the one that is asked for must be claimed, whatever else is due before it");
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
