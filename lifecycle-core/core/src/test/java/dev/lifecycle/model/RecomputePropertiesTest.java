package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** What holds of RECOMPUTE for every model: events that arrive in any order lead where they lead in the order they happened. */
@PropertyDefaults(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
class RecomputePropertiesTest extends RandomCases {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final class World {
        private final InMemoryStore store = InMemoryStore.keepingEvents();
        private final Lifecycle lifecycle;

        World(StageModel model) {
            lifecycle = Lifecycle.of(model)
                    .store(store)
                    .clock(() -> NOW)
                    .late(LatePolicy.RECOMPUTE)
                    .build();
        }

        Position position() {
            return lifecycle.find("s").orElseThrow();
        }

        /** What history says, but for where a row stands and that it was written again. */
        List<String> told() {
            return lifecycle.history("s").stream()
                    .filter(row -> row.kind() != Kind.RECOMPUTED)
                    .map(row -> row.kind() + " " + row.left() + " " + row.to() + " " + row.episode() + " " + row.cause()
                            + " " + row.times())
                    .toList();
        }

        List<Touchpoint> pending() {
            return store.touchpoints(lifecycle.model().name(), "s").stream()
                    .filter(touchpoint -> touchpoint.status() == Touchpoint.Status.PENDING)
                    .toList();
        }
    }

    /** Events of different instants, in time order. */
    private static List<Occurrence> events(Random seed) {
        TreeMap<Instant, Occurrence> events = new TreeMap<>();
        for (RandomLog.Entry entry : RandomLog.ordered(seed, 14).entries()) {
            Object event = entry.event();
            if (event != null) {
                Occurrence occurrence = new Occurrence("s", event, entry.at(), "e" + entry.at());
                events.put(occurrence.at(), occurrence);
            }
        }
        return new ArrayList<>(events.values());
    }

    @Property
    @Label("L-20 once the earliest event has come, the order in which the others came makes no difference")
    void any_order(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        List<Occurrence> events = events(seed);
        if (events.isEmpty()) {
            return;
        }
        World ordered = new World(random.model);
        events.forEach(ordered.lifecycle::handle);
        World shuffled = new World(random.model);
        List<Occurrence> later = new ArrayList<>(events.subList(1, events.size()));
        Collections.shuffle(later, seed);
        later.forEach(shuffled.lifecycle::handle);
        shuffled.lifecycle.handle(events.get(0));

        assertThat(shuffled.position().atRevision(0))
                .isEqualTo(ordered.position().atRevision(0));
        assertThat(shuffled.told()).isEqualTo(ordered.told());
        assertThat(planned(ordered)).containsAll(planned(shuffled));
    }

    @Property
    @Label("L-20 sweeps on the way make no difference either, once everything due has been swept")
    void any_order_with_sweeps(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        List<Occurrence> events = events(seed);
        if (events.isEmpty()) {
            return;
        }
        Instant end = events.get(events.size() - 1).at().plus(Duration.ofHours(seed.nextInt(1, 30)));
        World ordered = new World(random.model);
        events.forEach(ordered.lifecycle::handle);
        ordered.lifecycle.sweep(end);
        World shuffled = new World(random.model);
        List<Occurrence> later = new ArrayList<>(events.subList(1, events.size()));
        Collections.shuffle(later, seed);
        for (Occurrence event : later) {
            shuffled.lifecycle.handle(event);
            Instant upTo = event.at().plus(Duration.ofHours(seed.nextInt(12)));
            shuffled.lifecycle.sweep(upTo.isAfter(end) ? end : upTo);
        }
        shuffled.lifecycle.sweep(end);
        shuffled.lifecycle.handle(events.get(0));
        shuffled.lifecycle.sweep(end);

        assertThat(shuffled.position().atRevision(0))
                .isEqualTo(ordered.position().atRevision(0));
        assertThat(shuffled.told()).isEqualTo(ordered.told());
    }

    @Property
    @Label("L-11 a history with recomputations in it still replays to the position")
    void replays(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        World world = new World(random.model);
        int number = 0;
        for (RandomLog.Entry entry : RandomLog.unordered(seed, 14).entries()) {
            if (entry.event() == null) {
                world.lifecycle.sweep(entry.at());
            } else {
                world.lifecycle.handle("s", entry.event(), entry.at(), "e" + number++);
            }
        }
        world.lifecycle.find("s").ifPresent(position -> {
            assertThat(History.replay(random.model, world.lifecycle.everWritten("s")))
                    .isEqualTo(position);
            assertThat(History.replay(random.model, world.lifecycle.history("s")))
                    .isEqualTo(position);
        });
    }

    private static List<String> planned(World world) {
        return world.pending().stream()
                .map(touchpoint -> touchpoint.id() + " " + touchpoint.stage() + " " + touchpoint.due())
                .toList();
    }
}
