package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.store.EventCodec.Encoded;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many mutated documents as the time given by {@code fuzz.seconds} allows; the seed of one that fails is in its message. */
@Tag("by-hand")
class FuzzJsonTest {

    private static final JacksonEventCodec CODEC =
            new JacksonEventCodec(Bindings.none().event(Cancelled.class));

    private interface Reader {
        void read(long seed);
    }

    private static void run(Reader reader) {
        long until = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 20)).toNanos();
        long first = Long.getLong("fuzz.seed", new Random().nextLong());
        for (long seed = first; System.nanoTime() < until; seed++) {
            long current = seed;
            Throwable thrown = catchThrowable(() -> reader.read(current));
            if (thrown != null) {
                assertThat(thrown)
                        .as("seed %d", seed)
                        .isInstanceOfAny(InvalidJsonException.class, IllegalArgumentException.class);
            }
        }
    }

    @Test
    void models() {
        run(seed -> {
            StageModel model = RandomModels.model(seed);
            Throwable thrown = catchThrowable(
                    () -> StageModelJson.read(Mutations.json(StageModelJson.write(model), seed), Bindings.of(model)));
            assertThat(thrown == null || thrown instanceof InvalidJsonException)
                    .as("seed %d: %s", seed, thrown)
                    .isTrue();
        });
    }

    @Test
    void events() {
        String data =
                "{\"a\":1,\"b\":[true,\"x\",{\"@decimal\":\"1.5\"}],\"c\":{\"@@d\":{\"@integer\":\"7\"}},\"e\":1.5}";
        run(seed -> CODEC.decode(
                seed % 2 == 0
                        ? new Encoded("@s", Mutations.json(data, seed))
                        : new Encoded("Cancelled", Mutations.json("{\"reason\":\"OTHER\"}", seed))));
    }
}
