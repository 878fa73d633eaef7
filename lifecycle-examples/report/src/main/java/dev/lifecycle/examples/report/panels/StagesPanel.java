package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.StageVisit;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each model's stages: who is where, who went where, how long they stayed, and who came and went month by month.
 *
 * @param models in the order in which they are shown
 */
public record StagesPanel(List<Model> models) implements Panel {

    /** One model's stages; {@code together} is the time that all customers have spent in each. */
    public record Model(
            String name,
            Population population,
            TransitionMatrix moves,
            TimeInStage times,
            Map<String, Duration> together,
            StageFlows flows) {

        /** Works them out. */
        public static Model of(String name, List<Move> moves, StageHistory<Move> history, Periods periods) {
            return new Model(
                    name,
                    moves.stream().collect(Population.of(history).metric()),
                    moves.stream().collect(TransitionMatrix.of(history).metric()),
                    moves.stream().collect(TimeInStage.of(history).metric()),
                    timeTogether(moves, history),
                    moves.stream().collect(StageFlows.of(history).over(periods)));
        }
    }

    /** Stage to the time that all customers have spent in it, visits that go on included. */
    public static Map<String, Duration> timeTogether(List<Move> moves, StageHistory<Move> history) {
        return moves.stream().collect(StageVisit.of(history).metric()).stream()
                .collect(Collectors.toMap(StageVisit::stage, StageVisit::lasted, Duration::plus));
    }

    /** Copies the list. */
    public StagesPanel {
        models = List.copyOf(models);
    }

    @Override
    public List<Table> tables() {
        Table population = new Table("population", "model,stage," + Table.RATE);
        Table moves = new Table("transitions", "model,from,to," + Table.RATE);
        Table times = new Table(
                "time_in_stage", "model,stage,customers,visits_over,visits_open,mean_days,median_days,cumulative_days");
        Table flows = new Table("stock_and_flow", "model,period,stage,in,out,stock,complete");
        for (Model model : models) {
            String name = model.name();
            model.population()
                    .counts()
                    .keySet()
                    .forEach(stage ->
                            population.row(name, stage, model.population().share(stage)));
            model.moves()
                    .counts()
                    .forEach((from, row) -> row.keySet()
                            .forEach(to ->
                                    moves.row(name, from, to, model.moves().rate(from, to))));
            model.times()
                    .stages()
                    .forEach(stage -> times.row(
                            name,
                            stage.stage(),
                            stage.subjects(),
                            stage.completed(),
                            stage.open(),
                            stage.meanCompleted(),
                            stage.medianCompleted(),
                            model.together().getOrDefault(stage.stage(), Duration.ZERO)));
            model.flows()
                    .all()
                    .forEach(flow -> flows.row(
                            name, flow.period(), flow.stage(), flow.in(), flow.out(), flow.stock(), flow.complete()));
        }
        return List.of(population, moves, times, flows);
    }
}
