package dev.lifecycle.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AcquisitionCostTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Period MARCH = Period.parse("2026-03");

    private record Lead(String customer, LocalDate since, String channel, BigDecimal margin, String persona) {}

    private static Lead lead(String customer, String since, String channel) {
        return new Lead(customer, LocalDate.parse(since), channel, BigDecimal.valueOf(5), "family");
    }

    private static AcquisitionCostDefinition<Lead> costs() {
        return AcquisitionCost.of(Lead::customer, Lead::since, Lead::channel);
    }

    private static Stream<Lead> forty() {
        return IntStream.range(0, 40).mapToObj(i -> lead("c" + i, "2026-03-0" + (1 + i % 9), "A"));
    }

    @Test
    @DisplayName(
            "T-CAC-1: 1,200 for 40 customers of 5 a month with 10 % churn: CAC 30, payback 8.7 (6 without churn), value 50, 1.67")
    void worked_example() {
        AcquisitionCost cost = forty().collect(costs().spent("A", BigDecimal.valueOf(1200))
                .spent("B", BigDecimal.valueOf(300))
                .margin(Lead::margin)
                .churn(new Rate(10, 100))
                .over(MARCH, PARIS));
        ChannelCost a = cost.channel("A").orElseThrow();
        assertThat(a.won()).isEqualTo(40);
        assertThat(a.costPerCustomer()).hasValue(30);
        Payback payback = a.payback().orElseThrow();
        assertThat(payback.simple()).hasValue(6);
        assertThat(payback.periods()).hasValueCloseTo(8.70, within(5e-3));
        assertThat(payback.periods()).hasValueCloseTo(Math.log(1 - 30 * 0.1 / 5) / Math.log(0.9), within(1e-12));
        assertThat(payback.wholePeriods()).hasValue(9);
        assertThat(a.value()).hasValueCloseTo(50.0, within(1e-12));
        assertThat(a.valueToCost()).hasValueCloseTo(1.67, within(5e-3));
        assertThat(a.interval().orElseThrow().low()).isCloseTo(1200 / 54.468647, within(1e-6));
        assertThat(a.interval().orElseThrow().high()).isCloseTo(1200 / 28.576586, within(1e-6));

        ChannelCost b = cost.channel("B").orElseThrow();
        assertThat(b.won()).isZero();
        assertThat(b.costPerCustomer())
                .as("undefined, not zero and not endless")
                .isEmpty();
        assertThat(b.spent()).isEqualByComparingTo("300");
        assertThat(b.lowerBound()).hasValueCloseTo(300 / -Math.log(0.05), within(1e-9));
        assertThat(b.payback()).isEmpty();
        assertThat(cost.total().costPerCustomer()).hasValue(37.5);
        assertThat(cost).hasToString("""
                channel  won  spent  cost each  margin each  payback  value  to cost
                A         40   1200      30.00         5.00      8.7  50.00     1.67
                B          0    300          -            -        -      -        -
                total     40   1500      37.50         5.00     13.2  50.00     1.33
                the period is not over yet
                """);
        assertThat(a)
                .hasToString(
                        "A: 40 won for 1200, 30.00 (22.03 to 41.99) each; paid back after 8.7 periods, value 50.00,"
                                + " 1.67 of the cost");
        assertThat(b).hasToString("B: 0 won for 300, at least 100.14 each");
    }

    /** Spend 120,000, 800 new, 30 a month at a margin of .7; interpolated between the ends of two months. */
    @Test
    void payback_of_the_reference_numbers() {
        Payback plain = Payback.of(150, 21);
        assertThat(plain.simple()).hasValueCloseTo(7.142857, within(1e-6));
        assertThat(plain.periods()).hasValueCloseTo(7.142857, within(1e-6));
        assertThat(plain.value()).as("nobody ever leaves").isEmpty();
        Payback leaving = plain.churn(0.04);
        assertThat(leaving.wholePeriods()).hasValue(9);
        assertThat(leaving.after(8)).isCloseTo(146.27047103, within(1e-8));
        assertThat(leaving.after(9)).isCloseTo(161.41965219, within(1e-8));
        assertThat(leaving.interpolated()).hasValueCloseTo(8.24618684, within(1e-8));
        assertThat(leaving.value()).hasValueCloseTo(525.0, within(1e-9));
        assertThat(leaving.valueToCost()).hasValueCloseTo(3.5, within(1e-9));
        Payback discounted = leaving.discount(0.01);
        assertThat(discounted.interpolated()).hasValueCloseTo(8.60030642, within(1e-8));
        assertThat(discounted.value()).hasValueCloseTo(424.2, within(1e-9));
        Payback never = plain.churn(0.15);
        assertThat(never.periods()).isEmpty();
        assertThat(never.wholePeriods()).isEmpty();
        assertThat(never.value()).hasValueCloseTo(140.0, within(1e-9));
        assertThat(never).hasToString("never paid back, value 140.00, 0.93 of the cost");
        assertThat(plain).hasToString("paid back after 7.1 periods, value without end");
    }

    @Test
    void the_corners_of_payback() {
        assertThat(Payback.of(0, 5).periods()).hasValue(0);
        assertThat(Payback.of(0, -5).wholePeriods()).hasValue(0);
        assertThat(Payback.of(10, 0).periods()).isEmpty();
        assertThat(Payback.of(10, -1).churn(0.5).periods()).isEmpty();
        assertThat(Payback.of(10, 20).churn(1).periods())
                .as("the first margin alone")
                .hasValue(0.5);
        assertThat(Payback.of(10, 5).churn(1).periods()).isEmpty();
        assertThat(Payback.of(10, 5).wholePeriods()).as("reached exactly").hasValue(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payback.of(-1, 5))
                .withMessage("the cost of a customer is not negative, but it is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payback.of(1, 5).churn(1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payback.of(1, Double.NaN))
                .withMessageContaining("NaN");
    }

    @Property
    void the_margins_of_so_many_periods_reach_the_cost_and_those_of_one_less_do_not(
            @ForAll @DoubleRange(min = 1, max = 500) double cost,
            @ForAll @DoubleRange(min = 1, max = 100) double margin,
            @ForAll @DoubleRange(min = 0, max = 0.9) double churn,
            @ForAll @DoubleRange(min = 0, max = 0.1) double discount) {
        Payback payback = new Payback(cost, margin, churn, discount);
        double sum = 0;
        double each = margin;
        for (int n = 1; n <= 2000; n++) {
            sum += each;
            each *= (1 - churn) / (1 + discount);
            assertThat(payback.after(n)).isCloseTo(sum, within(1e-6 * sum));
            if (payback.wholePeriods().isPresent() && payback.wholePeriods().getAsLong() == n) {
                assertThat(sum).isGreaterThanOrEqualTo(cost * (1 - 1e-9));
                assertThat(payback.after(n - 1)).isLessThan(cost);
                assertThat(payback.interpolated().orElseThrow()).isBetween(n - 1.0, (double) n);
                return;
            }
        }
        assertThat(sum).as("never in two thousand").isLessThan(cost * (1 + 1e-9));
    }

    @Test
    void a_customer_is_won_once_by_its_first_row_and_only_in_its_period() {
        AcquisitionCost cost = Stream.of(
                        lead("old", "2026-02-20", "A"),
                        lead("old", "2026-03-02", "B"),
                        lead("new", "2026-03-05", "B"),
                        lead("new", "2026-03-04", "A"),
                        lead("tie", "2026-03-06", "B"),
                        lead("tie", "2026-03-06", "A"),
                        lead("late", "2026-04-01", "A"))
                .collect(costs().spent("A", BigDecimal.TEN).over(MARCH, PARIS));
        assertThat(cost.channels()).hasSize(1);
        assertThat(cost.channel("A").orElseThrow().won()).isEqualTo(2);
        assertThat(cost.complete()).isTrue();
        assertThat(cost.definition()).isEqualTo("acquisition-cost/first-row/2026-03@Europe/Paris");
        assertThat(cost.channel("A").orElseThrow().payback())
                .as("no margin was declared")
                .isEmpty();
    }

    @Test
    void a_channel_whose_spend_is_not_known_has_no_cost_and_the_total_is_the_blended_one() {
        AcquisitionCost cost = Stream.of(lead("a", "2026-03-01", "search"), lead("b", "2026-03-01", "friends"))
                .collect(costs().spent("search", BigDecimal.valueOf(10))
                        .margin(Lead::margin)
                        .churn("search", new Rate(1, 10))
                        .over(PARIS));
        ChannelCost friends = cost.channel("friends").orElseThrow();
        assertThat(friends.costPerCustomer()).isEmpty();
        assertThat(friends.lowerBound()).isEmpty();
        assertThat(friends.value()).as("its churn is not known").isEmpty();
        assertThat(friends).hasToString("friends: 1 won, spend unknown");
        assertThat(cost.total().costPerCustomer()).hasValue(5);
        assertThat(cost.total().churn()).as("that of friends is not known").isNull();
        assertThat(cost.channel("mail")).isEmpty();
    }

    @Test
    void churn_by_channel_adds_up_and_nobody_leaving_is_worth_no_number() {
        AcquisitionCostDefinition<Lead> plain = costs().margin(Lead::margin)
                .spent("A", BigDecimal.ONE)
                .spent("A", BigDecimal.ONE)
                .churn("A", new Rate(0, 10))
                .churn("B", new Rate(3, 20));
        AcquisitionCost cost = Stream.of(lead("a", "2026-03-01", "A"), lead("b", "2026-03-01", "B"))
                .collect(plain.over(PARIS));
        assertThat(cost.total().churn()).isEqualTo(new Rate(3, 30));
        ChannelCost a = cost.channel("A").orElseThrow();
        assertThat(a.spent()).isEqualByComparingTo("2");
        assertThat(a.value()).isEmpty();
        assertThat(a.valueToCost()).isEmpty();
        assertThat(a.payback().orElseThrow().periods()).hasValue(0.4);
    }

    @Test
    void segments_tell_whom_channels_won_but_money_was_spent_on_channels() {
        Segmented<String, AcquisitionCost> byPersona = forty().collect(
                        costs().spent("A", BigDecimal.valueOf(1200)).over(PARIS).by(Lead::persona));
        assertThat(byPersona.total().channel("A").orElseThrow().costPerCustomer())
                .hasValue(30);
        ChannelCost family = byPersona.of("family").orElseThrow().channel("A").orElseThrow();
        assertThat(family.won()).isEqualTo(40);
        assertThat(family.costPerCustomer()).isEmpty();
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> costs().spent("A", BigDecimal.valueOf(-1)))
                .withMessage("the spend on 'A' is not negative, but it is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> costs().discount(-0.1))
                .withMessageContaining("-0.1");
        assertThatIllegalStateException()
                .isThrownBy(() -> costs().currency(Lead::channel))
                .withMessageContaining("declare margin(…) first");
        Lead precise = new Lead("x", LocalDate.EPOCH, "A", new BigDecimal("0.001"), "p");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() ->
                        Stream.of(precise).collect(costs().margin(Lead::margin).over(PARIS)))
                .withMessageContaining("more than 2 decimals");
        assertThat(Stream.of(precise)
                        .collect(costs().margin(Lead::margin, 3).over(PARIS))
                        .total()
                        .margin())
                .isEqualByComparingTo("0.001");
    }

    @Test
    void nobody_at_all() {
        AcquisitionCost cost = List.<Lead>of().stream().collect(costs().over(PARIS));
        assertThat(cost.channels()).isEmpty();
        assertThat(cost.total().costPerCustomer()).isEmpty();
        assertThat(cost.total()).hasToString("total: 0 won, spend unknown");
    }
}
