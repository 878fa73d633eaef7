package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.StageTable;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** This library at its four levels: by numbers, by event, a whole decision, and the facade with its store. */
final class Ours {

    private Ours() {}

    static Engine numbers(Tape tape) {
        StageTable table = Job.model().table();
        int[] types = types(table, tape);
        int[] customers = tape.customers();
        JobEvent[] events = tape.events();
        int[] stages = startStages(table, tape);
        return place -> {
            int customer = customers[place];
            int stage = stages[customer];
            int next = table.next(stage, types[place], events[place]);
            int after = next < 0 ? stage : next;
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedNumbers(Tape tape) {
        StageTable table = Job.model().table();
        int[] types = types(table, tape);
        return stored(table, tape, (stage, place) -> table.next(stage, types[place], tape.events()[place]));
    }

    static Engine objects(Tape tape) {
        StageTable table = Job.model().table();
        int[] customers = tape.customers();
        JobEvent[] events = tape.events();
        int[] stages = startStages(table, tape);
        return place -> {
            int customer = customers[place];
            int stage = stages[customer];
            int next = table.next(stage, events[place]);
            int after = next < 0 ? stage : next;
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedObjects(Tape tape) {
        StageTable table = Job.model().table();
        return stored(table, tape, (stage, place) -> table.next(stage, tape.events()[place]));
    }

    static Engine decide(Tape tape) {
        StageModel model = Job.model();
        return new Engine() {
            private final Clock clock = new Clock();
            private Position[] positions = starts(model, tape);

            @Override
            public int feed(int place) {
                int customer = tape.customers()[place];
                Position after = model.decide(positions[customer], tape.events()[place], clock.next())
                        .position();
                positions[customer] = after;
                return number(after.stage());
            }

            @Override
            public void rewind() {
                clock.rewind();
                positions = starts(model, tape);
            }
        };
    }

    static Engine storedDecide(Tape tape) {
        StageModel model = Job.model();
        return new Engine() {
            private final Clock clock = new Clock();
            private final Map<String, Position> store = new HashMap<>();

            @Override
            public int feed(int place) {
                String customer = tape.names()[tape.customers()[place]];
                Instant at = clock.next();
                Position position = store.get(customer);
                if (position == null) {
                    position = model.start(customer, at);
                }
                Position after =
                        model.decide(position, tape.events()[place], at).position();
                store.put(customer, after);
                return number(after.stage());
            }

            @Override
            public void rewind() {
                clock.rewind();
                store.replaceAll((customer, position) -> model.start(customer, Tape.BEGIN));
            }
        };
    }

    /** Fetches and keeps by itself, with the whole history. */
    static Engine handle(Tape tape) {
        StageModel model = Job.model();
        return new Engine() {
            private Lifecycle lifecycle = open();

            private Lifecycle open() {
                return Lifecycle.of(model).store(new InMemoryStore()).build();
            }

            @Override
            public int feed(int place) {
                return number(lifecycle
                        .handle(
                                tape.names()[tape.customers()[place]],
                                tape.events()[place],
                                tape.instants()[place],
                                tape.ids()[place])
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

        private Instant now = Tape.BEGIN;
        private int events;

        Instant next() {
            if (++events % EVENTS_PER_SECOND == 0) {
                now = now.plusSeconds(1);
            }
            return now;
        }

        void rewind() {
            now = Tape.BEGIN;
        }
    }

    static Position[] starts(StageModel model, Tape tape) {
        Position[] positions = new Position[tape.names().length];
        Arrays.setAll(positions, i -> model.start(tape.names()[i], Tape.BEGIN));
        return positions;
    }

    private static int number(Stage stage) {
        return ((JobStage) stage).number();
    }

    private static int[] startStages(StageTable table, Tape tape) {
        int[] stages = new int[tape.names().length];
        Arrays.fill(stages, table.stage(JobStage.DISCOVERY));
        return stages;
    }

    private static int[] types(StageTable table, Tape tape) {
        int[] types = new int[tape.size()];
        Arrays.setAll(types, i -> table.eventType(tape.events()[i]));
        return types;
    }

    /** The stage after the event at a place, or below 0 if the event is refused. */
    private interface Step {
        int after(int stage, int place);
    }

    private static Engine stored(StageTable table, Tape tape, Step step) {
        int start = table.stage(JobStage.DISCOVERY);
        Map<String, Integer> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            int stage = store.getOrDefault(customer, start);
            int next = step.after(stage, place);
            int after = next < 0 ? stage : next;
            store.put(customer, after);
            return after;
        };
    }
}
