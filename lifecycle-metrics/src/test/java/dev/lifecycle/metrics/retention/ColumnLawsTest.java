package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Periods;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;

class ColumnLawsTest extends MetricLaws<Columns> {

    @Override
    protected Map<String, Metric<Columns, ?, ?>> metrics() {
        return Map.of(
                "daily", Retention.ofColumns().over(Periods.daily(ZoneOffset.UTC)),
                "monthly until",
                        Retention.ofColumns()
                                .onOrAfter()
                                .observedUntil(LocalDate.of(2026, 6, 1))
                                .over(Periods.monthly(ZoneOffset.UTC)),
                "growth", Growth.ofColumns().over(Periods.weekly(ZoneOffset.UTC)));
    }

    @Override
    @Provide
    protected Arbitrary<List<Columns>> rows() {
        int first = (int) LocalDate.of(2026, 1, 1).toEpochDay();
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 400)
                                .array(int[].class)
                                .ofSize(3),
                        Arbitraries.integers()
                                .between(first, first + 200)
                                .array(int[].class)
                                .ofSize(3))
                .as(Columns::of)
                .list()
                .ofMaxSize(6);
    }
}
