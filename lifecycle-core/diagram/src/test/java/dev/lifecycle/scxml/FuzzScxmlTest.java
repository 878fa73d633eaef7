package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.StageModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many mutated documents as the time given by {@code fuzz.seconds} allows; the seed of one that fails is in its message. */
@Tag("by-hand")
class FuzzScxmlTest {

    private static List<String> charts() throws IOException, URISyntaxException {
        List<String> charts = new ArrayList<>();
        Path folder = Path.of(Objects.requireNonNull(FuzzScxmlTest.class.getResource("charts"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                charts.add(Files.readString(file));
            }
        }
        return charts;
    }

    @Test
    void documents() throws Exception {
        List<String> charts = charts();
        long until = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 20)).toNanos();
        long first = Long.getLong("fuzz.seed", new Random().nextLong());
        for (long seed = first; System.nanoTime() < until; seed++) {
            StageModel model = RandomModels.model(seed);
            boolean isOwn = seed % 2 == 0;
            String text = Mutations.xml(
                    isOwn ? Scxml.write(model).text() : charts.get(Math.floorMod(seed / 2, charts.size())), seed);
            Throwable thrown = catchThrowable(() -> Scxml.read(text, isOwn ? Bindings.of(model) : Bindings.none())
                    .builder()
                    .build());
            if (thrown != null) {
                assertThat(thrown)
                        .as("seed %d", seed)
                        .isInstanceOfAny(InvalidScxmlException.class, InvalidModelException.class);
            }
        }
    }
}
