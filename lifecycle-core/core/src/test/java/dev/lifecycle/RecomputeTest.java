package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-20: RECOMPUTE")
class RecomputeTest {

    private static final Instant TUESDAY = day(1);
    private static final Instant WEDNESDAY = day(2);
    private static final Instant THURSDAY = day(3);

    private Instant now = day(10);
    private final InstantSource clock = () -> now;
    private final InMemoryStore store = InMemoryStore.keepingEvents();
    private final StageModel saas = Saas.model();
    private final Lifecycle customers = Lifecycle.of(saas)
            .store(store)
            .clock(clock)
            .late(LatePolicy.RECOMPUTE)
            .build();

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }

    private List<String> rows(List<HistoryEntry> rows) {
        return rows.stream()
                .map(row -> row.kind() + " " + row.to().id() + " day "
                        + Duration.between(MONDAY, row.at()).toDays() + " "
                        + row.cause().trigger())
                .toList();
    }

    @Test
    void a_late_event_is_told_in_its_place_and_what_came_after_it_is_decided_anew() {
        customers.handle("c-42", Saas.free(), MONDAY, "e1");
        customers.handle("c-42", new Referred("bob"), WEDNESDAY, "e3");
        customers.handle("c-42", Saas.pro(), THURSDAY, "e4");
        now = now.plus(Duration.ofDays(1));

        Outcome outcome = customers.handle("c-42", Saas.pro(), TUESDAY, "e2");

        assertThat(outcome.describe()).isEqualTo("c-42 moved from TRIAL to PAYING: Subscribed passed 'paid plan'");
        assertThat(customers.why("c-42"))
                .hasToString("in CHAMPION since 2026-03-04T09:00:00Z: Referred (e3), model saas v1");
        assertThat(rows(customers.history("c-42")))
                .containsExactly(
                        "STARTED TRIAL day 0 started",
                        "REFUSED TRIAL day 0 Subscribed",
                        "RECOMPUTED TRIAL day 1 recomputed",
                        "MOVED PAYING day 1 Subscribed",
                        "MOVED CHAMPION day 2 Referred",
                        "REFUSED CHAMPION day 3 Subscribed");
        assertThat(customers.history("c-42").get(2).describe())
                .isEqualTo(
                        "still in TRIAL at 2026-03-03T09:00:00Z: recomputed, Subscribed (e2) came late, model saas v1");
        assertThat(customers.history()).containsExactlyElementsOf(customers.history("c-42"));
    }

    @Test
    void what_was_decided_before_stays_written_and_can_be_asked_for() {
        customers.handle("c-42", Saas.free(), MONDAY, "e1");
        customers.handle("c-42", Saas.pro(), THURSDAY, "e4");
        Instant before = clock.instant();
        now = now.plus(Duration.ofDays(1));
        customers.handle("c-42", Saas.pro(), TUESDAY, "e2");

        assertThat(customers.stageAsOf("c-42", WEDNESDAY)).contains(Plan.PAYING);
        assertThat(customers.stageAsOf("c-42", WEDNESDAY, before)).contains(Plan.TRIAL);
        assertThat(rows(customers.everWritten("c-42")))
                .containsExactly(
                        "STARTED TRIAL day 0 started",
                        "REFUSED TRIAL day 0 Subscribed",
                        "MOVED PAYING day 3 Subscribed",
                        "RECOMPUTED TRIAL day 1 recomputed",
                        "MOVED PAYING day 1 Subscribed",
                        "REFUSED PAYING day 3 Subscribed");
    }

    @Test
    void contacts_that_no_longer_follow_are_withdrawn_others_and_sent_ones_stay_and_none_is_planned() {
        customers.handle("c-1", Saas.pro(), MONDAY, "e1");
        customers.handle("c-1", new Referred("bob"), WEDNESDAY, "e3");
        customers.handle("c-2", Saas.pro(), MONDAY, "e1");
        customers.handle("c-2", new Referred("bob"), WEDNESDAY, "e3");
        customers.handle("c-3", Saas.pro(), MONDAY, "e1");
        customers.handle("c-3", new Referred("bob"), WEDNESDAY, "e3");
        var claim = store.claim(day(10), Duration.ofHours(1), 9).stream()
                .filter(one -> one.owner().equals("c-1"))
                .findFirst()
                .orElseThrow();
        store.settle(claim, claim.touchpoint().with(Touchpoint.Status.SENT, null), day(10));

        customers.handle("c-1", new Cancelled("price"), TUESDAY, "e2");
        customers.handle("c-2", new Cancelled("price"), TUESDAY, "e2");
        customers.handle("c-3", new Referred("zoe"), TUESDAY, "e2");

        assertThat(customers.find("c-1").orElseThrow().stage()).isEqualTo(Plan.CHURNED);
        assertThat(touchpoints("c-1")).containsExactly("thank-you SENT null");
        assertThat(touchpoints("c-2")).containsExactly("thank-you CANCELLED recomputed");
        assertThat(touchpoints("c-3"))
                .as("planned for a referral that is now refused, and none for the one that moved instead")
                .containsExactly("thank-you CANCELLED recomputed");
    }

    private List<String> touchpoints(String subject) {
        return store.touchpoints("saas", subject).stream()
                .map(touchpoint -> touchpoint.id() + " " + touchpoint.status() + " " + touchpoint.reason())
                .toList();
    }

    @Test
    void a_contact_whose_step_still_happens_stays_planned() {
        customers.handle("c-42", Saas.pro(), TUESDAY, "e1");
        customers.handle("c-42", new Referred("bob"), WEDNESDAY, "e3");
        customers.handle("c-42", Saas.free(), MONDAY, "e0");

        assertThat(customers.find("c-42").orElseThrow().stage()).isEqualTo(Plan.CHAMPION);
        assertThat(touchpoints("c-42")).containsExactly("thank-you PENDING null");
        assertThat(customers.history("c-42").get(0).at())
                .as("the relation began with the earliest event")
                .isEqualTo(MONDAY);
    }

    @Test
    void timers_are_told_anew_up_to_where_the_subject_stood() {
        customers.handle("c-42", Saas.pro(), MONDAY, "e1");
        now = day(200);
        customers.sweep(day(100));
        assertThat(touchpoints("c-42")).containsExactly("we-miss-you PENDING null");

        customers.handle("c-42", new Referred("bob"), day(50), "e2");

        Position position = customers.find("c-42").orElseThrow();
        assertThat(position.stage()).isEqualTo(Plan.CHAMPION);
        assertThat(position.nextDue())
                .as("90 days of silence after the referral")
                .contains(day(140));
        assertThat(touchpoints("c-42")).containsExactly("we-miss-you CANCELLED recomputed");
    }

    @Test
    void a_thousand_events_fed_backwards_take_seconds_and_pruning_drops_what_they_superseded() {
        for (int i = 1_000; i > 0; i--) {
            customers.handle("c-42", Saas.free(), MONDAY.plusSeconds(i), "e" + i);
        }
        List<HistoryEntry> known = customers.history("c-42");
        assertThat(customers.everWritten("c-42")).hasSizeGreaterThan(100_000);

        customers.prune(now.plusSeconds(1));

        assertThat(customers.everWritten("c-42")).isEqualTo(known).hasSizeLessThan(2_002);
        assertThat(customers.handle("c-42", Saas.free(), MONDAY, "e1")).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void how_far_back_is_the_hosts_to_say() {
        Lifecycle bounded = Lifecycle.of(saas)
                .store(store)
                .clock(clock)
                .late(LatePolicy.RECOMPUTE)
                .lateAtMost(Duration.ofDays(1))
                .build();
        bounded.handle("c-42", Saas.pro(), THURSDAY, "e4");
        bounded.handle("c-42", Saas.free(), WEDNESDAY, "e3");
        bounded.handle("c-42", new Cancelled("price"), TUESDAY, "e2");

        assertThat(rows(bounded.history("c-42")))
                .containsExactly(
                        "RECOMPUTED TRIAL day 2 recomputed",
                        "STARTED TRIAL day 2 started",
                        "REFUSED TRIAL day 2 Subscribed",
                        "MOVED PAYING day 3 Subscribed",
                        "MOVED CHURNED day 3 Cancelled");
        assertThat(bounded.why("c-42").entry().cause().note()).isEqualTo("not recomputed: more than 1 day late");
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(saas)
                        .store(store)
                        .lateAtMost(Duration.ofDays(1))
                        .build())
                .withMessageContaining("does not recompute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifecycle.of(saas).lateAtMost(Duration.ofDays(-1)))
                .withMessageContaining("minus 1 day");
    }

    @Test
    void a_subject_erased_or_merged_meanwhile_is_a_lost_race() {
        customers.handle("other", Saas.pro(), MONDAY, "o1");
        for (String act : List.of("erase", "merge")) {
            customers.handle("c-42", Saas.free(), MONDAY, "e1");
            customers.handle("c-42", Saas.pro(), THURSDAY, "e4");
            Runnable meanwhile =
                    act.equals("erase") ? () -> customers.erase("c-42") : () -> customers.merge("c-42", "other");
            Lifecycle racing = Lifecycle.of(saas)
                    .store(beforeHistory(meanwhile))
                    .clock(clock)
                    .late(LatePolicy.RECOMPUTE)
                    .build();

            Outcome outcome = racing.handle("c-42", Saas.pro(), TUESDAY, "e2 " + act);

            assertThat(outcome.subject()).isEqualTo(act.equals("erase") ? "c-42" : "other");
            if (act.equals("erase")) {
                assertThat(customers.history("c-42")).as("a new customer's").hasSize(2);
                customers.erase("c-42");
            }
        }
    }

    /** The store, in which this happens once, right before a subject's history is read. */
    private LifecycleStore beforeHistory(Runnable act) {
        java.util.concurrent.atomic.AtomicBoolean done = new java.util.concurrent.atomic.AtomicBoolean();
        return (LifecycleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LifecycleStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("history")
                            && arguments.length == 2
                            && done.compareAndSet(false, true)) {
                        act.run();
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void events_of_a_type_that_the_model_does_not_know_are_kept_and_hold_up_nothing() {
        customers.handle("c-42", Saas.free(), MONDAY, "e1");
        customers.handle("c-42", new StringBuilder("what is this"), WEDNESDAY, "e3");

        Outcome outcome = customers.handle("c-42", Saas.pro(), TUESDAY, "e2");

        assertThat(outcome).isInstanceOf(Outcome.Moved.class);
        assertThat(store.events("saas", "c-42")).hasSize(3);
    }

    @Test
    void an_event_handed_in_again_is_a_duplicate_late_or_not() {
        customers.handle("c-42", Saas.free(), MONDAY, "e1");
        customers.handle("c-42", Saas.pro(), THURSDAY, "e4");
        customers.handle("c-42", Saas.pro(), TUESDAY, "e2");
        List<HistoryEntry> written = customers.everWritten("c-42");

        assertThat(customers.handle("c-42", Saas.pro(), TUESDAY, "e2")).isInstanceOf(Outcome.Duplicate.class);
        assertThat(customers.handle("c-42", Saas.pro(), THURSDAY, "e4")).isInstanceOf(Outcome.Duplicate.class);
        assertThat(customers.handle("c-42", Saas.free(), MONDAY.minusSeconds(1), "e4"))
                .as("the id counts, whatever else is said under it")
                .isInstanceOf(Outcome.Duplicate.class);
        assertThat(customers.everWritten("c-42")).isEqualTo(written);
    }

    @Test
    void what_was_done_by_hand_is_told_as_it_was_done() {
        customers.adopt("c-42", Plan.PAYING, TUESDAY, "import");
        customers.handle("c-42", new Referred("bob"), THURSDAY, "e4");
        customers.correct("c-42", Plan.PAYING, "no real friend", "mara");

        customers.handle("c-42", new Referred("zoe"), WEDNESDAY, "e3");
        customers.handle("c-42", new Referred("liz"), MONDAY, "e0");

        assertThat(rows(customers.history("c-42")))
                .containsExactly(
                        "RECOMPUTED PAYING day 1 recomputed",
                        "ADOPTED PAYING day 1 adopted",
                        "MOVED CHAMPION day 1 Referred",
                        "REFUSED CHAMPION day 2 Referred",
                        "REFUSED CHAMPION day 3 Referred",
                        "CORRECTED PAYING day 10 corrected");
        assertThat(customers.why("c-42").toString()).contains("no real friend (mara)");
    }

    @Test
    void after_a_merge_both_pasts_are_one() {
        customers.handle("anon-7", Saas.free(), MONDAY, "e1");
        customers.handle("c-42", Saas.pro(), WEDNESDAY, "e3");
        customers.handle("c-42", Saas.free(), day(1), "late");
        customers.merge("anon-7", "c-42");

        customers.handle("anon-7", new Cancelled("price"), day(1).plusSeconds(1), "e2");

        assertThat(customers.find("c-42").orElseThrow().stage())
                .as("cancelled on Tuesday, came back on Wednesday")
                .isEqualTo(Plan.PAYING);
        assertThat(customers.find("c-42").orElseThrow().episode()).isEqualTo(2);
        assertThat(customers.stageAsOf("c-42", WEDNESDAY.minusSeconds(1))).contains(Plan.CHURNED);
    }

    @Test
    void where_earlier_events_were_not_kept_a_late_one_takes_effect_at_as_of_and_history_says_so() {
        InMemoryStore forgetful = new InMemoryStore();
        Lifecycle early = Lifecycle.of(saas).store(forgetful).clock(clock).build();
        early.handle("c-42", Saas.free(), MONDAY, "e1");
        early.handle("c-42", Saas.pro(), THURSDAY, "e4");
        LifecycleStore fromNowOn = (LifecycleStore) Proxy.newProxyInstance(
                LifecycleStore.class.getClassLoader(),
                new Class<?>[] {LifecycleStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("keepsEvents") ? true : method.invoke(forgetful, arguments));
        Lifecycle keeping = Lifecycle.of(saas)
                .store(fromNowOn)
                .clock(clock)
                .late(LatePolicy.RECOMPUTE)
                .build();

        keeping.handle("c-42", new Referred("bob"), TUESDAY, "e2");

        HistoryEntry entry = keeping.why("c-42").entry();
        assertThat(entry.at()).isEqualTo(THURSDAY);
        assertThat(entry.describe())
                .contains("not recomputed: earlier events were not kept, which had happened at 2026-03-03T09:00:00Z");
    }

    @Test
    void it_needs_a_store_that_keeps_events() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(saas)
                        .store(new InMemoryStore())
                        .late(LatePolicy.RECOMPUTE)
                        .build())
                .withMessageContaining("saas v1 with RECOMPUTE needs a store that keeps events")
                .withMessageContaining("InMemoryStore does not");
    }

    @Test
    void one_position_is_not_enough_for_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saas.decide(saas.start("c-42", MONDAY), Saas.pro(), TUESDAY, LatePolicy.RECOMPUTE))
                .withMessageContaining("the past of 'c-42' cannot be worked out anew from its position alone");
    }

    /** Where version 2 sends a champion who refers again. */
    enum Next implements Stage {
        FRIEND
    }

    // spotless:off
    private final StageModel v2 = saas.extend("saas").version(2)
            .from(Plan.CHAMPION).on(Referred.class).touch("gift").to(Next.FRIEND)
            .build();
    // spotless:on

    private LifecycleBuilder second() {
        return Lifecycle.of(v2).store(store).clock(clock).late(LatePolicy.RECOMPUTE);
    }

    @Test
    void each_event_is_decided_under_the_version_that_was_in_force_when_it_happened() {
        now = day(100);
        customers.handle("c-42", Saas.pro(), MONDAY, "e1");
        customers.handle("c-42", new Referred("bob"), day(5), "e2");
        Lifecycle later =
                second().migration(Migration.from(saas).to(v2), day(20)).build();
        later.handle("c-42", new Cancelled("price"), day(30), "e5");

        later.handle("c-42", new Referred("zoe"), day(10), "e3");
        assertThat(later.stageAsOf("c-42", day(25)))
                .as("refused under v1, which was in force")
                .contains(Plan.CHAMPION);

        later.handle("c-42", new Referred("liz"), day(25), "e4");
        assertThat(later.stageAsOf("c-42", day(25))).contains(Next.FRIEND);
        assertThat(later.find("c-42").orElseThrow().stage()).isEqualTo(Plan.CHURNED);
        assertThat(later.find("c-42").orElseThrow().version()).isEqualTo(2);
        assertThat(later.history("c-42"))
                .filteredOn(row -> row.kind() != Kind.RECOMPUTED)
                .extracting(row ->
                        row.kind() + " " + row.to().id() + " v" + row.key().version())
                .containsExactly(
                        "STARTED TRIAL v1",
                        "MOVED PAYING v1",
                        "MOVED CHAMPION v1",
                        "REFUSED CHAMPION v1",
                        "MIGRATED CHAMPION v2",
                        "MOVED FRIEND v2",
                        "MOVED CHURNED v2");
    }

    @Test
    void past_models_and_their_times_must_be_known() {
        assertThatIllegalStateException()
                .isThrownBy(() -> second().migration(Migration.from("saas", 1).to(v2), day(20))
                        .build())
                .withMessageContaining("saas v1 to saas v2 starts from, not its name alone");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> second().migration(Migration.from(saas).to(v2)).build())
                .withMessageContaining("give it with migration(way, inForceSince)");
        StageModel v3 = v2.extend("saas").version(3).build();
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(v3)
                        .store(store)
                        .late(LatePolicy.RECOMPUTE)
                        .migration(Migration.from(saas).to(v2), day(20))
                        .migration(Migration.from(v2).to(v3), day(20))
                        .build())
                .withMessageContaining("which must be later than that of the version before");
    }
}
