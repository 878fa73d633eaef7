package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class DurationLawsTest extends MetricLaws<Integer> {

    @Override
    protected Map<String, Metric<Integer, ?, ?>> metrics() {
        Map<String, Metric<Integer, ?, ?>> metrics = new LinkedHashMap<>();
        metrics.put(
                "kaplan-meier", KaplanMeier.<Integer>of(d -> d, d -> d % 2 == 0).metric());
        metrics.put(
                "entering late",
                KaplanMeier.<Integer>of(d -> d, d -> d % 2 == 0)
                        .enteringAt(d -> d / 3)
                        .metric());
        metrics.put(
                "nelson-aalen", NelsonAalen.<Integer>of(d -> d, d -> d % 2 == 0).metric());
        metrics.put(
                "log-rank",
                LogRank.<Integer>of(d -> d % 3, d -> d, d -> d % 2 == 0).metric());
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Integer>> rows() {
        return Arbitraries.integers().between(1, 40).list().ofMaxSize(40);
    }
}
