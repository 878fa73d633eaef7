package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Two nodes share a database, sweep and deliver under load: nothing is lost, nothing comes twice, caps are exact. */
class TwoNodesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int EVENTS = 3;
    private static final int CAP = 2;
    private static final Stage TRIAL = Stage.of("TRIAL");
    private static final Stage GONE = Stage.of("GONE");
    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas")
            .startAt(TRIAL).terminal(GONE)
            .from(TRIAL).on("used").touch("tip").stay()
            .from(TRIAL).after(Duration.ofDays(30)).touch("goodbye").to(GONE)
            .from(GONE).on("used").touch("tip").stay()
            .build();
    // spotless:on

    /** What both nodes share beside the database. */
    private static final class World {
        static final ManualClock CLOCK = ManualClock.at(NOW);
        static final Queue<Claim> SENT = new ConcurrentLinkedQueue<>();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Node {
        @Bean
        StageModel saas() {
            return SAAS;
        }

        @Bean
        InstantSource clock() {
            return World.CLOCK;
        }

        @Bean
        ContactRules rules() {
            return ContactRules.of().cap(CAP, Duration.ofDays(365));
        }

        @Bean
        Sender sender() {
            return World.SENT::add;
        }
    }

    @Test
    void on_h2() throws InterruptedException {
        run("h2", 25);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void many_customers(String database) throws InterruptedException {
        run(database, 300);
    }

    private static void run(String database, int customers) throws InterruptedException {
        World.CLOCK.set(NOW);
        World.SENT.clear();
        String url = Databases.url(database);
        try (ConfigurableApplicationContext one = node(url);
                ConfigurableApplicationContext other = node(url)) {
            AtomicInteger handled = new AtomicInteger();
            Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
            List<Thread> hosts = new ArrayList<>();
            for (ConfigurableApplicationContext node : List.of(one, other)) {
                Lifecycle lifecycle = node.getBean(Lifecycle.class);
                hosts.add(new Thread(() -> feed(lifecycle, customers, handled, thrown)));
            }
            hosts.forEach(Thread::start);
            for (Thread host : hosts) {
                host.join();
            }
            assertThat(thrown).isEmpty();
            assertThat(handled).as("each event once").hasValue(customers * EVENTS);
            World.CLOCK.advance(Duration.ofDays(31));
            LifecycleStore store = one.getBean(LifecycleStore.class);
            for (int i = 0; i < 3_000 && !isQuiet(store, customers); i++) {
                Thread.sleep(20);
                World.CLOCK.advance(Duration.ofMinutes(1));
            }
            assertThat(isQuiet(store, customers)).isTrue();
        }
        check(url, customers);
    }

    /** Both nodes are handed the same events, as a queue does that delivers at least once. */
    private static void feed(Lifecycle lifecycle, int customers, AtomicInteger handled, Queue<Throwable> thrown) {
        for (int event = 0; event < EVENTS; event++) {
            for (int c = 0; c < customers; c++) {
                try {
                    Outcome outcome = lifecycle.handle("c-" + c, Signal.of("used"), NOW, "e-" + event);
                    if (!(outcome instanceof Outcome.Duplicate)) {
                        handled.incrementAndGet();
                    }
                } catch (RuntimeException e) {
                    thrown.add(e);
                }
            }
        }
    }

    private static boolean isQuiet(LifecycleStore store, int customers) {
        return store.population("saas").getOrDefault("GONE", 0L) == customers
                && store.dueTouchpoints(World.CLOCK.instant().plus(Duration.ofDays(400)), null, 1)
                        .items()
                        .isEmpty();
    }

    private static void check(String url, int customers) {
        try (ConfigurableApplicationContext after = node(url, "lifecycle.sweep.enabled=false")) {
            Lifecycle lifecycle = after.getBean(Lifecycle.class);
            LifecycleStore store = after.getBean(LifecycleStore.class);
            Map<String, Long> sent =
                    World.SENT.stream().collect(Collectors.groupingBy(Claim::owner, Collectors.counting()));
            assertThat(World.SENT.stream().map(claim -> claim.touchpoint().key().text()))
                    .as("nothing twice")
                    .doesNotHaveDuplicates();
            for (int c = 0; c < customers; c++) {
                String customer = "c-" + c;
                assertThat(sent.get(customer)).as("sent to %s", customer).isEqualTo(CAP);
                assertThat(lifecycle.history(customer).stream()
                                .filter(row -> row.kind() == Kind.MOVED)
                                .map(HistoryEntry::to))
                        .as("timers of %s", customer)
                        .hasSize(1);
                assertThat(store.touchpoints("saas", customer))
                        .hasSize(EVENTS + 1)
                        .extracting(Touchpoint::status)
                        .containsOnly(Touchpoint.Status.SENT, Touchpoint.Status.SUPPRESSED);
            }
        }
    }

    private static ConfigurableApplicationContext node(String url, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.maximum-pool-size=5",
                "spring.datasource.hikari.minimum-idle=1",
                "logging.level.root=error",
                "lifecycle.sweep.every=10ms",
                "lifecycle.sweep.lag=0s",
                "lifecycle.deliver.every=10ms",
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                        + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"));
        properties.addAll(List.of(more));
        return new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .properties(properties.toArray(String[]::new))
                .run();
    }
}
