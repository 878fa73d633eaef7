package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.LumenSubscription;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.panels.ChurnPanel;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.LifetimePanel;
import dev.lifecycle.examples.report.panels.ModelsPanel;
import dev.lifecycle.examples.report.panels.MrrPanel;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.examples.report.panels.SimpleValuePanel;
import dev.lifecycle.examples.report.panels.StageValuePanel;
import dev.lifecycle.examples.report.panels.StagesPanel;
import dev.lifecycle.examples.report.panels.SurvivalPanel;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.examples.report.rows.Lasting;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.ChurnFormula;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What customers are worth: by their purchases, each shop in its own currency, and those of the French shop by subscription and stage. */
final class ValuePanels {

    /** The share of revenue that Maison Lumen earns. */
    static final double MARGIN = 0.40;

    private static final double DISCOUNT_PER_YEAR = 0.10;
    private static final double DISCOUNT_PER_MONTH = 0.01;
    private static final double WEEKS = 52;
    private static final double DAYS_PER_MONTH = 365.25 / 12;
    private static final double SECONDS_PER_WEEK = Duration.ofDays(7).toSeconds();
    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Chronicle chronicle;
    private final Simulation simulation;
    private final Clocks clocks;

    ValuePanels(Chronicle chronicle, Simulation simulation, Clocks clocks) {
        this.chronicle = chronicle;
        this.simulation = simulation;
        this.clocks = clocks;
    }

    void into(List<Panel> panels, List<Contract> contracts) {
        for (Shop shop : Shop.values()) {
            purchases(panels, shop);
        }
        MrrPeriod month = new Dashboard(panels).get(MrrPanel.class).latest();
        double arpa = month.arpa().orElse(BigDecimal.ZERO).doubleValue();
        new Dashboard(panels)
                .get(ChurnPanel.class)
                .of(month.period().label(), ChurnFormula.START_OF_PERIOD)
                .rate()
                .ifPresent(churn -> panels.add(
                        new SimpleValuePanel(month.period().label(), arpa, churn.rate(), MARGIN, DISCOUNT_PER_MONTH)));
        panels.add(SurvivalPanel.of(contracts.stream().map(this::lasting).toList(), "contract-closed"));
        panels.add(stages(arpa));
    }

    private void purchases(List<Panel> panels, Shop shop) {
        List<PurchaseDay> days = PurchaseRows.in(shop, PurchaseRows.of(chronicle, clocks));
        Segmented<String, PurchaseSummary> summaries = days.stream()
                .collect(PurchaseSummary.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                        .over(TimeUnit.weeks(clocks.of(shop)), clocks.today())
                        .by(day -> chronicle.segmentOf(day.customer())));
        PurchaseSummary summary = summaries.total();
        BgNbd bgNbd = BgNbd.fit(summary);
        GammaGamma spend = GammaGamma.fit(summary);
        Map<String, Fitted<?>> fitted = new LinkedHashMap<>();
        fitted.put("bg-nbd", bgNbd);
        fitted.put("mbg-nbd", MbgNbd.fit(summary));
        fitted.put("gamma-gamma", spend);
        panels.add(new ModelsPanel(shop.id(), fitted));
        panels.add(LifetimePanel.of(
                shop.id(),
                bgNbd,
                spend,
                value -> value.margin(MARGIN).discountPerYear(DISCOUNT_PER_YEAR).overWeeks(WEEKS),
                summaries,
                "bg-nbd/gamma-gamma/52-weeks/discount-10-percent-a-year/margin-40-percent"));
    }

    private Lasting lasting(Contract contract) {
        Instant end = contract.closed().orElse(clocks.observed());
        double weeks = Duration.between(contract.from(), end).toSeconds() / SECONDS_PER_WEEK;
        return new Lasting(contract.segment(), weeks, contract.closed().isPresent());
    }

    /** In a stage without subscription customers earn what they bought in it by the month, in the others the mean subscription. */
    private StageValuePanel stages(double arpa) {
        Lifecycle model = simulation.systems(Shop.FR).subscription();
        Map<String, Duration> times = StagesPanel.timeTogether(
                Move.of(model, "").toList(), Move.history(model.model()).observedUntil(clocks.observed()));
        Map<Stage, Double> margins = new LinkedHashMap<>();
        bought(model).forEach((stage, total) -> {
            double months =
                    times.getOrDefault(stage.id(), Duration.ofDays(1)).toSeconds() / SECONDS_PER_DAY / DAYS_PER_MONTH;
            margins.merge(stage, MARGIN * total.doubleValue() / months, Double::sum);
        });
        margins.merge(LumenSubscription.SUBSCRIBED, MARGIN * arpa, Double::sum);
        margins.merge(LumenSubscription.LEAVING, MARGIN * arpa, Double::sum);
        return StageValuePanel.of(
                model.model(),
                model.history().filter(row -> row.at().isBefore(clocks.observed())),
                margins,
                RelationshipCycle.ATTRITION,
                clocks.of(Shop.FR),
                clocks.day(Shop.FR, clocks.observed()).minusDays(1));
    }

    private Map<Stage, BigDecimal> bought(Lifecycle model) {
        Map<Stage, BigDecimal> bought = new LinkedHashMap<>();
        for (Entry entry : chronicle.entries()) {
            if (entry.customer().shop() == Shop.FR && entry.event() instanceof OrderCompleted order) {
                model.stageAsOf(entry.customer().id(), entry.at())
                        .ifPresent(stage -> bought.merge(stage, order.total(), BigDecimal::add));
            }
        }
        return bought;
    }
}
