package dev.lifecycle.examples.report.reading.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** On which day of a zone an instant falls. */
final class DayInZone {

    private static final long DAY = 86_400;

    private final ZoneRules rules;
    private final boolean fixed;
    private final int offset;

    DayInZone(ZoneId zone) {
        rules = zone.getRules();
        fixed = rules.isFixedOffset();
        offset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
    }

    /** As days since 1970-01-01. */
    int day(long epochSecond) {
        long local = epochSecond
                + (fixed
                        ? offset
                        : rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds());
        return (int) Math.floorDiv(local, DAY);
    }

    /** The day of a local time that is so far from UTC. */
    int day(int localDay, int secondOfDay, int offsetSeconds) {
        return day(localDay * DAY + secondOfDay - offsetSeconds);
    }

    /** The day of a local time in another zone. */
    int day(int localDay, int secondOfDay, ZoneId written) {
        return day(java.time.LocalDate.ofEpochDay(localDay)
                .atStartOfDay()
                .plusSeconds(secondOfDay)
                .atZone(written)
                .toEpochSecond());
    }
}
