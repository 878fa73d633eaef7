package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.quickstart.report.Board;
import dev.lifecycle.examples.quickstart.report.Figures;
import dev.lifecycle.examples.quickstart.report.Move;
import dev.lifecycle.examples.quickstart.report.PurchaseDay;
import dev.lifecycle.examples.quickstart.report.Report;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.OrderCompleted;
import dev.lifecycle.store.Touchpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the year came to.
 *
 * @param customers of both shops
 * @param events    as they arrived, those that came twice twice
 * @param boards    of both shops together, by model
 * @param byShop    of each shop
 * @param figures   of the purchases in both shops, on the days of each shop's own zone
 * @param funnel    from stage to stage of the five
 * @param due       every touchpoint that falls due within a day, earliest first
 * @param sent      touchpoint to how often it was sent
 * @param heldBack  reason to how often a touchpoint was not sent, or not yet
 * @param log       what the log was like, and what became of it
 */
record DemoFindings(
        long customers,
        long events,
        List<Board> boards,
        Map<String, List<Board>> byShop,
        Figures figures,
        Funnel funnel,
        List<Due> due,
        Map<String, Long> sent,
        Map<String, Long> heldBack,
        Map<String, Long> log) {

    /** A contact to make. */
    record Due(Shop shop, Touchpoint touchpoint) {}

    private static final Duration AHEAD = Duration.ofDays(1);

    /** Days without an order after which a buyer counts as lost. */
    static final int SILENCE = 120;

    /** The last day of the log. */
    static final LocalDate TODAY = LocalDate.ofInstant(Scenario.NOW, Shop.FR.zone());

    static DemoFindings of(Scenario scenario, Simulation simulation) {
        Map<String, List<Board>> byShop = new LinkedHashMap<>();
        for (Shop shop : Shop.values()) {
            byShop.put(
                    shop.id(),
                    simulation.systems(shop).lifecycles().stream()
                            .map(Board::of)
                            .toList());
        }
        List<PurchaseDay> purchases = purchases(scenario.log());
        Map<String, Long> log = new LinkedHashMap<>(simulation.outcomes());
        log.put("late", simulation.late());
        return new DemoFindings(
                scenario.customers().size(),
                scenario.log().size(),
                sum(byShop.get(Shop.FR.id()), byShop.get(Shop.US.id())),
                byShop,
                Figures.of(purchases, Periods.monthly(Shop.FR.zone()), SILENCE, TODAY),
                funnel(simulation),
                due(simulation),
                simulation.sent(),
                simulation.heldBack(),
                log);
    }

    Report report() {
        return new Report()
                .put("input", "Maison Lumen, generated from seed " + ScenarioGenerator.SEED)
                .put("zone", Shop.FR.zone().getId())
                .put("period", "month")
                .put("silence", SILENCE)
                .put("observedUntil", TODAY.toString())
                .put("customers", customers)
                .put("events", events)
                .put("purchaseDays", figures.purchaseDays())
                .put(boards)
                .put("shops", shops())
                .put(figures)
                .put(
                        "funnel",
                        funnel.steps().stream()
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
                .put("log", log);
    }

    private Map<String, Object> shops() {
        Map<String, Object> shops = new LinkedHashMap<>();
        byShop.forEach((shop, ofShop) -> shops.put(shop, Report.byModel(ofShop)));
        return shops;
    }

    /** One order may come in twice; it was placed once. */
    private static List<PurchaseDay> purchases(List<Arrival> log) {
        record CustomerDay(String customer, LocalDate day) {}
        Set<String> seen = new HashSet<>();
        Map<CustomerDay, BigDecimal> totals = new LinkedHashMap<>();
        for (Arrival arrival : log) {
            if (arrival.occurrence().event() instanceof OrderCompleted order
                    && seen.add(arrival.customer() + "/" + arrival.occurrence().id())) {
                LocalDate day = LocalDate.ofInstant(
                        arrival.occurrence().at(), arrival.shop().zone());
                totals.merge(new CustomerDay(arrival.customer(), day), order.total(), BigDecimal::add);
            }
        }
        List<PurchaseDay> days = new ArrayList<>();
        totals.forEach((key, total) -> days.add(new PurchaseDay(key.customer(), key.day(), total)));
        return days;
    }

    private static List<Board> sum(List<Board> one, List<Board> other) {
        List<Board> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i).plus(other.get(i)));
        }
        return sum;
    }

    private static Funnel funnel(Simulation simulation) {
        List<String> later =
                Arrays.stream(FiveStage.values()).skip(1).map(FiveStage::id).toList();
        return Arrays.stream(Shop.values())
                .flatMap(shop -> moves(shop, simulation.systems(shop).fiveStage()))
                .collect(
                        Move.history(FiveStage.model()).funnel(FiveStage.DISCOVERY.id(), later.toArray(String[]::new)));
    }

    private static Stream<Move> moves(Shop shop, Lifecycle lifecycle) {
        return Move.of(lifecycle, shop.id() + "/");
    }

    private static List<Due> due(Simulation simulation) {
        List<Due> due = new ArrayList<>();
        for (Shop shop : Shop.values()) {
            simulation.systems(shop).dueBefore(Scenario.NOW.plus(AHEAD)).forEach(touchpoint -> due.add(new Due(shop, touchpoint)));
        }
        due.sort(Comparator.comparing(one -> one.touchpoint().due()));
        return due;
    }
}
