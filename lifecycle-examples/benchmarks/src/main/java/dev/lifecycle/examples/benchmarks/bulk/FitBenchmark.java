package dev.lifecycle.examples.benchmarks.bulk;

import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Fits with their standard errors, predictions for all customers, and survival curves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FitBenchmark {

    /** What is done. */
    public enum Task {
        SUMMARY_MASTER("purchase log to summary, 23,570 customers"),
        BG_NBD_SAMPLE("BG/NBD fit, 2,357 customers"),
        BG_NBD_MASTER("BG/NBD fit, 23,570 customers"),
        MBG_NBD_SAMPLE("MBG/NBD fit, 2,357 customers"),
        PARETO_NBD_SAMPLE("Pareto/NBD fit, 2,357 customers"),
        PARETO_NBD_MASTER("Pareto/NBD fit, 23,570 customers"),
        GAMMA_GAMMA_SAMPLE("Gamma-Gamma fit, repeat buyers of 2,357"),
        GAMMA_GAMMA_MASTER("Gamma-Gamma fit, repeat buyers of 23,570"),
        PREDICT_BG_NBD_MASTER("E[Y] and P(alive) of 23,570, BG/NBD"),
        PREDICT_PARETO_NBD_MASTER("E[Y] and P(alive) of 23,570, Pareto/NBD"),
        /** What a survival curve may cost, where many durations are equal. */
        SORT_WHOLE("sorting the durations twice"),
        KAPLAN_MEIER_WHOLE("ours"),
        /** What a survival curve may cost, where hardly two durations are equal. */
        SORT_CONTINUOUS("sorting the durations twice"),
        KAPLAN_MEIER_CONTINUOUS("ours");

        private final String title;

        Task(String title) {
            this.title = title;
        }

        /** As tables show it. */
        public String title() {
            return title;
        }

        /** Whether it is about a million durations rather than about purchases. */
        public boolean isOfDurations() {
            return compareTo(SORT_WHOLE) >= 0;
        }

        /** Whether those durations are whole days. */
        public boolean isOfWholeDays() {
            return this == SORT_WHOLE || this == KAPLAN_MEIER_WHOLE;
        }
    }

    private static final int DURATIONS = 1_000_000;
    private static final double WEEKS_AHEAD = 39;

    /** What is done. */
    @Param
    public Task task = Task.BG_NBD_SAMPLE;

    private CustomerData data = CustomerData.none();
    private PurchaseSummary sample = PurchaseSummary.ofRows(List.of());
    private PurchaseSummary master = sample;
    private BgNbd bgNbd = BgNbd.of(1, 1, 1, 1);
    private ParetoNbd paretoNbd = ParetoNbd.of(1, 1, 1, 1);
    private double[] durations = {};
    private boolean[] ended = {};

    /** The customers of the published data where it is present, else as many generated ones. */
    @Setup
    public void open() {
        data = CustomerData.load();
        sample = data.sample();
        master = data.master();
        bgNbd = BgNbd.of(0.24, 4.4, 0.79, 2.4);
        paretoNbd = ParetoNbd.of(0.55, 10.6, 0.61, 11.7);
        SplittableRandom random = new SplittableRandom(42);
        durations = new double[DURATIONS];
        ended = new boolean[DURATIONS];
        for (int i = 0; i < DURATIONS; i++) {
            double days = -400 * Math.log(1 - random.nextDouble());
            durations[i] = task.isOfWholeDays() ? Math.floor(days) : days;
            ended[i] = random.nextInt(3) > 0;
        }
    }

    /** Once. */
    @Benchmark
    public Object run() {
        return switch (task) {
            case SUMMARY_MASTER -> data.summarise();
            case BG_NBD_SAMPLE -> BgNbd.fit(sample);
            case BG_NBD_MASTER -> BgNbd.fit(master);
            case MBG_NBD_SAMPLE -> MbgNbd.fit(sample);
            case PARETO_NBD_SAMPLE -> ParetoNbd.fit(sample);
            case PARETO_NBD_MASTER -> ParetoNbd.fit(master);
            case GAMMA_GAMMA_SAMPLE -> GammaGamma.fit(sample);
            case GAMMA_GAMMA_MASTER -> GammaGamma.fit(master);
            case PREDICT_BG_NBD_MASTER -> bgNbd.predict(master, WEEKS_AHEAD);
            case PREDICT_PARETO_NBD_MASTER -> paretoNbd.predict(master, WEEKS_AHEAD);
            case SORT_WHOLE, SORT_CONTINUOUS -> sortTwice();
            case KAPLAN_MEIER_WHOLE, KAPLAN_MEIER_CONTINUOUS -> KaplanMeier.ofColumns(durations, ended);
        };
    }

    private double sortTwice() {
        double[] first = durations.clone();
        Arrays.sort(first);
        double[] second = durations.clone();
        Arrays.sort(second);
        return first[0] + second[0];
    }
}
