package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.panels.CohortValuePanel;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.GrowthPanel;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.examples.report.panels.RetentionPanel;
import dev.lifecycle.examples.report.panels.RfmPanel;
import dev.lifecycle.examples.report.panels.SilencePanel;
import dev.lifecycle.examples.report.panels.SimpleValuePanel;
import dev.lifecycle.examples.report.panels.StagesPanel;
import dev.lifecycle.examples.report.panels.StickinessPanel;
import dev.lifecycle.examples.report.panels.SurvivalPanel;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.SilencePeriod;
import dev.lifecycle.metrics.retention.Stickiness;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that purchases alone allow a report to say. */
final class PurchasePanels {

    /** Revenue counts whole: a purchase log does not say what of it is earned. */
    private static final double MARGIN = 1;

    private static final double DISCOUNT_PER_PERIOD = 0.01;

    private final List<PurchaseDay> days;
    private final PurchaseSettings settings;
    private final LocalDate end;

    PurchasePanels(List<PurchaseDay> days, PurchaseSettings settings, LocalDate end) {
        this.days = days;
        this.settings = settings;
        this.end = end;
    }

    Dashboard dashboard(Figures figures, List<StageRun> runs) {
        Periods periods = settings.periods();
        List<Panel> panels = new ArrayList<>();
        panels.add(RetentionPanel.of(days, periods, end, customer -> PurchaseReport.ALL));
        panels.add(new GrowthPanel(List.of(all(figures.growth()))));
        panels.add(new SilencePanel(all(figures.churn())));
        panels.add(new StickinessPanel(
                periods.id() + "s of the whole log",
                days.stream()
                        .collect(Stickiness.of(PurchaseDay::customer, PurchaseDay::day)
                                .over(periods))));
        panels.add(RfmPanel.of(PurchaseReport.ALL, days, periods.zone(), end));
        panels.add(SurvivalPanel.of(
                Tenure.lasting(days, settings.silence(), end), "first-silence-of-" + settings.silence() + "-days"));
        panels.add(stages(runs));
        if (days.stream().anyMatch(day -> day.total().signum() > 0)) {
            panels.add(CohortValuePanel.of(PurchaseReport.ALL, days, periods, end));
            simpleValue(figures, panels);
        }
        return new Dashboard(panels);
    }

    private static <R> Segmented<String, R> all(R total) {
        return new Segmented<>(Map.of(), total);
    }

    private StagesPanel stages(List<StageRun> runs) {
        Instant observed =
                end.plusDays(1).atStartOfDay(settings.periods().zone()).toInstant();
        return new StagesPanel(runs.stream()
                .map(run -> StagesPanel.Model.of(
                        run.model().name(),
                        run.moves(),
                        Move.history(run.model()).observedUntil(observed),
                        settings.periods()))
                .toList());
    }

    /** By the latest period that is over and began with customers. */
    private void simpleValue(Figures figures, List<Panel> panels) {
        SilencePeriod latest = null;
        for (SilencePeriod one : figures.churn().all()) {
            latest = one.rate().complete() && one.rate().whole() > 0 ? one : latest;
        }
        if (latest != null) {
            Period period = latest.period();
            BigDecimal revenue = days.stream()
                    .filter(day -> period.contains(day.day()))
                    .map(PurchaseDay::total)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            double perCustomer = revenue.doubleValue() / latest.rate().whole();
            panels.add(new SimpleValuePanel(
                    period.label(), perCustomer, latest.rate().rate(), MARGIN, DISCOUNT_PER_PERIOD));
        }
    }
}
