package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.preset.CartCycle;
import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stories of the scripted customers, read back from what the models made of the whole noisy year. */
class ScriptTest {

    private static ShopSystems shop;

    @BeforeAll
    static void let_the_year_happen() {
        shop = TheYear.SIMULATION.systems(Shop.FR);
    }

    @Test
    void Alice_goes_through_all_five_stages_and_round_again() {
        assertThat(stages(shop.fiveStage(), "alice"))
                .containsExactly(
                        FiveStage.DISCOVERY,
                        FiveStage.ACQUISITION,
                        FiveStage.CONVERSION,
                        FiveStage.RETENTION,
                        FiveStage.ADVOCACY,
                        FiveStage.CONVERSION,
                        FiveStage.ADVOCACY);
        Position alice = position(shop.fiveStage(), "alice");
        assertThat(alice.episode()).isEqualTo(2);
        assertThat(alice.furthestEver()).contains(FiveStage.ADVOCACY);
        assertThat(alice.enteredAt()).isEqualTo(paris("2025-11-15T17:52"));
        assertThat(shop.fiveStage().why("alice"))
                .hasToString("in ADVOCACY since 2025-11-15T16:52:00Z: OrderCompleted (e-16) passed 'total not"
                        + " negative, came from ADVOCACY', model five-stage v1");
        assertThat(shop.fiveStage().history("alice"))
                .as("her referral counts, though she is an advocate already")
                .filteredOn(row -> row.cause().trigger().equals("ReferralMade"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STAYED);
        assertThat(touchpoints("alice"))
                .contains("personal-offer", "thank-you", "csat-survey", "invite-referral", "referral-reward");
    }

    @Test
    void Alice_stands_in_three_more_models_at_the_same_time() {
        assertThat(shop.lifecycles().subList(0, 4))
                .extracting(lifecycle -> position(lifecycle, "alice").stage())
                .containsExactly(
                        FiveStage.ADVOCACY, CrmCycle.CUSTOMISE, Engagement.ACTIVE, RelationshipCycle.ATTRITION);
        assertThat(position(shop.engagement(), "alice").episode()).isGreaterThan(1);
    }

    @Test
    void Bilal_comes_by_her_word_buys_once_and_falls_asleep() {
        List<HistoryEntry> story = shop.fiveStage().history("bilal");
        assertThat(story.get(1).cause().trigger()).isEqualTo("ReferralReceived");
        assertThat(stages(shop.fiveStage(), "bilal"))
                .containsExactly(FiveStage.DISCOVERY, FiveStage.CONVERSION, FiveStage.RETENTION);
        assertThat(position(shop.fiveStage(), "bilal").episode()).isEqualTo(1);
        assertThat(position(shop.engagement(), "bilal").stage()).isEqualTo(Engagement.DORMANT);
        assertThat(shop.subscription().stageAsOf("bilal", paris("2026-03-30T00:00")))
                .contains(RelationshipCycle.GROWTH);
        assertThat(position(shop.subscription(), "bilal").stage()).isEqualTo(RelationshipCycle.ATTRITION);
    }

    @Test
    void Chloé_leaves_her_cart_is_to_be_reminded_at_eleven_and_orders_it_by_phone_T_CART_2() {
        assertThat(stages(shop.fiveStage(), "chloé"))
                .containsExactly(
                        FiveStage.DISCOVERY,
                        FiveStage.ACQUISITION,
                        FiveStage.CONVERSION,
                        FiveStage.ACQUISITION,
                        FiveStage.RETENTION);
        HistoryEntry abandoned = entries(shop.fiveStage(), "chloé").get(3);
        assertThat(abandoned.at()).isEqualTo(paris("2026-03-10T11:00"));
        assertThat(abandoned.cause().rule()).isEqualTo("abandoned");
        List<Touchpoint> reminders = shop.touchpoints(CartCycle.model(), "cart-chloé-1");
        Touchpoint reminder = reminders.get(0);
        assertThat(reminders).extracting(Touchpoint::id).containsExactly("cart-reminder", "cart-reminder");
        assertThat(reminder.about()).isEqualTo(Map.of("cart", "cart-chloé-1"));
        assertThat(reminder.due()).isEqualTo(paris("2026-03-10T11:00"));
        assertThat(reminder.status()).isEqualTo(Touchpoint.Status.SENT);
        assertThat(shop.fiveStage().stageAsOf("chloé", paris("2026-03-10T10:30")))
                .contains(FiveStage.CONVERSION);
        assertThat(stages(shop.cartCycle(), "cart-chloé-1"))
                .containsExactly(
                        CartCycle.OPEN, CartCycle.OPEN, CartCycle.OPEN, CartCycle.ABANDONED, CartCycle.RECOVERED);
    }

    @Test
    void Driss_orders_at_the_very_instant_of_the_timer_and_the_order_wins_T_CART_3() {
        assertThat(entries(shop.fiveStage(), "driss"))
                .extracting(row -> row.cause().rule())
                .doesNotContain("abandoned");
        assertThat(stages(shop.fiveStage(), "driss"))
                .containsExactly(FiveStage.DISCOVERY, FiveStage.ACQUISITION, FiveStage.CONVERSION, FiveStage.RETENTION);
        assertThat(shop.touchpoints(CartCycle.model(), "cart-driss-1")).isEmpty();
        assertThat(position(shop.cartCycle(), "cart-driss-1").stage()).isEqualTo(CartCycle.ORDERED);
    }

    @Test
    void Emma_cannot_pay_is_addressed_after_three_silent_days_and_then_buys() {
        List<HistoryEntry> story = shop.fiveStage().history("emma");
        assertThat(story).extracting(row -> row.cause().trigger()).contains("PaymentFailed");
        HistoryEntry outreach = story.stream()
                .filter(row -> "stalled".equals(row.cause().rule()))
                .findFirst()
                .orElseThrow();
        assertThat(outreach.at()).isEqualTo(paris("2026-01-16T20:06"));
        assertThat(touchpoints("emma")).containsSubsequence("help-offer", "proactive-outreach", "thank-you");
        assertThat(shop.touchpoints(CartCycle.model(), "cart-emma-1"))
                .extracting(Touchpoint::id)
                .contains("cart-reminder");
        assertThat(position(shop.fiveStage(), "emma").stage()).isEqualTo(FiveStage.RETENTION);
    }

    @Test
    void Farid_asks_nobody_stalls_at_night_and_is_addressed_in_the_morning() {
        Touchpoint outreach = touchpoint("farid", "proactive-outreach");
        assertThat(shop.fiveStage().history("farid")).anySatisfy(row -> {
            assertThat(row.cause().rule()).isEqualTo("stalled");
            assertThat(row.at()).isEqualTo(paris("2026-05-07T23:30"));
        });
        assertThat(outreach.due()).isEqualTo(paris("2026-05-08T08:00"));
        assertThat(outreach.status()).isEqualTo(Touchpoint.Status.SENT);
    }

    @Test
    void Gaëlle_signs_up_on_day_0_and_her_relation_begins_on_day_90_T_LC_2() {
        assertThat(stages(shop.subscription(), "gaëlle"))
                .startsWith(RelationshipCycle.ACQUISITION, RelationshipCycle.GROWTH);
        List<HistoryEntry> story = entries(shop.subscription(), "gaëlle");
        assertThat(story.get(0).at()).isEqualTo(paris("2025-08-20T11:00"));
        assertThat(story.get(1).at()).isEqualTo(paris("2025-11-18T11:00"));
    }

    @Test
    void Karim_opts_out_and_the_survey_that_was_planned_stays_unsent() {
        assertThat(touchpoint("karim", "thank-you").status()).isEqualTo(Touchpoint.Status.SENT);
        Touchpoint survey = touchpoint("karim", "csat-survey");
        assertThat(survey.status()).isEqualTo(Touchpoint.Status.SUPPRESSED);
        assertThat(survey.reason()).isEqualTo("no consent");
    }

    private static List<HistoryEntry> entries(Lifecycle lifecycle, String customer) {
        return lifecycle.history(customer).stream()
                .filter(HistoryEntry::isEntry)
                .toList();
    }

    private static List<Stage> stages(Lifecycle lifecycle, String customer) {
        assertThat(lifecycle.history(customer).get(0).kind()).isEqualTo(Kind.STARTED);
        return entries(lifecycle, customer).stream().map(HistoryEntry::to).toList();
    }

    private static Position position(Lifecycle lifecycle, String customer) {
        return lifecycle.find(customer).orElseThrow();
    }

    private static Touchpoint touchpoint(String customer, String id) {
        return shop.touchpoints(FiveStage.model(), customer).stream()
                .filter(touchpoint -> touchpoint.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> touchpoints(String customer) {
        return shop.touchpoints(FiveStage.model(), customer).stream()
                .map(Touchpoint::id)
                .toList();
    }

    private static Instant paris(String localTime) {
        return LocalDateTime.parse(localTime).atZone(Shop.FR.zone()).toInstant();
    }
}
