package dev.lifecycle.examples.benchmarks.bulk;

import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.value.BgNbd;
import dev.lifecycle.metrics.value.GammaGamma;
import dev.lifecycle.metrics.value.MbgNbd;
import dev.lifecycle.metrics.value.ParetoNbd;
import dev.lifecycle.metrics.value.PurchaseSummary;
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
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FitBenchmark {

    /** What is done. */
    public enum Task {
        /** The log of 23,570 customers to their summaries. */
        SUMMARY_MASTER,
        /** BG/NBD, 2,357 customers. */
        BG_NBD_SAMPLE,
        /** BG/NBD, 23,570 customers. */
        BG_NBD_MASTER,
        /** MBG/NBD, 2,357 customers. */
        MBG_NBD_SAMPLE,
        /** Pareto/NBD, 2,357 customers. */
        PARETO_NBD_SAMPLE,
        /** Pareto/NBD, 23,570 customers. */
        PARETO_NBD_MASTER,
        /** Gamma-Gamma, those of 2,357 customers with repeat purchases. */
        GAMMA_GAMMA_SAMPLE,
        /** Gamma-Gamma, those of 23,570. */
        GAMMA_GAMMA_MASTER,
        /** E[Y] and P(alive) of 23,570 customers under BG/NBD. */
        PREDICT_BG_NBD_MASTER,
        /** The same under Pareto/NBD. */
        PREDICT_PARETO_NBD_MASTER,
        /** Sorting a million durations twice: what a survival curve may cost. */
        SORT_TWICE,
        /** A survival curve of a million durations in whole days. */
        KAPLAN_MEIER_WHOLE,
        /** The same of durations without ties. */
        KAPLAN_MEIER_CONTINUOUS
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
            durations[i] = task == Task.KAPLAN_MEIER_WHOLE ? Math.floor(days) : days;
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
            case SORT_TWICE -> sortTwice();
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
