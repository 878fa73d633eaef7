package dev.lifecycle.metrics.survey;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A test row: somebody answered, or dismissed, a survey. */
record Answer(String customer, Instant at, @Nullable Integer score) implements Serializable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Answers of as many customers; null for a dismissal. */
    static Stream<Answer> of(@Nullable Integer... scores) {
        List<Answer> answers = new ArrayList<>();
        for (Integer score : scores) {
            answers.add(new Answer("c" + answers.size(), NOON, score));
        }
        return answers.stream();
    }

    /** So many answers of each score, from the lowest. */
    static Stream<Answer> counts(int lowest, int... counts) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                answers.add(new Answer("c" + answers.size(), NOON, lowest + i));
            }
        }
        return answers.stream();
    }

    static Arbitrary<List<Answer>> lists() {
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cem", "dao"),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 5).injectNull(0.1))
                .as((who, days, score) -> new Answer(who, NOON.plus(Duration.ofDays(days)), score))
                .list()
                .ofMaxSize(30);
    }
}
