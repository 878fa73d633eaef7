package dev.lifecycle.metrics;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of metrics per customer, each with a declared end of observation, some of it before the last rows. */
public abstract class TwoLevelLaws<T> {

    /** The metric in the variants that are worth checking, each under a name. */
    protected abstract Map<String, Metric<T, ?, ?>> metrics();

    /** Rows that hit the metric's corners: few customers, few values. */
    @Provide
    protected abstract Arbitrary<List<T>> rows();

    @Property(tries = 100)
    void states_split_anyhow_and_counts_added_give_the_result_over_all_rows(
            @ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics().forEach((name, metric) -> hold(name, metric, rows, random));
    }

    private static <T, R> void hold(String name, Metric<T, ?, R> metric, List<T> rows, Random random) {
        new InTwoLevels<>(metric.perCustomer()).hold(name, metric, rows, random);
    }
}
