package dev.lifecycle.metrics.service;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A test row: somebody asked, and perhaps was answered; also a touchpoint that was planned then. */
record Question(String who, Instant asked, @Nullable Instant answered, String topic) implements Serializable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static Question answeredAfter(String who, Duration wait) {
        return new Question(who, NOON, NOON.plus(wait), "mail");
    }

    boolean isMail() {
        return topic.equals("mail");
    }

    TouchpointFate fate() {
        return TouchpointFate.values()[Math.floorMod(asked.getEpochSecond() / 3600, 4)];
    }

    static Arbitrary<List<Question>> lists() {
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cem"),
                        Arbitraries.integers().between(0, 72),
                        Arbitraries.integers().between(0, 48).injectNull(0.3),
                        Arbitraries.of("mail", "chat"))
                .as((who, hour, wait, topic) -> {
                    Instant asked = NOON.plus(Duration.ofHours(hour));
                    return new Question(who, asked, wait == null ? null : asked.plus(Duration.ofHours(wait)), topic);
                })
                .list()
                .ofMaxSize(20);
    }
}
