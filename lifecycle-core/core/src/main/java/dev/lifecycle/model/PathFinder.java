package dev.lifecycle.model;

import dev.lifecycle.model.Path.Leg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a shortest way to every rule, breadth first over the stages: events follow at once, and a wait lasts as long as its timer. How a
 * stage was entered matters: after a timer, those of no length fire before any event comes.
 */
final class PathFinder {

    private record Place(int stage, boolean byTimer) {}

    private final ModelParts parts;
    private final Table table;
    private final Map<String, Path> paths = new LinkedHashMap<>();
    private final Map<Place, List<Leg>> waysIn = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();

    PathFinder(ModelParts parts, Table table) {
        this.parts = parts;
        this.table = table;
    }

    /** By rule id, in declared order; a rule that no such way leads to is missing. */
    Map<String, Path> paths() {
        Place start = new Place(table.require(parts.start()), false);
        waysIn.put(start, List.of());
        open.add(start);
        while (!open.isEmpty()) {
            Place place = open.remove();
            for (Leg leg : eventLegs(place)) {
                follow(place, leg, false);
            }
            for (Leg leg : timerLegs(place.stage())) {
                follow(place, leg, true);
            }
        }
        Map<String, Path> inOrder = new LinkedHashMap<>();
        for (Rule rule : parts.rules()) {
            if (paths.containsKey(rule.id())) {
                inOrder.put(rule.id(), paths.get(rule.id()));
            }
        }
        return inOrder;
    }

    private void follow(Place from, Leg leg, boolean byTimer) {
        List<Leg> way = new ArrayList<>(waysIn.getOrDefault(from, List.of()));
        way.add(leg);
        paths.putIfAbsent(leg.rule(), new Path(way));
        Place next = new Place(table.require(leg.to()), byTimer);
        if (waysIn.putIfAbsent(next, way) == null) {
            open.add(next);
        }
    }

    private List<Leg> eventLegs(Place place) {
        int stage = place.stage();
        List<Leg> legs = new ArrayList<>();
        List<String> before = place.byTimer() ? held(stage, 0, Integer.MAX_VALUE) : List.of();
        for (int type = 0; before != null && type < table.types.size(); type++) {
            List<String> obligations = new ArrayList<>(before);
            for (int i = table.cells[table.cell(stage, type)]; table.asked[i] >= 0; i++) {
                Rule rule = table.rules[table.asked[i]];
                addLegs(legs, stage, rule, table.types.all().get(type).id(), obligations);
                if (rule.guard() != null) {
                    obligations.add(rule.guard() + " says no");
                }
            }
        }
        return legs;
    }

    private List<Leg> timerLegs(int stage) {
        List<Leg> legs = new ArrayList<>();
        for (int timer : table.timers[stage]) {
            List<String> obligations = held(stage, table.delays[timer], timer);
            if (obligations != null) {
                addLegs(
                        legs,
                        stage,
                        table.rules[timer],
                        table.rules[timer].trigger().id(),
                        obligations);
            }
        }
        return legs;
    }

    /**
     * What must be said for the stage to hold until this long after entering, before this timer's turn: the guards of timers that come
     * earlier and lead away say no. Null if one of them has no guard.
     */
    private @Nullable List<String> held(int stage, long delay, int turn) {
        List<String> obligations = new ArrayList<>();
        for (int other : table.timers[stage]) {
            boolean earlier = table.delays[other] < delay || (table.delays[other] == delay && other < turn);
            if (earlier && table.rules[other].action().leaves()) {
                Guard guard = table.guards[other];
                if (guard == null) {
                    return null;
                }
                obligations.add(guard + " says no");
            }
        }
        return obligations;
    }

    private void addLegs(List<Leg> legs, int stage, Rule rule, String trigger, List<String> before) {
        List<String> obligations = new ArrayList<>(before);
        if (rule.guard() != null) {
            obligations.add(rule.guard() + " says yes");
        }
        Stage here = table.stage(stage);
        if (rule.action() instanceof Action.Choose choose) {
            for (Stage target : choose.targets()) {
                List<String> chosen = new ArrayList<>(obligations);
                chosen.add(choose.chooser() + " picks " + target.id());
                legs.add(new Leg(here, trigger, rule.id(), chosen, target));
            }
        } else {
            legs.add(new Leg(
                    here,
                    trigger,
                    rule.id(),
                    obligations,
                    rule.action().target().orElse(here)));
        }
    }
}
