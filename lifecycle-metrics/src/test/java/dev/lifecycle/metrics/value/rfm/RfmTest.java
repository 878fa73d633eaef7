package dev.lifecycle.metrics.value.rfm;

import static org.assertj.core.api.Assertions.assertThat;

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
}
