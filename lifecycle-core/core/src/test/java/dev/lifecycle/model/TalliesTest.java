package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Packed counts and instants against a map of them. */
class TalliesTest {

    private static final int[] TYPES = {0, 1, 127, 128, 254, 255, 256, 70_000, Integer.MAX_VALUE};
    private static final long[] COUNTS = {1, 1, 1, 2, 126, 127, 128, 253, 254, 255, 256, 1L << 40};
    private static final long[] INSTANTS = {Long.MIN_VALUE + 1, -1, 0, 1, 255, 1L << 50, Long.MAX_VALUE};

    private record Seen(long count, long last) {}

    @Property(tries = 500)
    void counts_and_latest_instants_are_those_of_a_map_whatever_their_size(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] packed = Tallies.EMPTY;
        Map<Integer, Seen> expected = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            int type = TYPES[random.nextInt(TYPES.length)];
            long count = COUNTS[random.nextInt(COUNTS.length)];
            long at = INSTANTS[random.nextInt(INSTANTS.length)];
            byte[] before = packed.clone();
            byte[] after = Tallies.plus(packed, type, count, at);
            assertThat(packed).as("what is added to stays as it was").isEqualTo(before);
            packed = after;
            expected.merge(
                    type,
                    new Seen(count, at),
                    (old, add) -> new Seen(old.count() + add.count(), Math.max(old.last(), add.last())));
        }
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        for (int entry = 0; entry < packed.length; entry = Tallies.next(packed, entry)) {
            int type = Tallies.typeAt(packed, entry);
            seen.put(type, new Seen(Tallies.count(packed, type), Tallies.last(packed, type)));
        }
        assertThat(seen).containsExactlyEntriesOf(expected);
        assertThat(Tallies.count(packed, -1)).isZero();
        assertThat(Tallies.last(packed, 2)).isEqualTo(Micros.NEVER);
    }

    @Property(tries = 20)
    void one_by_one_is_as_all_at_once(@ForAll @IntRange(min = 1, max = 600) int events) {
        byte[] packed = Tallies.EMPTY;
        for (int i = 0; i < events; i++) {
            packed = Tallies.plus(Tallies.plus(packed, 3, i), 300, -i);
        }
        assertThat(packed).isEqualTo(Tallies.plus(Tallies.plus(Tallies.EMPTY, 3, events, events - 1), 300, events, 0));
    }
}
