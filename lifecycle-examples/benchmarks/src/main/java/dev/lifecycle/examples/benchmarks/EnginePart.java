package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.Agreement;
import dev.lifecycle.examples.benchmarks.engine.Contestant;
import dev.lifecycle.examples.benchmarks.engine.EngineBenchmark;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One event through every engine: with customers live in memory, and fetched from a map and put back. */
final class EnginePart {

    private static final String TABLE = "engine";
    private static final int CHECKED_EVENTS = 100_000;
    private static final int CHECKED_CUSTOMERS = 1_000;
    /** What one event may cost by the budget: 200 bytes for those 17.5 % that move somebody, 48 for the others. */
    private static final double DECISION_BYTES = 0.175 * 200 + 0.825 * 48;

    private static final Set<Contestant> FASTEST =
            EnumSet.of(Contestant.TABLE, Contestant.DECIDE, Contestant.STATELESS4J, Contestant.COLA);

    /** Traces of what the measuring itself allocates. */
    private static final double NOTHING = 0.05;

    private EnginePart() {}

    /** How customers are held. */
    private enum Form {
        LIVE("an event, customer live", false, Workload.CUSTOMERS),
        STORED("an event, customer from a map", true, Workload.CUSTOMERS),
        /** So few that they stay in the processor's cache: what the code costs, without the memory. */
        FEW("an event, one of 100 customers from a map", true, 100);

        private final String title;
        private final boolean isStored;
        private final int customers;

        Form(String title, boolean isStored, int customers) {
            this.title = title;
            this.isStored = isStored;
            this.customers = customers;
        }

        private Line.Key of(Contestant contestant) {
            return new Line.Key(TABLE, title, contestant.title());
        }

        private Line.Key[] peers() {
            return Arrays.stream(Contestant.values())
                    .filter(Contestant::isPeer)
                    .map(this::of)
                    .toArray(Line.Key[]::new);
        }
    }

    static List<Line> measure(Runs runs) {
        checkAgreement();
        List<Line> lines = new ArrayList<>();
        // the whole facade has one form only: it fetches and keeps by itself
        lines.addAll(measure(runs, EnumSet.complementOf(EnumSet.of(Contestant.HANDLE)), Form.LIVE));
        lines.addAll(measure(runs, EnumSet.allOf(Contestant.class), Form.STORED));
        lines.addAll(measure(runs, FASTEST, Form.FEW));
        return lines;
    }

    private static List<Line> measure(Runs runs, Set<Contestant> contestants, Form form) {
        var options = runs.finely(EngineBenchmark.class)
                .param("contestant", contestants.stream().map(Enum::name).toArray(String[]::new))
                .param("stored", String.valueOf(form.isStored))
                .param("customers", String.valueOf(form.customers));
        return Runs.lines(
                Runs.run("engine: " + form.title + ", each contestant", options.build()),
                TABLE,
                new Runs.Naming(
                        result -> form.title,
                        result -> Contestant.valueOf(result.getParams().getParam("contestant"))
                                .title()));
    }

    private static void checkAgreement() {
        EventLog log = EventLog.of(Workload.SEED, CHECKED_EVENTS, CHECKED_CUSTOMERS);
        for (Contestant contestant : Contestant.values()) {
            int moved = Agreement.check(contestant, false, log);
            Agreement.check(contestant, true, log);
            Progress.say("engine: " + contestant.title() + ": same stages at each of " + log.size() + " events, "
                    + moved + " moves");
        }
    }

    static List<Budget> budgets() {
        return List.of(
                Budget.times(Form.LIVE.of(Contestant.NUMBERS), 3, "≤ 3 × table", Form.LIVE.of(Contestant.TABLE)),
                Budget.bytes(Form.LIVE.of(Contestant.NUMBERS), NOTHING, "0 B"),
                Budget.times(
                        Form.LIVE.of(Contestant.OBJECTS),
                        2,
                        "≤ 2 × table reading the same",
                        Form.LIVE.of(Contestant.OBJECT_TABLE)),
                Budget.times(Form.LIVE.of(Contestant.OBJECTS), 1 / 3.0, "≤ 1/3 × fastest peer", Form.LIVE.peers()),
                Budget.bytes(Form.LIVE.of(Contestant.OBJECTS), NOTHING, "0 B"),
                Budget.bytes(Form.LIVE.of(Contestant.DECIDE), DECISION_BYTES, "≤ 75 B: 200 moved, 48 refused"),
                Budget.times(Form.STORED.of(Contestant.DECIDE), 1, "≤ 1 × fastest peer", Form.STORED.peers()),
                Budget.times(Form.FEW.of(Contestant.DECIDE), 1, "≤ 1 × fastest peer", Form.FEW.peers()),
                Budget.times(
                        Form.STORED.of(Contestant.HANDLE),
                        0.1,
                        "≤ 0.1 × Spring's restore, fire, persist",
                        Form.STORED.of(Contestant.SPRING)));
    }
}
