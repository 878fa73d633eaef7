package dev.lifecycle.metrics.journey.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private record Row(String key, Instant at, CartStep step) {}

    private static Row row(int key, Duration after, CartStep step) {
        return new Row("cart" + key, TEN.plus(after), step);
    }

    private static CheckoutDefinition<Row> checkout() {
        return Checkout.of(Row::key, Row::at, Row::step).observedUntil(TEN.plus(Duration.ofDays(30)));
    }

    /** 100 carts, 80 checkouts, 60 ordered at once, and so many more ordered days later. */
    private static Stream<Row> hundred(int later, Duration when) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row(i, Duration.ZERO, CartStep.CART));
            if (i < 80) {
                rows.add(row(i, Duration.ofMinutes(10), CartStep.CHECKOUT));
            }
            if (i < 60) {
                rows.add(row(i, Duration.ofMinutes(20), CartStep.ORDER));
            } else if (i >= 100 - later) {
                rows.add(row(i, when, CartStep.ORDER));
            }
        }
        return rows.stream();
    }

    @Test
    @DisplayName("T-CART-1: completion 75 %, cart abandonment 40 %")
    void completion_and_abandonment() {
        Checkout checkout = hundred(0, Duration.ZERO).collect(checkout().metric());
        assertThat(checkout.completion().value()).hasValue(0.75);
        assertThat(checkout.abandonment().value()).hasValue(0.40);
        assertThat(checkout.ordered()).isEqualTo(60);
        assertThat(checkout.toString()).startsWith("completion 60 of 80 = 75.0 %");
    }

    @Test
    @DisplayName("T-CART-2: 8 of the 40 recovered within 7 days: 32 % after reconciliation, recovery 20 %")
    void recovery() {
        Checkout checkout = hundred(8, Duration.ofDays(6)).collect(checkout().metric());
        assertThat(checkout.abandonment().value()).hasValue(0.40);
        assertThat(checkout.abandonmentAfterRecovery().value()).hasValue(0.32);
        assertThat(checkout.recovery().value()).hasValue(0.20);
        assertThat(checkout.definition()).isEqualTo("checkout/abandoned-after-PT1H/recovered-within-PT168H");
        Checkout late = hundred(8, Duration.ofDays(8)).collect(checkout().metric());
        assertThat(late.recovery().value()).hasValue(0.0);
        assertThat(late.orderedTooLate()).isEqualTo(8);
    }

    @Test
    @DisplayName("T-CART-3: an order at the very instant of the timer is in time")
    void the_order_wins_over_the_timer() {
        for (String after : List.of("PT59M59S", "PT1H")) {
            Checkout checkout = Stream.of(
                            row(1, Duration.ZERO, CartStep.CART), row(1, Duration.parse(after), CartStep.ORDER))
                    .collect(checkout().metric());
            assertThat(checkout.abandoned()).isZero();
            assertThat(checkout.ordered()).isEqualTo(1);
        }
        Checkout late = Stream.of(
                        row(1, Duration.ZERO, CartStep.CART), row(1, Duration.parse("PT1H0.000001S"), CartStep.ORDER))
                .collect(checkout().metric());
        assertThat(late.abandoned()).isEqualTo(1);
        assertThat(late.recovered()).isEqualTo(1);
    }

    @Test
    void a_change_of_the_cart_starts_its_time_again() {
        Checkout checkout = Stream.of(
                        row(1, Duration.ZERO, CartStep.CART),
                        row(1, Duration.ofMinutes(50), CartStep.CART),
                        row(1, Duration.ofMinutes(100), CartStep.ORDER))
                .collect(checkout().metric());
        assertThat(checkout.abandoned()).isZero();
    }

    @Test
    void carts_whose_time_still_runs_are_open_and_orders_without_a_cart_are_told() {
        Metric<Row, ?, Checkout> now =
                checkout().observedUntil(TEN.plus(Duration.ofMinutes(30))).metric();
        Checkout checkout = Stream.of(
                        row(1, Duration.ZERO, CartStep.CART),
                        row(2, Duration.ofMinutes(5), CartStep.ORDER),
                        row(3, Duration.ofHours(2), CartStep.CART))
                .collect(now);
        assertThat(checkout.open()).isEqualTo(1);
        assertThat(checkout.carts()).isEqualTo(1);
        assertThat(checkout.abandonment().value()).isEmpty();
        assertThat(checkout.abandonment().complete()).isFalse();
        assertThat(checkout.ordersWithoutCart()).isEqualTo(1);
        Checkout awaiting = Stream.of(row(1, Duration.ZERO, CartStep.CART))
                .collect(checkout()
                        .abandonedAfter(Duration.ofMinutes(20))
                        .recoveredWithin(Duration.ofDays(60))
                        .metric());
        assertThat(awaiting.awaiting()).isEqualTo(1);
        assertThat(awaiting.recovery().complete()).isFalse();
    }

    @Test
    void a_row_without_a_step_is_refused_and_so_is_no_time_at_all() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() ->
                        Stream.of(new Row("c", TEN, null)).collect(checkout().metric()))
                .withMessageContaining("the step is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> checkout().abandonedAfter(Duration.ZERO));
        assertThat(Stream.of(row(1, Duration.ZERO, CartStep.CART))
                        .collect(checkout().where("nothing", r -> false).metric())
                        .carts())
                .isZero();
    }
}
