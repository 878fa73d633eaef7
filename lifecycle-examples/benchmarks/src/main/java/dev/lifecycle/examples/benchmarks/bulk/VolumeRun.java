package dev.lifecycle.examples.benchmarks.bulk;

import com.sun.management.OperatingSystemMXBean;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * From a stream of purchases to predictions for every customer, once and cold, as a nightly job would do it. Meant for a process of its
 * own with a bounded heap; prints {@code step TAB processor nanoseconds TAB clock nanoseconds}, and under {@link #HEAP} and {@link #ROWS}
 * one figure. Processor time is that of the whole process, collector and compiler included.
 */
public final class VolumeRun {

    /** The first step, which the others are related to. */
    public static final String READ = "purchases made and read, nothing kept";
    /** The second step: the rows made once more, and summarised. */
    public static final String SUMMARISED = "the same, summarised";
    /** The most that a collection has left. */
    public static final String HEAP = "heap";
    /** How many distinct rows the customers fell into. */
    public static final String ROWS = "rows";

    private static final double WEEKS_AHEAD = 52;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private VolumeRun() {}

    /** Of so many customers, about so many purchases. */
    public static void main(String[] args) {
        HeldHeap heap = HeldHeap.watch();
        VolumeRun run = new VolumeRun();
        PurchaseStream stream = new PurchaseStream(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        run.step(READ, () -> count(stream));
        PurchaseSummary summary = run.step(SUMMARISED, () -> summarise(stream));
        Fit fit = run.fitAndPredict("BG/NBD", () -> BgNbd.fit(summary), summary);
        run.fitAndPredict("Pareto/NBD", () -> ParetoNbd.fit(summary), summary);
        System.out.println(ROWS + '\t' + fit.distinctRows());
        System.out.println(HEAP + '\t' + heap.bytes());
    }

    private Fit fitAndPredict(String name, Supplier<PurchaseModel> fitting, PurchaseSummary summary) {
        PurchaseModel model = step(name + " fit", fitting);
        step(name + " predictions", () -> model.predict(summary, WEEKS_AHEAD).totalPurchases());
        return model.fit().orElseThrow();
    }

    private static long count(PurchaseStream stream) {
        LongAdder count = new LongAdder();
        stream.forEach(purchase -> count.increment());
        return count.sum();
    }

    private static PurchaseSummary summarise(PurchaseStream stream) {
        return summarise(
                PurchaseSummary.of(Purchase::customer, Purchase::at, Purchase::amount)
                        .over(TimeUnit.weeks(ZoneOffset.UTC), Purchases.LAST),
                stream);
    }

    private static <A extends Serializable> PurchaseSummary summarise(
            Metric<Purchase, A, PurchaseSummary> metric, PurchaseStream stream) {
        A state = metric.empty();
        stream.forEach(purchase -> metric.add(state, purchase));
        return metric.result(state);
    }

    private <T> T step(String name, Supplier<T> work) {
        long processor = system.getProcessCpuTime();
        long clock = System.nanoTime();
        T result = work.get();
        processor = system.getProcessCpuTime() - processor;
        clock = System.nanoTime() - clock;
        System.out.println(name + '\t' + processor + '\t' + clock);
        System.err.printf(
                Locale.ROOT, "  %s: %.1f s of processor, %.1f s; %s%n", name, processor / 1e9, clock / 1e9, result);
        return result;
    }
}
