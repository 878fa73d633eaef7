package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.report.IntegrityPanel;
import dev.lifecycle.examples.report.panels.TouchpointPanel;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.examples.report.rows.Planned;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the shop does to its customers beside their events: fifty merges, ten erasures, one change of the model. */
class CustomerCareTest {

    private static final ShopSystems SHOP = TheYear.SIMULATION.systems(Shop.FR);

    @Test
    void fifty_visitors_become_the_customers_they_were() {
        List<Registry.Merged> merges = SHOP.registry().merges();
        assertThat(merges).hasSize(50);
        assertThat(TheYear.SIMULATION.systems(Shop.US).registry().merges()).isEmpty();
        for (Registry.Merged one : merges) {
            assertThat(SHOP.fiveStage().find(one.visitor()))
                    .as("a visitor is found as the customer they are")
                    .isEqualTo(SHOP.fiveStage().find(one.into()));
            assertThat(SHOP.fiveStage().history(one.into())).anyMatch(row -> row.kind() == Kind.MERGED);
            assertThat(List.of(one.from(), one.was())).contains(one.is());
            assertThat(SHOP.identities().current(one.visitor())).isEqualTo(one.into());
        }
    }

    @Test
    void a_merged_customer_has_one_path_that_ends_where_they_stand() {
        Map<String, String> last = Move.of(SHOP.fiveStage(), "")
                .collect(Collectors.toMap(Move::customer, Move::to, (earlier, later) -> later));
        for (Registry.Merged one : SHOP.registry().merges()) {
            assertThat(last)
                    .containsEntry(
                            one.into(),
                            SHOP.fiveStage()
                                    .find(one.into())
                                    .orElseThrow()
                                    .stage()
                                    .id())
                    .doesNotContainKey(one.visitor());
        }
    }

    @Test
    void ten_customers_are_forgotten_and_no_count_of_any_model_changes() {
        List<Registry.Erased> erasures = SHOP.registry().erasures();
        assertThat(erasures).hasSize(10).allMatch(Registry.Erased::countsUnchanged);
        assertThat(erasures.get(0).before()).hasSize(5);
        List<Arrival> asked = TheYear.SCENARIO.log().stream()
                .filter(arrival -> arrival.occurrence().event() instanceof CustomerErased)
                .toList();
        assertThat(asked).hasSize(10);
        for (Arrival arrival : asked) {
            String id = arrival.occurrence().subject();
            SHOP.lifecycles().forEach(lifecycle -> {
                assertThat(lifecycle.find(id)).isEmpty();
                assertThat(lifecycle.history(id)).isEmpty();
            });
            assertThat(SHOP.carts().of(id)).isNotEmpty().allSatisfy(cart -> {
                assertThat(SHOP.cartCycle().find(cart)).isEmpty();
                assertThat(SHOP.cartCycle().history(cart)).isEmpty();
            });
        }
    }

    @Test
    void lea_gives_one_star_earns_the_same_reward_and_is_forgotten() {
        String name = SHOP.identities().current("léa");
        assertThat(name).startsWith("erased-");
        assertThat(SHOP.fiveStage().find(name)).hasValueSatisfying(position -> {
            assertThat(position.isFrozen()).isTrue();
            assertThat(position.stage()).isEqualTo(FiveStage.RETENTION);
        });
        List<HistoryEntry> rows = SHOP.fiveStage().history(name);
        assertThat(rows).extracting(HistoryEntry::kind).endsWith(Kind.ERASED);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.cause().eventId()).isNull();
            assertThat(row.cause().note()).isNull();
            assertThat(row.toString()).doesNotContain("léa");
        });
        assertThat(SHOP.touchpoints(SHOP.fiveStage().model(), name))
                .filteredOn(touchpoint -> touchpoint.id().equals("review-reward"))
                .extracting(Touchpoint::status)
                .containsExactly(Touchpoint.Status.SENT);
        assertThat(SHOP.touchpoints(SHOP.fiveStage().model(), name))
                .noneMatch(touchpoint -> touchpoint.status() == Touchpoint.Status.PENDING);
    }

    @Test
    void nobody_who_was_erased_is_named_in_any_table() {
        Map<String, Integer> zone = Map.of();
        IntegrityPanel integrity = IntegrityPanel.of(TheYear.SCENARIO, TheYear.SIMULATION, zone);
        List<String> erased = TheYear.SCENARIO.log().stream()
                .filter(arrival -> arrival.occurrence().event() instanceof CustomerErased)
                .flatMap(arrival ->
                        List.of(arrival.customer(), arrival.occurrence().subject()).stream())
                .toList();
        TheYear.BOARD
                .with(integrity)
                .tables()
                .forEach(table -> table.rows().forEach(row -> {
                    assertThat(row).as(table.name()).doesNotContainAnyElementsOf(erased);
                }));
    }

    @Test
    void touchpoints_are_sent_or_say_why_not() {
        TouchpointPanel touchpoints = TheYear.BOARD.get(TouchpointPanel.class);
        assertThat(touchpoints.withheld(Touchpoint.Status.SUPPRESSED)).containsKeys("cap", "no consent");
        assertThat(touchpoints.withheld(Touchpoint.Status.CANCELLED)).containsKeys("left the stage");
        assertThat(touchpoints.postponed()).containsOnlyKeys("quiet hours");
        assertThat(touchpoints.count(Touchpoint.Status.FAILED)).isZero();
        assertThat(touchpoints.all())
                .filteredOn(one -> one.touchpoint().status() != Touchpoint.Status.SENT
                        && one.touchpoint().status() != Touchpoint.Status.PENDING)
                .extracting(Planned::reason)
                .doesNotContain("");
        assertThat(touchpoints.all())
                .extracting(one -> one.customer() + one.touchpoint().key())
                .doesNotHaveDuplicates();
    }
}
