package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.LumenCircle;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.panels.GoalsPanel;
import dev.lifecycle.examples.report.panels.GoalsPanel.Wish;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.examples.report.panels.StageFunnelPanel;
import dev.lifecycle.examples.report.panels.StagesPanel;
import dev.lifecycle.examples.report.panels.VersionPanel;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/** The panels about stages, read from the history that the stores of both shops keep. */
final class JourneyPanels {

    private static final List<Wish> WISHES = List.of(
            new Wish("DISCOVERY", "ACQUISITION", 30, 0.40),
            new Wish("ACQUISITION", "RETENTION", 60, 0.33),
            new Wish("CONVERSION", "RETENTION", 7, 0.70),
            new Wish("RETENTION", "ADVOCACY", 90, 0.12));

    private final Chronicle chronicle;
    private final Simulation simulation;
    private final Clocks clocks;

    JourneyPanels(Chronicle chronicle, Simulation simulation, Clocks clocks) {
        this.chronicle = chronicle;
        this.simulation = simulation;
        this.clocks = clocks;
    }

    void into(List<Panel> panels) {
        int models = simulation.systems(Shop.FR).lifecycles().size();
        List<StagesPanel.Model> boards = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            Lifecycle one = simulation.systems(Shop.FR).lifecycles().get(i);
            List<Move> moves = moves(i);
            boards.add(StagesPanel.Model.of(one.model().name(), moves, history(one), clocks.months()));
        }
        panels.add(new StagesPanel(boards));
        circle(panels);
    }

    private void circle(List<Panel> panels) {
        Lifecycle circle = simulation.systems(Shop.FR).fiveStage();
        List<Move> moves = moves(0);
        StageHistory<Move> history = history(circle);
        List<String> stages = circle.model().stages().stream().map(Stage::id).toList();
        panels.add(StageFunnelPanel.of(moves, history, stages, chronicle::segmentOf));
        panels.add(GoalsPanel.of(moves, history, WISHES));
        panels.add(VersionPanel.of(
                moves, history, stages.subList(1, stages.size()), LumenCircle.CHANGED_AT, clocks.observed()));
    }

    /** The moves of both shops in the model of this number. */
    private List<Move> moves(int model) {
        List<Move> moves = new ArrayList<>();
        for (Shop shop : Shop.values()) {
            Lifecycle lifecycle = simulation.systems(shop).lifecycles().get(model);
            Move.of(lifecycle, shop.id() + "/").forEach(moves::add);
        }
        return moves;
    }

    private StageHistory<Move> history(Lifecycle lifecycle) {
        return Move.history(lifecycle.model()).observedUntil(clocks.observed());
    }
}
