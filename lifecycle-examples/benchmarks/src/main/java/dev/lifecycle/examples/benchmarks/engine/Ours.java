package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.StageTable;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** This library at its four levels: by numbers, by event, a whole decision, and the facade with its store. */
final class Ours {

    private Ours() {}

    static Engine numbers(EventLog log) {
        StageTable table = Workload.model().table();
        int[] types = types(table, log);
        int[] customers = log.customers();
        CustomerEvent[] events = log.events();
        int[] stages = startStages(table, log);
        return place -> {
            int customer = customers[place];
            int stage = stages[customer];
            int next = table.next(stage, types[place], events[place]);
            int after = next < 0 ? stage : next;
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedNumbers(EventLog log) {
        StageTable table = Workload.model().table();
        int[] types = types(table, log);
        return stored(table, log, (stage, place) -> table.next(stage, types[place], log.events()[place]));
    }

    static Engine objects(EventLog log) {
        StageTable table = Workload.model().table();
        int[] customers = log.customers();
        CustomerEvent[] events = log.events();
        int[] stages = startStages(table, log);
        return place -> {
            int customer = customers[place];
            int stage = stages[customer];
            int next = table.next(stage, events[place]);
            int after = next < 0 ? stage : next;
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedObjects(EventLog log) {
        StageTable table = Workload.model().table();
        return stored(table, log, (stage, place) -> table.next(stage, log.events()[place]));
    }

    static Engine decide(EventLog log) {
        StageModel model = Workload.model();
        return new Engine() {
            private final Clock clock = new Clock();
            private Position[] positions = starts(model, log);

            @Override
            public int feed(int place) {
                int customer = log.customers()[place];
                Position after = model.decide(positions[customer], log.events()[place], clock.next())
                        .position();
                positions[customer] = after;
                return number(after.stage());
            }

            @Override
            public void rewind() {
                clock.rewind();
                positions = starts(model, log);
            }
        };
    }

    static Engine storedDecide(EventLog log) {
        StageModel model = Workload.model();
        return new Engine() {
            private final Clock clock = new Clock();
            private final Map<String, Position> store = new HashMap<>();

            @Override
            public int feed(int place) {
                String customer = log.names()[log.customers()[place]];
                Instant at = clock.next();
                Position position = store.get(customer);
                if (position == null) {
                    position = model.start(customer, at);
                }
                Position after = model.decide(position, log.events()[place], at).position();
                store.put(customer, after);
                return number(after.stage());
            }

            @Override
            public void rewind() {
                clock.rewind();
                store.replaceAll((customer, position) -> model.start(customer, EventLog.BEGIN));
            }
        };
    }

    /** Fetches and keeps by itself, with the whole history. */
    static Engine handle(EventLog log) {
        StageModel model = Workload.model();
        return new Engine() {
            private Lifecycle lifecycle = open();

            private Lifecycle open() {
                return Lifecycle.of(model).store(new InMemoryStore()).build();
            }

            @Override
            public int feed(int place) {
                return number(lifecycle
                        .handle(
                                log.names()[log.customers()[place]],
                                log.events()[place],
                                log.instants()[place],
                                log.ids()[place])
                        .stage());
            }

            @Override
            public void rewind() {
                lifecycle = open();
            }
        };
    }

    /** Later and later. Many events share a second, so that an instant, like an event, is in the cache as if it had just been made. */
    private static final class Clock {

        private static final int EVENTS_PER_SECOND = 64;

        private Instant now = EventLog.BEGIN;
        private int events;

        Instant next() {
            if (++events % EVENTS_PER_SECOND == 0) {
                now = now.plusSeconds(1);
            }
            return now;
        }

        void rewind() {
            now = EventLog.BEGIN;
        }
    }

    static Position[] starts(StageModel model, EventLog log) {
        Position[] positions = new Position[log.names().length];
        Arrays.setAll(positions, i -> model.start(log.names()[i], EventLog.BEGIN));
        return positions;
    }

    private static int number(Stage stage) {
        return ((CustomerStage) stage).number();
    }

    private static int[] startStages(StageTable table, EventLog log) {
        int[] stages = new int[log.names().length];
        Arrays.fill(stages, table.stage(CustomerStage.DISCOVERY));
        return stages;
    }

    private static int[] types(StageTable table, EventLog log) {
        int[] types = new int[log.size()];
        Arrays.setAll(types, i -> table.eventType(log.events()[i]));
        return types;
    }

    /** The stage after the event at a place, or below 0 if the event is refused. */
    private interface Step {
        int after(int stage, int place);
    }

    private static Engine stored(StageTable table, EventLog log, Step step) {
        int start = table.stage(CustomerStage.DISCOVERY);
        Map<String, Integer> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            int stage = store.getOrDefault(customer, start);
            int next = step.after(stage, place);
            int after = next < 0 ? stage : next;
            store.put(customer, after);
            return after;
        };
    }
}
