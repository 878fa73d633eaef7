package dev.lifecycle.preset;

import static dev.lifecycle.preset.Engagement.ACTIVE;
import static dev.lifecycle.preset.Engagement.AT_RISK;
import static dev.lifecycle.preset.Engagement.DORMANT;
import static dev.lifecycle.preset.Row.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngagementTest {

    private static final StageModel MODEL = Engagement.of(OrderCompleted.class, ContentViewed.class);
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", BigDecimal.ONE);

    static List<Row> rows() {
        // spotless:off
        return List.of(
                in(ACTIVE) .after(Duration.ofDays(45)).movesTo(AT_RISK, "re-engage"),
                in(AT_RISK).after(Duration.ofDays(45)).movesTo(DORMANT, "win-back"),
                in(ACTIVE) .on(ORDER)                 .stays(),
                in(ACTIVE) .on(new ContentViewed("x")).stays(),
                in(AT_RISK).on(ORDER)                 .reopensAt(ACTIVE),
                in(AT_RISK).on(new ContentViewed("x")).reopensAt(ACTIVE),
                in(DORMANT).on(ORDER)                 .reopensAt(ACTIVE),
                in(DORMANT).on(new ContentViewed("x")).reopensAt(ACTIVE));
        // spotless:on
    }

    static List<Row> unlisted() {
        return Row.unlisted(MODEL, rows(), List.of(new LinkClicked("x"), new ContactMade("email")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Row row) {
        row.check(MODEL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unlisted")
    void what_is_not_named_is_no_activity_and_is_refused(Row row) {
        row.check(MODEL);
    }

    /** Active, silent, asleep, back again. */
    @Test
    void a_relation_fades_and_is_taken_up_again() {
        Position customer = MODEL.start("c-1", Row.MONDAY);
        Instant last = Row.MONDAY.plus(Duration.ofDays(10));
        customer = MODEL.decide(customer, ORDER, last).position();
        Instant asleep = last.plus(Duration.ofDays(90));
        var advanced = MODEL.advance(customer, asleep.plusSeconds(1));
        assertThat(advanced.steps()).extracting(Step::at).containsExactly(last.plus(Duration.ofDays(45)), asleep);
        customer = MODEL.decide(advanced.position(), new ContentViewed("news"), asleep.plusSeconds(1))
                .position();
        assertThat(customer.stage()).isEqualTo(ACTIVE);
        assertThat(customer.episode()).isEqualTo(2);
    }

    @Test
    void activity_can_be_signals_by_name() {
        StageModel named = Engagement.of("login", "order");
        for (String name : List.of("login", "order")) {
            in(ACTIVE).on(Signal.of(name)).stays().check(named);
            in(DORMANT).on(Signal.of(name)).reopensAt(ACTIVE).check(named);
        }
        in(ACTIVE).on(Signal.of("mail-opened")).isRefusedBy().check(named);
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = Engagement.of(
                EngagementParameters.DEFAULTS
                        .withAtRiskAfter(Duration.ofDays(14))
                        .withDormantAfter(Duration.ofDays(30)),
                OrderCompleted.class);
        in(ACTIVE).after(Duration.ofDays(14)).movesTo(AT_RISK, "re-engage").check(own);
        in(AT_RISK).after(Duration.ofDays(30)).movesTo(DORMANT, "win-back").check(own);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngagementParameters.DEFAULTS.withDormantAfter(Duration.ofDays(-1)))
                .withMessage("dormantAfter is a length of time above zero, but is minus 1 day");
    }

    @Test
    void only_dormant_is_an_exit() {
        assertThat(MODEL.stages()).containsExactly(Engagement.values());
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(DORMANT);
        assertThat(MODEL).hasToString("engagement v1");
    }
}
