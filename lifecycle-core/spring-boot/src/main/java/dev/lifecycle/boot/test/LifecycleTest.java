package dev.lifecycle.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the application's lifecycles alone: the models and what belongs to them (rules of contact, listeners, customizers), over a
 * {@link dev.lifecycle.store.InMemoryStore}, by a {@link dev.lifecycle.testkit.ManualClock} that begins at 2026-01-01T00:00:00Z. No database,
 * no web, no schedule: a test moves the clock and sweeps. A {@link dev.lifecycle.testkit.Scenario} of the one model can be injected.
 *
 * <p>Models in a {@code @Configuration} class of their own are brought in with {@code @Import}, as in every slice.
 *
 * <pre>{@code
 * @LifecycleTest
 * @Import(Models.class)
 * class SaasTest {
 *     @Test
 *     void a_trial_ends(@Autowired Lifecycle customers, @Autowired ManualClock clock) {
 *         customers.handle("c-1", new SignedUp(), clock.instant(), "e-1");
 *         clock.advance(Duration.ofDays(15));
 *         customers.sweep(clock.instant());
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(LifecycleTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(LifecycleTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface LifecycleTest {

    /** Properties of the environment, such as {@code name=value}. */
    String[] properties() default {};

    /** Whether the types that belong to lifecycles are found by scanning. */
    boolean useDefaultFilters() default true;

    /** What is found by scanning besides. */
    Filter[] includeFilters() default {};

    /** What is not found by scanning. */
    Filter[] excludeFilters() default {};

    /** Auto-configurations that are left out. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
