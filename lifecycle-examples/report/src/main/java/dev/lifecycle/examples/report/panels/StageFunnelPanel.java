package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.FunnelStep;
import dev.lifecycle.metrics.journey.StageHistory;
import java.util.List;
import java.util.function.Function;

/**
 * How far customers get from stage to stage, by kind of customer and in all, and where most are lost.
 *
 * @param funnel by kind of customer, and in all
 */
public record StageFunnelPanel(Segmented<String, Funnel> funnel) implements Panel {

    /** Works it out along these stages. */
    public static StageFunnelPanel of(
            List<Move> moves, StageHistory<Move> history, List<String> stages, Function<String, String> segmentOf) {
        return new StageFunnelPanel(moves.stream()
                .collect(Funnel.of(history)
                        .steps(stages.get(0), stages.subList(1, stages.size()).toArray(String[]::new))
                        .metric()
                        .by(move -> segmentOf.apply(move.customer()))));
    }

    @Override
    public List<Table> tables() {
        Table personas = new Table("stage_funnel_by_persona", "persona,step,reached,median_days," + Table.RATE);
        funnel.segments().forEach((segment, found) -> {
            for (FunnelStep step : found.steps()) {
                personas.row(segment, step.name(), step.reached(), step.timeToConvert(), step.overall());
            }
        });
        return List.of(
                Funnels.table("stage_funnel", funnel.total()),
                personas,
                Funnels.bottlenecks("bottlenecks", funnel.total().bottlenecks()));
    }
}
