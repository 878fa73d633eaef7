package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The calendar day of an instant in a zone. The offset changes of 1960 to 2100 lie in a sorted array, which makes a look-up
 * several times faster than asking the zone's rules for every row; earlier and later instants ask the rules.
 */
public final class LocalDays implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long TABLE_FROM = -315_619_200L;
    private static final long TABLE_TO = 4_102_444_800L;

    private final ZoneId zone;
    private final long[] changes;
    private final int[] offsets;

    /** Days of the zone. */
    public LocalDays(ZoneId zone) {
        this.zone = zone;
        ZoneRules rules = zone.getRules();
        long[] at = new long[1024];
        int[] offset = new int[at.length];
        at[0] = TABLE_FROM;
        offset[0] = rules.getOffset(Instant.ofEpochSecond(TABLE_FROM)).getTotalSeconds();
        int n = 1;
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(TABLE_FROM));
        while (change != null && change.toEpochSecond() < TABLE_TO && n < at.length) {
            at[n] = change.toEpochSecond();
            offset[n++] = change.getOffsetAfter().getTotalSeconds();
            change = rules.nextTransition(change.getInstant());
        }
        this.changes = Arrays.copyOf(at, n);
        this.offsets = Arrays.copyOf(offset, n);
    }

    /** The zone the days are in. */
    public ZoneId zone() {
        return zone;
    }

    /** Days since 1970-01-01 of the zone's calendar day that holds the instant. */
    public int day(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond() + offset(instant), SECONDS_PER_DAY));
    }

    private int offset(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < TABLE_FROM || second >= TABLE_TO) {
            ZoneOffset asked = zone.getRules().getOffset(instant);
            return asked.getTotalSeconds();
        }
        int found = Arrays.binarySearch(changes, second);
        return offsets[found >= 0 ? found : -found - 2];
    }
}
