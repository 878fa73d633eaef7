package dev.lifecycle.model.engine;

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
        Map<Integer, Seen> shown = new LinkedHashMap<>();
        Tallies.forEach(packed, (type, count, last) -> shown.put(type, new Seen(count, last)));
        assertThat(shown).containsExactlyEntriesOf(expected);
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        for (int type : shown.keySet()) {
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

    @Property(tries = 50)
    void a_sum_has_the_events_of_both_and_new_numbers_keep_them(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] parts = {Tallies.EMPTY, Tallies.EMPTY};
        byte[] all = Tallies.EMPTY;
        for (int i = 0; i < 40; i++) {
            int type = random.nextInt(6);
            long at = random.nextLong(1_000);
            parts[i < 20 ? 0 : 1] = Tallies.plus(parts[i < 20 ? 0 : 1], type, at);
            all = Tallies.plus(all, type, at);
        }
        assertThat(Tallies.sum(parts[0], parts[1])).isEqualTo(all);
        assertThat(Tallies.sum(Tallies.EMPTY, all)).isEqualTo(all);
        byte[] moved = Tallies.renumbered(all, type -> type == 5 ? -1 : type + 300);
        for (int type = 0; type < 5; type++) {
            assertThat(Tallies.count(moved, type + 300)).isEqualTo(Tallies.count(all, type));
            assertThat(Tallies.last(moved, type + 300)).isEqualTo(Tallies.last(all, type));
        }
        assertThat(Tallies.count(moved, 305)).isZero();
    }
}
