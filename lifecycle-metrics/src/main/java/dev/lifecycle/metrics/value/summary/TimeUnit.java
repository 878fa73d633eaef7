package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.value.numeric.Checks;
import java.io.Serializable;
import java.time.ZoneId;

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

    /** Ages in weeks, days / 7, between days of the zone. */
    public static ZonedUnit weeks(ZoneId zone) {
        return WEEKS.in(zone);
    }

    /** Ages in days of the zone. */
    public static ZonedUnit days(ZoneId zone) {
        return DAYS.in(zone);
    }

    /** Ages in this unit, between days of the zone. */
    public ZonedUnit in(ZoneId zone) {
        return new ZonedUnit(this, zone);
    }
}
