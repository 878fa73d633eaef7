package dev.lifecycle.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private record Order(String customer, LocalDate at, BigDecimal amount) {}

    private static Order order(String customer, String at, String amount) {
        return new Order(customer, LocalDate.parse(at), new BigDecimal(amount));
    }

    @ParameterizedTest(name = "Gupta and Lehmann: retention {0}, discount {1}: multiple {2}")
    @CsvSource({
        "0.6, 0.10, 1.20", "0.7, 0.10, 1.75", "0.8, 0.10, 2.67", "0.9, 0.10, 4.50",
        "0.6, 0.12, 1.15", "0.7, 0.12, 1.67", "0.8, 0.12, 2.50", "0.9, 0.12, 4.09"
    })
    void margin_multiples(double retention, double discount, double multiple) {
        assertThat(SimpleValue.margin(1)
                        .retention(retention)
                        .discount(discount)
                        .firstMarginAfterOnePeriod()
                        .value())
                .isCloseTo(multiple, within(5e-3));
    }

    @ParameterizedTest(name = "margin growth {0}: multiple {1}")
    @CsvSource({"0, 4.0909", "0.02, 4.4554", "0.04, 4.8913"})
    void margin_multiples_with_growth(double growth, double multiple) {
        assertThat(SimpleValue.margin(1)
                        .retention(0.9)
                        .discount(0.12)
                        .growth(growth)
                        .firstMarginAfterOnePeriod()
                        .value())
                .isCloseTo(multiple, within(5e-5));
    }

    /** Both conventions against the series they stand for, summed until nothing is left. */
    @ParameterizedTest
    @CsvSource({"0.9, 0.12, 0.02", "0.5, 0.0, 0.3", "0.95, 0.01, -0.1"})
    void both_conventions_are_the_sums_they_claim(double r, double i, double g) {
        double now = 0;
        double later = 0;
        for (int t = 0; t < 5000; t++) {
            now += 7 * Math.pow((1 + g) * r / (1 + i), t);
            later += 7 * r / (1 + i) * Math.pow((1 + g) * r / (1 + i), t);
        }
        SimpleValue.Inputs inputs =
                SimpleValue.margin(7).retention(r).discount(i).growth(g);
        assertThat(inputs.firstMarginNow().value()).isCloseTo(now, within(1e-6));
        assertThat(inputs.firstMarginAfterOnePeriod().value()).isCloseTo(later, within(1e-6));
    }

    @Test
    @DisplayName("T-LTV-4: 80 a month, retention 0.95, discount 1 %, first payment now: 1 346.67")
    void discounted_with_the_first_payment_now() {
        SimpleValue value =
                SimpleValue.margin(80).retention(0.95).discount(0.01).firstMarginNow();
        assertThat(value.value()).isCloseTo(1346.67, within(5e-3));
        assertThat(value).hasToString("1346.67 (value/simple/first-margin-now)");
    }

    @Test
    void where_there_is_no_finite_value_it_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SimpleValue.margin(1).retention(1).growth(0.01).firstMarginNow())
                .withMessageContaining("no finite value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleValue.margin(1).retention(1.1))
                .withMessage("the retention lies between 0 and 1, but it is 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleValue.margin(Double.NaN))
                .withMessageContaining("NaN");
    }

    @Test
    @DisplayName("T-LTV-1: ARPA 100, churn 5 %: 2 000 of revenue, 1 600 of margin")
    void arpa_over_churn() {
        ArpaValue value = ArpaValue.of(100, new Rate(5, 100));
        assertThat(value.value()).hasValue(2000);
        assertThat(value.margin(0.8).value()).hasValue(1600);
        assertThat(value).hasToString("2000.00");
    }

    @Test
    @DisplayName("T-LTV-2: nobody churned of 40: no value, at least 1 108.69")
    void zero_churn_has_a_lower_bound_alone() {
        ArpaValue value = ArpaValue.of(100, new Rate(0, 40)).margin(0.8);
        assertThat(value.value()).isEmpty();
        assertThat(value.lowerBound()).hasValueCloseTo(1108.69, within(5e-3));
        assertThat(value).hasToString("at least 1108.69, nobody churned of 40");
        assertThat(ArpaValue.of(100, Rate.EMPTY).lowerBound()).isEmpty();
        assertThat(ArpaValue.of(100, Rate.EMPTY)).hasToString("undefined");
        assertThatIllegalArgumentException().isThrownBy(() -> ArpaValue.of(-1, Rate.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new ArpaValue(1, Rate.EMPTY, 80));
    }

    @Test
    @DisplayName("T-LTV-3: trailing churn 4, 5, 6, 5, 4, 6 % has mean 5 %: 2 000")
    void trailing_churn() {
        assertThat(ArpaValue.trailing(100, 1, 0.04, 0.05, 0.06, 0.05, 0.04, 0.06))
                .hasValueCloseTo(2000.0, within(1e-9));
        assertThat(ArpaValue.trailing(100, 1, 0, 0)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArpaValue.trailing(100, 1))
                .withMessageContaining("one month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArpaValue.trailing(100, 1, 5))
                .withMessageContaining("5.0");
    }

    @Test
    void historic_value_is_cumulated_by_age_with_refunds_and_leavers() {
        CohortValue value = Stream.of(
                        order("A", "2026-01-10", "30.00"),
                        order("A", "2026-02-10", "20.00"),
                        order("A", "2026-03-10", "-5.00"),
                        order("B", "2026-01-20", "10.00"),
                        order("C", "2026-02-01", "8.00"),
                        order("C", "2026-03-15", "4.00"))
                .collect(CohortValue.of(Order::customer, Order::at, Order::amount)
                        .over(Periods.monthly(PARIS)));
        CohortMoney january = value.cohort("2026-01").orElseThrow();
        assertThat(january.size()).isEqualTo(2);
        assertThat(january.cumulative(2)).hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("55"));
        assertThat(january.valuePerCustomer(2))
                .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("27.5"));
        assertThat(january.retained(1)).hasValue(0.5);
        assertThat(january.retained(2)).hasValue(-0.125);
        assertThat(january.retained(3)).isEmpty();
        assertThat(january.cumulative(3)).isEmpty();
        assertThat(january.isComplete(1)).isTrue();
        assertThat(january.isComplete(2)).isFalse();
        assertThat(value.cohort("2026-03")).isEmpty();
        assertThat(value).hasToString("""
            cohort   size        0         1         2
            2026-01     2  20.0000   30.0000   27.5000*
            2026-02     1   8.0000   12.0000*
            * the period is not over yet
            """);
    }

    @Test
    void a_mistyped_year_is_refused_with_its_row() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(
                                order("A", "2026-01-10", "30.00"),
                                new Order("A", LocalDate.of(20260, 1, 10), new BigDecimal("5.00")))
                        .collect(CohortValue.of(Order::customer, Order::at, Order::amount)
                                .over(Periods.monthly(PARIS))))
                .withMessageStartingWith("rows from 2026-01 to ")
                .withMessageContaining("span more than 65536 periods; correct or leave out rows with such dates");
        CohortValue wide = Stream.of(order("A", "0026-01-10", "30.00"), order("B", "2026-01-10", "5.00"))
                .collect(CohortValue.of(Order::customer, Order::at, Order::amount)
                        .over(Periods.monthly(PARIS)));
        assertThat(wide.cohorts()).hasSize(2);
        assertThat(wide.toString())
                .endsWith("the table shows the first 37 of 24001 columns\n")
                .hasSizeLessThan(2_000);
    }

    @Test
    void a_second_currency_is_refused_even_when_merging() {
        var euros = CohortValue.of(Order::customer, Order::at, Order::amount)
                .currency(o -> o.customer())
                .over(Periods.monthly(PARIS));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(order("EUR", "2026-01-10", "1"), order("USD", "2026-01-10", "1"))
                        .collect(euros))
                .withMessageContaining("after EUR came USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merged(euros, order("EUR", "2026-01-10", "1"), order("USD", "2026-01-10", "1")))
                .withMessageContaining("one currency");
        assertThat(Stream.of(order("EUR", "2026-01-10", "1")).collect(euros).toString())
                .startsWith("in EUR\n");
        assertThat(Stream.<Order>of().collect(euros).cohorts()).isEmpty();
    }

    private static <A extends Serializable, R> R merged(Metric<Order, A, R> metric, Order left, Order right) {
        A a = metric.empty();
        metric.add(a, left);
        A b = metric.empty();
        metric.add(b, right);
        return metric.result(metric.merge(a, b));
    }
}
