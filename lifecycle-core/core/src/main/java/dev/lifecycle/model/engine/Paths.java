package dev.lifecycle.model.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a shortest way to every rule, breadth first over the stages: events follow at once, and a wait lasts as long as its timer. How a
 * stage was entered matters: after a timer, those of no length fire before any event comes. Ways share what they have in common, so that
 * all of them together take as much memory as the table, however long they are.
 */
public final class Paths {

    /** In place of an event type: time passes. */
    public static final int WAIT = -1;

    /** A way, known by its last leg, one event or one wait, and the way before it. */
    public static final class Way {

        private final @Nullable Way before;
        private final int stage;
        private final int type;
        private final int rule;
        private final int target;
        private final List<Integer> asked;
        private final int askedBefore;

        /** @param asked rules in the order asked, of which there may be more later: the ones up to now are this leg's */
        Way(@Nullable Way before, int stage, int type, int rule, int target, List<Integer> asked) {
            this.before = before;
            this.stage = stage;
            this.type = type;
            this.rule = rule;
            this.target = target;
            this.asked = asked;
            askedBefore = asked.size();
        }

        /** The way without its last leg; null if that is the only one. */
        public @Nullable Way before() {
            return before;
        }

        /** Where the last leg happens. */
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
            return List.copyOf(asked.subList(0, askedBefore));
        }

        /** The stage it ends in; the same one where the subject stays. */
        public int target() {
            return target;
        }
    }

    /** @param way there; null where every way begins */
    private record Place(
            int stage, boolean byTimer, @Nullable Way way) {}

    private final Table table;
    private final RuleColumns rules;
    private final Timers timers;
    private final int[][] choices;
    private final @Nullable Way[] ways;
    private final boolean[] reachedByEvent;
    private final boolean[] reachedByTimer;
    private final Deque<Place> open = new ArrayDeque<>();

    private Paths(Table table, RuleColumns rules, Timers timers, int[][] choices) {
        this.table = table;
        this.rules = rules;
        this.timers = timers;
        this.choices = choices;
        ways = new Way[rules.size()];
        reachedByEvent = new boolean[table.stages()];
        reachedByTimer = new boolean[table.stages()];
    }

    /**
     * By rule: a shortest way that ends in it; null where no such way leads to it.
     *
     * @param choices by rule: the targets that its chooser may pick
     * @param start   the stage in which every way begins
     */
    public static List<@Nullable Way> find(Table table, RuleColumns rules, Timers timers, int[][] choices, int start) {
        Paths paths = new Paths(table, rules, timers, choices);
        paths.walk(start);
        return Arrays.asList(paths.ways);
    }

    private void walk(int start) {
        reachedByEvent[start] = true;
        open.add(new Place(start, false, null));
        while (!open.isEmpty()) {
            Place place = open.remove();
            followEvents(place);
            followTimers(place);
        }
    }

    private void followEvents(Place place) {
        List<Integer> held = place.byTimer() ? heldAtOnce(place.stage()) : List.of();
        for (int type = 0; held != null && type < table.types(); type++) {
            List<Integer> saidNo = new ArrayList<>(held);
            int at = table.first(table.cell(place.stage(), type));
            for (int rule = table.asked(at); rule >= 0; rule = table.asked(++at)) {
                follow(place, type, rule, saidNo);
                if (rules.isGuarded(rule)) {
                    saidNo.add(rule);
                }
            }
        }
    }

    /** Each timer in its turn, for as long as none before it leads away for certain. */
    private void followTimers(Place place) {
        List<Integer> saidNo = new ArrayList<>();
        for (int timer : timers.of(place.stage())) {
            if (timers.isOfDate(timer)) {
                // the date may be so that it is due before all others
                follow(place, WAIT, timer, List.of());
            } else if (!timers.isFixed(timer)) {
                followCalendar(place, timer);
            }
        }
        for (int timer : inTurn(place.stage())) {
            if (timers.isFixed(timer)) {
                follow(place, WAIT, timer, saidNo);
            }
            if (!mayHold(timer, saidNo)) {
                return;
            }
        }
    }

    /** Unless one that is due before it for certain leads away. */
    private void followCalendar(Place place, int calendar) {
        List<Integer> saidNo = new ArrayList<>();
        for (int timer : inTurn(place.stage())) {
            if (timer != calendar && timers.isBeforeCalendar(timer, calendar) && !mayHold(timer, saidNo)) {
                return;
            }
        }
        follow(place, WAIT, calendar, saidNo);
    }

    /** All but those of dates, each where it is due at the latest. */
    private List<Integer> inTurn(int stage) {
        List<Integer> order = new ArrayList<>();
        for (int timer : timers.of(stage)) {
            if (!timers.isOfDate(timer)) {
                order.add(timer);
            }
        }
        order.sort((one, other) -> timers.isEarlier(one, other) ? -1 : timers.isEarlier(other, one) ? 1 : 0);
        return order;
    }

    /** Whose guards must say no for an event that follows at once to find the stage as it was: null if a timer leads away first. */
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

    private void follow(Place from, int type, int rule, List<Integer> saidNo) {
        if (rules.goesBack(rule)) {
            follow(from, type, rule, back(from, rule), saidNo);
        } else if (rules.kind(rule) != RuleColumns.CHOOSE) {
            follow(from, type, rule, rules.after(rule, from.stage()), saidNo);
        } else if (ways[rule] == null) {
            // whoever asks it later gets to the same targets in the same way, and no sooner
            for (int target : choices[rule]) {
                follow(from, type, rule, target, saidNo);
            }
        }
    }

    /** Where the place's stage was last entered from on the way there; moves to itself and those that went back do not count. */
    private int back(Place place, int rule) {
        for (Way way = place.way(); way != null; way = way.before()) {
            if (way.target() == place.stage() && way.stage() != place.stage() && !rules.goesBack(way.rule())) {
                return way.stage();
            }
        }
        return rules.target(rule);
    }

    private void follow(Place from, int type, int rule, int target, List<Integer> saidNo) {
        boolean[] reached = type == WAIT ? reachedByTimer : reachedByEvent;
        if (ways[rule] != null && reached[target]) {
            return;
        }
        Way way = new Way(from.way(), from.stage(), type, rule, target, saidNo);
        if (ways[rule] == null) {
            ways[rule] = way;
        }
        if (!reached[target]) {
            reached[target] = true;
            open.add(new Place(target, type == WAIT, way));
        }
    }
}
