package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.numeric.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Whole purchase histories drawn straight from the stories the models tell, without any of their formulas. */
public final class Lives {

    private Lives() {}

    /** The times of one customer's repeat purchases up to an age. */
    public static List<Double> of(PurchaseModel model, double age, RandomGenerator random) {
        Map<String, Double> p = ((Fitted<?>) model).parameters();
        double rate = Sampling.gamma(random, p.get("r")) / p.get("alpha");
        double leaves = 0;
        double end = age;
        if (model instanceof ParetoNbd) {
            end = Math.min(age, random.nextExponential() / Sampling.gamma(random, p.get("s")) * p.get("beta"));
        } else {
            leaves = Sampling.beta(random, p.get("a"), p.get("b"));
        }
        List<Double> times = new ArrayList<>();
        if (model instanceof MbgNbd && random.nextDouble() < leaves) {
            return times;
        }
        for (double at = random.nextExponential() / rate; at <= end; at += random.nextExponential() / rate) {
            times.add(at);
            if (random.nextDouble() < leaves) {
                break;
            }
        }
        return times;
    }
}
