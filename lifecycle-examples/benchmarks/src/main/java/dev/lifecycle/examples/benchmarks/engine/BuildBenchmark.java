package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.Workload;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From nothing to a definition that events can be fed to. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BuildBenchmark {

    /** What is built. */
    public enum Definition {
        /** Ours, of the workload: checked, frozen, compiled. */
        OURS("ours"),
        /** Ours, of 1,000 stages and 10,000 rules. */
        OURS_LARGE("ours"),
        /** stateless4j's configuration of the workload. */
        STATELESS4J("stateless4j 2.6.0"),
        /** COLA's machine for the workload; each is registered for the life of the process. */
        COLA("COLA 5.0.0"),
        /** easy-states' transitions and machine for the workload. */
        EASY_STATES("easy-states 2.0.0"),
        /** squirrel's definition of the workload with the first machine. */
        SQUIRREL("squirrel 0.3.10"),
        /** Spring's machine for the workload. */
        SPRING("Spring Statemachine 4.0.2");

        private final String title;

        Definition(String title) {
            this.title = title;
        }

        /** As tables show it. */
        public String title() {
            return title;
        }
    }

    /** What is built. */
    @Param
    public Definition definition = Definition.OURS;

    /** Once. */
    @Benchmark
    public Object build() {
        return switch (definition) {
            case OURS -> Workload.model();
            case OURS_LARGE -> large();
            case STATELESS4J -> Stateless4j.configuration(() -> true);
            case COLA -> Cola.machine();
            case EASY_STATES -> EasyStates.definition();
            case SQUIRREL -> Squirrel.machine();
            case SPRING -> SpringMachine.machine();
        };
    }

    /** Every stage leads to its ten next neighbours, on fifty names of events. */
    public static StageModel large() {
        Stage[] stages = new Stage[1_000];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = Stage.of("stage-" + i);
        }
        ModelBuilder builder = StageModel.named("large").startAt(stages[0]);
        for (int i = 0; i < stages.length; i++) {
            for (int k = 1; k <= 10; k++) {
                builder.from(stages[i]).on("event-" + (i % 5 * 10 + k)).to(stages[(i + k) % stages.length]);
            }
        }
        return builder.build();
    }
}
