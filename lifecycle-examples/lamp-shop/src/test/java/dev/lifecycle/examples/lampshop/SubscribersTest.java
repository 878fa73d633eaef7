package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.lampshop.report.SubscriptionRows;
import dev.lifecycle.examples.report.panels.ChurnPanel;
import dev.lifecycle.examples.report.panels.MrrPanel;
import dev.lifecycle.examples.report.panels.ReasonsPanel;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.examples.report.rows.Stretch;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.Cancellation;
import dev.lifecycle.metrics.churn.ChurnFormula;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.churn.ChurnRecognition;
import dev.lifecycle.metrics.revenue.MrrBridge;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import dev.lifecycle.preset.RelationshipCycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stories of three subscribers, and whether the revenue of all of them adds up. */
class SubscribersTest {

    private static final Periods MONTHS = Clocks.OWN.months();
    private static final SubscriptionRows ROWS = SubscriptionRows.of(
            TheYear.CHRONICLE, shop -> TheYear.SIMULATION.systems(shop).subscription());

    @Test
    @DisplayName("T-MRR-5: Hugo comes and goes in March: new +20 and churn -20, flagged, net nothing")
    void hugo_is_new_and_churned_in_one_month() {
        MrrPeriod march = mrr("hugo").of("2026-03");
        assertThat(march.bridge().newMrr()).isEqualByComparingTo("20.00");
        assertThat(march.bridge().churn()).isEqualByComparingTo("20.00");
        assertThat(march.bridge().churnOfNew()).isEqualByComparingTo("20.00");
        assertThat(march.bridge().end()).isZero();
        assertThat(march.newAndChurned()).isEqualTo(1);
        ChurnPanel churn = ChurnPanel.of(contracts("hugo"), MONTHS, Scenario.NOW);
        assertThat(churn.of("2026-03", ChurnFormula.START_OF_PERIOD).newAndChurned())
                .isEqualTo(1);
        assertThat(churn.of("2026-03", ChurnFormula.START_OF_PERIOD).part()).isZero();
        assertThat(churn.of("2026-03", ChurnFormula.START_PLUS_NEW).part()).isEqualTo(1);
    }

    @Test
    @DisplayName("T-MRR-4: Inès pays 50, then 80, leaves for a cheaper competitor, and is won back at 80")
    void ines_expands_churns_and_is_reactivated() {
        MrrMovements mrr = mrr("inès");
        assertThat(mrr.of("2025-10").bridge().newMrr()).isEqualByComparingTo("50");
        assertThat(mrr.of("2025-11").bridge().netNew()).isZero();
        assertThat(mrr.of("2025-12").bridge().expansion()).isEqualByComparingTo("30");
        assertThat(mrr.of("2026-02").bridge().end()).isEqualByComparingTo("80");
        MrrBridge march = mrr.of("2026-03").bridge();
        assertThat(march.churn()).isEqualByComparingTo("80");
        assertThat(march.end()).isZero();
        MrrBridge may = mrr.of("2026-05").bridge();
        assertThat(may.reactivation()).isEqualByComparingTo("80");
        assertThat(may.newMrr()).isZero();
        assertThat(may.expansion()).isZero();

        List<Contract> contracts = contracts("inès");
        assertThat(contracts).hasSize(2);
        Contract first = contracts.get(0);
        assertThat(first.reason()).isEqualTo("COMPETITOR_PRICE");
        assertThat(first.involuntary()).isFalse();
        assertThat(first.leftFrom()).isEqualTo(LumenSubscription.LEAVING.id());
        assertThat(first.end().statusAsOf(paris("2026-02-25T00:00"))).isEqualTo(Cancellation.Status.CANCELLING);
        assertThat(contracts.get(1).closed()).isEmpty();
    }

    @Test
    void ines_is_offered_to_stay_asked_why_and_won_back() {
        ShopSystems shop = TheYear.SIMULATION.systems(Shop.FR);
        assertThat(shop.touchpoints(shop.subscription().model(), "inès"))
                .extracting(one -> one.id())
                .containsSubsequence("stay-offer", "reason-survey", "win-back", "welcome-back");
        assertThat(shop.subscription().stageAsOf("inès", paris("2026-04-01T00:00")))
                .contains(RelationshipCycle.ATTRITION);
        assertThat(shop.subscription().find("inès").orElseThrow().stage()).isEqualTo(LumenSubscription.SUBSCRIBED);
    }

    @Test
    void jules_is_lost_without_having_wished_it() {
        Contract contract = contracts("jules").get(0);
        assertThat(contract.involuntary()).isTrue();
        assertThat(contract.end())
                .isEqualTo(new Cancellation(null, paris("2026-04-01T08:00"), paris("2026-04-15T08:00")));
        assertThat(contract.leftFrom()).isEqualTo(LumenSubscription.UNPAID.id());
        ChurnReasons reasons = ReasonsPanel.of(contracts("jules"), MONTHS).all();
        assertThat(reasons.involuntary()).isEqualTo(1);
        assertThat(reasons.share("PAYMENT_FAILURE").part()).isEqualTo(1);
        ShopSystems shop = TheYear.SIMULATION.systems(Shop.FR);
        assertThat(shop.touchpoints(shop.subscription().model(), "jules"))
                .extracting(one -> one.id())
                .filteredOn("update-your-card"::equals)
                .hasSize(3);
    }

    @Test
    void the_moment_that_counts_as_churn_is_declared() {
        List<ChurnPanel.Recognised> churn =
                ChurnPanel.of(contracts("inès"), MONTHS, Scenario.NOW).byRecognition();
        assertThat(lostIn(churn, ChurnRecognition.ON_REQUEST)).containsExactly("2026-02");
        assertThat(lostIn(churn, ChurnRecognition.ON_EFFECTIVE_END)).containsExactly("2026-03");
        assertThat(lostIn(churn, ChurnRecognition.ON_TERMINATION)).containsExactly("2026-03");
        List<ChurnPanel.Recognised> jules =
                ChurnPanel.of(contracts("jules"), MONTHS, Scenario.NOW).byRecognition();
        assertThat(lostIn(jules, ChurnRecognition.ON_REQUEST)).containsExactly("2026-04");
    }

    @Test
    void revenue_reconciles_to_the_cent_in_every_month_of_both_shops() {
        for (Shop shop : Shop.values()) {
            MrrPanel mrr = MrrPanel.of(shop.id(), ROWS.stretches(), Periods.monthly(shop.zone()), Scenario.NOW);
            assertThat(mrr.movements().currency()).isEqualTo(shop.currency());
            assertThat(mrr.movements().all()).hasSizeGreaterThanOrEqualTo(10);
            BigDecimal before = BigDecimal.ZERO;
            for (MrrPeriod month : mrr.movements().all()) {
                assertThat(month.bridge().start()).isEqualByComparingTo(before);
                assertThat(mrr.difference(month)).as(month.toString()).isEqualTo("0.00");
                before = month.bridge().end();
            }
            assertThat(before).isPositive();
            assertThat(mrr.latest().period().label()).isEqualTo("2026-05");
        }
    }

    @Test
    void every_reason_is_counted_once_whatever_it_is_broken_down_by() {
        ReasonsPanel reasons = TheYear.BOARD.get(ReasonsPanel.class);
        long lost = ROWS.contracts().stream()
                .filter(contract -> contract.closed().isPresent())
                .count();
        assertThat(reasons.all().lost()).isEqualTo(lost).isGreaterThan(20);
        assertThat(reasons.all().coverage().part()).isLessThan(lost).isPositive();
        assertThat(reasons.breakdowns().keySet()).containsExactly("stage", "cohort", "period", "persona");
        reasons.breakdowns()
                .forEach((by, parts) -> assertThat(parts.segments().values().stream()
                                .mapToLong(ChurnReasons::lost)
                                .sum())
                        .as(by)
                        .isEqualTo(lost));
    }

    private static List<String> lostIn(List<ChurnPanel.Recognised> churn, ChurnRecognition recognition) {
        return churn.stream()
                .filter(one -> one.recognition() == recognition && one.churn().part() > 0)
                .map(one -> one.churn().period())
                .toList();
    }

    private static MrrMovements mrr(String customer) {
        List<Stretch> own = ROWS.stretches().stream()
                .filter(stretch -> stretch.customer().equals("lumen-fr/" + customer))
                .toList();
        return MrrPanel.of(Shop.FR.id(), own, MONTHS, Scenario.NOW).movements();
    }

    private static List<Contract> contracts(String customer) {
        return ROWS.contracts().stream()
                .filter(contract -> contract.customer().equals("lumen-fr/" + customer))
                .toList();
    }

    private static Instant paris(String localTime) {
        return LocalDateTime.parse(localTime).atZone(Shop.FR.zone()).toInstant();
    }
}
