package dev.lifecycle.preset;

import static dev.lifecycle.preset.Engagement.ACTIVE;
import static dev.lifecycle.preset.Engagement.AT_RISK;
import static dev.lifecycle.preset.Engagement.DORMANT;
import static dev.lifecycle.preset.Row.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.stage.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngagementTest {

    private static final StageModel MODEL = Engagement.of(OrderCompleted.class, ContentViewed.class);
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", BigDecimal.ONE);
    private static final RiskAssessed HIGH = new RiskAssessed(0.7);
    private static final RiskAssessed LOW = new RiskAssessed(0.69);

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
                in(DORMANT).on(new ContentViewed("x")).reopensAt(ACTIVE),
                in(ACTIVE) .on(HIGH)                  .movesTo(AT_RISK, "re-engage"),
                in(AT_RISK).on(HIGH)                  .stays(),
                in(DORMANT).on(HIGH)                  .stays(),
                in(ACTIVE) .on(LOW)                   .stays(),
                in(AT_RISK).on(LOW)                   .stays(),
                in(DORMANT).on(LOW)                   .stays());
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

    @Test
    void ACTIVE_RiskAssessed_newly_at_risk_only_if_the_risk_was_lower_in_between() {
        Story story = Story.of(MODEL).on(HIGH, "to AT_RISK | re-engage");
        assertThat(story.position().text("risk")).contains("0.7");
        story.onDay(1).on(new RiskAssessed(0.9), "stay");
        assertThat(story.position().text("risk")).contains("0.9");
        story.onDay(2).on(ORDER, "reopens at ACTIVE").onDay(3).on(HIGH, "stay");
        assertThat(story.position().text("risk")).contains("0.7");
        story.onDay(4).on(LOW, "stay");
        assertThat(story.position().text("risk")).isEmpty();
        story.onDay(5).on(HIGH, "to AT_RISK | re-engage").isIn(AT_RISK, 2);
    }

    @Test
    void a_score_every_night_breaks_no_silence() {
        Story story = Story.of(MODEL);
        for (int night = 1; night < 45; night++) {
            story.onDay(night).on(LOW, "stay");
        }
        story.onDay(45).timers("after 45 days: to AT_RISK | re-engage");
        for (int night = 46; night < 90; night++) {
            story.onDay(night).on(HIGH, "stay");
        }
        story.onDay(90).timers("after 90 days: to DORMANT | win-back");
        assertThat(story.position().lastEventAt()).isEmpty();
    }

    /** It counts from when it was taken in: not before the timer that has fired since. */
    @Test
    void activity_told_late_is_activity() {
        Story.of(MODEL)
                .onDay(50)
                .timers("after 45 days: to AT_RISK | re-engage")
                .told(ORDER, 40, "reopens at ACTIVE")
                .onDay(90)
                .timers("after 90 days: to AT_RISK | re-engage");
    }

    /** Active, silent, asleep, back again, and in danger while still there. */
    @Test
    void a_person_fades_and_returns() {
        Story.of(MODEL)
                .onDay(10)
                .on(ORDER, "stay")
                .onDay(100)
                .timers("after 55 days: to AT_RISK | re-engage", "after 100 days: to DORMANT | win-back")
                .onDay(140)
                .on(LOW, "stay")
                .onDay(150)
                .on(new ContentViewed("news"), "reopens at ACTIVE")
                .onDay(160)
                .on(ORDER, "stay")
                .onDay(170)
                .on(HIGH, "to AT_RISK | re-engage")
                .onDay(171)
                .on(ORDER, "reopens at ACTIVE")
                .isIn(ACTIVE, 3);
    }

    @Test
    void activity_can_be_signals_by_name() {
        StageModel named = Engagement.of("login", "order");
        for (String name : List.of("login", "order")) {
            in(ACTIVE).on(Signal.of(name)).stays().check(named);
            in(DORMANT).on(Signal.of(name)).reopensAt(ACTIVE).check(named);
        }
        in(ACTIVE).on(Signal.of("mail-opened")).isRefusedBy().check(named);
        in(ACTIVE).on(HIGH).movesTo(AT_RISK, "re-engage").check(named);
    }

    @Test
    void risk_is_no_activity_whatever_the_host_says() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engagement.of(OrderCompleted.class, RiskAssessed.class))
                .withMessageStartingWith("RiskAssessed is the firm's own doing, never activity of a customer");
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> Engagement.of("RiskAssessed"))
                .withMessageContaining("RiskAssessed");
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = Engagement.of(
                EngagementParameters.DEFAULTS
                        .withAtRiskAfter(Duration.ofDays(14))
                        .withDormantAfter(Duration.ofDays(30))
                        .withRiskFrom(0.5),
                OrderCompleted.class);
        in(ACTIVE).after(Duration.ofDays(14)).movesTo(AT_RISK, "re-engage").check(own);
        in(AT_RISK).after(Duration.ofDays(30)).movesTo(DORMANT, "win-back").check(own);
        in(ACTIVE).on(new RiskAssessed(0.5)).movesTo(AT_RISK, "re-engage").check(own);
        in(ACTIVE).on(new RiskAssessed(0.49)).stays().check(own);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngagementParameters.DEFAULTS.withDormantAfter(Duration.ofDays(-1)))
                .withMessage("dormantAfter is a length of time above zero, but is minus 1 day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngagementParameters.DEFAULTS.withRiskFrom(70))
                .withMessage("riskFrom lies between 0 and 1, but is 70.0; divide a percentage by 100");
    }

    @Test
    void only_dormant_is_an_exit() {
        assertThat(MODEL.stages()).containsExactly(Engagement.values());
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(DORMANT);
        assertThat(MODEL).hasToString("engagement v1");
    }

    @Test
    void rules_come_in_the_order_of_the_table_and_each_can_be_reached() {
        assertThat(MODEL.rules().stream().map(Rule::id))
                .containsExactly(
                        "fading",
                        "asleep",
                        "ACTIVE/OrderCompleted",
                        "ACTIVE/ContentViewed",
                        "AT_RISK/OrderCompleted",
                        "DORMANT/OrderCompleted",
                        "AT_RISK/ContentViewed",
                        "DORMANT/ContentViewed",
                        "ACTIVE/RiskAssessed/newly at risk",
                        "*/RiskAssessed/at risk",
                        "*/RiskAssessed");
        assertThat(MODEL.analysis().unreached()).isEmpty();
    }
}
