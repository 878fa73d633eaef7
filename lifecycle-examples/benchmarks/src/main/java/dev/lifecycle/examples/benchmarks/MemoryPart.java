package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.engine.Contestant;
import dev.lifecycle.examples.benchmarks.engine.Retained;
import java.util.ArrayList;
import java.util.List;

/** What a customer keeps occupied, each engine weighed in a process of its own. */
final class MemoryPart {

    private static final String TABLE = "memory";
    private static final String JOB = "a customer live";
    private static final int MANY = 100;
    /** Enough for the peers: a machine does not grow with its events. */
    private static final int FEW = 10;

    private static final String POSITION = "ours: Position, after 100 events";
    /** Without buffers for each thread, of which a whole one would count as used. */
    private static final List<String> EXACT = List.of("-XX:+UseSerialGC", "-XX:-UseTLAB", "-Xmx8g");

    private MemoryPart() {}

    static List<Line> measure(Runs runs) {
        double known = weigh(Retained.KNOWN, 0);
        if (Math.abs(known - Retained.KNOWN_BYTES) > 1) {
            throw new IllegalStateException(
                    "the scales are off: objects of " + Retained.KNOWN_BYTES + " bytes weigh " + known);
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line(POSITION, Contestant.DECIDE, MANY));
        lines.add(line("ours: Position, after 10 events", Contestant.DECIDE, FEW));
        lines.add(line("ours: InMemoryStore, history and ids of 10 events", Contestant.HANDLE, FEW));
        for (Contestant contestant : Contestant.values()) {
            if (contestant.isPeer()) {
                lines.add(line(contestant.title(), contestant, FEW));
            }
        }
        return lines;
    }

    private static Line line(String maker, Contestant contestant, int events) {
        return Line.of(TABLE, JOB, maker, weigh(contestant.name(), events), Line.Unit.BYTES);
    }

    static double weigh(String what, int events) {
        Progress.say("memory: weighing " + what + " …");
        return Double.parseDouble(
                Child.run(Retained.class, EXACT, what, String.valueOf(events)).get(0));
    }

    static List<Budget> budgets() {
        return List.of(Budget.figure(new Line.Key(TABLE, JOB, POSITION), 160, "≤ 160 B without id and model"));
    }
}
