package dev.lifecycle.preset;

import static dev.lifecycle.preset.RelationshipCycle.ACQUISITION;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;
import static dev.lifecycle.preset.Row.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.SatisfactionDropped;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelationshipCycleTest {

    private static final StageModel MODEL = RelationshipCycle.model();
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", BigDecimal.TEN);
    private static final ContractSigned CONTRACT = new ContractSigned("k-1");
    private static final Cancelled CANCELLED = new Cancelled(ChurnReason.COMPETITOR_PRICE);
    private static final String WIN_BACK = "win-back after 14 days, cancelled if left";

    static List<Row> rows() {
        // spotless:off
        List<Row> rows = new ArrayList<>(List.of(
                in(ACQUISITION).on(new LeadCaptured("web"))   .stays("answer-questions"),
                in(ACQUISITION).on(new ContactMade("phone"))  .stays("answer-questions"),
                in(ACQUISITION).on(ORDER)                     .movesTo(GROWTH, "welcome"),
                in(ACQUISITION).on(CONTRACT)                  .movesTo(GROWTH, "welcome"),
                in(LOYALTY)    .on(new ReferralMade("bilal")) .stays("referral-reward"),
                in(LOYALTY)    .on(new SatisfactionDropped(2)).stays("service-recovery"),
                in(ATTRITION)  .on(ORDER)                     .reopensAt(GROWTH, "welcome-back"),
                in(ATTRITION)  .on(CONTRACT)                  .reopensAt(GROWTH, "welcome-back"),
                in(ATTRITION)  .on(new LeadCaptured("web"))   .stays("win-back")));
        // spotless:on
        for (Stage stage : List.of(GROWTH, LOYALTY)) {
            rows.addAll(List.of(
                    in(stage).on(ORDER).stays(),
                    in(stage).on(CONTRACT).stays(),
                    in(stage).after(Duration.ofDays(180)).movesTo(ATTRITION, "reason-survey", WIN_BACK),
                    in(stage).on(CANCELLED).movesTo(ATTRITION, "reason-survey", WIN_BACK)));
        }
        return rows;
    }

    static List<Row> unlisted() {
        return Row.unlisted(
                MODEL,
                rows(),
                List.of(
                        new LeadCaptured("web"),
                        new ContactMade("phone"),
                        ORDER,
                        CONTRACT,
                        new ReferralMade("bilal"),
                        new SatisfactionDropped(2),
                        CANCELLED,
                        new ContentViewed("x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Row row) {
        row.check(MODEL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unlisted")
    void what_the_table_does_not_list_is_refused(Row row) {
        row.check(MODEL);
    }

    @Test
    void GROWTH_OrderCompleted_loyal_to_LOYALTY_with_the_third_order_of_the_episode() {
        Position customer = orders(MODEL.start("c-1", Row.MONDAY), Row.MONDAY, 2);
        assertThat(customer.stage()).isEqualTo(GROWTH);
        var third = MODEL.decide(customer, ORDER, Row.MONDAY.plus(Duration.ofDays(50)));
        assertThat(third.steps()).singleElement().satisfies(step -> {
            assertThat(step.to()).isEqualTo(LOYALTY);
            assertThat(step.episode()).isEqualTo(1);
            assertThat(Row.touches(step)).containsExactly("thank-you", "benefits");
        });
    }

    @Test
    void ATTRITION_LeadCaptured_long_absent_reopens_at_ACQUISITION_from_the_365th_day_on() {
        Position lost = MODEL.begin("c-1", ATTRITION, Row.MONDAY);
        Instant year = Row.MONDAY.plus(Duration.ofDays(365));
        assertThat(MODEL.decide(lost, new LeadCaptured("web"), year.minusSeconds(1))
                        .trace())
                .singleElement()
                .satisfies(step -> assertThat(step.kind()).isEqualTo(Kind.STAYED));
        assertThat(MODEL.decide(lost, new LeadCaptured("web"), year).trace())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.to()).isEqualTo(ACQUISITION);
                    assertThat(step.episode()).isEqualTo(2);
                    assertThat(Row.touches(step)).containsExactly("answer-questions");
                });
    }

    /** Won, loyal, lost in silence, won back: and loyalty has to be earned anew. */
    @Test
    void a_relation_from_the_first_word_to_the_second_chance() {
        Position customer = MODEL.start("inès", Row.MONDAY);
        customer =
                MODEL.decide(customer, new LeadCaptured("social"), Row.MONDAY).position();
        customer = orders(customer, Row.MONDAY.plus(Duration.ofDays(90)), 3);
        assertThat(customer.stage()).isEqualTo(LOYALTY);

        Instant lost = customer.lastEventAt().orElseThrow().plus(Duration.ofDays(180));
        Instant back = lost.plus(Duration.ofDays(20));
        var returned = MODEL.decide(customer, ORDER, back);
        assertThat(returned.steps()).hasSize(2).first().satisfies(step -> {
            assertThat(step.to()).isEqualTo(ATTRITION);
            assertThat(step.at()).isEqualTo(lost);
        });
        customer = returned.position();
        assertThat(customer.stage()).isEqualTo(GROWTH);
        assertThat(customer.episode()).isEqualTo(2);

        customer = orders(customer, back.plusSeconds(60), 1);
        assertThat(customer.stage()).isEqualTo(GROWTH);
        customer = orders(customer, back.plusSeconds(120), 1);
        assertThat(customer.stage()).isEqualTo(LOYALTY);
    }

    @Test
    void stages_know_their_phase_and_only_attrition_is_an_exit() {
        assertThat(MODEL.stages()).containsExactly(RelationshipCycle.values());
        assertThat(MODEL.stages().stream().map(stage -> MODEL.phase(stage).orElseThrow()))
                .containsExactly(Phase.PRE, Phase.POST, Phase.POST, Phase.POST);
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(ATTRITION);
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = RelationshipCycle.model(RelationshipParameters.DEFAULTS
                .withLoyalAfter(2)
                .withLostAfter(Duration.ofDays(60))
                .withForgottenAfter(Duration.ofNanos(1_000)));
        in(GROWTH)
                .after(Duration.ofDays(60))
                .movesTo(ATTRITION, "reason-survey", WIN_BACK)
                .check(own);
        in(ATTRITION)
                .on(new LeadCaptured("web"))
                .reopensAt(ACQUISITION, "answer-questions")
                .check(own);
        Position first =
                own.decide(own.start("c-1", Row.MONDAY), ORDER, Row.MONDAY).position();
        assertThat(own.decide(first, ORDER, Row.MONDAY).position().stage()).isEqualTo(LOYALTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelationshipParameters.DEFAULTS.withLoyalAfter(0))
                .withMessage("loyalAfter is at least 1, but is 0");
    }

    @Test
    void only_a_failed_payment_is_involuntary_and_only_unknown_is_not_covered() {
        assertThat(Arrays.stream(ChurnReason.values()).filter(reason -> !reason.isVoluntary()))
                .containsExactly(ChurnReason.PAYMENT_FAILURE);
        assertThat(Arrays.stream(ChurnReason.values()).filter(reason -> !reason.isKnown()))
                .containsExactly(ChurnReason.UNKNOWN);
        assertThat(ChurnReason.values()).hasSize(11);
    }

    @Test
    void the_model_is_always_the_same_object() {
        assertThat(RelationshipCycle.model()).isSameAs(MODEL).hasToString("relationship v1");
    }

    private static Position orders(Position from, Instant first, int count) {
        Position position = from;
        for (int i = 0; i < count; i++) {
            position = MODEL.decide(position, ORDER, first.plus(Duration.ofDays(20L * i)))
                    .position();
        }
        return position;
    }
}
