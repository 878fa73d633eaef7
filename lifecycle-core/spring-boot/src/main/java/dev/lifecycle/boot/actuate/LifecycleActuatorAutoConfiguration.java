package dev.lifecycle.boot.actuate;

import dev.lifecycle.boot.LifecycleAutoConfiguration;
import dev.lifecycle.boot.LifecycleDataSource;
import dev.lifecycle.boot.LifecycleProperties;
import dev.lifecycle.boot.Lifecycles;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.Schema;
import dev.lifecycle.store.LifecycleStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What an operator sees of lifecycles, each part where the application has what it is shown with, and no bean of the same name of its own.
 */
@AutoConfiguration(
        after = LifecycleAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnBean(Lifecycles.class)
public final class LifecycleActuatorAutoConfiguration {

    /** From when on a touchpoint counts as overdue where the host has not said. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static final class Metrics {

        @Bean
        @ConditionalOnMissingBean(name = "lifecycleMeters")
        LifecycleMeters lifecycleMeters(MeterRegistry registry) {
            return new LifecycleMeters(registry);
        }

        @Bean
        @ConditionalOnMissingBean(name = "lifecycleGauges")
        LifecycleGauges lifecycleGauges(
                Lifecycles lifecycles,
                LifecycleStore store,
                ObjectProvider<InstantSource> clock,
                LifecycleProperties properties) {
            Duration bound = properties.health().overdueAtMost();
            return new LifecycleGauges(
                    lifecycles,
                    store,
                    clock.getIfUnique(InstantSource::system),
                    properties.metrics().readAtMostEvery(),
                    bound == null ? PATIENCE : bound);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static final class Observations {

        @Bean
        @ConditionalOnMissingBean(name = "lifecycleObservations")
        ObservedEvents lifecycleObservations(ObservationRegistry registry) {
            return new ObservedEvents(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("lifecycle")
    static final class Healths {

        @Bean
        @ConditionalOnMissingBean(name = "lifecycleHealthIndicator")
        LifecycleHealthIndicator lifecycleHealthIndicator(
                Lifecycles lifecycles,
                LifecycleStore store,
                ObjectProvider<LifecycleDataSource> database,
                ObjectProvider<JdbcOptions> options,
                ObjectProvider<InstantSource> clock,
                LifecycleProperties properties) {
            LifecycleDataSource kept = database.getIfAvailable();
            JdbcOptions set = options.getIfAvailable();
            Runnable tables = kept == null || set == null ? store::models : () -> Schema.validate(kept.source(), set);
            return new LifecycleHealthIndicator(
                    lifecycles, store, tables, clock.getIfUnique(InstantSource::system), properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    @ConditionalOnAvailableEndpoint(LifecycleEndpoint.class)
    static final class Endpoints {

        @Bean
        @ConditionalOnMissingBean(name = "lifecycleEndpoint")
        LifecycleEndpoint lifecycleEndpoint(
                Lifecycles lifecycles,
                LifecycleStore store,
                ObjectProvider<SanitizingFunction> functions,
                LifecycleProperties properties) {
            return new LifecycleEndpoint(
                    lifecycles,
                    store,
                    new Sanitizer(functions.orderedStream().toList()),
                    Show.valueOf(properties.endpoint().showIds().name()),
                    properties.endpoint().roles());
        }
    }
}
