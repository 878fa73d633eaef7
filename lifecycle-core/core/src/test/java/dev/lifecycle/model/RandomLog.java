package dev.lifecycle.model;

import dev.lifecycle.stage.LatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A random sequence of events and sweeps, on the hour so that ties are frequent, now and then off it. */
record RandomLog(Instant start, List<Entry> entries) {

    /** An event, or a sweep if there is none. */
    record Entry(@Nullable Object event, Instant at, LatePolicy late) {}

    private static final Instant EPOCH = Instant.parse("1969-12-31T12:00:00Z");

    /** Some events come late, and sweeps stand anywhere. */
    static RandomLog unordered(RandomGenerator random, int length) {
        return random(random, length, true);
    }

    /** Events in time order, and no sweep runs ahead of the next event. */
    static RandomLog ordered(RandomGenerator random, int length) {
        return random(random, length, false);
    }

    private static RandomLog random(RandomGenerator random, int length, boolean anyOrder) {
        Instant now = EPOCH.plus(Duration.ofHours(random.nextInt(24)));
        Instant start = now;
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(3) == 0 ? 0 : random.nextInt(7)));
            if (random.nextInt(8) == 0) {
                now = now.plusNanos(random.nextInt(3) * 700L);
            }
            Instant at = anyOrder && random.nextInt(5) == 0 ? now.minus(Duration.ofHours(random.nextInt(12))) : now;
            LatePolicy late = anyOrder && random.nextInt(6) == 0 ? LatePolicy.REFUSE : LatePolicy.APPLY;
            boolean sweep = random.nextInt(5) == 0;
            entries.add(new Entry(sweep ? null : RandomEvent.random(random), at, late));
        }
        return new RandomLog(start, entries);
    }
}
