package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.Agreement;
import dev.lifecycle.examples.benchmarks.engine.Contestant;
import dev.lifecycle.examples.benchmarks.engine.EngineBenchmark;
import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One event through every engine: with customers live in memory, and fetched from a map and put back. */
final class EnginePart {

    private static final String TABLE = "engine";
    private static final String LIVE = "an event, customer live";
    private static final String STORED = "an event, customer from a map";
    private static final int CHECKED_EVENTS = 100_000;
    private static final int CHECKED_CUSTOMERS = 1_000;
    /** What one event may cost by the budget: 200 bytes for those 17.5 % that move somebody, 48 for the others. */
    private static final double DECISION_BYTES = 0.175 * 200 + 0.825 * 48;

    /** Traces of what the measuring itself allocates. */
    private static final double NOTHING = 0.05;

    private EnginePart() {}

    static List<Line> measure(Runs runs) {
        checkAgreement();
        List<Line> lines = new ArrayList<>();
        // the whole facade has one form only: it fetches and keeps by itself
        lines.addAll(measure(runs, EnumSet.complementOf(EnumSet.of(Contestant.HANDLE)), false));
        lines.addAll(measure(runs, EnumSet.allOf(Contestant.class), true));
        return lines;
    }

    private static List<Line> measure(Runs runs, Set<Contestant> contestants, boolean stored) {
        var options = runs.steady(EngineBenchmark.class)
                .param("contestant", contestants.stream().map(Enum::name).toArray(String[]::new))
                .param("stored", String.valueOf(stored));
        return Runs.lines(
                Runs.run(options.build()),
                TABLE,
                new Runs.Naming(
                        result -> stored ? STORED : LIVE,
                        result -> Contestant.valueOf(result.getParams().getParam("contestant"))
                                .title()));
    }

    private static void checkAgreement() {
        Tape tape = Tape.of(Job.SEED, CHECKED_EVENTS, CHECKED_CUSTOMERS);
        for (Contestant contestant : Contestant.values()) {
            int moved = Agreement.check(contestant, false, tape);
            Agreement.check(contestant, true, tape);
            System.err.println(
                    contestant.title() + ": same stages at each of " + tape.size() + " events, " + moved + " moves");
        }
    }

    static List<Budget> budgets() {
        return List.of(
                Budget.times(live(Contestant.NUMBERS), 3, "≤ 3 × table", live(Contestant.TABLE)),
                Budget.bytes(live(Contestant.NUMBERS), NOTHING, "0 B"),
                Budget.times(
                        live(Contestant.OBJECTS), 2, "≤ 2 × table reading the same", live(Contestant.OBJECT_TABLE)),
                Budget.times(live(Contestant.OBJECTS), 1 / 3.0, "≤ 1/3 × fastest peer", peers(LIVE)),
                Budget.bytes(live(Contestant.OBJECTS), NOTHING, "0 B"),
                Budget.bytes(live(Contestant.DECIDE), DECISION_BYTES, "≤ 75 B: 200 moved, 48 refused"),
                Budget.times(stored(Contestant.DECIDE), 1, "≤ 1 × fastest peer", peers(STORED)),
                Budget.times(
                        stored(Contestant.HANDLE),
                        0.1,
                        "≤ 0.1 × Spring's restore, fire, persist",
                        stored(Contestant.SPRING)));
    }

    private static Line.Key live(Contestant contestant) {
        return new Line.Key(TABLE, LIVE, contestant.title());
    }

    private static Line.Key stored(Contestant contestant) {
        return new Line.Key(TABLE, STORED, contestant.title());
    }

    private static Line.Key[] peers(String job) {
        return peers().map(peer -> new Line.Key(TABLE, job, peer.title())).toArray(Line.Key[]::new);
    }

    private static Stream<Contestant> peers() {
        return Arrays.stream(Contestant.values()).filter(Contestant::isPeer);
    }
}
