package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.metrics.state.InvalidStateException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws every metric keeps, whatever it measures. A metric's law test names its variants and makes rows. */
public abstract class MetricLaws<T> {

    /** The metric in the variants that are worth checking, each under a name. */
    protected abstract Map<String, Metric<T, ?, ?>> metrics();

    /** Rows that hit the metric's corners: few customers, few values. */
    @Provide
    protected abstract Arbitrary<List<T>> rows();

    @Property(tries = 150)
    void no_rows_are_neutral(@ForAll("rows") List<T> rows) {
        metrics().forEach((name, metric) -> neutral(name, metric, rows));
    }

    @Property(tries = 150)
    void any_split_gives_the_same(@ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics().forEach((name, metric) -> split(name, metric, rows, random));
    }

    @Property(tries = 150)
    void any_order_gives_the_same(@ForAll("rows") List<T> rows, @ForAll Random random) {
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        metrics()
                .forEach((name, metric) -> assertThat((Object) collected(metric, shuffled))
                        .as(name)
                        .isEqualTo(collected(metric, rows)));
    }

    @Property(tries = 60)
    void metric_and_accumulator_survive_serialisation(@ForAll("rows") List<T> rows) {
        metrics().forEach((name, metric) -> travel(name, metric, rows));
    }

    @Property(tries = 60)
    void any_split_is_the_same_when_every_part_was_bytes(@ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics().forEach((name, metric) -> bytes(name, metric, rows, random));
    }

    @Property(tries = 2)
    void a_byte_changed_cut_off_or_added_is_refused(@ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics().forEach((name, metric) -> refused(name, metric, rows, random));
    }

    @Property(tries = 1)
    void bytes_are_read_under_their_own_definition_alone(@ForAll("rows") List<T> rows) {
        Map<String, byte[]> written = new LinkedHashMap<>();
        metrics().forEach((name, metric) -> written.put(name, bytes(metric, rows)));
        metrics()
                .forEach((name, metric) -> written.forEach((other, bytes) -> {
                    if (!other.equals(name)) {
                        assertThatExceptionOfType(InvalidStateException.class)
                                .as(name + " reads " + other)
                                .isThrownBy(() -> metric.read(bytes))
                                .withMessageContaining("under another definition")
                                .withMessageContaining("'" + metric.definition() + "'");
                    }
                }));
    }

    @Property(tries = 25)
    void damage_that_no_checksum_shows_is_refused_or_read_but_never_anything_else(
            @ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics().forEach((name, metric) -> hostile(name, metric, rows, random));
    }

    @Property(tries = 60)
    void in_two_levels_states_split_anyhow_and_counts_added_give_the_same(
            @ForAll("rows") List<T> rows, @ForAll Random random) {
        metrics()
                .forEach((name, metric) ->
                        InTwoLevels.of(metric).ifPresent(customers -> customers.hold(name, metric, rows, random)));
    }

    @Property(tries = 60)
    void a_result_is_an_immutable_value_with_a_text(@ForAll("rows") List<T> rows) {
        metrics().forEach((name, metric) -> text(name, metric, rows));
    }

    private static <T, A extends Serializable, R> void neutral(String name, Metric<T, A, R> metric, List<T> rows) {
        R expected = metric.result(filled(metric, rows));
        assertThat(metric.result(metric.merge(metric.empty(), filled(metric, rows))))
                .as(name)
                .isEqualTo(expected);
        assertThat(metric.result(metric.merge(filled(metric, rows), metric.empty())))
                .as(name)
                .isEqualTo(expected);
    }

    private static <T, A extends Serializable, R> void split(
            String name, Metric<T, A, R> metric, List<T> rows, Random random) {
        int a = random.nextInt(rows.size() + 1);
        int b = a + random.nextInt(rows.size() - a + 1);
        A first = filled(metric, rows.subList(0, a));
        A second = filled(metric, rows.subList(a, b));
        A third = filled(metric, rows.subList(b, rows.size()));
        R rightBefore = metric.result(third);
        A nested = metric.merge(second, third);
        R expected = metric.result(filled(metric, rows));
        assertThat(metric.result(metric.merge(first, nested))).as(name).isEqualTo(expected);
        assertThat(metric.result(third)).as(name + ": the right side stays").isEqualTo(rightBefore);
        A backwards = metric.merge(filled(metric, rows.subList(b, rows.size())), filled(metric, rows.subList(a, b)));
        assertThat(metric.result(metric.merge(backwards, filled(metric, rows.subList(0, a)))))
                .as(name + ": merged from the end")
                .isEqualTo(expected);
    }

    private static <T, A extends Serializable, R> void travel(String name, Metric<T, A, R> metric, List<T> rows) {
        int half = rows.size() / 2;
        Metric<T, A, R> there = Serialised.copy(metric);
        A accumulator = Serialised.copy(filled(metric, rows.subList(0, half)));
        rows.subList(half, rows.size()).forEach(row -> there.add(accumulator, row));
        assertThat(there.result(accumulator)).as(name).isEqualTo(metric.result(filled(metric, rows)));
    }

    private static <T, A extends Serializable> byte[] bytes(Metric<T, A, ?> metric, List<T> rows) {
        return metric.write(filled(metric, rows));
    }

    private static <T, A extends Serializable, R> void bytes(
            String name, Metric<T, A, R> metric, List<T> rows, Random random) {
        R expected = metric.result(filled(metric, rows));
        int cut = random.nextInt(rows.size() + 1);
        A left = metric.read(bytes(metric, rows.subList(0, cut)));
        A right = metric.read(bytes(metric, rows.subList(cut, rows.size())));
        A merged = metric.merge(left, right);
        assertThat(metric.result(merged)).as(name).isEqualTo(expected);
        assertThat(metric.result(metric.read(metric.write(merged))))
                .as(name + ": once more")
                .isEqualTo(expected);
        A counting = metric.read(bytes(metric, rows.subList(0, cut)));
        rows.subList(cut, rows.size()).forEach(row -> metric.add(counting, row));
        assertThat(metric.result(counting)).as(name + ": goes on counting").isEqualTo(expected);
    }

    private static <T, A extends Serializable> void refused(
            String name, Metric<T, A, ?> metric, List<T> rows, Random random) {
        byte[] bytes = bytes(metric, rows.subList(0, Math.min(5, rows.size())));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            refused(name + ": byte " + i, metric, changed);
            refused(name + ": cut at " + i, metric, Arrays.copyOf(bytes, i));
        }
        refused(name + ": longer", metric, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static void refused(String name, Metric<?, ?, ?> metric, byte[] bytes) {
        assertThatExceptionOfType(InvalidStateException.class)
                .as(name)
                .isThrownBy(() -> metric.read(bytes))
                .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank());
    }

    /** As one would forge it: what is inside is changed, and the checksum is right. */
    private static <T, A extends Serializable> void hostile(
            String name, Metric<T, A, ?> metric, List<T> rows, Random random) {
        byte[] bytes = bytes(metric, rows);
        for (int i = 0; i < 20; i++) {
            byte[] changed = Forged.changed(bytes, random);
            try {
                metric.write(metric.read(changed));
            } catch (InvalidStateException e) {
                assertThat(e.getMessage()).as(name).isNotBlank();
            }
        }
    }

    private static <T, A extends Serializable, R> void text(String name, Metric<T, A, R> metric, List<T> rows) {
        A accumulator = filled(metric, rows);
        R before = metric.result(accumulator);
        String text = before.toString();
        assertThat(text).as(name).isNotBlank().doesNotContain("NaN").doesNotContain("Infinity");
        rows.forEach(row -> metric.add(accumulator, row));
        assertThat(before.toString()).as(name + ": a result does not change").isEqualTo(text);
    }

    private static <T, A extends Serializable, R> A filled(Metric<T, A, R> metric, List<T> rows) {
        A accumulator = metric.empty();
        rows.forEach(row -> metric.add(accumulator, row));
        return accumulator;
    }

    private static <T, R> R collected(Metric<T, ?, R> metric, List<T> rows) {
        return rows.stream().collect(metric);
    }
}
