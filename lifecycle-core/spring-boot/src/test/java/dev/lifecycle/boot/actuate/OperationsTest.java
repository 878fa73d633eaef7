package dev.lifecycle.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Sweep;
import dev.lifecycle.boot.LifecycleAutoConfiguration;
import dev.lifecycle.boot.Lifecycles;
import dev.lifecycle.boot.RunListener;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.testkit.ForwardingStore;
import dev.lifecycle.testkit.ManualClock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator sees: meters, traces, health and the endpoint. */
class OperationsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Stage TRIAL = Stage.of("TRIAL");
    private static final Stage PAYING = Stage.of("PAYING");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas")
            .startAt(TRIAL).terminal(PAYING)
            .from(TRIAL).on("opened").ignore()
            .from(TRIAL).on("paid").touch(Touch.of("thank-you").via("email")).to(PAYING)
            .from(TRIAL).after(Duration.ofDays(30)).to(PAYING)
            .from(PAYING).on("paid").stay()
            .build();
    // spotless:on

    private final ManualClock clock = ManualClock.at(NOW);
    private final MockClock meterTime = new MockClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, meterTime);
    private final ObservationRegistry observations = ObservationRegistry.create();

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    LifecycleAutoConfiguration.class,
                    LifecycleActuatorAutoConfiguration.class))
            .withBean("saas", StageModel.class, () -> SAAS)
            .withBean(InstantSource.class, () -> clock)
            .withBean(SimpleMeterRegistry.class, () -> meters)
            .withBean(ObservationRegistry.class, () -> observations)
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:ops" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1",
                    "management.endpoints.web.exposure.include=*",
                    "management.endpoints.jmx.exposure.include=*",
                    "lifecycle.sweep.enabled=false");

    private static void story(Lifecycle customers) {
        customers.handle("c-1", Signal.of("opened"), NOW, "e-1");
        customers.handle("c-1", Signal.of("paid"), NOW, "e-2");
        customers.handle("c-1", Signal.of("paid"), NOW, "e-2");
        customers.handle("c-1", Signal.of("called"), NOW, "e-3");
        customers.handle(List.of(
                new Occurrence("c-2", Signal.of("opened"), NOW, "e-1"),
                new Occurrence("c-3", Signal.of("paid"), NOW, "e-1"),
                new Occurrence("c-3", Signal.of("paid"), NOW.plusSeconds(86_400), "e-2")));
    }

    private double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    @Test
    void events_are_counted_by_model_outcome_and_stage() {
        host.run(context -> {
            Lifecycle customers = context.getBean(Lifecycle.class);
            story(customers);
            assertThatThrownBy(() -> customers.handle("c-9", Signal.of("paid"), NOW.plusSeconds(86_400), "e-1"))
                    .hasMessageContaining("ahead");
            assertThat(count("lifecycle.events", "model", "saas", "outcome", "ignored", "stage", "TRIAL"))
                    .isEqualTo(2);
            assertThat(count("lifecycle.events", "outcome", "moved", "stage", "PAYING"))
                    .isEqualTo(2);
            assertThat(count("lifecycle.events", "outcome", "duplicate", "stage", "PAYING"))
                    .isEqualTo(1);
            assertThat(count("lifecycle.events", "outcome", "refused", "stage", "PAYING"))
                    .isEqualTo(1);
            assertThat(count("lifecycle.events", "outcome", "failed", "stage", "none"))
                    .isEqualTo(2);
            assertThat(meters.getMeters())
                    .flatExtracting(meter -> meter.getId().getTags())
                    .extracting(Tag::getValue)
                    .doesNotContain("c-1", "c-2", "c-3", "e-1", "e-2");
        });
    }

    @Test
    void lost_races_and_runs_are_counted() {
        LifecycleMeters counting = new LifecycleMeters(meters);
        assertThatThrownBy(() -> counting.of(SAAS).observe(new Occurrence("c-1", Signal.of("paid"), NOW, "e-1"), () -> {
                    throw new LostRaceException("somebody else was faster");
                }))
                .isInstanceOf(LostRaceException.class);
        assertThatThrownBy(() -> counting.of(SAAS).observe(List.of(), () -> {
                    throw new LostRaceException("somebody else was faster");
                }))
                .isInstanceOf(LostRaceException.class);
        assertThat(count("lifecycle.races.lost", "model", "saas")).isEqualTo(2);
        counting.swept("saas", new Sweep(List.of("c-1", "c-2"), Map.of("c-3", new Error())), Duration.ofSeconds(2));
        counting.brokeOff("sweep", "saas", new Error());
        counting.brokeOff("deliver", "saas", new Error());
        assertThat(meters.get("lifecycle.sweep").tag("result", "partly").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("lifecycle.sweep")
                        .tag("result", "broke off")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("lifecycle.delivery")
                        .tag("result", "broke off")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(count("lifecycle.swept", "outcome", "moved")).isEqualTo(2);
        assertThat(count("lifecycle.swept", "outcome", "failed")).isEqualTo(1);
        Delivery delivery =
                new Delivery(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of("k", "no such host"), false);
        counting.delivered("saas", delivery, Duration.ofSeconds(1));
        assertThat(meters.get("lifecycle.delivery")
                        .tag("result", "partly")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(count("lifecycle.delivered", "outcome", "sent")).isZero();
    }

    @Test
    void gauges_ask_the_database_once_a_minute_at_most() {
        AtomicInteger asked = new AtomicInteger();
        boolean[] away = {false};
        host.withInitializer(context -> context.addBeanFactoryPostProcessor(beans ->
                        beans.addBeanPostProcessor(new BeanPostProcessor() {
                            @Override
                            public Object postProcessAfterInitialization(Object bean, String name) {
                                return bean instanceof JdbcStore store
                                        ? new ForwardingStore(store) {
                                            @Override
                                            public Map<String, Long> population(String model) {
                                                asked.incrementAndGet();
                                                if (away[0]) {
                                                    throw new IllegalStateException("away");
                                                }
                                                return super.population(model);
                                            }
                                        }
                                        : bean;
                            }
                        })))
                .run(context -> {
                    story(context.getBean(Lifecycle.class));
                    clock.advance(Duration.ofMinutes(6));
                    context.getBean(LifecycleGauges.class).bindTo(meters);
                    assertThat(gauge("lifecycle.population", "model", "saas", "stage", "PAYING"))
                            .isEqualTo(2);
                    assertThat(gauge("lifecycle.population", "stage", "TRIAL")).isEqualTo(1);
                    assertThat(gauge("lifecycle.touchpoints.due")).isEqualTo(2);
                    assertThat(gauge("lifecycle.touchpoints.overdue")).isEqualTo(2);
                    assertThat(gauge("lifecycle.touchpoints.oldest")).isEqualTo(360);
                    assertThat(gauge("lifecycle.touchpoints.failed")).isZero();
                    context.getBean(Lifecycle.class).handle("c-2", Signal.of("paid"), NOW, "e-2");
                    meterTime.add(Duration.ofSeconds(59));
                    assertThat(gauge("lifecycle.population", "stage", "PAYING")).isEqualTo(2);
                    assertThat(asked).hasValue(1);
                    meterTime.add(Duration.ofSeconds(1));
                    assertThat(gauge("lifecycle.population", "stage", "PAYING")).isEqualTo(3);
                    assertThat(asked).hasValue(2);
                    away[0] = true;
                    meterTime.add(Duration.ofMinutes(1));
                    assertThat(gauge("lifecycle.population", "stage", "PAYING")).isNaN();
                    assertThat(gauge("lifecycle.touchpoints.due")).isNaN();
                    assertThat(asked).hasValue(3);
                });
    }

    @Test
    void an_event_is_a_span_of_the_trace_that_is_open() {
        SimpleTracer tracer = new SimpleTracer();
        observations.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        host.run(context -> {
            Lifecycle customers = context.getBean(Lifecycle.class);
            Observation.createNotStarted("request", observations)
                    .observe(() -> customers.handle("c-1", Signal.of("paid"), NOW, "e-1"));
            List<SimpleSpan> spans = new ArrayList<>(tracer.getSpans());
            SimpleSpan request = spans.get(0);
            SimpleSpan handled = spans.get(1);
            assertThat(handled.getName()).isEqualTo("handle paid");
            assertThat(handled.getTraceId()).isEqualTo(request.getTraceId());
            assertThat(handled.getParentId()).isEqualTo(request.getSpanId());
            assertThat(handled.getTags())
                    .containsEntry("lifecycle.model", "saas")
                    .containsEntry("lifecycle.event", "paid")
                    .containsEntry("lifecycle.outcome", "moved")
                    .containsEntry("lifecycle.stage", "PAYING")
                    .doesNotContainValue("c-1");
            assertThatThrownBy(() -> customers.handle("c-9", "what is that", NOW.plusSeconds(86_400), "e-1"))
                    .isInstanceOf(RuntimeException.class);
            SimpleSpan failed = new ArrayList<>(tracer.getSpans()).get(2);
            assertThat(failed.getTags())
                    .containsEntry("lifecycle.event", "none")
                    .containsEntry("lifecycle.outcome", "failed");
            assertThat(failed.getError()).isNotNull();
            customers.handle(List.of(new Occurrence("c-2", Signal.of("paid"), NOW, "e-1")));
            assertThat(new ArrayList<>(tracer.getSpans()).get(3).getTags()).containsEntry("lifecycle.events", "1");
        });
    }

    private static Health health(AssertableApplicationContext context) {
        return context.getBean("lifecycleHealthIndicator", HealthIndicator.class)
                .health(true);
    }

    @Test
    void health_says_what_is_overdue_given_up_or_broken_and_holds_it_against_the_bounds() {
        ApplicationContextRunner bound =
                host.withPropertyValues("lifecycle.health.overdue-at-most=10m", "lifecycle.health.failed-at-most=0");
        bound.run(context -> {
            Lifecycle customers = context.getBean(Lifecycle.class);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsEntry("models", List.of("saas"))
                    .containsEntry("oldestTouchpointOverdue", "PT0S")
                    .containsEntry("failedTouchpoints", 0);
            story(customers);
            clock.advance(Duration.ofMinutes(10));
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            clock.advance(Duration.ofMillis(1));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails()).containsEntry("oldestTouchpointOverdue", "PT10M0.001S");

            customers.deliver(clock.instant(), claim -> {});
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            clock.advance(Duration.ofDays(31));
            assertThat(health(context).getStatus()).as("a timer").isEqualTo(Status.DOWN);
            customers.sweep(clock.instant());
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);

            customers.handle("c-4", Signal.of("paid"), clock.instant(), "e-1");
            for (int attempt = 0; customers.failedTouchpoints().findAny().isEmpty(); attempt++) {
                assertThat(attempt).isLessThan(100);
                customers.deliver(clock.instant(), claim -> {
                    throw new IllegalStateException("mailbox full");
                });
                clock.advance(Duration.ofHours(12));
            }
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails()).containsEntry("failedTouchpoints", 1);
            String key =
                    customers.failedTouchpoints().findAny().orElseThrow().key().text();
            customers.retry(key);
            customers.delivered(key);
            RunListener told = context.getBean("lifecycleHealthIndicator", RunListener.class);
            told.brokeOff("sweep", "saas", new IllegalStateException("away"));
            told.brokeOff("deliver", "saas", new IllegalStateException("away"));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails().get("brokenOff").toString())
                    .contains("sweep of saas=java.lang.IllegalStateException");
            told.swept("saas", new Sweep(List.of(), Map.of()), Duration.ZERO);
            told.delivered("saas", customers.deliver(clock.instant(), claim -> {}), Duration.ZERO);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);

            new JdbcTemplate(context.getBean(DataSource.class)).execute("DROP TABLE lifecycle_event");
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails().get("error").toString())
                    .contains("table lifecycle_event cannot be read");
        });
    }

    @Test
    void the_endpoint_shows_models_and_masks_customers() {
        host.run(context -> {
            story(context.getBean(Lifecycle.class));
            LifecycleEndpoint endpoint = context.getBean(LifecycleEndpoint.class);
            ModelsDescriptor.ModelDescriptor model = endpoint.models().models().get("saas");
            assertThat(model.population()).containsExactly(Map.entry("TRIAL", 1L), Map.entry("PAYING", 2L));
            assertThat(model.mermaid()).startsWith("stateDiagram-v2");
            assertThat(endpoint.subject(SecurityContext.NONE, "crm", "c-1")).isNull();
            assertThat(endpoint.subject(SecurityContext.NONE, "saas", "c-99")).isNull();
            context.getBean(Lifecycle.class).correct("c-1", TRIAL, "asked for it", "Zoe");
            SubjectDescriptor masked = endpoint.subject(SecurityContext.NONE, "saas", "c-1");
            assertThat(masked.stage()).isEqualTo("TRIAL");
            assertThat(masked.subject()).isEqualTo("******");
            assertThat(masked.history()).hasSize(5);
            assertThat(masked.touchpoints()).hasSize(1);
            assertThat(masked.why()).startsWith("in TRIAL since 2026-03-02T09:00:00Z");
            assertThat(masked.toString()).doesNotContain("c-1", "e-1", "e-2", "Zoe", "asked for it");
        });
    }

    @Test
    void ids_are_shown_to_whom_the_host_says_and_go_through_its_sanitizing_functions() {
        host.withPropertyValues("lifecycle.endpoint.show-ids=when-authorized", "lifecycle.endpoint.roles=support")
                .run(context -> {
                    story(context.getBean(Lifecycle.class));
                    LifecycleEndpoint endpoint = context.getBean(LifecycleEndpoint.class);
                    assertThat(endpoint.subject(SecurityContext.NONE, "saas", "c-1")
                                    .subject())
                            .isEqualTo("******");
                    assertThat(endpoint.subject(signedIn("sales"), "saas", "c-1")
                                    .subject())
                            .isEqualTo("******");
                    SubjectDescriptor shown = endpoint.subject(signedIn("support"), "saas", "c-1");
                    assertThat(shown.subject()).isEqualTo("c-1");
                    assertThat(shown.why()).contains("paid (e-2)");
                    assertThat(shown.history().get(1).eventId()).isEqualTo("e-1");
                });
        host.withPropertyValues("lifecycle.endpoint.show-ids=always")
                .withBean(
                        SanitizingFunction.class,
                        () -> data -> data.getKey().equals("eventId") ? data.withSanitizedValue() : data)
                .run(context -> {
                    story(context.getBean(Lifecycle.class));
                    SubjectDescriptor shown =
                            context.getBean(LifecycleEndpoint.class).subject(SecurityContext.NONE, "saas", "c-1");
                    assertThat(shown.subject()).isEqualTo("c-1");
                    assertThat(shown.history().get(1).eventId()).isEqualTo("******");
                });
    }

    private static SecurityContext signedIn(String role) {
        return new SecurityContext() {
            @Override
            public Principal getPrincipal() {
                return () -> "ann";
            }

            @Override
            public boolean isUserInRole(@Nullable String asked) {
                return Set.of(role).contains(asked);
            }
        };
    }

    @Test
    void each_part_is_left_out_where_the_host_has_nothing_to_show_it_with_or_has_its_own() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        LifecycleAutoConfiguration.class,
                        LifecycleActuatorAutoConfiguration.class))
                .withBean("saas", StageModel.class, () -> SAAS)
                .withBean(
                        "lifecycleHealthIndicator",
                        HealthIndicator.class,
                        () -> () -> Health.up().build())
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:ops" + DATABASES.incrementAndGet())
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Lifecycles.class)
                        .hasSingleBean(LifecycleStore.class)
                        .doesNotHaveBean(LifecycleMeters.class)
                        .doesNotHaveBean(LifecycleGauges.class)
                        .doesNotHaveBean(ObservedEvents.class)
                        .doesNotHaveBean(LifecycleHealthIndicator.class)
                        .doesNotHaveBean(LifecycleEndpoint.class));
        assertThat(meters.getMeters()).extracting(Meter::getId).isEmpty();
    }
}
