package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.Shop.Ordered;
import dev.lifecycle.boot.Shop.Standing;
import dev.lifecycle.boot.actuate.LifecycleActuatorAutoConfiguration;
import dev.lifecycle.model.Position;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What Spring generates ahead of time for a host is compiled and runs: what a native image is made of, as far as that goes on the JVM. */
@CompileWithForkedClassLoader
class AheadOfTimeProcessingTest {

    @Configuration(proxyBeanMethods = false)
    @Import(Shop.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class,
        SimpleMetricsExportAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        LifecycleAutoConfiguration.class,
        LifecycleActuatorAutoConfiguration.class
    })
    static class Application {
        @Bean
        Till till(Lifecycle shopLifecycle) {
            return new Till(shopLifecycle);
        }
    }

    static class Till {
        private final Lifecycle customers;

        Till(Lifecycle customers) {
            this.customers = customers;
        }

        @RetryLostRace
        public void order(String customer, String number) {
            customers.handle(customer, new Ordered(number), Instant.EPOCH, number);
        }
    }

    @Test
    void the_generated_application_runs_and_joins_transactions() {
        TestGenerationContext generation = new TestGenerationContext();
        try (GenericApplicationContext host = prepared(new AnnotationConfigApplicationContext(), "aot1")) {
            ((AnnotationConfigApplicationContext) host).register(Application.class);
            new ApplicationContextAotGenerator().processAheadOfTime(host, generation);
        }
        generation.writeGeneratedContent();
        checkHints(generation.getRuntimeHints());
        TestCompiler.forSystem().with(generation).compile(compiled -> {
            @SuppressWarnings("unchecked")
            ApplicationContextInitializer<GenericApplicationContext> generated =
                    compiled.getInstance(ApplicationContextInitializer.class);
            runs(generated::initialize);
        });
    }

    private static void checkHints(RuntimeHints hints) {
        assertThat(RuntimeHintsPredicates.resource().forResource("dev/lifecycle/jdbc/h2-1.sql"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource().forResource("dev/lifecycle/jdbc/postgresql-5.sql"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(LifecycleProperties.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(LifecycleProperties.Sweep.class))
                .accepts(hints);
    }

    private static void runs(Consumer<GenericApplicationContext> generated) {
        try (GenericApplicationContext application = prepared(new GenericApplicationContext(), "aot2")) {
            generated.accept(application);
            application.refresh();
            Lifecycle customers = BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                    application.getBeanFactory(), Lifecycle.class, "shop");
            application.getBean(Till.class).order("c-1", "o-1");
            assertThat(customers.find("c-1").map(Position::stage)).contains(Standing.ACTIVE);
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        application.getBean(Till.class).order("c-2", "o-2");
                        status.setRollbackOnly();
                    });
            assertThat(customers.find("c-2")).isEmpty();
        }
    }

    private static GenericApplicationContext prepared(GenericApplicationContext context, String database) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:h2:mem:" + database,
                                "management.endpoints.web.exposure.include",
                                "*",
                                "lifecycle.sweep.every",
                                "1h")));
        return context;
    }
}
