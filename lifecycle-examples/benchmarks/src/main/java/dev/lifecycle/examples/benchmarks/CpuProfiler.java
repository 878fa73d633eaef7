package dev.lifecycle.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What the measuring threads really computed, in nanoseconds of processor time per operation, in the best of the rounds: on a machine shared with
 * others the clock on the wall also counts their work, and what they do to the memory only ever adds.
 */
public final class CpuProfiler implements InternalProfiler {

    /** The name of the figure in a result. */
    public static final String LABEL = "cpu.norm";

    private static final String WORKERS = "jmh-worker";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long before;

    @Override
    public String getDescription() {
        return "processor time of the measuring threads per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = workers();
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH declares it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double used = workers() - before;
        long operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, used / Math.max(1, operations), "ns/op", AggregationPolicy.MIN));
    }

    private long workers() {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains(WORKERS)) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
