package dev.lifecycle.examples.benchmarks.memory;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.benchmarks.engine.EasyStates;
import dev.lifecycle.examples.benchmarks.engine.SpringMachine;
import dev.lifecycle.examples.benchmarks.engine.Squirrel;
import dev.lifecycle.examples.benchmarks.engine.Stateless4j;
import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.InMemoryStore;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Bytes that one customer of the job keeps on the heap: so many are made, and the heap is weighed before and after. What all customers
 * share (models, definitions) is not counted.
 */
public final class Retained {

    private static final int MANY = 20_000;
    private static final int FEW = 1_000;
    private static final int EVENTS_EACH = 100;

    private Retained() {}

    /** Prints a line per kind of customer: its name, a tab, the bytes. */
    public static void main(String[] args) {
        measure().forEach((what, bytes) -> System.out.println(what + "\t" + bytes));
    }

    private static Map<String, Double> measure() {
        Map<String, Double> bytes = new LinkedHashMap<>();
        StageModel model = Job.model();
        Tape tape = Tape.of(Job.SEED, EVENTS_EACH * FEW, FEW);
        bytes.put("ours: Position, begun, without subject and model", each(MANY, i -> begun(model, tape, "c")));
        bytes.put(
                "ours: Position, begun, with a subject of its own",
                each(MANY, i -> begun(model, tape, "customer-" + i)));
        bytes.put(
                "ours: Position after 100 events, without subject and model",
                each(FEW, i -> played(model, tape, "c", i)));
        bytes.put("ours: StageTable, a column of stages", (double) Short.BYTES);
        bytes.put("ours: InMemoryStore after 100 events, with 101 rows of history and 100 ids", store(model, tape));
        var config = Stateless4j.configuration(() -> true);
        bytes.put("stateless4j 2.6.0", each(MANY, i -> Stateless4j.machine(JobStage.DISCOVERY, config)));
        bytes.put("easy-states 2.0.0", each(MANY, i -> EasyStates.machine(JobStage.DISCOVERY)));
        var definition = Squirrel.definition();
        bytes.put("squirrel 0.3.10", each(FEW, i -> definition.newStateMachine(JobStage.DISCOVERY)));
        bytes.put("Spring Statemachine 4.0.2", each(FEW, i -> SpringMachine.machine()));
        return bytes;
    }

    private static Position begun(StageModel model, Tape tape, String name) {
        return model.start(name, tape.instants()[0]);
    }

    private static Position played(StageModel model, Tape tape, String name, int customer) {
        Position position = begun(model, tape, name);
        for (int place = customer; place < tape.size(); place += FEW) {
            position = model.decide(position, tape.events()[place], tape.instants()[place])
                    .position();
        }
        return position;
    }

    private static double store(StageModel model, Tape tape) {
        double all = each(1, none -> {
            Lifecycle lifecycle = Lifecycle.of(model).store(new InMemoryStore()).build();
            for (int place = 0; place < tape.size(); place++) {
                lifecycle.handle(
                        tape.names()[place % FEW], tape.events()[place], tape.instants()[place], tape.ids()[place]);
            }
            return lifecycle;
        });
        return all / FEW;
    }

    private static double each(int count, IntFunction<Object> make) {
        // classes and caches that the first one brings along belong to all
        make.apply(0);
        Object[] kept = new Object[count];
        long before = used();
        for (int i = 0; i < count; i++) {
            kept[i] = make.apply(i);
        }
        double bytes = (double) (used() - before) / count;
        if (kept[count - 1] == null) {
            throw new IllegalStateException("nothing was kept");
        }
        return bytes;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
