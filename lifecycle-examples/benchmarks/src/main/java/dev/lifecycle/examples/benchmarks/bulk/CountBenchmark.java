package dev.lifecycle.examples.benchmarks.bulk;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The control of all questions to objects: every purchase is read and its customer looked up in a map, and nothing else is done. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CountBenchmark {

    /** Purchases. */
    @Param("10000000")
    public int size;

    /** Threads at work. */
    @Param({"1", "2"})
    public int threads;

    private Purchase[] objects = {};

    /** Makes the rows. */
    @Setup
    public void open() {
        objects = Purchases.of(size).objects();
    }

    /** How many purchases each customer has. */
    @Benchmark
    public Object count() {
        return ByHand.counts(threads > 1 ? Arrays.stream(objects).parallel() : Arrays.stream(objects));
    }
}
