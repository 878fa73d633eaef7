package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-33: right before sending")
class DeliveryClaimsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    // spotless:off
    private static final StageModel MODEL = StageModel.named("mail")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on("hello").touch(Touch.of("welcome").cancelIfLeft()).stay()
            .from(Plan.TRIAL).on("pay").to(Plan.PAYING)
            .terminal(Plan.PAYING)
            .build();
    // spotless:on

    private final Instant[] storeClock = {NOON};
    private final InMemoryStore store = new InMemoryStore(() -> storeClock[0]);
    private final List<String> sent = new ArrayList<>();

    private Lifecycle mail(ContactRules rules) {
        return Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> NOON)
                .aheadAtMost(Duration.ofDays(30))
                .contactRules(rules)
                .build();
    }

    private void greet(Lifecycle mail, int customers) {
        for (int i = 0; i < customers; i++) {
            mail.handle("c-" + i, Signal.of("hello"), NOON, "e1");
        }
    }

    @Test
    void who_is_erased_merged_or_left_while_a_run_holds_the_claim_is_not_sent_to() {
        Lifecycle mail = mail(ContactRules.of());
        greet(mail, 40);
        Set<String> gone = new HashSet<>();

        Delivery delivery = mail.deliver(NOON, claim -> {
            sent.add(claim.owner());
            for (int i = 0; i < 40 && gone.isEmpty(); i++) {
                String other = "c-" + i;
                if (!other.equals(claim.owner()) && !other.equals("c-0")) {
                    switch (i % 3) {
                        case 0 -> mail.erase(other);
                        case 1 -> mail.handle(other, Signal.of("pay"), NOON, "e2");
                        default -> mail.merge(other, claim.owner());
                    }
                }
                if (i == 39) {
                    gone.add("all");
                }
            }
        });

        // the first, and c-0 if that was not the first
        assertThat(sent).hasSizeBetween(1, 2);
        assertThat(delivery.errors()).isEmpty();
        assertThat(delivery.failed()).isEmpty();
        assertThat(store.population("mail").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("everybody but those merged")
                .isGreaterThan(20);
    }

    @Test
    void a_run_longer_than_its_lease_leaves_the_rest_to_others() {
        Lifecycle mail = mail(ContactRules.of().lease(Duration.ofMinutes(2)));
        greet(mail, 100);
        Map<String, Integer> times = new ConcurrentHashMap<>();
        int[] depth = {0};

        mail.deliver(NOON, claim -> {
            times.merge(claim.owner(), 1, Integer::sum);
            storeClock[0] = storeClock[0].plusSeconds(50);
            if (depth[0] == 0) {
                // another worker comes by while this one is at it, its clock ten minutes ahead
                depth[0] = 1;
                mail.deliver(NOON.plus(Duration.ofMinutes(10)), other -> times.merge(other.owner(), 1, Integer::sum));
                depth[0] = 0;
            }
        });

        assertThat(times).hasSize(100);
        assertThat(times.values()).containsOnly(1);
        for (int i = 0; i < 100; i++) {
            assertThat(store.touchpoints("mail", "c-" + i).get(0).attempts()).isEqualTo(1);
        }
    }

    @Test
    void workers_whose_clocks_are_ten_minutes_apart_never_hold_one_at_once() throws Exception {
        Lifecycle mail = mail(ContactRules.of());
        greet(mail, 100);
        Map<String, AtomicInteger> inHand = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
        List<String> atOnce = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Delivery>> runs = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            Instant now = NOON.plus(Duration.ofMinutes(10L * worker));
            runs.add(pool.submit(() -> mail.deliver(now, claim -> {
                AtomicInteger hands = inHand.computeIfAbsent(claim.owner(), owner -> new AtomicInteger());
                if (hands.incrementAndGet() > 1) {
                    atOnce.add(claim.owner());
                }
                Thread.sleep(1);
                times.computeIfAbsent(claim.owner(), owner -> new AtomicInteger())
                        .incrementAndGet();
                hands.decrementAndGet();
            })));
        }
        for (Future<Delivery> run : runs) {
            run.get();
        }
        pool.shutdown();

        assertThat(atOnce).isEmpty();
        assertThat(times)
                .hasSize(100)
                .allSatisfy((owner, count) -> assertThat(count).hasValue(1));
    }

    @Test
    @DisplayName("L-18: keys are never given twice, also after the customer was erased and came back")
    void keys_are_never_given_twice() {
        Lifecycle mail = mail(ContactRules.of());
        Set<String> keys = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            greet(mail, 3);
            mail.deliver(
                    NOON,
                    claim -> assertThat(keys.add(claim.touchpoint().key().toString()))
                            .isTrue());
            for (int i = 0; i < 3; i++) {
                mail.erase("c-" + i);
            }
        }
        assertThat(keys).hasSize(15).allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    @Test
    void a_key_that_was_given_before_is_refused_and_nothing_is_kept() {
        Lifecycle mail = Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> NOON)
                .aheadAtMost(Duration.ofDays(30))
                .touchpointKeys(() -> "always")
                .build();
        greet(mail, 1);

        assertThatThrownBy(() -> mail.handle("c-9", Signal.of("hello"), NOON, "e1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'always' was given before");
        assertThat(mail.find("c-9")).isEmpty();
    }

    @Test
    @DisplayName("L-18: a listener hears of the keys that are kept")
    void a_listener_hears_of_the_keys_that_are_kept() {
        List<Touchpoint> heard = new ArrayList<>();
        Lifecycle mail = Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> NOON)
                .aheadAtMost(Duration.ofDays(30))
                .listener(change -> heard.addAll(change.touchpoints()))
                .build();
        greet(mail, 1);

        assertThat(heard).isEqualTo(store.touchpoints("mail", "c-0")).hasSize(1);
    }

    @Test
    @DisplayName("L-32: what was thrown is told by key, and an interrupted run says so")
    void a_delivery_tells_what_was_thrown_and_that_it_was_interrupted() {
        Lifecycle mail = mail(ContactRules.of());
        greet(mail, 3);

        Delivery delivery = mail.deliver(NOON, claim -> {
            sent.add(claim.touchpoint().key().toString());
            throw new InterruptedException("stop");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery.interrupted()).isTrue();
        assertThat(delivery).hasToString("0 sent, 1 postponed, 0 suppressed, 0 failed, interrupted");
        assertThat(delivery.errors()).isEqualTo(Map.of(sent.get(0), "java.lang.InterruptedException: stop"));
        assertThat(mail.deliver(NOON, claim -> {}))
                .as("what was not tried was given back")
                .hasToString("2 sent, 0 postponed, 0 suppressed, 0 failed");
        Thread.currentThread().interrupt();
        Delivery none = mail.deliver(NOON.plus(Duration.ofDays(1)), claim -> {});
        assertThat(Thread.interrupted()).isTrue();
        assertThat(none).hasToString("0 sent, 0 postponed, 0 suppressed, 0 failed, interrupted");
        assertThat(mail.deliver(NOON.plus(Duration.ofDays(1)), claim -> {}).sent())
                .extracting(Touchpoint::status)
                .containsExactly(Status.SENT);
    }
}
