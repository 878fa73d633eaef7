package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event through one engine. Each engine has a process of its own, so that its calls are compiled as in a host that has no other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    private static final int BATCH = 10_000;

    /** Who runs the workload. */
    @Param
    public Contestant contestant = Contestant.TABLE;

    /** Whether customers are fetched from a map and put back. */
    @Param({"false", "true"})
    public boolean stored;

    /** How many customers the events are about: few find room in a processor's cache. */
    @Param("10000")
    public int customers;

    private EventLog log = EventLog.of(Workload.SEED, 0, 0);
    private Engine engine = place -> place;
    private int next;

    /** A new engine over the whole log. */
    @Setup
    public void open() {
        log = EventLog.of(Workload.SEED, Workload.EVENTS, customers);
        engine = stored ? contestant.stored(log) : contestant.live(log);
        next = 0;
    }

    /** The next piece of the log. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int event() {
        if (next == log.size()) {
            engine.rewind();
            next = 0;
        }
        int sum = 0;
        int end = next + BATCH;
        for (int place = next; place < end; place++) {
            sum += engine.feed(place);
        }
        next = end;
        return sum;
    }
}
