package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.examples.lampshop.ScenarioGenerator;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.lampshop.pro.ProAccounts;
import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Differences;
import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.StageFunnelPanel;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.stage.Touchpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the year came to.
 *
 * @param customers of both shops
 * @param events    as they arrived, those that came twice twice
 * @param boards    of both shops together, by model
 * @param byShop    of each shop
 * @param figures   of the purchases in both shops, on the days of each shop's own zone
 * @param dashboard everything else
 * @param due       every touchpoint that falls due within a day, earliest first
 * @param log       what the log was like, and what became of it
 */
public record YearFindings(
        long customers,
        long events,
        List<Board> boards,
        Map<String, List<Board>> byShop,
        Figures figures,
        Dashboard dashboard,
        List<Due> due,
        Map<String, Long> log) {

    /** A contact to make. */
    record Due(Shop shop, Touchpoint touchpoint) {}

    private static final Duration AHEAD = Duration.ofDays(1);

    /** Days without an order after which a buyer counts as lost. */
    static final int SILENCE = 120;

    public static YearFindings of(Scenario scenario, Simulation simulation) {
        Chronicle chronicle = Chronicle.of(scenario, simulation);
        Map<String, List<Board>> byShop = new LinkedHashMap<>();
        for (Shop shop : Shop.values()) {
            byShop.put(
                    shop.id(),
                    simulation.systems(shop).lifecycles().stream()
                            .map(Board::of)
                            .toList());
        }
        Map<String, Long> log = new LinkedHashMap<>(simulation.outcomes());
        log.put("late", simulation.late());
        Dashboard own = YearPanels.of(chronicle, simulation, Clocks.OWN);
        Dashboard elsewhere = YearPanels.of(chronicle, simulation, Clocks.OWN.in(Shop.US.zone()));
        Map<String, Integer> zone = Differences.between(own.tables(), elsewhere.tables());
        return new YearFindings(
                scenario.customers().size(),
                scenario.log().size(),
                byShop.values().stream().reduce(YearFindings::sum).orElseThrow(),
                byShop,
                figures(chronicle, Clocks.OWN),
                own.with(
                        AccountsPanel.of(ProAccounts.live(ScenarioGenerator.SEED)),
                        IntegrityPanel.of(scenario, simulation, zone)),
                due(simulation),
                log);
    }

    /** What the purchases in both shops say. */
    public static Figures figures(Chronicle chronicle, Clocks clocks) {
        return Figures.of(PurchaseRows.of(chronicle, clocks), clocks.months(), SILENCE, clocks.today());
    }

    public Report report() {
        return new Report()
                .put("input", "Maison Lumen, generated from seed " + ScenarioGenerator.SEED)
                .put("zone", Clocks.OWN.both().getId())
                .put("period", "month")
                .put("silence", SILENCE)
                .put("observedUntil", Clocks.OWN.today().toString())
                .put("customers", customers)
                .put("events", events)
                .put("purchaseDays", figures.purchaseDays())
                .put(boards)
                .put("shops", shops())
                .put(figures)
                .put(
                        "funnel",
                        funnel().steps().stream()
                                .map(step -> Report.ordered(
                                        "stage", step.name(),
                                        "reached", step.reached(),
                                        "ofFirst", step.overall().value().orElse(0)))
                                .toList())
                .put(
                        "touchpointsDue",
                        due.stream()
                                .collect(Collectors.groupingBy(
                                        one -> one.touchpoint().id(), TreeMap::new, Collectors.counting())))
                .put("log", log)
                .tables(dashboard.tables());
    }

    /** From stage to stage of the five. */
    public Funnel funnel() {
        return dashboard.get(StageFunnelPanel.class).funnel().total();
    }

    private Map<String, Object> shops() {
        Map<String, Object> shops = new LinkedHashMap<>();
        byShop.forEach((shop, ofShop) -> shops.put(shop, Report.byModel(ofShop)));
        return shops;
    }

    private static List<Board> sum(List<Board> one, List<Board> other) {
        List<Board> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i).plus(other.get(i)));
        }
        return sum;
    }

    private static List<Due> due(Simulation simulation) {
        List<Due> due = new ArrayList<>();
        for (Shop shop : Shop.values()) {
            simulation
                    .systems(shop)
                    .dueBefore(Scenario.NOW.plus(AHEAD))
                    .forEach(touchpoint -> due.add(new Due(shop, touchpoint)));
        }
        due.sort(Comparator.comparing(one -> one.touchpoint().due()));
        return due;
    }
}
