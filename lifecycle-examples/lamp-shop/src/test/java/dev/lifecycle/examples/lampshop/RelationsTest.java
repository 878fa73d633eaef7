package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.examples.lampshop.report.CartRows;
import dev.lifecycle.examples.lampshop.report.ReferralRows;
import dev.lifecycle.examples.report.panels.CheckoutPanel;
import dev.lifecycle.examples.report.panels.CohortValuePanel;
import dev.lifecycle.examples.report.panels.ContentPanel;
import dev.lifecycle.examples.report.panels.EffortPanel;
import dev.lifecycle.examples.report.panels.GrowthPanel;
import dev.lifecycle.examples.report.panels.LifetimePanel;
import dev.lifecycle.examples.report.panels.ModelsPanel;
import dev.lifecycle.examples.report.panels.MrrPanel;
import dev.lifecycle.examples.report.panels.ReferralPanel;
import dev.lifecycle.examples.report.panels.RetentionPanel;
import dev.lifecycle.examples.report.panels.RfmPanel;
import dev.lifecycle.examples.report.panels.SelfServicePanel;
import dev.lifecycle.examples.report.panels.SilencePanel;
import dev.lifecycle.examples.report.panels.StageFunnelPanel;
import dev.lifecycle.examples.report.panels.StageValuePanel;
import dev.lifecycle.examples.report.panels.StagesPanel;
import dev.lifecycle.examples.report.panels.SurveyPanel;
import dev.lifecycle.examples.report.panels.SurvivalPanel;
import dev.lifecycle.examples.report.rows.CartEvent;
import dev.lifecycle.examples.report.rows.Invitation;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.stage.Phase;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the panels say about the year, where its stories or its construction say what that must be. */
class RelationsTest {

    @Test
    @DisplayName("T-CART-2: Chloé's cart is abandoned and recovered by her order of the next day")
    void chloe_is_abandoned_and_recovered() {
        Checkout cart = checkout("cart-chloé-1");
        assertThat(cart.abandoned()).isEqualTo(1);
        assertThat(cart.recovered()).isEqualTo(1);
        assertThat(cart.abandonmentAfterRecovery().part()).isZero();
        assertThat(cart.completion().part()).isEqualTo(1);
    }

    @Test
    @DisplayName("T-CART-3: Driss orders at the instant of the timer, and his cart was never abandoned")
    void driss_is_in_time() {
        assertThat(checkout("cart-driss-1").abandoned()).isZero();
        assertThat(checkout("cart-driss-1").ordered()).isEqualTo(1);
    }

    @Test
    void emmas_first_cart_is_lost_for_want_of_a_payment_option() {
        assertThat(CartRows.of(TheYear.CHRONICLE).lost())
                .filteredOn(lost -> lost.cart().equals("lumen-fr/cart-emma-1"))
                .extracting(lost -> lost.reason())
                .containsExactly("payment option missing");
        assertThat(CartRows.of(TheYear.CHRONICLE).lost())
                .extracting(lost -> lost.cart())
                .doesNotContain("lumen-fr/cart-emma-2");
    }

    @Test
    void every_cart_is_open_ordered_or_abandoned() {
        CheckoutPanel panel = TheYear.BOARD.get(CheckoutPanel.class);
        Checkout all = panel.checkout().total();
        assertThat(all.ordered() + all.abandoned() + all.open()).isEqualTo(all.carts());
        assertThat(all.abandonment().value().orElseThrow()).isBetween(0.3, 0.7);
        assertThat(panel.checkout().segments().values().stream()
                        .mapToLong(Checkout::carts)
                        .sum())
                .isEqualTo(all.carts());
        assertThat(panel.reasons().lost()).isEqualTo(all.checkouts() - all.completed());
        assertThat(panel.steps().bottlenecks()).isNotEmpty();
    }

    @Test
    void alice_brings_bilal_and_nobody_is_counted_twice() {
        ReferralRows rows = ReferralRows.of(
                TheYear.CHRONICLE, shop -> TheYear.SIMULATION.systems(shop).identities());
        assertThat(rows.invitations())
                .filteredOn(one -> one.inviter().equals("lumen-fr/alice"))
                .contains(new Invitation("lumen-fr/alice", "lumen-fr/bilal", true))
                .extracting(Invitation::invitee)
                .containsOnly("lumen-fr/bilal");
        ReferralPanel panel = TheYear.BOARD.get(ReferralPanel.class);
        assertThat(panel.referrals().converted())
                .isPositive()
                .isLessThan(panel.referrals().invitees());
        assertThat(panel.referrals().refused())
                .as("who came by the word of somebody they turned out to be brought nobody")
                .allMatch(refused -> refused.matches("(.+) → \\1"));
    }

    @Test
    @DisplayName("T-LC-2: Gaëlle is new in November by her first purchase, and never new by the day she signed up")
    void the_birth_rule_decides_who_is_new() {
        List<Segmented<String, Growth>> rules =
                TheYear.BOARD.get(GrowthPanel.class).rules();
        Growth firstEvent = rules.get(0).total();
        Growth declared = rules.get(1).total();
        assertThat(firstEvent.definition()).contains("first-event");
        assertThat(declared.definition()).contains("declared-date");
        long resurrected =
                declared.of("2025-11").resurrected() - firstEvent.of("2025-11").resurrected();
        assertThat(firstEvent.of("2025-11").newCustomers()
                        - declared.of("2025-11").newCustomers())
                .isEqualTo(resurrected)
                .isPositive();
        assertThat(firstEvent.all())
                .allSatisfy(month -> assertThat(month.active())
                        .isEqualTo(declared.of(month.period().label()).active()));
        assertThat(declared.of("2026-06").complete()).isFalse();
    }

    @Test
    void the_funnel_of_all_is_the_sum_of_the_personas() {
        StageFunnelPanel panel = TheYear.BOARD.get(StageFunnelPanel.class);
        Funnel all = panel.funnel().total();
        assertThat(panel.funnel().segments()).containsOnlyKeys("collector", "renovator", "giver", "office");
        for (int i = 0; i < all.steps().size(); i++) {
            int step = i;
            assertThat(panel.funnel().segments().values().stream()
                            .mapToLong(funnel -> funnel.steps().get(step).reached())
                            .sum())
                    .isEqualTo(all.steps().get(i).reached());
        }
    }

    @Test
    void history_counts_as_many_in_every_stage_as_the_stores_do() {
        StagesPanel panel = TheYear.BOARD.get(StagesPanel.class);
        for (int i = 0; i < panel.models().size(); i++) {
            int model = i;
            StagesPanel.Model found = panel.models().get(i);
            found.population().counts().forEach((stage, count) -> {
                long stored = 0;
                for (Shop shop : Shop.values()) {
                    stored += TheYear.SIMULATION.systems(shop).lifecycles().get(model).population().entrySet().stream()
                            .filter(one -> one.getKey().id().equals(stage))
                            .mapToLong(one -> one.getValue())
                            .sum();
                }
                assertThat(count).as(found.name() + " " + stage).isEqualTo(stored);
            });
        }
    }

    @Test
    void surveys_have_response_rates_and_changes_between_quarters() {
        SurveyPanel panel = TheYear.BOARD.get(SurveyPanel.class);
        assertThat(panel.latest().period().label()).isEqualTo("2026-Q1");
        assertThat(panel.before().period().label()).isEqualTo("2025-Q4");
        assertThat(panel.quarters().get(3).complete()).isFalse();
        assertThat(panel.latest().npsResponse().whole())
                .isGreaterThan(panel.latest().npsResponse().part());
        assertThat(panel.npsBySegment().total().whole())
                .isEqualTo(panel.npsBySegment().segments().values().stream()
                        .mapToLong(nps -> nps.whole())
                        .sum());
    }

    @Test
    void no_phase_is_neglected_and_questions_are_answered() {
        EffortPanel panel = TheYear.BOARD.get(EffortPanel.class);
        assertThat(panel.effort().neglected()).isEmpty();
        assertThat(panel.effort().in(Phase.PRE).answered())
                .isGreaterThan(panel.effort().in(Phase.PRE).unanswered());
        assertThat(panel.effort().in(Phase.PRE).medianFirstResponse()).isPresent();
    }

    @Test
    void content_dwell_is_over_measured_views_and_some_help_themselves() {
        var all = TheYear.BOARD.get(ContentPanel.class).content().total();
        assertThat(all.coverage().value().orElseThrow()).isBetween(0.5, 0.7);
        assertThat(all.meanDwell().orElseThrow().toSeconds()).isBetween(110L, 135L);
        var help = TheYear.BOARD.get(SelfServicePanel.class).found();
        assertThat(help.rate().value().orElseThrow()).isBetween(0.7, 0.95);
    }

    @Test
    void the_models_converge_and_value_has_an_interval() {
        assertThat(TheYear.BOARD.get(ModelsPanel.class).fitted().values())
                .hasSize(3)
                .allSatisfy(
                        model -> assertThat(model.fit().orElseThrow().verdict().converged())
                                .isTrue());
        LifetimePanel value = TheYear.BOARD.get(LifetimePanel.class);
        var all = value.worth().total();
        assertThat(value.worth().segments().values()).hasSize(4).allSatisfy(one -> {
            var interval = one.value().interval().orElseThrow();
            assertThat(one.value().value()).isBetween(interval.low(), interval.high());
        });
        assertThat(value.worth().segments().values().stream()
                        .mapToDouble(one -> one.value().value())
                        .sum())
                .isCloseTo(all.value().value(), withinPercentage(1e-6));
        assertThat(value.customers().stream().mapToDouble(one -> one.value()).sum())
                .isCloseTo(all.value().value(), withinPercentage(1e-6));
        assertThat(value.customers()).hasSize((int) all.customers());
    }

    @Test
    void personas_add_up_to_all_wherever_a_customer_has_one() {
        RetentionPanel retention = TheYear.BOARD.get(RetentionPanel.class);
        for (Segmented<String, Retention> reading : retention.calendar()) {
            assertThat(sum(reading, Retention::size)).isEqualTo(reading.total().size());
        }
        for (Segmented<String, Growth> rule :
                TheYear.BOARD.get(GrowthPanel.class).rules()) {
            for (GrowthPeriod month : rule.total().all()) {
                String label = month.period().label();
                assertThat(sum(rule, one -> one.of(label).newCustomers())).isEqualTo(month.newCustomers());
                assertThat(sum(rule, one -> one.of(label).dormant())).isEqualTo(month.dormant());
            }
        }
        var silence = TheYear.BOARD.get(SilencePanel.class).churn();
        silence.total()
                .all()
                .forEach(month -> assertThat(sum(
                                silence,
                                one -> one.of(month.period().label()).rate().part()))
                        .isEqualTo(month.rate().part()));
        for (MrrPanel mrr : TheYear.panels(MrrPanel.class)) {
            for (MrrPeriod month : mrr.movements().all()) {
                assertThat(mrr.bySegment().segments().values().stream()
                                .map(one ->
                                        one.of(month.period().label()).bridge().end())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(month.bridge().end());
            }
        }
    }

    @Test
    void both_shops_have_value_in_their_own_currency() {
        assertThat(TheYear.panels(LifetimePanel.class))
                .extracting(LifetimePanel::shop)
                .containsExactly("lumen-fr", "lumen-us");
        assertThat(TheYear.panels(RfmPanel.class)).extracting(RfmPanel::shop).containsExactly("lumen-fr", "lumen-us");
        assertThat(TheYear.panels(CohortValuePanel.class))
                .hasSize(2)
                .allSatisfy(panel -> assertThat(panel.value().cohorts()).isNotEmpty());
    }

    private static <R> long sum(Segmented<String, R> found, ToLongFunction<R> count) {
        return found.segments().values().stream().mapToLong(count).sum();
    }

    @Test
    void a_customer_is_worth_more_the_further_they_are() {
        StageValuePanel panel = TheYear.BOARD.get(StageValuePanel.class);
        Map<String, Double> year = panel.value().valuesOver(12);
        assertThat(List.of("LOYALTY", "GROWTH", "ATTRITION"))
                .isSortedAccordingTo(
                        Comparator.comparing((String stage) -> year.get(stage)).reversed());
        assertThat(year.get("SUBSCRIBED")).isGreaterThan(year.get("LEAVING"));
        assertThat(panel.margins().get(RelationshipCycle.ATTRITION)).isZero();
        assertThat(panel.margins().get(LumenSubscription.SUBSCRIBED)).isPositive();
    }

    @Test
    void running_contracts_are_censored_not_lost() {
        SurvivalPanel panel = TheYear.BOARD.get(SurvivalPanel.class);
        var all = panel.curves().total();
        assertThat(all.censored()).isBetween(1L, all.subjects() - 1);
        assertThat(panel.logRank()).isNotNull();
        assertThat(panel.curves().segments().values().stream()
                        .mapToLong(curve -> curve.subjects())
                        .sum())
                .isEqualTo(all.subjects());
    }

    private static Checkout checkout(String cart) {
        List<CartEvent> own = CartRows.of(TheYear.CHRONICLE).events().stream()
                .filter(event -> event.cart().equals("lumen-fr/" + cart))
                .toList();
        return CheckoutPanel.of(own, List.of(), Clocks.OWN.months(), Scenario.NOW)
                .checkout()
                .total();
    }
}
