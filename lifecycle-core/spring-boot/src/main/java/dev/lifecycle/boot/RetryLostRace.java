package dev.lifecycle.boot;

import dev.lifecycle.store.LostRaceException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * Runs the whole method again, its transaction included, if somebody else was faster with the same customer or row: beside
 * {@code @Transactional}, around which it goes. What the method does outside of the database is done again, too.
 *
 * <p>It is Spring's own {@link Retryable} for {@link LostRaceException} and what the database breaks off for others' sake.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Retryable(includes = {LostRaceException.class, ConcurrencyFailureException.class})
public @interface RetryLostRace {

    /** How often it is run again at most; what the last run throws is thrown. */
    @AliasFor(annotation = Retryable.class, attribute = "maxRetries")
    long maxRetries() default 10;

    /** How many milliseconds lie between, on average. */
    @AliasFor(annotation = Retryable.class, attribute = "delay")
    long delay() default 20;

    /** By how many milliseconds that may be more or less, so that those who met once do not meet again. */
    @AliasFor(annotation = Retryable.class, attribute = "jitter")
    long jitter() default 15;
}
