package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
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

/** What holds of events handed in together: they do what they would do one by one. */
@PropertyDefaults(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
class TogetherPropertiesTest extends RandomCases {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final class World {
        private final InMemoryStore store = InMemoryStore.keepingEvents();
        private final List<String> heard = new ArrayList<>();
        private final Lifecycle lifecycle;

        World(StageModel model, LatePolicy late) {
            LifecycleBuilder builder =
                    Lifecycle.of(model).store(store).clock(() -> NOW).late(late);
            lifecycle = builder.listener(change -> heard.add(change.toString())).build();
        }

        List<String> heardOf(String subject) {
            return heard.stream()
                    .filter(text -> text.contains("subject=" + subject + ","))
                    .toList();
        }
    }

    @Property
    @Label("L-15 a batch of events, duplicates and late ones among them, does what they do one by one")
    void as_one_by_one(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed, @ForAll LatePolicy late) {
        List<Occurrence> batch = new ArrayList<>();
        int subjects = seed.nextInt(1, 9);
        for (RandomLog.Entry entry : RandomLog.unordered(seed, 30).entries()) {
            if (entry.event() != null) {
                int id = seed.nextInt(40);
                batch.add(new Occurrence("s" + seed.nextInt(subjects), entry.event(), entry.at(), "e" + id));
            }
        }
        World alone = new World(random.model, late);
        World together = new World(random.model, late);
        for (World world : List.of(alone, together)) {
            world.lifecycle.adopt("joined", random.stages.get(0), Instant.EPOCH, "known before");
            world.lifecycle.adopt("s0", random.stages.get(0), Instant.EPOCH, "known before");
            world.lifecycle.merge("joined", "s0");
        }
        batch.add(new Occurrence("joined", "next", Instant.EPOCH.plusSeconds(1), "follows"));

        List<Outcome> expected = batch.stream().map(alone.lifecycle::handle).toList();
        assertThat(withoutKeys(together.lifecycle.handle(batch).outcomes())).isEqualTo(withoutKeys(expected));

        for (int i = 0; i < subjects; i++) {
            String subject = "s" + i;
            assertThat(together.lifecycle.find(subject)).isEqualTo(alone.lifecycle.find(subject));
            assertThat(together.lifecycle.everWritten(subject)).isEqualTo(alone.lifecycle.everWritten(subject));
            assertThat(LifecyclePropertiesTest.withoutKeys(together.store.touchpoints("random", subject)))
                    .isEqualTo(LifecyclePropertiesTest.withoutKeys(alone.store.touchpoints("random", subject)));
            assertThat(together.heardOf(subject)).isEqualTo(alone.heardOf(subject));
        }
        assertThat(together.heard).hasSameSizeAs(alone.heard);
    }

    private static List<Outcome> withoutKeys(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.calling(LifecyclePropertiesTest.withoutKeys(outcome.touchpoints())))
                .toList();
    }
}
