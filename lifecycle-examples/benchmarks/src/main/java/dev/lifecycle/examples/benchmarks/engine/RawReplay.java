package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The events of some customers over bytes and nothing else: what the machine itself can do. */
final class RawReplay implements Callable<Integer> {

    private final byte[] next = HandWritten.flat();
    private final int[] customers;
    private final byte[] symbols;
    private final byte[] stages;

    /** The events of the customers from a number to before another. Their stages lie apart from those of all others. */
    RawReplay(EventLog log, int from, int to) {
        int[] places = IntStream.range(0, log.size())
                .filter(place -> log.customers()[place] >= from && log.customers()[place] < to)
                .toArray();
        int[] all = HandWritten.symbols(log);
        stages = new byte[to - from];
        customers = new int[places.length];
        symbols = new byte[places.length];
        for (int row = 0; row < places.length; row++) {
            customers[row] = log.customers()[places[row]] - from;
            symbols[row] = (byte) all[places[row]];
        }
    }

    @Override
    public Integer call() {
        int sum = 0;
        for (int row = 0; row < symbols.length; row++) {
            int customer = customers[row];
            byte after = next[stages[customer] << HandWritten.SYMBOL_BITS | symbols[row]];
            stages[customer] = after;
            sum += after;
        }
        return sum;
    }
}
