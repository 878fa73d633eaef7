package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * What each customer keeps occupied, in bytes: the heap that is used after a collection with all customers live and a log fed,
 * less what was used before, by customers. Meant for a process of its own with the serial collector, where nothing else comes and goes.
 * The array's own slot for a customer is not counted.
 */
public final class Retained {

    /** In place of a contestant: an object of known size for each customer, by which the scales can be checked. */
    public static final String KNOWN = "KNOWN";

    /** The size of that object: 16 bytes of header and ten numbers of 8. */
    public static final int KNOWN_BYTES = 16 + 10 * 8;

    private static final int SLOT = 4;
    private static final int COLLECTIONS = 3;

    private Retained() {}

    /** Weighs one contestant, by the name of its constant, after so many events for each customer, and prints the bytes per customer. */
    public static void main(String[] args) {
        // classes are loaded, and caches filled, before the scales are read
        Object warm = kept(args[0], EventLog.of(Workload.SEED, 2_000, 20));
        EventLog log = EventLog.of(Workload.SEED, Integer.parseInt(args[1]) * Workload.CUSTOMERS, Workload.CUSTOMERS);
        try {
            System.out.println(weigh(args[0], log));
        } finally {
            Reference.reachabilityFence(warm);
            Reference.reachabilityFence(log);
        }
    }

    private static double weigh(String what, EventLog log) {
        long before = used();
        Object held = kept(what, log);
        try {
            return (double) (used() - before) / Workload.CUSTOMERS - SLOT;
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static Object kept(String what, EventLog log) {
        if (what.equals(KNOWN)) {
            long[][] objects = new long[log.names().length][];
            Arrays.setAll(objects, i -> new long[10]);
            return objects;
        }
        Engine engine = Contestant.valueOf(what).live(log);
        for (int place = 0; place < log.size(); place++) {
            engine.feed(place);
        }
        return engine;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        // the management beans would say the same, but their own coming to life would be on the scales
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
