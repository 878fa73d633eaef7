package dev.lifecycle.examples.micrometer;

import static dev.lifecycle.examples.micrometer.LifecycleMetersTest.Plan.CHURNED;
import static dev.lifecycle.examples.micrometer.LifecycleMetersTest.Plan.PAYING;
import static dev.lifecycle.examples.micrometer.LifecycleMetersTest.Plan.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleMetersTest {

    enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHURNED
    }

    record Subscribed(int price) {}

    record Cancelled() {}

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas")
            .stages(TRIAL, PAYING, CHURNED).startAt(TRIAL).exit(CHURNED).terminal(CHURNED)
            .from(TRIAL) .on(Subscribed.class)      .when("paid plan", event -> event.price() > 0).touch("welcome").to(PAYING)
            .from(TRIAL) .after(Duration.ofDays(14)).to(CHURNED)
            .from(PAYING).on(Cancelled.class)       .to(CHURNED)
            .build();
    // spotless:on

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Lifecycle customers = Lifecycle.of(SAAS)
            .store(new InMemoryStore())
            .listener(new LifecycleMeters(registry))
            .build();

    @BeforeEach
    void customers_come_and_go() {
        customers.handle("c-1", new Subscribed(0), MONDAY, "e-1");
        customers.handle("c-1", new Subscribed(29), MONDAY.plus(Duration.ofDays(2)), "e-2");
        customers.handle("c-1", new Subscribed(29), MONDAY.plus(Duration.ofDays(2)), "e-2");
        customers.handle("c-1", new Cancelled(), MONDAY.plus(Duration.ofDays(12)), "e-3");
        customers.handle("c-2", new Subscribed(0), MONDAY, "e-1");
        customers.handle("c-3", new Subscribed(29), MONDAY, "e-1");
        customers.sweep(MONDAY.plus(Duration.ofDays(30)));
    }

    @Test
    void events_are_counted_by_stage_and_outcome() {
        assertThat(events("TRIAL", "started", "host")).isEqualTo(3);
        assertThat(events("TRIAL", "refused", "event")).isEqualTo(2);
        assertThat(events("TRIAL", "moved", "event"))
                .as("the duplicate counts no second time")
                .isEqualTo(2);
        assertThat(events("TRIAL", "moved", "timer")).isEqualTo(1);
        assertThat(events("PAYING", "moved", "event")).isEqualTo(1);
        assertThat(registry.get("lifecycle.touchpoints")
                        .tag("touchpoint", "welcome")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void each_stay_is_timed_from_entering_to_leaving() {
        assertThat(days("TRIAL"))
                .as("2 of one customer, 14 of the second, none of the third")
                .isEqualTo(16);
        assertThat(days("PAYING")).isEqualTo(10);
        assertThat(registry.find("lifecycle.time.in.stage")
                        .tag("stage", "CHURNED")
                        .timer())
                .isNull();
    }

    @Test
    void no_tag_tells_whose_event_it_was() {
        assertThat(registry.getMeters())
                .isNotEmpty()
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .doesNotContain("c-1", "c-2", "c-3", "e-1", "e-2", "e-3");
    }

    @Test
    void it_takes_less_than_sixty_lines() throws IOException {
        Path source = Path.of(
                System.getProperty("basedir", "."),
                "src/main/java/dev/lifecycle/examples/micrometer/LifecycleMeters.java");
        try (Stream<String> lines = Files.lines(source)) {
            assertThat(lines.count()).isLessThan(60);
        }
    }

    private double events(String stage, String outcome, String source) {
        return registry.get("lifecycle.events")
                .tags("model", "saas", "stage", stage, "outcome", outcome, "source", source)
                .counter()
                .count();
    }

    private double days(String stage) {
        return registry.get("lifecycle.time.in.stage")
                .tags("model", "saas", "stage", stage)
                .timer()
                .totalTime(TimeUnit.DAYS);
    }
}
