package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.ModelChange;
import dev.lifecycle.examples.lampshop.Refusals;
import dev.lifecycle.examples.lampshop.Registry;
import dev.lifecycle.examples.lampshop.ReplayCheck;
import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.ShopSystems;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done to customers beside their events, and whether the figures can be trusted: merges, erasures, the model change, a replay,
 * and which figures go by the zone they are counted in.
 *
 * @param systems  of each shop
 * @param refusals what the models refused of the log
 * @param replays  of each shop in each model
 * @param zone     table to how many rows would read otherwise in the zone of the other shop
 */
public record IntegrityPanel(
        Map<Shop, ShopSystems> systems, Refusals refusals, List<ReplayCheck> replays, Map<String, Integer> zone)
        implements Panel {

    public static IntegrityPanel of(Scenario scenario, Simulation simulation, Map<String, Integer> zone) {
        Map<Shop, ShopSystems> systems = new LinkedHashMap<>();
        List<ReplayCheck> replays = new ArrayList<>();
        for (Shop shop : Shop.values()) {
            systems.put(shop, simulation.systems(shop));
            for (Lifecycle lifecycle : simulation.systems(shop).lifecycles()) {
                replays.add(ReplayCheck.of(shop, lifecycle, scenario.log()));
            }
        }
        return new IntegrityPanel(systems, simulation.refusals(), replays, zone);
    }

    public long merges() {
        return systems.values().stream()
                .mapToLong(shop -> shop.registry().merges().size())
                .sum();
    }

    public List<Registry.Erased> erasures() {
        return systems.values().stream()
                .flatMap(shop -> shop.registry().erasures().stream())
                .toList();
    }

    public long migrated() {
        return changes().stream().mapToLong(change -> change.done().migrated()).sum();
    }

    public long failed() {
        return changes().stream()
                .mapToLong(change -> change.done().failed().size())
                .sum();
    }

    public long inFlight() {
        return changes().stream().mapToLong(change -> change.inFlight().size()).sum();
    }

    private List<ModelChange> changes() {
        return systems.values().stream().flatMap(shop -> shop.change().stream()).toList();
    }

    @Override
    public List<Table> tables() {
        Table replayed = new Table("replay", "shop,model,customers,standing_as_live,hash");
        replays.forEach(one -> replayed.row(one.shop(), one.model(), one.customers(), one.agreeing(), one.hash()));
        Table zones = new Table("zone_change", "table,rows_that_differ");
        zone.forEach(zones::row);
        return List.of(refusalTable(), mergeTable(), erasureTable(), changeTable(), inFlightTable(), replayed, zones);
    }

    private Table refusalTable() {
        Table table = new Table("refusals", "model,stage,event,reason,events");
        refusals.ranked()
                .forEach(one -> table.row(
                        one.getKey().model(),
                        one.getKey().stage(),
                        one.getKey().event(),
                        one.getKey().reason(),
                        one.getValue()));
        return table;
    }

    private Table mergeTable() {
        Table table = new Table("merges", "shop,at,visitor,into,stage_of_visitor,stage_before,stage_after");
        systems.forEach((shop, system) -> system.registry()
                .merges()
                .forEach(one -> table.row(
                        shop.id(),
                        one.at(),
                        one.visitor(),
                        system.identities().current(one.into()),
                        one.from().id(),
                        one.was().id(),
                        one.is().id())));
        return table;
    }

    private Table erasureTable() {
        Table table = new Table("erasures", "shop,at,name,model,customers_before,customers_after,counts_unchanged");
        systems.forEach((shop, system) -> system.registry()
                .erasures()
                .forEach(one -> one.before()
                        .forEach((model, before) -> table.row(
                                shop.id(),
                                one.at(),
                                one.name(),
                                model,
                                sum(before),
                                sum(one.after().getOrDefault(model, Map.of())),
                                before.equals(one.after().get(model))))));
        return table;
    }

    private Table changeTable() {
        Table table = new Table("model_change", "shop,at,move,foretold,migrated,failed");
        systems.forEach((shop, system) -> system.change()
                .ifPresent(change -> new TreeMap<>(change.foretold().moves())
                        .forEach((move, count) -> table.row(
                                shop.id(),
                                change.at(),
                                move,
                                count,
                                change.done().moves().getOrDefault(move, 0L),
                                change.done().failed().size()))));
        return table;
    }

    /** Who was in flight is listed under the name they go by today: who was erased since is not named. */
    private Table inFlightTable() {
        Table table = new Table(
                "model_change_in_flight", "shop,customer,stage_v1,stage_v2,due_v1,due_v2,planned_v1,planned_v2");
        systems.forEach((shop, system) -> system.change()
                .ifPresent(change -> change.inFlight()
                        .forEach(one -> table.row(
                                shop.id(),
                                system.identities().current(one.customer()),
                                one.from().id(),
                                one.to().id(),
                                one.dueFrom(),
                                one.dueTo(),
                                one.planned(),
                                one.now()))));
        return table;
    }

    private static long sum(Map<Stage, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
