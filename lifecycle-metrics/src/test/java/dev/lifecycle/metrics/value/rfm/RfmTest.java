package dev.lifecycle.metrics.value.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RfmTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY_0 = LocalDate.of(2026, 3, 1);

    private record Order(String customer, LocalDate at, BigDecimal amount) {}

    private static Order order(String customer, int day, String amount) {
        return new Order(customer, DAY_0.plusDays(day), new BigDecimal(amount));
    }

    private static Rfm rfm(Stream<Order> orders) {
        return orders.collect(Rfm.of(Order::customer, Order::at, Order::amount)
                .observedUntil(DAY_0.plusDays(100))
                .over(PARIS));
    }

    @Test
    void fifths_of_ten_customers_who_all_differ() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int purchase = 0; purchase <= i; purchase++) {
                orders.add(order("c" + i, i * 2 - (purchase == 0 ? 0 : 20 + purchase), "1" + i));
            }
        }
        Rfm rfm = rfm(orders.stream());
        assertThat(rfm.score("c0").orElseThrow().segment()).isEqualTo("111");
        assertThat(rfm.score("c1").orElseThrow().segment()).isEqualTo("111");
        assertThat(rfm.score("c2").orElseThrow().segment()).isEqualTo("222");
        assertThat(rfm.score("c9").orElseThrow()).isEqualTo(new RfmScore(82, 10, new BigDecimal("190"), 5, 5, 5));
        assertThat(rfm.segments()).containsEntry("555", 2L).hasSize(5);
        assertThat(rfm.toString()).startsWith("segment  customers\n555");
    }

    @Test
    void equal_customers_have_equal_scores_and_a_single_one_has_the_lowest() {
        Rfm rfm = rfm(Stream.of(order("A", 0, "5"), order("B", 0, "5"), order("C", 9, "9")));
        assertThat(rfm.score("A").orElseThrow().segment())
                .isEqualTo(rfm.score("B").orElseThrow().segment());
        assertThat(rfm.score("C").orElseThrow().segment()).isEqualTo("414");
        assertThat(rfm(Stream.of(order("A", 0, "5"))).score("A").orElseThrow().segment())
                .isEqualTo("111");
    }

    @Test
    void several_purchases_of_a_day_are_one_refunds_are_none_and_later_rows_left_out() {
        Rfm rfm = rfm(Stream.of(
                order("A", 0, "5"),
                order("A", 0, "5"),
                order("A", 7, "-3"),
                order("A", 101, "50"),
                order("B", 3, "-1")));
        assertThat(rfm.score("A").orElseThrow()).isEqualTo(new RfmScore(100, 1, new BigDecimal("7"), 1, 1, 1));
        assertThat(rfm.score("B")).isEmpty();
        assertThat(rfm.refundsOnly()).isEqualTo(1);
        assertThat(rfm.asOf()).isEqualTo(DAY_0.plusDays(100));
    }

    @Test
    void no_rows_have_no_scores() {
        Rfm none = Stream.<Order>of()
                .collect(Rfm.of(Order::customer, Order::at, Order::amount).over(PARIS));
        assertThat(none.scores()).isEmpty();
        assertThat(none.asOf()).isNull();
    }

    private static RfmDefinition<Order> definition() {
        return Rfm.of(Order::customer, Order::at, Order::amount).observedUntil(DAY_0.plusDays(100));
    }

    private static Stream<Order> orders() {
        return Stream.of(
                order("new", 95, "20"),
                order("loyal", 90, "30"),
                order("loyal", 60, "30"),
                order("loyal", 60, "40"),
                order("lost", 1, "400"),
                order("lost", 2, "100"));
    }

    @Test
    void bounds_score_by_themselves_whoever_else_there_is() {
        Rfm rfm = orders().collect(definition()
                .recencyBounds(10, 30)
                .frequencyBounds(2, 3)
                .monetaryBounds(50, 500)
                .over(PARIS));
        assertThat(rfm.score("new").orElseThrow().segment())
                .as("5 days, once, 20")
                .isEqualTo("311");
        assertThat(rfm.score("loyal").orElseThrow().segment())
                .as("10 days, on two days, 100")
                .isEqualTo("322");
        assertThat(rfm.score("lost").orElseThrow().segment())
                .as("98 days, on two days, 500")
                .isEqualTo("123");
        assertThat(rfm.definition())
                .isEqualTo("rfm/quintiles/recency-10,30/frequency-2,3/monetary-50,500@Europe/Paris");
        Rfm transactions = orders().collect(definition()
                .countingTransactions()
                .frequencyBounds(2, 3)
                .over(PARIS));
        assertThat(transactions.score("loyal").orElseThrow().frequency()).isEqualTo(3);
        assertThat(transactions.score("loyal").orElseThrow().frequencyScore()).isEqualTo(3);
    }

    @Test
    void names_are_tried_in_order_and_tell_their_customers() {
        Rfm rfm = orders().collect(definition()
                .recencyBounds(10, 30)
                .frequencyBounds(2)
                .named("champions", score -> score.recencyScore() == 3 && score.frequencyScore() == 2)
                .named("recent", score -> score.recencyScore() == 3)
                .named("cheap", score -> score.monetary().intValue() < 10)
                .over(PARIS));
        assertThat(rfm.in("champions")).containsExactly("loyal");
        assertThat(rfm.in("recent")).containsExactly("new");
        assertThat(rfm.in("cheap")).isEmpty();
        assertThat(rfm.in("never declared")).isEmpty();
        assertThat(rfm).hasToString("""
                segment    customers
                champions          1
                recent             1
                cheap              0
                """);
    }

    @Test
    void quarters_and_scores_within_scores() {
        List<Order> orders = new ArrayList<>();
        // Two classes of recency, four customers each, in each of which spend rises.
        for (int i = 0; i < 8; i++) {
            orders.add(order("c" + i, i < 4 ? 0 : 50, String.valueOf(100 * i)));
        }
        Rfm plain = orders.stream().collect(definition().quartiles().over(PARIS));
        assertThat(plain.score("c7").orElseThrow().segment()).isEqualTo("314");
        assertThat(plain.score("c3").orElseThrow().segment()).isEqualTo("112");
        Rfm nested = orders.stream().collect(definition().quartiles().nested().over(PARIS));
        assertThat(nested.score("c3").orElseThrow().segment())
                .as("the most among those who were there as long ago")
                .isEqualTo("114");
        assertThat(nested.score("c4").orElseThrow().segment()).isEqualTo("311");
    }

    @Test
    void bounds_that_do_not_rise_and_names_that_tell_nothing_apart_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition().recencyBounds(30, 30))
                .withMessageContaining("bounds of recency are at least one number and rise, but they are [30.0, 30.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> definition().frequencyBounds());
        assertThatIllegalArgumentException().isThrownBy(() -> definition().monetaryBounds(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> definition().named(" ", score -> true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition().named("a", score -> true).named("a", score -> false))
                .withMessageContaining("'a' is blank or taken");
    }
}
