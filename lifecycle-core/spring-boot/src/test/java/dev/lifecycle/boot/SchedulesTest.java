package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Sweep;
import dev.lifecycle.boot.Shop.Ordered;
import dev.lifecycle.boot.Shop.Standing;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.StoreException;
import dev.lifecycle.testkit.ForwardingStore;
import dev.lifecycle.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Timers fire and touchpoints go out by themselves, and a run that fails is not the last. */
class SchedulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NOW);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LifecycleStore store = new ForwardingStore(new InMemoryStore(clock)) {
        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            if (broken.get()) {
                throw new StoreException("the database is away");
            }
            return super.due(model, upTo, cursor, limit);
        }
    };
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final RunListener listener = new RunListener() {
        @Override
        public void swept(String model, Sweep sweep, Duration took) {
            runs.add("swept " + model);
            assertThat(took).isGreaterThanOrEqualTo(Duration.ZERO);
        }

        @Override
        public void delivered(String model, Delivery delivery, Duration took) {
            runs.add("delivered " + model);
        }

        @Override
        public void brokeOff(String run, String model, Throwable thrown) {
            runs.add(run + " of " + model + " broke off");
        }
    };

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
            .withBean("shop", StageModel.class, () -> Shop.SHOP)
            .withBean(LifecycleStore.class, () -> store)
            .withBean(InstantSource.class, () -> clock)
            .withBean(RunListener.class, () -> listener)
            .withPropertyValues("lifecycle.sweep.every=20ms", "lifecycle.deliver.every=20ms", "lifecycle.sweep.lag=1h");

    @Test
    void timers_fire_after_their_lag_and_touchpoints_go_out() {
        List<String> sent = new CopyOnWriteArrayList<>();
        host.withBean(Sender.class, () -> claim -> sent.add(claim.touchpoint().id()))
                .run(context -> {
                    Lifecycle customers = context.getBean(Lifecycle.class);
                    customers.handle("c-1", new Ordered("o-1"), NOW, "o-1");
                    until(() -> sent.contains("thank-you"));
                    clock.advance(Duration.ofDays(90).plusMinutes(59));
                    runs.clear();
                    until(() -> runs.contains("swept shop"));
                    assertThat(customers.find("c-1").map(Position::stage)).contains(Standing.ACTIVE);
                    clock.advance(Duration.ofMinutes(2));
                    until(() -> sent.contains("we-miss-you"));
                    assertThat(customers.find("c-1").map(Position::stage)).contains(Standing.GONE);
                });
        assertThat(sent).containsExactly("thank-you", "we-miss-you");
    }

    @Test
    void without_a_sender_nothing_is_delivered_and_what_is_switched_off_does_not_run() {
        host.run(context -> {
            until(() -> runs.contains("swept shop"));
            assertThat(runs).doesNotContain("delivered shop");
        });
        runs.clear();
        host.withBean(Sender.class, () -> claim -> {})
                .withPropertyValues("lifecycle.sweep.enabled=false")
                .run(context -> {
                    until(() -> runs.contains("delivered shop"));
                    assertThat(runs).doesNotContain("swept shop");
                });
        runs.clear();
        host.withBean(Sender.class, () -> claim -> {})
                .withPropertyValues("lifecycle.deliver.enabled=false")
                .run(context -> {
                    until(() -> runs.contains("swept shop"));
                    assertThat(runs).doesNotContain("delivered shop");
                });
    }

    @Test
    void a_run_that_breaks_off_is_told_and_the_next_one_comes() {
        broken.set(true);
        host.run(context -> {
            until(() -> runs.contains("sweep of shop broke off"));
            broken.set(false);
            until(() -> runs.contains("swept shop"));
        });
    }

    @Test
    void the_run_under_way_is_waited_for_when_the_application_stops() {
        CountDownLatch sending = new CountDownLatch(1);
        List<String> sent = new CopyOnWriteArrayList<>();
        host.withBean(Sender.class, () -> claim -> {
                    sending.countDown();
                    Thread.sleep(300);
                    sent.add(claim.touchpoint().id());
                })
                .run(context -> {
                    context.getBean(Lifecycle.class).handle("c-1", new Ordered("o-1"), NOW, "o-1");
                    assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();
                    LifecycleSchedules schedules = context.getBean(LifecycleSchedules.class);
                    assertThat(schedules.isRunning()).isTrue();
                    schedules.stop();
                    assertThat(sent).containsExactly("thank-you");
                    assertThat(schedules.isRunning()).isFalse();
                    schedules.start();
                    schedules.start();
                    runs.clear();
                    until(() -> runs.contains("delivered shop"));
                });
        assertThat(sent).containsExactly("thank-you");
    }

    @Test
    void threads_are_virtual_where_the_application_has_them() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (String virtual : List.of("true", "false")) {
            host.withBean("threads", RunListener.class, () -> new RunListener() {
                        @Override
                        public void swept(String model, Sweep sweep, Duration took) {
                            threads.add(Thread.currentThread());
                        }
                    })
                    .withPropertyValues("spring.threads.virtual.enabled=" + virtual)
                    .run(context -> until(() -> !threads.isEmpty()));
            assertThat(threads.get(0).getName()).startsWith("lifecycle-");
            assertThat(threads.get(0).toString().startsWith("VirtualThread"))
                    .isEqualTo(virtual.equals("true") && Runtime.version().feature() >= 21);
            threads.clear();
        }
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 1_000 && !holds.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(holds.getAsBoolean()).as("within twenty seconds").isTrue();
    }
}
