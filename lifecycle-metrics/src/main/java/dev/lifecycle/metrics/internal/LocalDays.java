package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The calendar day of an instant in a zone. The offset of every day of 1960 to 2100 lies in an array, which makes a look-up
 * several times faster than asking the zone's rules for every row; the few days on which the offset changes, earlier and later
 * instants ask the rules.
 */
public final class LocalDays implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int FIRST_DAY = -3653;
    private static final int DAYS = 51_136;
    // No offset is that long.
    private static final int CHANGES = Integer.MAX_VALUE;

    private final ZoneId zone;
    // By day in UTC, in seconds. Not part of the serialised form: the zone says it all.
    private final transient int[] offsets = new int[DAYS];

    /** Days of the zone. */
    public LocalDays(ZoneId zone) {
        this.zone = zone;
        ZoneRules rules = zone.getRules();
        int day = 0;
        Instant from = startOf(0);
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && indexOf(change.toEpochSecond()) < DAYS) {
            int changing = indexOf(change.toEpochSecond());
            if (day < changing) {
                Arrays.fill(offsets, day, changing, change.getOffsetBefore().getTotalSeconds());
            }
            offsets[changing] = CHANGES;
            day = changing + 1;
            change = rules.nextTransition(change.getInstant());
        }
        if (day < DAYS) {
            Arrays.fill(offsets, day, DAYS, rules.getOffset(startOf(day)).getTotalSeconds());
        }
    }

    /** The zone the days are in. */
    public ZoneId zone() {
        return zone;
    }

    /** Days since 1970-01-01 of the zone's calendar day that holds the instant. */
    public int day(Instant instant) {
        long second = instant.getEpochSecond();
        long index = Math.floorDiv(second, SECONDS_PER_DAY) - FIRST_DAY;
        int offset = index >= 0 && index < DAYS ? offsets[(int) index] : CHANGES;
        if (offset == CHANGES) {
            ZoneOffset asked = zone.getRules().getOffset(instant);
            offset = asked.getTotalSeconds();
        }
        return Math.toIntExact(Math.floorDiv(second + offset, SECONDS_PER_DAY));
    }

    private static Instant startOf(int index) {
        return Instant.ofEpochSecond((FIRST_DAY + (long) index) * SECONDS_PER_DAY);
    }

    private static int indexOf(long second) {
        return (int) Math.min(DAYS, Math.floorDiv(second, SECONDS_PER_DAY) - FIRST_DAY);
    }

    private Object readResolve() {
        return new LocalDays(zone);
    }
}
