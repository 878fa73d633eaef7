package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.function.Function;

/** Who runs the workload, and in which form: with every customer live in memory, or fetched from a map and put back for each event. */
@SuppressWarnings("ImmutableEnumChecker") // references to static methods
public enum Contestant {
    // spotless:off
    TABLE("int[][] table (the limit)", HandWritten::table, HandWritten::storedTable),
    SWITCH("switch", HandWritten::byCase, HandWritten::storedByCase),
    OBJECT_TABLE("table reading event and payload", HandWritten::objectTable, HandWritten::storedObjectTable),
    NUMBERS("ours: StageTable.next by numbers", Ours::numbers, Ours::storedNumbers),
    OBJECTS("ours: StageTable.next by event", Ours::objects, Ours::storedObjects),
    DECIDE("ours: StageModel.decide", Ours::decide, Ours::storedDecide),
    HANDLE("ours: Lifecycle.handle, in memory", Ours::handle, Ours::handle),
    STATELESS4J("stateless4j 2.6.0", Stateless4j::live, Stateless4j::stored),
    COLA("COLA 5.0.0", Cola::live, Cola::stored),
    EASY_STATES("easy-states 2.0.0", EasyStates::live, EasyStates::stored),
    SQUIRREL("squirrel 0.3.10", Squirrel::live, Squirrel::stored),
    SPRING("Spring Statemachine 4.0.2", SpringMachine::live, SpringMachine::stored);
    // spotless:on

    private final String title;
    private final Function<EventLog, Engine> live;
    private final Function<EventLog, Engine> stored;

    Contestant(String title, Function<EventLog, Engine> live, Function<EventLog, Engine> stored) {
        this.title = title;
        this.live = live;
        this.stored = stored;
    }

    /** Whether it is somebody else's library. */
    public boolean isPeer() {
        return compareTo(STATELESS4J) >= 0;
    }

    /** As tables show it. */
    public String title() {
        return title;
    }

    /** All customers live: a number in an array, an object or a machine each. */
    public Engine live(EventLog log) {
        return live.apply(log);
    }

    /** What is known of a customer is fetched from a map by name, and what has become of it is put back. */
    public Engine stored(EventLog log) {
        return stored.apply(log);
    }
}
