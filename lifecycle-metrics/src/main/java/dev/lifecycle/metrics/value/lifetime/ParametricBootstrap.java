package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.numeric.Normal;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.spend.SpendCoverage;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;

/**
 * The uncertainty of anything computed from a purchase model and a spend model, found by doing all of it again: customers of the same
 * ages are made up by the fitted models, both models are fitted to them, and the answer computed anew, many times. Slower than the
 * delta method, and free of its approximations.
 *
 * <pre>{@code
 * ParametricBootstrap again = ParametricBootstrap.of(purchases, spend, summary, 200, new SplittableRandom(42));
 * again.estimate(0.95, (p, s) -> value.with(p, s).total(summary).orElseThrow());
 * }</pre>
 */
public final class ParametricBootstrap {

    private record Draw(PurchaseModel purchases, GammaGamma spend) {}

    private final Draw fitted;
    private final List<Draw> draws;

    private ParametricBootstrap(Draw fitted, List<Draw> draws) {
        this.fitted = fitted;
        this.draws = draws;
    }

    /**
     * Fits both models again to so many made-up bases.
     *
     * @param summary whose customers' ages are used
     * @param times   how often, 2 or more; 200 gives an interval, 1000 a smooth one
     * @param random  the source of randomness; with the same seed the result is the same
     */
    public static ParametricBootstrap of(
            PurchaseModel purchases, GammaGamma spend, PurchaseSummary summary, int times, RandomGenerator random) {
        if (times < 2) {
            throw new IllegalArgumentException(Messages.tooFewDraws(times));
        }
        double[] ages = summary.ages();
        List<Draw> draws = new ArrayList<>();
        while (draws.size() < times) {
            PurchaseSummary again = spend.simulate(purchases.simulate(ages, random), random);
            GammaGamma spentAgain = SpendCoverage.of(again).used() == 0 ? spend : GammaGamma.fit(again);
            draws.add(new Draw(purchases.refit(again), spentAgain));
        }
        return new ParametricBootstrap(new Draw(purchases, spend), draws);
    }

    /**
     * The answer of the fitted models, with the spread of the answers of the models fitted again: their standard deviation, and the
     * interval between their percentiles.
     *
     * @param level the confidence, such as 0.95
     */
    public ModelEstimate estimate(double level, ToDoubleBiFunction<PurchaseModel, GammaGamma> answer) {
        Normal.twoSided(level);
        double[] answers = draws.stream()
                .mapToDouble(d -> answer.applyAsDouble(d.purchases, d.spend))
                .sorted()
                .toArray();
        double mean = Arrays.stream(answers).average().orElseThrow();
        double squares =
                Arrays.stream(answers).map(a -> (a - mean) * (a - mean)).sum();
        Interval interval = new Interval(percentile(answers, (1 - level) / 2), percentile(answers, (1 + level) / 2));
        return new ModelEstimate(
                answer.applyAsDouble(fitted.purchases, fitted.spend),
                OptionalDouble.of(Math.sqrt(squares / (answers.length - 1))),
                Optional.of(interval),
                "parametric bootstrap, " + answers.length + " times, percentiles, level " + level);
    }

    /** Linear between order statistics. */
    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
