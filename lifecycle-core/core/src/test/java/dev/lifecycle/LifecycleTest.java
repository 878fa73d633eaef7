package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.RuleFailedException;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final StageModel saas = Saas.model();
    private final InMemoryStore store = new InMemoryStore();
    private final Lifecycle customers = lifecycle(store);

    private Lifecycle lifecycle(LifecycleStore port) {
        return Lifecycle.of(saas)
                .store(port)
                .clock(() -> NOW)
                .aheadAtMost(Duration.ofDays(3_650))
                .build();
    }

    @Test
    void an_event_moves_a_new_customer_and_history_says_why() {
        Outcome outcome = customers.handle("c-42", Saas.pro(), TUESDAY, "evt-9");

        assertThat(outcome.describe()).isEqualTo("c-42 moved from TRIAL to PAYING: Subscribed passed 'paid plan'");
        assertThat(customers.why("c-42"))
                .hasToString(
                        "in PAYING since 2026-03-03T09:12:00Z: Subscribed (evt-9) passed 'paid plan', model saas v1");
        assertThat(customers.history("c-42")).extracting(HistoryEntry::kind).containsExactly(Kind.STARTED, Kind.MOVED);
        assertThat(customers.find("c-42")).get().extracting(Position::revision).isEqualTo(1L);
    }

    @Test
    @DisplayName("L-14: an event id is handled once, and a refusal consumes it too")
    void an_event_id_is_handled_once() {
        customers.handle("c-42", Saas.free(), TUESDAY, "evt-1");
        Outcome again = customers.handle("c-42", Saas.pro(), TUESDAY, "evt-1");

        assertThat(again).isInstanceOf(Outcome.Duplicate.class);
        assertThat(again.describe()).isEqualTo("c-42 stays in TRIAL: Subscribed (evt-1) was handled before");
        assertThat(customers.history("c-42")).hasSize(2);
    }

    @Test
    @DisplayName("L-6: a guard that throws keeps nothing, not even the id")
    void a_guard_that_throws_keeps_nothing() {
        assertThatExceptionOfType(RuleFailedException.class)
                .isThrownBy(() -> customers.handle("c-42", new Subscribed("pro", null), TUESDAY, "evt-1"))
                .withMessageContaining("TRIAL/Subscribed/paid plan")
                .withMessageContaining("'c-42'");

        assertThat(customers.find("c-42")).isEmpty();
        assertThat(customers.handle("c-42", Saas.pro(), TUESDAY, "evt-1")).isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void a_refused_event_is_in_the_history_and_told_by_why() {
        customers.handle("c-42", Saas.free(), TUESDAY, "evt-1");
        customers.handle("c-42", new Referred("bob"), TUESDAY, "evt-2");

        Why why = customers.why("c-42");

        assertThat(why.entry().kind()).isEqualTo(Kind.STARTED);
        assertThat(why.since())
                .extracting(HistoryEntry::describe)
                .containsExactly(
                        "still in TRIAL at 2026-03-03T09:12:00Z: Subscribed (evt-1) was refused, 'paid plan' said no,"
                                + " model saas v1",
                        "still in TRIAL at 2026-03-03T09:12:00Z: Referred (evt-2) was refused, model saas v1");
    }

    @Test
    @DisplayName("L-11: a sweep fires what is due strictly before, and a second one finds nothing")
    void a_sweep_fires_what_is_due() {
        customers.handle("c-42", Saas.pro(), TUESDAY, "evt-1");
        Instant due = TUESDAY.plus(Duration.ofDays(90));

        assertThat(customers.sweep(due).moved()).isEmpty();
        Sweep sweep = customers.sweep(due.plusNanos(1000));

        assertThat(sweep).hasToString("1 moved, 0 failed");
        assertThat(customers.sweep(due.plusSeconds(3600)).moved()).isEmpty();
        assertThat(store.touchpoints("saas", "c-42"))
                .extracting(Touchpoint::id, Touchpoint::due)
                .containsExactly(tuple("we-miss-you", due));
    }

    @Test
    @DisplayName("L-16: a sweep goes on past subjects that fail, and says which and why")
    void a_sweep_goes_on_past_failing_subjects() {
        // spotless:off
        StageModel picky = StageModel.named("picky")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).after(Duration.ofDays(1)).when("not c-2", s -> failsFor("c-2", s.position())).to(Plan.CHURNED)
                .from(Plan.TRIAL).on("hello").stay()
                .exit(Plan.CHURNED)
                .build();
        // spotless:on
        Lifecycle lifecycle = Lifecycle.of(picky).store(store).clock(() -> NOW).build();
        for (int i = 1; i <= 3; i++) {
            lifecycle.handle("c-" + i, Signal.of("hello"), MONDAY.plusSeconds(i), "e");
        }

        Sweep sweep = lifecycle.sweep(NOW);

        assertThat(sweep.moved()).containsExactly("c-1", "c-3");
        assertThat(sweep.failed()).containsOnlyKeys("c-2");
        assertThat(sweep.failed().get("c-2")).hasMessageContaining("no answer");
        assertThat(lifecycle.population()).containsEntry(Plan.TRIAL, 1L).containsEntry(Plan.CHURNED, 2L);
    }

    private static boolean failsFor(String subject, Position position) {
        if (position.subject().equals(subject)) {
            throw new IllegalStateException("no answer");
        }
        return true;
    }

    @Test
    void timers_due_before_an_event_are_applied_first_and_in_one_commit() {
        customers.handle("c-42", Saas.pro(), TUESDAY, "evt-1");
        customers.handle("c-42", new Referred("bob"), TUESDAY.plus(Duration.ofDays(100)), "evt-2");

        assertThat(customers.history("c-42"))
                .extracting(row -> row.key().revision() + "." + row.key().step() + " " + row.kind() + " "
                        + row.cause().trigger())
                .containsExactly(
                        "1.0 STARTED started",
                        "1.1 MOVED Subscribed",
                        "2.0 STAYED silence PT2160H",
                        "2.1 MOVED Referred");
    }

    @Test
    @DisplayName("L-18: what one step plans for a stage that a later step of the same commit leaves comes cancelled")
    void a_touchpoint_for_a_stage_already_left_comes_cancelled() {
        // spotless:off
        StageModel model = StageModel.named("carts")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).after(Duration.ofHours(1)).touch(Touch.of("reminder").cancelIfLeft()).touch("note").stay()
                .from(Plan.TRIAL).on("order").to(Plan.PAYING)
                .terminal(Plan.PAYING)
                .build();
        // spotless:on
        Lifecycle carts = Lifecycle.of(model).store(store).clock(() -> NOW).build();
        carts.adopt("cart-1", Plan.TRIAL, MONDAY, "import", Overdue.FIRE);
        carts.handle("cart-1", Signal.of("order"), TUESDAY, "evt-1");

        assertThat(store.touchpoints("carts", "cart-1"))
                .extracting(Touchpoint::id, Touchpoint::status, Touchpoint::reason)
                .containsExactly(
                        tuple("reminder", Touchpoint.Status.CANCELLED, "left TRIAL"),
                        tuple("note", Touchpoint.Status.PENDING, null));
    }

    @Test
    @DisplayName("L-13: a late event takes effect at as-of, and its row keeps both instants")
    void a_late_event_takes_effect_at_as_of() {
        customers.handle("c-42", Saas.pro(), TUESDAY, "evt-1");
        customers.handle("c-42", new Referred("bob"), MONDAY, "evt-2");

        HistoryEntry row = customers.why("c-42").entry();
        assertThat(row.late()).isTrue();
        assertThat(row.times().occurred()).isEqualTo(MONDAY);
        assertThat(row.at()).isEqualTo(TUESDAY);
        assertThat(row.describe()).contains("which had happened at 2026-03-02T09:00:00Z");
    }

    @Test
    @DisplayName("L-13: REFUSE refuses it as late")
    void a_late_event_is_refused_if_the_policy_says_so() {
        Lifecycle strict = Lifecycle.of(saas)
                .store(store)
                .clock(() -> NOW)
                .late(LatePolicy.REFUSE)
                .build();
        strict.handle("c-42", Saas.pro(), TUESDAY, "evt-1");

        assertThat(strict.handle("c-42", new Referred("bob"), MONDAY, "evt-2").describe())
                .isEqualTo("c-42 stays in PAYING: Referred was refused, it is older than what was already applied");
    }

    @Test
    @DisplayName("L-23: adopt brings a customer in once, correct moves one by hand; both are rows of their own kind")
    void adopt_and_correct_are_rows_of_their_own_kind() {
        customers.adopt("c-7", Plan.PAYING, MONDAY, "import of 2026", Overdue.FIRE);
        assertThatExceptionOfType(KnownSubjectException.class)
                .isThrownBy(() -> customers.adopt("c-7", Plan.TRIAL, MONDAY, "again"))
                .withMessageContaining("in PAYING since 2026-03-02T09:00:00Z already");

        Position corrected = customers.correct("c-7", Plan.CHAMPION, "wrote a case study", "mara");

        assertThat(corrected.stage()).isEqualTo(Plan.CHAMPION);
        assertThat(corrected.enteredAt()).isEqualTo(NOW);
        assertThat(customers.history("c-7"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.ADOPTED, Kind.STAYED, Kind.CORRECTED);
        assertThat(customers.why("c-7"))
                .hasToString(
                        "in CHAMPION since 2026-06-01T00:00:00Z: corrected, wrote a case study (mara), model saas v1");
        assertThat(store.touchpoints("saas", "c-7"))
                .as("only the timer that was due on the way planned one")
                .hasSize(1);
    }

    @Test
    void the_stage_as_of_an_instant_comes_from_history() {
        customers.handle("c-42", Saas.free(), MONDAY, "evt-1");
        customers.handle("c-42", Saas.pro(), TUESDAY, "evt-2");

        assertThat(customers.stageAsOf("c-42", MONDAY.minusSeconds(1))).isEmpty();
        assertThat(customers.stageAsOf("c-42", MONDAY)).contains(Plan.TRIAL);
        assertThat(customers.stageAsOf("c-42", TUESDAY)).contains(Plan.PAYING);
        assertThat(customers.stageAsOf("c-42", TUESDAY, NOW.minusSeconds(1)))
                .as("nothing had been written by then")
                .isEmpty();
        assertThat(customers.stageAsOf("c-42", TUESDAY, NOW)).contains(Plan.PAYING);
    }

    @Test
    void permitted_tells_events_and_guards() {
        customers.handle("c-42", Saas.free(), MONDAY, "evt-1");

        assertThat(customers.permitted("c-42"))
                .extracting(permit -> permit.event() + " " + permit.rule() + " " + permit.guards())
                .containsExactly("Subscribed TRIAL/Subscribed/paid plan [paid plan]", "Cancelled */Cancelled []");
    }

    @Test
    void an_unknown_subject_is_named() {
        assertThatExceptionOfType(UnknownSubjectException.class)
                .isThrownBy(() -> customers.why("nobody"))
                .withMessage("model saas knows no subject 'nobody'; handle an event for it, or adopt it, first")
                .satisfies(e -> assertThat(e.subject()).isEqualTo("nobody"));
        assertThat(customers.history("nobody")).isEmpty();
    }

    @Test
    void stages_are_read_page_by_page() {
        for (int i = 0; i < 1_200; i++) {
            customers.handle("c-" + i, Saas.pro(), MONDAY.plusSeconds(i), "e");
        }

        assertThat(customers.inStage(Plan.PAYING)).hasSize(1_200);
        assertThat(customers.inStage(Plan.CHURNED)).isEmpty();
        assertThat(customers.history()).hasSize(2_400);
        assertThat(customers.population())
                .isEqualTo(Map.of(Plan.TRIAL, 0L, Plan.PAYING, 1_200L, Plan.CHAMPION, 0L, Plan.CHURNED, 0L));
    }

    @Test
    void a_batch_is_handled_in_order() {
        List<Outcome> outcomes = customers
                .handle(List.of(
                        new Occurrence("c-1", Saas.pro(), MONDAY, "e1"),
                        new Occurrence("c-1", new Cancelled("price"), TUESDAY, "e2"),
                        new Occurrence("c-1", new Cancelled("price"), TUESDAY, "e2")))
                .outcomes();

        assertThat(outcomes)
                .extracting(outcome ->
                        outcome.fold(m -> "moved", s -> "stayed", i -> "ignored", r -> "refused", d -> "duplicate"))
                .containsExactly("moved", "moved", "duplicate");
    }

    @Test
    void what_is_missing_or_foreign_is_named() {
        assertThatNullPointerException()
                .isThrownBy(() -> customers.handle(null, Saas.pro(), MONDAY, "e1"))
                .withMessage("a subject id must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> customers.handle("c-1", Saas.pro(), MONDAY, null))
                .withMessage("an event id must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> customers.find(null))
                .withMessage("a subject id must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.inStage(Stage.of("NOWHERE")))
                .withMessageContaining("model saas v1 has no stage 'NOWHERE'");
        customers.handle("c-1", Saas.pro(), MONDAY, "e1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.correct("c-1", Plan.TRIAL, " ", "mara"))
                .withMessage("the reason of a correction must not be blank");
        assertThatNullPointerException().isThrownBy(() -> customers.correct("c-1", Plan.TRIAL, "typo", null));
    }

    @Test
    void history_replays_to_the_position_kept() {
        customers.handle("c-1", Saas.pro(), MONDAY, "e1");
        customers.handle("c-1", new Referred("bob"), TUESDAY, "e2");
        customers.handle("c-1", new Cancelled("price"), MONDAY, "e3");
        customers.handle("c-1", Saas.pro(), NOW, "e4");

        assertThat(History.replay(saas, customers.history("c-1")))
                .isEqualTo(customers.find("c-1").orElseThrow());
    }

    @Test
    @DisplayName("L-17: a listener is told after each commit in order; what it throws is counted and undoes nothing")
    void a_listener_is_told_in_order() {
        List<String> told = new ArrayList<>();
        Lifecycle noisy = Lifecycle.of(saas)
                .store(store)
                .clock(() -> NOW)
                .listener(change -> {
                    told.add((change.movedStage() ? "to " : "still ")
                            + change.after().stage() + " "
                            + change.entries().size() + " "
                            + change.touchpoints().size() + " "
                            + change.previous().isPresent());
                    if (change.after().stage() == Plan.CHAMPION) {
                        throw new IllegalStateException("listener is out of order");
                    }
                })
                .build();
        noisy.handle("c-1", Saas.pro(), MONDAY, "e1");
        noisy.handle("c-1", new Referred("bob"), TUESDAY, "e2");
        noisy.handle("c-1", new Referred("bob"), TUESDAY, "e2");
        noisy.handle("c-1", new Cancelled("price"), TUESDAY, "e3");

        assertThat(told).containsExactly("to PAYING 2 0 false", "to CHAMPION 1 1 true", "to CHURNED 1 0 true");
        assertThat(noisy.listenerFailures()).isEqualTo(1);
        assertThat(noisy.find("c-1")).get().extracting(Position::stage).isEqualTo(Plan.CHURNED);
        assertThat(customers.listenerFailures()).isZero();
    }

    @Test
    @DisplayName("L-17: with many threads on few subjects the listener still hears each subject's revisions in order")
    void a_listener_hears_revisions_in_order_from_many_threads() throws InterruptedException {
        Map<String, List<Long>> heard = new ConcurrentHashMap<>();
        Lifecycle busy = Lifecycle.of(saas)
                .store(store)
                .attempts(10_000)
                .listener(change -> heard.computeIfAbsent(change.subject(), s -> new ArrayList<>())
                        .add(change.after().revision()))
                .build();
        int threads = 8;
        int each = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        for (int t = 0; t < threads; t++) {
            int thread = t;
            pool.submit(() -> {
                go.await();
                for (int i = 0; i < each; i++) {
                    busy.handle("c-" + i % 3, Saas.free(), MONDAY, thread + "-" + i);
                }
                return null;
            });
        }
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(heard.values().stream().mapToInt(List::size).sum()).isEqualTo(threads * each);
        assertThat(heard.values()).allSatisfy(revisions -> assertThat(revisions).isSorted());
    }

    @Test
    void a_listener_may_call_back() {
        List<Lifecycle> self = new ArrayList<>();
        Lifecycle chain = Lifecycle.of(saas)
                .store(store)
                .listener(change -> {
                    if (change.subject().equals("c-1") && change.after().revision() < 3) {
                        self.get(0)
                                .handle(
                                        "c-1",
                                        Saas.free(),
                                        TUESDAY,
                                        "again-" + change.after().revision());
                    }
                })
                .build();
        self.add(chain);
        chain.handle("c-1", Saas.free(), MONDAY, "e1");

        assertThat(chain.find("c-1")).get().extracting(Position::revision).isEqualTo(3L);
    }

    @Test
    @DisplayName(
            "L-15: STALE is tried again a bounded number of times, then an error names subject, event, revision, attempts")
    void a_lost_race_is_tried_again_and_then_given_up() {
        int[] stale = {2};
        Lifecycle racing = lifecycle(staleStore(commit -> stale[0]-- > 0));
        assertThat(racing.handle("c-1", Saas.pro(), MONDAY, "e1")).isInstanceOf(Outcome.Moved.class);

        Lifecycle losing = Lifecycle.of(saas)
                .store(staleStore(commit -> true))
                .attempts(3)
                .aheadAtMost(Duration.ofDays(3_650))
                .build();
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> losing.handle("c-1", Saas.pro(), MONDAY, "e2"))
                .withMessage(
                        "subject 'c-1' was changed by someone else 3 times while applying Subscribed at revision 1;"
                                + " nothing was kept, retry later")
                .satisfies(e -> {
                    assertThat(e.subject()).isEqualTo("c-1");
                    assertThat(e.revision()).isEqualTo(1);
                    assertThat(e.attempts()).isEqualTo(3);
                });
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> losing.correct("c-1", Plan.TRIAL, "oops", "mara"));
        assertThat(losing.sweep(NOW.plus(Duration.ofDays(365))).failed()).containsOnlyKeys("c-1");
    }

    @Test
    void a_builder_refuses_nonsense() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(saas).build())
                .withMessageContaining("needs a store");
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(saas).store(store).store(store))
                .withMessageContaining("the store was already set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifecycle.of(saas).attempts(0))
                .withMessageContaining("at least 1 attempt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.handle(" ", Saas.pro(), MONDAY, "e"))
                .withMessageContaining("subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.inStage(Stage.of("")).toList())
                .withMessageContaining("stage");
    }

    /** The real store, which claims to have lost the race whenever told to. */
    private LifecycleStore staleStore(Function<Commit, Boolean> lost) {
        return (LifecycleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LifecycleStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("tryCommit")
                            && arguments[0] instanceof Commit commit
                            && lost.apply(commit)) {
                        return CommitResult.STALE;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void what_was_built_stays_as_it_is_when_its_builder_goes_on() {
        List<Change> changes = new ArrayList<>();
        LifecycleBuilder builder = Lifecycle.of(Saas.model()).store(store).clock(() -> NOW);
        Lifecycle first = builder.build();
        Lifecycle second = builder.listener(changes::add).build();

        first.handle("c-1", Saas.pro(), MONDAY, "e-1");
        assertThat(changes).isEmpty();
        second.handle("c-2", Saas.pro(), MONDAY, "e-1");
        assertThat(changes).extracting(Change::subject).containsExactly("c-2");
    }
}
