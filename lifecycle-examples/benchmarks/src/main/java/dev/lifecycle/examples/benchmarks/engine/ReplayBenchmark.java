package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import dev.lifecycle.model.EventColumns;
import dev.lifecycle.model.StageTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole log of events over a column of stages, beside the same over bytes and nothing else. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplayBenchmark {

    /** Who replays. */
    public enum Maker {
        /** A byte per customer and a byte per event, the guard's answer among its values. */
        RAW("raw byte[] table"),
        /** {@link StageTable#replay}. */
        OURS("ours");

        private final String title;

        Maker(String title) {
            this.title = title;
        }

        /** As tables show it. */
        public String title() {
            return title;
        }
    }

    /** Who replays. */
    @Param
    public Maker maker = Maker.OURS;

    /** Events in the log. */
    @Param("1000000")
    public int size;

    /** Threads, each with the customers of its own. */
    @Param({"1", "2"})
    public int threads;

    private final StageTable table = Workload.model().table();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final List<Callable<Integer>> parts = new ArrayList<>();

    /** Everything as columns, cut between the same customers whoever replays. */
    @Setup
    public void open() {
        EventLog log = EventLog.of(Workload.SEED, size, Workload.CUSTOMERS);
        if (maker == Maker.OURS) {
            short[] stages = new short[Workload.CUSTOMERS];
            Arrays.fill(stages, (short) table.stage(CustomerStage.DISCOVERY));
            for (EventColumns share :
                    table.columns(log.customers(), log.events()).bySubject(threads)) {
                parts.add(() -> table.replay(share, stages));
            }
        } else {
            for (int part = 0; part < threads; part++) {
                parts.add(new RawReplay(
                        log, Workload.CUSTOMERS / threads * part, Workload.CUSTOMERS / threads * (part + 1)));
            }
        }
    }

    /** The whole log; the measuring thread takes a part itself, so that there is one other to wake. */
    @Benchmark
    public int log() throws Exception {
        List<Future<Integer>> others = new ArrayList<>();
        for (Callable<Integer> part : parts.subList(1, threads)) {
            others.add(pool.submit(part));
        }
        int sum = parts.get(0).call();
        for (Future<Integer> other : others) {
            sum += other.get();
        }
        return sum;
    }

    /** Lets the other thread go. */
    @TearDown
    public void close() {
        pool.shutdownNow();
    }
}
