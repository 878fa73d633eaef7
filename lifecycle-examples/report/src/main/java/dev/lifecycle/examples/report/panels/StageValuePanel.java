package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.value.markov.MarkovValue;
import dev.lifecycle.metrics.value.markov.MarkovValueDefinition;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a customer is worth by the stage they are in: the moves of the past, taken as what customers go on doing, times what a customer of
 * each stage earns the firm in a month.
 *
 * @param value   over the chain of stages
 * @param margins stage to what a customer there earns in a month
 * @param exit    the stage of the lost
 * @param stages  in the model's order
 */
public record StageValuePanel(MarkovValue value, Map<Stage, Double> margins, Stage exit, List<Stage> stages)
        implements Panel {

    private static final double DISCOUNT_PER_MONTH = 0.01;
    private static final int YEAR = 12;

    /** Works it out from the history of everybody, complete up to and including this day. */
    public static StageValuePanel of(
            StageModel model,
            Stream<HistoryEntry> history,
            Map<Stage, Double> margins,
            Stage exit,
            ZoneId zone,
            LocalDate until) {
        MarkovValueDefinition earning =
                MarkovValue.of(history).observedUntil(until).discountPerMonth(DISCOUNT_PER_MONTH);
        List<String> seen = earning.stages();
        List<Stage> known = model.stages().stream()
                .filter(stage -> seen.contains(stage.id()))
                .toList();
        Map<Stage, Double> kept = new LinkedHashMap<>();
        for (Stage stage : known) {
            double margin = margins.getOrDefault(stage, 0.0);
            kept.put(stage, margin);
            earning = earning.margin(stage, margin);
        }
        return new StageValuePanel(earning.over(Periods.monthly(zone)), kept, exit, known);
    }

    @Override
    public List<Table> tables() {
        Table values = new Table(
                "stage_value",
                "stage,margin_per_month,value,value_of_12_months,months_until_lost,probability_to_be_lost,months_seen,"
                        + "definition");
        Table chain = new Table("stage_chain", "from,to,probability,months_seen");
        Map<String, Double> year = value.valuesOver(YEAR);
        for (Stage stage : stages) {
            values.row(
                    stage.id(),
                    margins.get(stage),
                    value.value(stage),
                    year.get(stage.id()),
                    value.expectedPeriodsToLeave(stage, exit),
                    value.probabilityEverToReach(stage, exit),
                    value.chain().observations(stage),
                    "markov/month/discount-1-percent-a-month");
            for (Stage to : stages) {
                double probability = value.chain().probability(stage, to);
                if (probability > 0) {
                    chain.row(stage.id(), to.id(), probability, value.chain().observations(stage));
                }
            }
        }
        return List.of(values, chain);
    }
}
