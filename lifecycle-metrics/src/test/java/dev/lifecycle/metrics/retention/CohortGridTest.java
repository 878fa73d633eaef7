package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.rate.Estimate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CohortGridTest {

    private record Review(
            String customer, LocalDate day, @Nullable Number stars) {}

    private static Review review(String customer, int month, int day, @Nullable Number stars) {
        return new Review(customer, LocalDate.of(2026, month, day), stars);
    }

    private static Stream<Review> reviews() {
        return Stream.of(
                review("A", 1, 3, 5),
                review("A", 1, 9, 4),
                review("A", 3, 1, 2),
                review("B", 1, 4, null),
                review("B", 3, 4, 4.5),
                review("C", 2, 4, 3L),
                review("C", 3, 31, 1));
    }

    private static CohortGridDefinition<Review> stars() {
        return CohortGrid.of(Review::customer, Review::day, Review::stars);
    }

    @Test
    void sums_means_and_customers_by_cohort_and_age() {
        CohortGrid grid = reviews().collect(stars().over(Periods.monthly(ZoneOffset.UTC)));
        CohortGrid.Row january = grid.cohort("2026-01").orElseThrow();
        assertThat(january.size()).as("B told nothing, and came all the same").isEqualTo(2);
        assertThat(january.cells()).hasSize(3);
        CohortGrid.Cell first = grid.cell("2026-01", 0).orElseThrow();
        assertThat(List.of(first.rows(), first.customers())).containsExactly(2L, 1L);
        assertThat(first.sum()).isEqualByComparingTo("9");
        Estimate mean = first.mean().orElseThrow();
        assertThat(mean.value()).isEqualTo(4.5);
        assertThat(mean.standardError()).as("variance 1/2 over two rows").isCloseTo(0.5, within(1e-12));
        assertThat(grid.cell("2026-01", 1).orElseThrow().mean())
                .as("nobody of them in February")
                .isEmpty();
        assertThat(grid.cell("2026-01", 2).orElseThrow().mean().orElseThrow().value())
                .as("2 and 4.5")
                .isEqualTo(3.25);
        assertThat(grid.cell("2026-01", 3)).isEmpty();
        assertThat(grid.cell("2025-12", 0)).isEmpty();
        assertThat(january.isComplete(2)).as("March is over").isTrue();
        assertThat(grid).hasToString("""
                cohort   size     0      1      2
                2026-01     2  4.50      -   3.25
                2026-02     1  3.00   1.00
                """);
    }

    @Test
    void an_open_month_is_open_and_later_rows_are_told() {
        CohortGrid grid = reviews()
                .collect(stars().observedUntil(LocalDate.of(2026, 3, 15)).over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(grid.laterRows()).isEqualTo(1);
        assertThat(grid.cohort("2026-02").orElseThrow().isComplete(1)).isFalse();
        assertThat(grid.cohort("2026-01").orElseThrow().completeThrough()).isEqualTo(1);
        assertThat(grid).asString().contains("3.25*");
        assertThat(Stream.<Review>of()
                        .collect(stars().over(Periods.monthly(ZoneOffset.UTC)))
                        .cohorts())
                .isEmpty();
    }

    @Test
    void what_is_no_number_is_refused() {
        for (Number number : new Number[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatExceptionOfType(InvalidRowException.class)
                    .isThrownBy(() ->
                            Stream.of(review("A", 1, 1, number)).collect(stars().over(Periods.monthly(ZoneOffset.UTC))))
                    .withMessageContaining("up to 40 digits");
        }
        CohortGrid grid = reviews().collect(stars().over(Periods.monthly(ZoneOffset.UTC)));
        assertThatIllegalArgumentException().isThrownBy(() -> grid.cell("2026-01", -1));
    }
}
