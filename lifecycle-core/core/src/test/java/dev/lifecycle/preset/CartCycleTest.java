package dev.lifecycle.preset;

import static dev.lifecycle.preset.CartCycle.ABANDONED;
import static dev.lifecycle.preset.CartCycle.LOST;
import static dev.lifecycle.preset.CartCycle.OPEN;
import static dev.lifecycle.preset.CartCycle.ORDERED;
import static dev.lifecycle.preset.CartCycle.RECOVERED;
import static dev.lifecycle.preset.Row.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.CartChanged;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.OrderCompleted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CartCycleTest {

    private static final StageModel MODEL = CartCycle.model();
    private static final CartChanged CHANGED = new CartChanged(2);
    private static final CartChanged EMPTIED = new CartChanged(0);
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", BigDecimal.TEN);
    private static final String NOW = "cart-reminder, cancelled if left";
    private static final String AGAIN = "cart-reminder after 1 day, cancelled if left";
    private static final String REMINDED = "to ABANDONED | " + NOW + ", " + AGAIN + " | about {cart=c-1}";

    static List<Row> rows() {
        // spotless:off
        return List.of(
                in(OPEN)     .on(CHANGED)                .movesTo(OPEN),
                in(OPEN)     .after(Duration.ofHours(1)) .movesTo(ABANDONED, NOW, AGAIN),
                in(OPEN)     .on(ORDER)                  .movesTo(ORDERED),
                in(ABANDONED).on(CHANGED)                .movesTo(OPEN),
                in(ABANDONED).on(ORDER)                  .movesTo(RECOVERED),
                in(LOST)     .on(ORDER)                  .movesTo(RECOVERED),
                in(ABANDONED).after(Duration.ofDays(30)) .movesTo(LOST),
                in(LOST)     .on(CHANGED)                .reopensAt(OPEN),
                in(RECOVERED).on(CHANGED)                .isIgnored(),
                in(RECOVERED).on(ORDER)                  .isIgnored(),
                in(ORDERED)  .on(CHANGED)                .isIgnored(),
                in(ORDERED)  .on(ORDER)                  .isIgnored());
        // spotless:on
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Row row) {
        row.check(MODEL);
    }

    @Test
    void a_cart_knows_of_changes_and_orders_alone_and_refuses_neither_anywhere() {
        assertThat(Row.unlisted(MODEL, rows(), List.of(CHANGED, ORDER, new ContentViewed("x"))))
                .hasSize(5)
                .allSatisfy(row -> {
                    assertThat(row.trigger()).isEqualTo(new ContentViewed("x"));
                    row.check(MODEL);
                });
    }

    @Test
    void OPEN_OrderCompleted_RECOVERED_if_it_was_ever_abandoned() {
        Story.of(MODEL)
                .on(CHANGED, "to OPEN")
                .onDay(1)
                .on(CHANGED, "after 1 hour: " + REMINDED, "to OPEN")
                .on(ORDER, "to RECOVERED")
                .isIn(RECOVERED, 1);
        Story.of(MODEL)
                .on(CHANGED, "to OPEN")
                .onDay(40)
                .on(CHANGED, "after 1 hour: " + REMINDED, "after 30 days 1 hour: to LOST", "reopens at OPEN")
                .on(ORDER, "to RECOVERED")
                .isIn(RECOVERED, 2);
    }

    /** Cart at ten, reminder at eleven, ordered the next day on the phone. */
    @Test
    void chloe_comes_back_to_her_cart() {
        Story.of(MODEL)
                .on(new CartChanged(1), "to OPEN")
                .at(Duration.ofMinutes(59))
                .timers()
                .at(Duration.ofHours(1))
                .timers("after 1 hour: " + REMINDED)
                .onDay(1)
                .on(ORDER, "to RECOVERED")
                .onDay(400)
                .timers()
                .isIn(RECOVERED, 1);
    }

    @Test
    void every_change_puts_the_reminder_off() {
        Story.of(MODEL)
                .on(new CartChanged(1), "to OPEN")
                .at(Duration.ofMinutes(50))
                .on(new CartChanged(2), "to OPEN")
                .at(Duration.ofMinutes(109))
                .timers()
                .at(Duration.ofMinutes(110))
                .timers("after 1 hour 50 minutes: " + REMINDED);
    }

    @Test
    void an_order_at_the_very_instant_of_the_timer_wins_T_CART_3() {
        Story.of(MODEL).on(CHANGED, "to OPEN").at(Duration.ofHours(1)).on(ORDER, "to ORDERED");
    }

    @Test
    void nobody_is_reminded_of_an_empty_cart() {
        Story.of(MODEL)
                .on(CHANGED, "to OPEN")
                .at(Duration.ofHours(1))
                .timers("after 1 hour: " + REMINDED)
                .at(Duration.ofHours(2))
                .on(EMPTIED, "to OPEN")
                .onDay(60)
                .timers("after 3 hours: held back by [something in it]")
                .isIn(OPEN, 1)
                .on(CHANGED, "to OPEN")
                .at(Duration.ofDays(60).plusHours(1))
                .timers("after 60 days 1 hour: " + REMINDED);
    }

    @Test
    void a_shop_may_empty_the_cart_with_the_order_in_either_order() {
        Story.of(MODEL).on(CHANGED, "to OPEN").on(EMPTIED, "to OPEN").on(ORDER, "to ORDERED");
        Story.of(MODEL).on(CHANGED, "to OPEN").on(ORDER, "to ORDERED").on(EMPTIED, "ignore");
    }

    @Test
    void what_comes_in_after_the_order_changes_nothing() {
        Story.of(MODEL)
                .on(CHANGED, "to OPEN")
                .onDay(1)
                .on(ORDER, "after 1 hour: " + REMINDED, "to RECOVERED")
                .told(CHANGED, 0, "ignore")
                .onDay(3)
                .on(CHANGED, "ignore")
                .on(ORDER, "ignore")
                .onDay(90)
                .timers()
                .isIn(RECOVERED, 1);
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = CartCycle.model(CartParameters.DEFAULTS
                .withAbandonAfter(Duration.ofMinutes(20))
                .withRemindAgainAfter(Duration.ofHours(3))
                .withLostAfter(Duration.ofDays(7)));
        in(OPEN).after(Duration.ofMinutes(20))
                .movesTo(ABANDONED, NOW, "cart-reminder after 3 hours, cancelled if left")
                .check(own);
        in(ABANDONED).after(Duration.ofDays(7)).movesTo(LOST).check(own);
        assertThat(own.rules().stream().map(Rule::id))
                .isEqualTo(MODEL.rules().stream().map(Rule::id).toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CartParameters.DEFAULTS.withAbandonAfter(Duration.ZERO))
                .withMessage("abandonAfter is a length of time above zero, but is 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CartParameters.DEFAULTS.withRemindAgainAfter(Duration.ofHours(-1)))
                .withMessage("remindAgainAfter is a length of time above zero, but is minus 1 hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CartParameters.DEFAULTS.withLostAfter(Duration.ZERO))
                .withMessage("lostAfter is a length of time above zero, but is 0 seconds");
    }

    @Test
    void ordered_carts_are_done_with_and_lost_ones_are_not() {
        assertThat(MODEL.stages()).containsExactly(CartCycle.values());
        assertThat(MODEL.stages().stream().filter(MODEL::isTerminal)).containsExactly(RECOVERED, ORDERED);
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(LOST);
        assertThat(MODEL.analysis().unreached()).isEmpty();
        assertThat(CartCycle.model()).isSameAs(MODEL).hasToString("cart v1");
    }
}
