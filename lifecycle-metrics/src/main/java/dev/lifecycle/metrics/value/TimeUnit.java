package dev.lifecycle.metrics.value;

import java.io.Serializable;

/**
 * The unit in which a summary counts age, and a fitted model all times.
 *
 * @param name in the plural, such as weeks
 * @param days how many days make one, above 0
 */
public record TimeUnit(String name, double days) implements Serializable {

    /** Seven days. */
    public static final TimeUnit WEEKS = new TimeUnit("weeks", 7);

    /** One day. */
    public static final TimeUnit DAYS = new TimeUnit("days", 1);

    /** @throws IllegalArgumentException if days is not a positive number */
    public TimeUnit {
        Checks.positive("length of a unit of time in days", days);
    }
}
