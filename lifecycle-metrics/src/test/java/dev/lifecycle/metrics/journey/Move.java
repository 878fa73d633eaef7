package dev.lifecycle.metrics.journey;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A test row: somebody came from one stage into another. */
record Move(String who, Instant at, @Nullable String from, String to, int episode) implements Serializable {

    static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    static Move of(String who, String day, @Nullable String from, String to) {
        return new Move(who, Instant.parse(day + "T00:00:00Z"), from, to, 1);
    }

    /** Moves of few subjects, made into a chain per subject, with equal instants among them. */
    static Arbitrary<List<Move>> lists() {
        Arbitrary<String> subjects = Arbitraries.of("ann", "bob", "cem");
        Arbitrary<String> stages = Arbitraries.of("A", "B", "C", "D");
        return Combinators.combine(subjects, stages, Arbitraries.integers().between(0, 3))
                .as((who, to, days) -> new Move(who, ORIGIN.plus(Duration.ofDays(days)), null, to, 1))
                .list()
                .ofMaxSize(30)
                .map(Move::chained);
    }

    private static List<Move> chained(List<Move> steps) {
        List<Move> moves = new ArrayList<>();
        Map<String, Move> last = new HashMap<>();
        for (Move step : steps) {
            Move before = last.get(step.who);
            Move move = before == null
                    ? step
                    : new Move(
                            step.who,
                            before.at.plus(Duration.between(ORIGIN, step.at)),
                            before.to,
                            step.to,
                            before.episode + (step.to.equals("A") ? 1 : 0));
            moves.add(move);
            last.put(step.who, move);
        }
        return moves;
    }
}
