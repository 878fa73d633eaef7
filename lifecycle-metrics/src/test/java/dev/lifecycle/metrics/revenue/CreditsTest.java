package dev.lifecycle.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Negative lines are credits where declared, and never make a customer worth less than nothing in silence. */
class CreditsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static MrrMovementsDefinition<Sub> mrr() {
        return MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly)
                .observedUntil(Instant.parse("2026-04-30T22:00:00Z"));
    }

    private static MrrMovements credits(Sub... subs) {
        return Stream.of(subs).collect(mrr().credits().over(Periods.monthly(PARIS)));
    }

    @Test
    @DisplayName("T-MRR-NEG: a declared credit lowers the customer's MRR while it runs")
    void a_credit_lowers() {
        MrrMovements mrr =
                credits(Sub.of("A", "2026-01-01", null, "100.00"), Sub.of("A", "2026-02-10", "2026-03-10", "-30.00"));
        assertThat(mrr.definition()).endsWith("/credits");
        assertThat(mrr.of("2026-02").bridge().contraction()).isEqualByComparingTo("30");
        assertThat(mrr.of("2026-02").bridge().end()).isEqualByComparingTo("70");
        assertThat(mrr.of("2026-03").bridge().expansion()).isEqualByComparingTo("30");
        assertThat(mrr.of("2026-03").overcredited()).isEmpty();
    }

    @Test
    @DisplayName("T-MRR-NEG: below zero counts as zero, and who it is and by how much is named")
    void below_zero_is_named() {
        MrrMovements mrr = credits(
                Sub.of("A", "2026-01-01", null, "100.00"),
                Sub.of("A", "2026-02-10", "2026-03-10", "-130.00"),
                Sub.of("B", "2026-02-01", "2026-03-10", "-5.00"));
        MrrPeriod february = mrr.of("2026-02");
        assertThat(february.bridge().end()).isZero();
        assertThat(february.bridge().contraction()).isEqualByComparingTo("100");
        assertThat(february.bridge().churn()).isZero();
        assertThat(february.activeAtEnd()).isEqualTo(1);
        assertThat(february.overcredited())
                .containsExactly(
                        java.util.Map.entry("A", new BigDecimal("30.00")),
                        java.util.Map.entry("B", new BigDecimal("5.00")));
        assertThat(february.toString()).contains("credited below zero {A=30.00, B=5.00}");
        assertThat(mrr.toString()).contains("credited below zero at the end of 2026-02: {A=30.00, B=5.00}");
        assertThat(mrr.of("2026-03").bridge().expansion()).isEqualByComparingTo("100");
        assertThat(mrr.of("2026-03").bridge().newMrr()).isZero();
    }

    @Test
    @DisplayName("T-MRR-NEG: undeclared, a negative line is refused")
    void undeclared() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        Stream.of(Sub.of("A", "2026-01-01", null, "-1.00")).collect(mrr().over(Periods.monthly(PARIS))))
                .withMessageContaining("the amount is not negative, but it is -1.00");
    }

    @Test
    @DisplayName("T-MRR-NEG: with credits too, every period begins where the one before ended")
    void it_reconciles() {
        List<MrrPeriod> all = credits(
                        Sub.of("A", "2026-01-05", "2026-03-20", "10.00"),
                        Sub.of("A", "2026-02-05", null, "-20.00"),
                        Sub.of("A", "2026-02-25", "2026-04-05", "15.00"),
                        Sub.of("B", "2026-02-01", "2026-02-20", "7.00"),
                        Sub.of("B", "2026-02-01", "2026-02-10", "-2.00"))
                .all();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).bridge().start())
                    .isEqualByComparingTo(all.get(i - 1).bridge().end());
        }
        assertThat(all.get(1).newAndChurned()).isEqualTo(1);
        assertThat(all.get(1).bridge().churnOfNew()).isEqualByComparingTo("7");
    }

    @Test
    @DisplayName("the row is named by which amounts add up to more than can be counted")
    void overflow_names_the_row() {
        String huge = "46116860184273879.03";
        List<Sub> subs = List.of(
                Sub.of("A", "2026-01-01", null, "1.00"),
                Sub.of("whale", "2026-01-01", null, huge),
                Sub.of("whale", "2026-01-01", null, huge),
                Sub.of("B", "2026-01-01", null, "2.00"));
        for (Metric<Sub, ?, ?> metric : List.<Metric<Sub, ?, ?>>of(
                MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly).over(Periods.monthly(PARIS)),
                CohortValue.of(Sub::customer, Sub::from, Sub::monthly).over(Periods.monthly(PARIS)))) {
            assertThatExceptionOfType(InvalidRowException.class)
                    .isThrownBy(() -> subs.stream().collect(metric))
                    .withMessage("with the amount " + huge + " the amounts add up to more than can be counted exactly;"
                            + " correct the row, or declare fewer decimals(…), in row 2, counted from 0")
                    .satisfies(refused -> assertThat(refused.row()).hasValue(subs.get(2)));
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> merged(metric, subs.subList(0, 2), subs.subList(2, 4)))
                    .withMessageContaining("the amounts of both parts add up to more than can be counted exactly");
        }
    }

    private static <A extends Serializable> void merged(Metric<Sub, A, ?> metric, List<Sub> left, List<Sub> right) {
        A one = metric.empty();
        left.forEach(row -> metric.add(one, row));
        A other = metric.empty();
        right.forEach(row -> metric.add(other, row));
        metric.merge(one, other);
    }
}
