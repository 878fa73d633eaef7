package dev.lifecycle.examples.benchmarks.jdbc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One store at one kind of work, and what its turns cost. */
final class TurnCosts {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> processorNanos = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private final Handler handler;

    TurnCosts(Handler handler) {
        this.handler = handler;
    }

    void turn(int from, int to) throws SQLException {
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long processorBefore = threads.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        handler.handle(from, to);
        double events = to - from;
        nanos.add((System.nanoTime() - before) / events);
        processorNanos.add((threads.getCurrentThreadCpuTime() - processorBefore) / events);
        bytes.add((threads.getCurrentThreadAllocatedBytes() - bytesBefore) / events);
    }

    /** Forgets the turns so far: they were to warm up. */
    void forget() {
        nanos.clear();
        processorNanos.clear();
        bytes.clear();
    }

    double nanosPerEvent() {
        return median(nanos);
    }

    /** Of the host's thread alone. */
    double processorNanosPerEvent() {
        return median(processorNanos);
    }

    double bestNanosPerEvent() {
        return nanos.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double bytesPerEvent() {
        return median(bytes);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
