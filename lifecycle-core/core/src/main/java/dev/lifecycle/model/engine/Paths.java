package dev.lifecycle.model.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a shortest way to every rule, breadth first over the stages: events follow at once, and a wait lasts as long as its timer. How a
 * stage was entered matters: after a timer, those of no length fire before any event comes.
 */
public final class Paths {

    /** In place of an event type: time passes. */
    public static final int WAIT = -1;

    /** One event, or one wait. */
    public static final class Leg {

        private final int stage;
        private final int type;
        private final int rule;
        private final List<Integer> saidNo;
        private final int target;

        Leg(int stage, int type, int rule, List<Integer> saidNo, int target) {
            this.stage = stage;
            this.type = type;
            this.rule = rule;
            this.saidNo = List.copyOf(saidNo);
            this.target = target;
        }

        /** Where it happens. */
        public int stage() {
            return stage;
        }

        /** The event's type, or {@link #WAIT}. */
        public int type() {
            return type;
        }

        /** The rule that fires. */
        public int rule() {
            return rule;
        }

        /** The rules asked before, whose guards must say no, in order. */
        public List<Integer> saidNo() {
            return saidNo;
        }

        /** The stage it ends in; the same one where the subject stays. */
        public int target() {
            return target;
        }
    }

    private record Place(int stage, boolean byTimer) {}

    private final Table table;
    private final RuleColumns rules;
    private final Timers timers;
    private final int[][] choices;
    private final List<List<Leg>> ways;
    private final Map<Place, List<Leg>> waysIn = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();

    private Paths(Table table, RuleColumns rules, Timers timers, int[][] choices) {
        this.table = table;
        this.rules = rules;
        this.timers = timers;
        this.choices = choices;
        ways = new ArrayList<>(Collections.nCopies(rules.size(), List.of()));
    }

    /**
     * By rule: a shortest way that ends in it; empty where no such way leads to it.
     *
     * @param choices by rule: the targets that its chooser may pick
     * @param start   the stage in which every way begins
     */
    public static List<List<Leg>> find(Table table, RuleColumns rules, Timers timers, int[][] choices, int start) {
        Paths paths = new Paths(table, rules, timers, choices);
        paths.walk(new Place(start, false));
        return paths.ways;
    }

    private void walk(Place start) {
        waysIn.put(start, List.of());
        open.add(start);
        while (!open.isEmpty()) {
            Place place = open.remove();
            for (Leg leg : eventLegs(place)) {
                follow(place, leg);
            }
            for (Leg leg : timerLegs(place.stage())) {
                follow(place, leg);
            }
        }
    }

    private void follow(Place from, Leg leg) {
        List<Leg> way = new ArrayList<>(waysIn.getOrDefault(from, List.of()));
        way.add(leg);
        if (ways.get(leg.rule()).isEmpty()) {
            ways.set(leg.rule(), way);
        }
        Place next = new Place(leg.target(), leg.type() == WAIT);
        if (waysIn.putIfAbsent(next, way) == null) {
            open.add(next);
        }
    }

    private List<Leg> eventLegs(Place place) {
        List<Leg> legs = new ArrayList<>();
        List<Integer> held = place.byTimer() ? heldAtOnce(place.stage()) : List.of();
        for (int type = 0; held != null && type < table.types(); type++) {
            List<Integer> saidNo = new ArrayList<>(held);
            for (int rule : table.rulesAsked(place.stage(), type)) {
                addLegs(legs, place.stage(), type, rule, saidNo);
                if (rules.isGuarded(rule)) {
                    saidNo.add(rule);
                }
            }
        }
        return legs;
    }

    private List<Leg> timerLegs(int stage) {
        List<Leg> legs = new ArrayList<>();
        for (int timer : timers.of(stage)) {
            List<Integer> saidNo = held(stage, timer);
            if (saidNo != null) {
                addLegs(legs, stage, WAIT, timer, saidNo);
            }
        }
        return legs;
    }

    /** Whose guards must say no for the stage to hold until this timer's turn: null if one that leads away earlier has none. */
    private @Nullable List<Integer> held(int stage, int turn) {
        List<Integer> saidNo = new ArrayList<>();
        for (int other : timers.of(stage)) {
            if (timers.isEarlier(other, turn) && !mayHold(other, saidNo)) {
                return null;
            }
        }
        return saidNo;
    }

    /** The same for an event that follows at once. */
    private @Nullable List<Integer> heldAtOnce(int stage) {
        List<Integer> saidNo = new ArrayList<>();
        for (int timer : timers.of(stage)) {
            if (timers.isInstant(timer) && !mayHold(timer, saidNo)) {
                return null;
            }
        }
        return saidNo;
    }

    private boolean mayHold(int timer, List<Integer> saidNo) {
        if (rules.leaves(timer) && rules.isGuarded(timer)) {
            saidNo.add(timer);
        }
        return !rules.leaves(timer) || rules.isGuarded(timer);
    }

    private void addLegs(List<Leg> legs, int stage, int type, int rule, List<Integer> saidNo) {
        if (rules.kind(rule) == RuleColumns.CHOOSE) {
            for (int target : choices[rule]) {
                legs.add(new Leg(stage, type, rule, saidNo, target));
            }
        } else {
            legs.add(new Leg(stage, type, rule, saidNo, rules.after(rule, stage)));
        }
    }
}
