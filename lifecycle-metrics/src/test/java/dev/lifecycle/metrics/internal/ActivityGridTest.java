package dev.lifecycle.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The grid against a map of sets, narrow and wide, marked and merged. */
class ActivityGridTest {

    record Mark(int customer, int period) {}

    private static ActivityGrid grid(List<Mark> marks) {
        ActivityGrid grid = new ActivityGrid();
        marks.forEach(mark -> grid.mark(mark.customer(), mark.period()));
        return grid;
    }

    private static Map<Integer, TreeSet<Integer>> sets(List<Mark> marks) {
        Map<Integer, TreeSet<Integer>> sets = new TreeMap<>();
        marks.forEach(mark ->
                sets.computeIfAbsent(mark.customer(), c -> new TreeSet<>()).add(mark.period()));
        return sets;
    }

    private static Map<Integer, TreeSet<Integer>> read(ActivityGrid grid) {
        Map<Integer, TreeSet<Integer>> sets = new TreeMap<>();
        for (int customer = 0; customer < grid.customers(); customer++) {
            for (int p = grid.first(customer); p != ActivityGrid.NONE; p = grid.next(customer, p + 1)) {
                sets.computeIfAbsent(customer, c -> new TreeSet<>()).add(p);
            }
        }
        return sets;
    }

    @Property(tries = 500)
    void it_keeps_what_was_marked(@ForAll("marks") List<Mark> marks) {
        ActivityGrid grid = grid(marks);
        assertThat(read(grid)).isEqualTo(sets(marks));
        if (!marks.isEmpty()) {
            assertThat(grid.firstPeriod())
                    .isEqualTo(marks.stream().mapToInt(Mark::period).min().orElseThrow());
            assertThat(grid.lastPeriod())
                    .isEqualTo(marks.stream().mapToInt(Mark::period).max().orElseThrow());
        }
    }

    @Property(tries = 500)
    void merging_is_the_union(@ForAll("marks") List<Mark> left, @ForAll("marks") List<Mark> right) {
        List<Mark> both = new ArrayList<>(left);
        both.addAll(right);
        ActivityGrid merged = grid(left);
        merged.addAll(grid(right), null);
        assertThat(read(merged)).isEqualTo(sets(both));
        int[] numbers = new int[900];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        ActivityGrid translated = grid(left);
        translated.addAll(grid(right), numbers);
        assertThat(read(translated)).isEqualTo(sets(both));
    }

    /** Spans of 30 periods stay narrow, of 2000 are wide; both are drawn, before and after 1970. */
    @Provide
    Arbitrary<List<Mark>> marks() {
        Arbitrary<Integer> customers = Arbitraries.of(0, 1, 255, 256, 800);
        return Arbitraries.of(30, 70, 2000)
                .flatMap(span -> Combinators.combine(
                                customers, Arbitraries.integers().between(-span, span))
                        .as(Mark::new)
                        .list()
                        .ofMaxSize(25));
    }

    @Test
    void a_customer_or_a_period_nobody_marked_is_not_there() {
        ActivityGrid grid = grid(List.of(new Mark(3, 10)));
        assertThat(grid.first(2)).isEqualTo(ActivityGrid.NONE);
        assertThat(grid.first(7000)).isEqualTo(ActivityGrid.NONE);
        assertThat(grid.next(3, 11)).isEqualTo(ActivityGrid.NONE);
        assertThat(grid.next(3, 500)).isEqualTo(ActivityGrid.NONE);
        ActivityGrid wide = grid(List.of(new Mark(3, 10), new Mark(3, 3000)));
        assertThat(wide.first(2)).isEqualTo(ActivityGrid.NONE);
        assertThat(wide.first(7000)).isEqualTo(ActivityGrid.NONE);
        assertThat(wide.next(3, 11)).isEqualTo(3000);
        assertThat(new ActivityGrid().isEmpty()).isTrue();
    }

    @Test
    void numbers_and_periods_out_of_all_measure_are_refused() {
        ActivityGrid grid = grid(List.of(new Mark(3, 10)));
        assertThatIllegalArgumentException().isThrownBy(() -> grid.mark(-1, 10)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid.mark(3, 2_000_000))
                .withMessageContaining("apart");
        assertThat(grid.next(3, 0)).isEqualTo(10);
    }
}
