package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.state.InvalidStateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The laws of a metric per customer. */
public record InTwoLevels<T, R>(CustomerMetric<T, R> metric) {

    /** Empty for a metric that does not come so, or whose end of observation is not declared. */
    static <T, R> Optional<InTwoLevels<T, R>> of(Metric<T, ?, R> metric) {
        try {
            return Optional.of(new InTwoLevels<>(metric.perCustomer()));
        } catch (UnsupportedOperationException e) {
            assertThat(e).hasMessageContaining(metric.definition());
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(metric.definition()).hasMessageContaining("observedUntil");
            assertThat(metric.definition()).doesNotContain("/until-");
        }
        return Optional.empty();
    }

    /** Holds every law over these rows, or fails with the metric's name. */
    public void hold(String name, Metric<?, ?, ?> whole, List<T> rows, Random random) {
        @SuppressWarnings("unchecked")
        R expected = rows.stream().collect((Metric<T, ?, R>) whole);
        Map<Object, List<T>> byCustomer = byCustomer(rows);
        Counts one = Counts.none(metric.definition());
        Counts other = one;
        Counts changes = one;
        for (List<T> theirs : byCustomer.values()) {
            byte[] state = split(theirs, random);
            Counts counts = metric.counts(state);
            assertThat(counts).as(name + ": any split").isEqualTo(metric.counts(metric.addAll(null, theirs)));
            one = random.nextBoolean() ? one.plus(counts) : one;
            other = one.plus(other).minus(one).plus(counts);
            changes = changes.plus(changes(theirs));
            hostile(name, state, random);
        }
        assertThat(metric.result(other)).as(name + ": added up").isEqualTo(expected);
        assertThat(changes).as(name + ": changes").isEqualTo(other);
        Counts rest = other.minus(one);
        assertThat(rest.plus(one)).as(name + ": taken away and added").isEqualTo(other);
        assertThat(metric.read(metric.write(other)))
                .as(name + ": through bytes")
                .isEqualTo(other);
        assertThat(metric.read(metric.write(rest)))
                .as(name + ": a half through bytes")
                .isEqualTo(rest);
        assertThat(other.minus(other).isEmpty()).as(name).isTrue();
        assertThat(metric.counts(null).isEmpty()).as(name + ": without rows").isTrue();
    }

    private Map<Object, List<T>> byCustomer(List<T> rows) {
        Map<Object, List<T>> byCustomer = new LinkedHashMap<>();
        rows.forEach(row -> byCustomer
                .computeIfAbsent(metric.customer(row), id -> new ArrayList<>())
                .add(row));
        return byCustomer;
    }

    private byte[] split(List<T> rows, Random random) {
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(shuffled.size() + 1);
        byte @Nullable [] left = null;
        for (T row : shuffled.subList(0, cut)) {
            left = metric.add(left, row);
        }
        byte @Nullable [] right =
                cut == shuffled.size() ? null : metric.addAll(null, shuffled.subList(cut, rows.size()));
        byte[] merged = random.nextBoolean() ? metric.merge(left, right) : metric.merge(right, left);
        return merged == null ? new byte[0] : merged;
    }

    private Counts changes(List<T> rows) {
        Counts sum = Counts.none(metric.definition());
        byte @Nullable [] before = null;
        for (T row : rows) {
            byte[] after = metric.add(before, row);
            sum = sum.plus(metric.change(before, after));
            before = after;
        }
        return sum;
    }

    /** A state has no checksum: whatever bytes come are refused as documented, or are some customer's. */
    private void hostile(String name, byte[] state, Random random) {
        for (int i = 0; i < 3; i++) {
            byte[] changed =
                    random.nextInt(4) == 0 ? Arrays.copyOf(state, random.nextInt(state.length + 3)) : state.clone();
            if (changed.length > 0) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                metric.merge(changed, changed);
            } catch (InvalidStateException e) {
                assertThat(e.getMessage()).as(name).isNotBlank();
            }
        }
        Counts none = Counts.none(metric.definition() + "/other");
        assertThatIllegalArgumentException().isThrownBy(() -> metric.result(none));
    }
}
