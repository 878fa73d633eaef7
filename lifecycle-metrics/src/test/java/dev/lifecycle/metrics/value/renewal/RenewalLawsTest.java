package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class RenewalLawsTest extends MetricLaws<Integer> {

    @Override
    protected Map<String, Metric<Integer, ?, ?>> metrics() {
        Metric<Integer, ?, RenewalTable> table = RenewalTable.<Integer>of(years -> years, years -> years % 3 == 1)
                .metric();
        return Map.of("table", table, "by parity", table.by(years -> years % 2 == 0));
    }

    @Override
    @Provide
    protected Arbitrary<List<Integer>> rows() {
        return Arbitraries.integers().between(0, 30).list().ofMaxSize(40);
    }
}
