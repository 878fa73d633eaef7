package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import dev.lifecycle.model.EventColumns;
import dev.lifecycle.model.StageTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
        RAW,
        /** {@link StageTable#replay}. */
        OURS
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

    private final StageTable table = Job.model().table();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private List<EventColumns> shares = List.of();
    private short[] stages = {};
    private byte[] rawStages = {};
    private byte[] rawSymbols = {};
    private int[] rawCustomers = {};
    private byte[] rawNext = {};

    /** Everything as columns. */
    @Setup
    public void open() {
        Tape tape = Tape.of(Job.SEED, size, Job.CUSTOMERS);
        shares = table.columns(tape.customers(), tape.events()).bySubject(threads);
        stages = new short[Job.CUSTOMERS];
        Arrays.fill(stages, (short) table.stage(JobStage.DISCOVERY));
        int[] symbols = HandWritten.symbols(tape);
        rawSymbols = new byte[size];
        for (int i = 0; i < size; i++) {
            rawSymbols[i] = (byte) symbols[i];
        }
        rawCustomers = tape.customers();
        rawStages = new byte[Job.CUSTOMERS];
        rawNext = HandWritten.flat();
    }

    /** The whole log. */
    @Benchmark
    public int log() throws InterruptedException, ExecutionException {
        if (maker == Maker.RAW) {
            return raw();
        }
        if (threads == 1) {
            return table.replay(shares.get(0), stages);
        }
        List<Future<Integer>> parts = new ArrayList<>();
        for (EventColumns share : shares) {
            parts.add(pool.submit(() -> table.replay(share, stages)));
        }
        int taken = 0;
        for (Future<Integer> part : parts) {
            taken += part.get();
        }
        return taken;
    }

    private int raw() {
        int sum = 0;
        for (int i = 0; i < rawSymbols.length; i++) {
            int customer = rawCustomers[i];
            byte next = rawNext[rawStages[customer] << HandWritten.SYMBOL_BITS | rawSymbols[i]];
            rawStages[customer] = next;
            sum += next;
        }
        return sum;
    }

    /** Lets the threads go. */
    @TearDown
    public void close() {
        pool.shutdownNow();
    }
}
