package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.report.IntegrityPanel;
import dev.lifecycle.examples.lampshop.report.TouchpointRows;
import dev.lifecycle.examples.lampshop.report.YearPanels;
import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Differences;
import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.Kpi;
import dev.lifecycle.examples.report.panels.KpiPanel;
import dev.lifecycle.model.StageModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checks that whoever is to believe the figures can make without reading a line of code. */
class AcceptanceTest {

    @Test
    @DisplayName("(a) another zone: the figures that change are listed, and those that no day or month is in do not")
    void the_figures_that_go_by_the_zone_are_listed() {
        Dashboard elsewhere = YearPanels.of(TheYear.CHRONICLE, TheYear.SIMULATION, Clocks.OWN.in(Shop.US.zone()));
        Map<String, Integer> changed = Differences.between(TheYear.BOARD.tables(), elsewhere.tables());
        assertThat(changed)
                .containsKeys("retention", "growth", "stock_and_flow", "stickiness")
                .doesNotContainKeys(
                        "population",
                        "transitions",
                        "stage_funnel",
                        "time_in_stage",
                        "checkout",
                        "touchpoints",
                        "effort",
                        "content",
                        "referrals",
                        "survival");
        assertThat(Differences.between(TheYear.BOARD.tables(), TheYear.BOARD.tables()))
                .isEmpty();
    }

    @Test
    @DisplayName("(b) June off: no key figure of a period that is over is another, let alone lower")
    void the_open_month_is_in_no_key_figure() {
        Clocks closed = Clocks.OWN.withoutTheOpenMonth();
        Dashboard board = YearPanels.of(TheYear.CHRONICLE, TheYear.SIMULATION, closed);
        List<Kpi> withJune = dated(TheYear.BOARD);
        List<Kpi> without = dated(board);
        assertThat(without).isEqualTo(withJune).hasSizeGreaterThan(8);
        assertThat(withJune).extracting(Kpi::period).doesNotContain("2026-06", "2026-Q2");
        assertThat(TheYear.rows(TheYear.BOARD.tables(), "mrr_movements"))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("period", "2026-06").containsEntry("complete", "false"));
        for (String table :
                List.of("mrr_movements", "growth", "churn_by_definition", "silence_churn", "stock_and_flow")) {
            assertThat(complete(board, table)).as(table).isNotEmpty().isEqualTo(complete(TheYear.BOARD, table));
        }
    }

    @Test
    @DisplayName("(c) Léa is erased: no total of any panel changes")
    void erasing_somebody_changes_no_total() {
        List<Arrival> kept = TheYear.SCENARIO.log().stream()
                .filter(arrival -> !(arrival.occurrence().event() instanceof CustomerErased))
                .toList();
        Scenario nobodyErased = new Scenario(TheYear.SCENARIO.customers(), kept);
        Simulation simulation = TheYear.live(kept);
        ShopSystems shop = simulation.systems(Shop.FR);
        List<Table> before = YearPanels.of(Chronicle.of(nobodyErased, simulation), simulation, Clocks.OWN)
                .tables();
        List<Board> boards = shop.lifecycles().stream().map(Board::of).toList();
        assertThat(shop.fiveStage().find("léa")).isPresent();

        shop.erase("léa", Scenario.NOW);

        assertThat(shop.fiveStage().find("léa")).isEmpty();
        List<Table> after = YearPanels.of(Chronicle.of(nobodyErased, simulation), simulation, Clocks.OWN)
                .tables();
        assertThat(shop.lifecycles().stream().map(Board::of)).isEqualTo(boards);
        // lists of customers name the surrogate; what became of her pending contacts is that they are cancelled
        assertThat(Differences.between(before, after).keySet())
                .isSubsetOf("lifetime_value_customers", "rfm_customers", "touchpoints")
                .contains("rfm_customers");
        assertThat(TheYear.rows(after, "rfm_customers")).hasSameSizeAs(TheYear.rows(before, "rfm_customers"));
        assertThat(after)
                .allSatisfy(table -> assertThat(table.rows().toString()).doesNotContain("léa"));
    }

    @Test
    @DisplayName("(d) the log shuffled and replayed: the same hash")
    void the_order_in_which_the_log_is_read_does_not_matter() {
        List<Arrival> shuffled = new ArrayList<>(TheYear.SCENARIO.log());
        Collections.shuffle(shuffled, new Random(7));
        for (Shop shop : Shop.values()) {
            TheYear.SIMULATION.systems(shop).lifecycles().forEach(live -> {
                StageModel model = live.model();
                String hash = ReplayCheck.hash(ReplayCheck.replay(shop, model, TheYear.SCENARIO.log()));
                assertThat(ReplayCheck.hash(ReplayCheck.replay(shop, model, shuffled)))
                        .as(shop + " " + model)
                        .isEqualTo(hash);
                List<Arrival> less = shuffled.subList(0, shuffled.size() * 9 / 10);
                assertThat(ReplayCheck.hash(ReplayCheck.replay(shop, model, less)))
                        .as("a hash that can differ")
                        .isNotEqualTo(hash);
            });
        }
    }

    @Test
    @DisplayName("(d) what is not late, merged, imported or erased stands after a replay where it stands live")
    void a_replay_agrees_with_the_shop_but_for_what_came_late() {
        IntegrityPanel integrity = IntegrityPanel.of(TheYear.SCENARIO, TheYear.SIMULATION, Map.of());
        assertThat(integrity.replays())
                .hasSize(10)
                .allSatisfy(replay -> assertThat((double) replay.agreeing()).isGreaterThan(0.85 * replay.customers()));
        ReplayCheck american = integrity.replays().get(5);
        assertThat(american.shop()).isEqualTo("lumen-us");
        assertThat(american.agreeing()).isGreaterThan((long) (0.97 * american.customers()));
    }

    @Test
    @DisplayName("The year lived once more is the same year, to the last touchpoint and its reason")
    void the_same_log_makes_the_same_year() {
        List<Arrival> summer = TheYear.SCENARIO.log().subList(0, 20_000);
        var once = new TouchpointRows(TheYear.live(summer)).planned();
        assertThat(once).hasSizeGreaterThan(1_000);
        assertThat(new TouchpointRows(TheYear.live(summer)).planned()).isEqualTo(once);
    }

    @Test
    @DisplayName("(f) a replay sends nothing and plans nothing")
    void a_replay_has_no_effects() {
        Simulation simulation = TheYear.live(TheYear.SCENARIO.log().subList(0, 5_000));
        ShopSystems shop = simulation.systems(Shop.FR);
        shop.work(Scenario.NOW);
        TouchpointRows touchpoints = new TouchpointRows(simulation);
        var before = touchpoints.planned();
        assertThat(before).isNotEmpty();

        List<Arrival> all = TheYear.SCENARIO.log();
        shop.lifecycles()
                .forEach(live -> assertThat(
                                ReplayCheck.replay(Shop.FR, live.model(), all).positions())
                        .isNotEmpty());

        assertThat(touchpoints.planned()).isEqualTo(before);
        assertThat(shop.work(Scenario.NOW).sent()).as("nothing new to send").isEmpty();
    }

    private static List<Kpi> dated(Dashboard board) {
        return board.get(KpiPanel.class).all().stream()
                .filter(kpi -> kpi.period().startsWith("20"))
                .toList();
    }

    /** The rows of a table that say of themselves that they are complete. */
    private static List<Map<String, String>> complete(Dashboard board, String table) {
        return TheYear.rows(board.tables(), table).stream()
                .filter(row -> row.get("complete").equals("true"))
                .toList();
    }
}
