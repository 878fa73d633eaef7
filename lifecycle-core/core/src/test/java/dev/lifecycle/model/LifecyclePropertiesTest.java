package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** What holds of a lifecycle over a store, for every model and every sequence of events. */
@PropertyDefaults(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
class LifecyclePropertiesTest extends RandomCases {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /** One customer's lifecycle over a store of its own. */
    private static final class World {
        private final InMemoryStore store = new InMemoryStore();
        private final Lifecycle lifecycle;

        World(StageModel model) {
            lifecycle = Lifecycle.of(model).store(store).clock(() -> NOW).build();
        }

        void play(RandomLog.Entry entry, int number) {
            if (entry.event() == null) {
                lifecycle.sweep(entry.at());
            } else {
                lifecycle.handle("s", entry.event(), entry.at(), "e" + number);
            }
        }

        List<Object> everything() {
            return List.of(
                    lifecycle.find("s"),
                    lifecycle.history("s"),
                    withoutKeys(store.touchpoints(lifecycle.model().name(), "s")));
        }
    }

    /** Everything of touchpoints but the keys, which are drawn at random. */
    static List<Touchpoint> withoutKeys(List<Touchpoint> touchpoints) {
        return touchpoints.stream()
                .map(touchpoint -> touchpoint.keyed(touchpoint.key().drawn("drawn")))
                .toList();
    }

    @Property
    @Label("L-14 events handed in again, at once or much later, change nothing")
    void duplicate_safety(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        List<RandomLog.Entry> entries = RandomLog.unordered(seed, 10).entries();
        World once = new World(random.model);
        World often = new World(random.model);
        List<Integer> handed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            once.play(entries.get(i), i);
            often.play(entries.get(i), i);
            if (entries.get(i).event() != null) {
                handed.add(i);
            }
            if (!handed.isEmpty()) {
                int again = handed.get(seed.nextInt(handed.size()));
                Object event = entries.get(again).event();
                Outcome outcome =
                        often.lifecycle.handle("s", event, entries.get(i).at(), "e" + again);
                assertThat(outcome).isInstanceOf(Outcome.Duplicate.class);
            }
        }
        assertThat(often.everything()).isEqualTo(once.everything());
    }

    @Property
    @Label("L-11 what a lifecycle keeps is what its history replays to, late events and sweeps included")
    void history_replays_to_what_is_kept(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        List<RandomLog.Entry> entries = RandomLog.unordered(seed, 10).entries();
        World world = new World(random.model);
        for (int i = 0; i < entries.size(); i++) {
            world.play(entries.get(i), i);
            world.lifecycle
                    .find("s")
                    .ifPresent(position -> assertThat(History.replay(random.model, world.lifecycle.history("s")))
                            .isEqualTo(position));
        }
    }
}
