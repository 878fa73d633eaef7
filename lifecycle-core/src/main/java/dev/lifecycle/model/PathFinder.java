package dev.lifecycle.model;

import dev.lifecycle.model.Path.Leg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds a shortest way to every rule, breadth first over the stages: events follow at once, and a wait lasts as long as its timer. */
final class PathFinder {

    private final ModelParts parts;
    private final Table table;
    private final Map<String, Path> paths = new LinkedHashMap<>();

    PathFinder(ModelParts parts, Table table) {
        this.parts = parts;
        this.table = table;
    }

    /** By rule id, in declared order; a rule that no such way leads to is missing. */
    Map<String, Path> paths() {
        Map<Integer, List<Leg>> waysIn = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        int start = table.require(parts.start());
        waysIn.put(start, List.of());
        open.add(start);
        while (!open.isEmpty()) {
            int stage = open.remove();
            List<Leg> wayIn = waysIn.getOrDefault(stage, List.of());
            for (Leg leg : legsFrom(stage)) {
                List<Leg> way = new ArrayList<>(wayIn);
                way.add(leg);
                paths.putIfAbsent(leg.rule(), new Path(way));
                if (waysIn.putIfAbsent(table.require(leg.to()), way) == null) {
                    open.add(table.require(leg.to()));
                }
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

    private List<Leg> legsFrom(int stage) {
        List<Leg> legs = new ArrayList<>();
        for (int type = 0; type < table.types.size(); type++) {
            List<String> obligations = new ArrayList<>();
            for (int i = table.cells[table.cell(stage, type)]; table.asked[i] >= 0; i++) {
                Rule rule = table.rules[table.asked[i]];
                addLegs(legs, stage, rule, table.types.all().get(type).id(), obligations);
                if (rule.guard() != null) {
                    obligations.add(rule.guard() + " says no");
                }
            }
        }
        for (int timer : table.timers[stage]) {
            addTimer(legs, stage, timer);
        }
        return legs;
    }

    /** Waiting works unless a timer that is due earlier always moves the subject away. */
    private void addTimer(List<Leg> legs, int stage, int timer) {
        List<String> obligations = new ArrayList<>();
        for (int other : table.timers[stage]) {
            boolean earlier = table.delays[other] < table.delays[timer]
                    || (table.delays[other] == table.delays[timer] && other < timer);
            if (earlier && table.rules[other].action().leaves()) {
                Guard guard = table.rules[other].guard();
                if (guard == null) {
                    return;
                }
                obligations.add(guard + " says no");
            }
        }
        addLegs(legs, stage, table.rules[timer], table.rules[timer].trigger().id(), obligations);
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
