package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.ChurnFormula;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.ChurnRecognition;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Subscribers lost, month by month: under every named definition, by every moment at which a cancellation can count, and by segment.
 *
 * @param byDefinition  each month under each definition, recognised when the contract was closed
 * @param byRecognition each month by each recognition, of those active at its start
 * @param bySegment     each month for each segment, of those active at its start
 */
public record ChurnPanel(
        List<ChurnRate> byDefinition, List<Recognised> byRecognition, List<Segmented<String, ChurnRate>> bySegment)
        implements Panel {

    /** The churn of a month by one recognition. */
    public record Recognised(ChurnRecognition recognition, ChurnRate churn) {}

    /** Works it out for every month of the calendar from the first contract to the end of observation. */
    public static ChurnPanel of(List<Contract> contracts, Periods periods, Instant observed) {
        List<ChurnRate> byDefinition = new ArrayList<>();
        List<Recognised> byRecognition = new ArrayList<>();
        List<Segmented<String, ChurnRate>> bySegment = new ArrayList<>();
        for (Period month : months(contracts, periods, observed)) {
            for (ChurnFormula definition : ChurnFormula.values()) {
                byDefinition.add(contracts.stream()
                        .collect(churn(definition, ChurnRecognition.ON_TERMINATION, month, periods, observed)));
            }
            for (ChurnRecognition recognition : ChurnRecognition.values()) {
                byRecognition.add(new Recognised(
                        recognition,
                        contracts.stream()
                                .collect(churn(ChurnFormula.START_OF_PERIOD, recognition, month, periods, observed))));
            }
            bySegment.add(contracts.stream()
                    .collect(churn(
                                    ChurnFormula.START_OF_PERIOD,
                                    ChurnRecognition.ON_TERMINATION,
                                    month,
                                    periods,
                                    observed)
                            .by(Contract::segment)));
        }
        return new ChurnPanel(byDefinition, byRecognition, bySegment);
    }

    /** One month under one definition. */
    public ChurnRate of(String month, ChurnFormula definition) {
        return byDefinition.stream()
                .filter(churn -> churn.period().equals(month) && churn.formula() == definition)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no churn of " + month));
    }

    @Override
    public List<Table> tables() {
        Table definitions = new Table("churn_by_definition", "period,definition," + COUNTS);
        byDefinition.forEach(
                churn -> definitions.row(churn.period(), churn.formula().id(), counts(churn)));
        Table recognitions = new Table("churn_by_recognition", "period,recognition," + COUNTS);
        byRecognition.forEach(one -> recognitions.row(
                one.churn().period(),
                one.recognition().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                counts(one.churn())));
        Table segments = new Table("churn_by_persona", "period,persona," + COUNTS);
        bySegment.forEach(month -> {
            month.segments().forEach((segment, churn) -> segments.row(churn.period(), segment, counts(churn)));
            segments.row(month.total().period(), "all", counts(month.total()));
        });
        return List.of(definitions, recognitions, segments);
    }

    private static final String COUNTS = "churned,customers,value,low,high,interval,new_and_churned,complete";

    /** A daily sum, and a part that is larger than its whole, are no shares of people and have no interval. */
    private static List<Object> counts(ChurnRate churn) {
        return List.of(
                churn.part(),
                churn.whole(),
                churn.value(),
                churn.rate().map(rate -> rate.interval().low()),
                churn.rate().map(rate -> rate.interval().high()),
                churn.rate().map(MeasuredRate::method),
                churn.newAndChurned(),
                churn.complete());
    }

    private static Metric<Contract, ?, ChurnRate> churn(
            ChurnFormula definition, ChurnRecognition recognition, Period month, Periods periods, Instant observed) {
        return ChurnRate.of(Contract::customer, Contract::from, contract -> contract.to(recognition))
                .by(definition)
                .observedUntil(observed)
                .over(month, periods.zone());
    }

    private static List<Period> months(List<Contract> contracts, Periods periods, Instant observed) {
        List<Period> months = new ArrayList<>();
        contracts.stream().map(Contract::from).min(Instant::compareTo).ifPresent(first -> {
            int end = periods.indexOf(observed.atZone(periods.zone()).toLocalDate());
            for (int i = periods.indexOf(first.atZone(periods.zone()).toLocalDate()); i <= end; i++) {
                months.add(periods.at(i));
            }
        });
        return months;
    }
}
