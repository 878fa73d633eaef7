package dev.lifecycle.model;

import dev.lifecycle.model.EventTypes.Covered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a model's parts into the arrays of a {@link Table}. Which rule is asked first, of its stage, of a group or of anybody, nearest
 * class first, is settled here once and for all by sorting one number per rule, stage and type.
 */
final class TableCompiler {

    // one sortable number: cell, then level (stage, groups from the innermost, anywhere), then distance of class, then
    // declared order
    private static final int RULE_BITS = 20;
    private static final int DISTANCE_BITS = 8;
    private static final int LEVEL_BITS = 8;
    private static final int CELL_BITS = 27;
    private static final int BELOW_CELL = LEVEL_BITS + DISTANCE_BITS + RULE_BITS;
    private static final int RULE_MASK = (1 << RULE_BITS) - 1;
    private static final int ANYWHERE = (1 << LEVEL_BITS) - 1;

    final String model;
    final int version;
    final List<Stage> stages;
    final EventTypes types;
    final Rule[] rules;
    final @Nullable Guard[] guards;
    final byte[] kinds;
    final short[] targets;
    final long[] delays;
    final boolean[] silent;
    final boolean[] exits;
    final Table.Touches[] entering;
    final Table.Touches[] leaving;
    final int[][] timers;
    final short[] direct;
    final int[] cells;
    int[] asked = {};

    private final ModelParts parts;
    private final Map<String, Integer> numbers;
    private final boolean[] alive;
    private final int[] shadowedBy;

    TableCompiler(ModelParts parts, EventTypes types) {
        this.parts = parts;
        this.types = types;
        model = parts.name();
        version = parts.version();
        stages = parts.stages();
        numbers = parts.numbers();
        rules = parts.rules().toArray(new Rule[0]);
        guards = new Guard[rules.length];
        kinds = new byte[rules.length];
        targets = new short[rules.length];
        delays = new long[rules.length];
        silent = new boolean[rules.length];
        alive = new boolean[rules.length];
        shadowedBy = new int[rules.length];
        exits = new boolean[stages.size()];
        entering = new Table.Touches[stages.size()];
        leaving = new Table.Touches[stages.size()];
        timers = new int[stages.size()][];
        cells = new int[stages.size() * types.size()];
        direct = new short[cells.length];
        compileStages();
        compileRules();
        compileCells();
        compileTimers();
    }

    static boolean fits(int stages, int types, int rules) {
        return stages <= Short.MAX_VALUE && rules < 1 << RULE_BITS && (long) stages * types < 1L << CELL_BITS;
    }

    List<String> typeIds() {
        return types.all().stream().map(EventType::id).toList();
    }

    /** For each rule that can never fire because an earlier one always does: both, as {shadowed, by}. */
    List<int[]> shadowed() {
        List<int[]> result = new ArrayList<>();
        for (int rule = 0; rule < rules.length; rule++) {
            if (!alive[rule] && shadowedBy[rule] > 0) {
                result.add(new int[] {rule, shadowedBy[rule] - 1});
            }
        }
        return result;
    }

    private void compileStages() {
        for (int i = 0; i < exits.length; i++) {
            String id = stages.get(i).id();
            exits[i] = parts.exits().contains(id);
            entering[i] = new Table.Touches(parts.entering().getOrDefault(id, List.of()));
            leaving[i] = new Table.Touches(parts.leaving().getOrDefault(id, List.of()));
        }
    }

    private void compileRules() {
        for (int i = 0; i < rules.length; i++) {
            Action action = rules[i].action();
            guards[i] = rules[i].guard();
            kinds[i] = kind(action);
            targets[i] = action.target()
                    .map(stage -> numbers.getOrDefault(stage.id(), -1))
                    .orElse(-1)
                    .shortValue();
            if (rules[i].trigger().isTimer()) {
                delays[i] = Micros.of(
                        rules[i].trigger().fold(e -> Duration.ZERO, Trigger.After::delay, Trigger.AfterSilence::delay));
                silent[i] = rules[i].trigger() instanceof Trigger.AfterSilence;
            }
        }
    }

    private static byte kind(Action action) {
        if (action instanceof Action.To) {
            return Table.TO;
        } else if (action instanceof Action.Choose) {
            return Table.CHOOSE;
        } else if (action instanceof Action.Reenter) {
            return Table.REENTER;
        } else if (action instanceof Action.Reopen) {
            return Table.REOPEN;
        }
        return action instanceof Action.Stay ? Table.STAY : Table.IGNORE;
    }

    private void compileCells() {
        long[] entries = entries();
        Arrays.sort(entries);
        asked = new int[entries.length + cells.length];
        int next = 0;
        int entry = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = next;
            int always = -1;
            for (; entry < entries.length && entries[entry] >>> BELOW_CELL == cell; entry++) {
                int rule = (int) (entries[entry] & RULE_MASK);
                if (always >= 0) {
                    shadowedBy[rule] = always + 1;
                    continue;
                }
                alive[rule] = true;
                asked[next++] = rule;
                always = guards[rule] == null ? rule : -1;
            }
            direct[cell] = direct(asked, cells[cell], next, cell / types.size());
            asked[next++] = -1;
        }
        asked = Arrays.copyOf(asked, next);
    }

    private short direct(int[] rulesAsked, int from, int to, int stage) {
        if (from == to) {
            return Table.NOTHING;
        }
        int first = rulesAsked[from];
        if (guards[first] != null || kinds[first] == Table.CHOOSE) {
            return Table.ASK;
        }
        return after(first, stage);
    }

    /** The stage after this rule with a fixed end fired. */
    private short after(int rule, int stage) {
        return kinds[rule] == Table.TO || kinds[rule] == Table.REOPEN ? targets[rule] : (short) stage;
    }

    private long[] entries() {
        long[] entries = new long[rules.length * 2];
        int size = 0;
        for (int rule = 0; rule < rules.length; rule++) {
            if (!(rules[rule].trigger() instanceof Trigger.OnEvent on)) {
                continue;
            }
            long level = level(rules[rule].scope());
            for (Stage stage : parts.stagesOf(rules[rule])) {
                for (Covered type : types.covered(on.type())) {
                    if (size == entries.length) {
                        entries = Arrays.copyOf(entries, size * 2);
                    }
                    long cell = (long) numbers.getOrDefault(stage.id(), 0) * types.size() + type.number();
                    entries[size++] =
                            ((cell << LEVEL_BITS | level) << DISTANCE_BITS | type.distance()) << RULE_BITS | rule;
                }
            }
        }
        return Arrays.copyOf(entries, size);
    }

    /** Groups lie inside one another, so the smaller of two that share a stage is the inner one. */
    private int level(Scope scope) {
        return scope.fold(
                stage -> 0,
                group -> 1
                        + (int) parts.groups().stream()
                                .filter(other ->
                                        other.stages().size() < group.stages().size()
                                                && group.contains(other.stages().get(0)))
                                .count(),
                () -> ANYWHERE);
    }

    private void compileTimers() {
        List<List<Integer>> byStage = new ArrayList<>();
        for (int i = 0; i < timers.length; i++) {
            byStage.add(new ArrayList<>());
        }
        for (int rule = 0; rule < rules.length; rule++) {
            if (rules[rule].trigger().isTimer()) {
                for (Stage stage : parts.stagesOf(rules[rule])) {
                    byStage.get(numbers.getOrDefault(stage.id(), 0)).add(rule);
                }
            }
        }
        for (int i = 0; i < timers.length; i++) {
            timers[i] = byStage.get(i).stream().mapToInt(Integer::intValue).toArray();
            for (int timer : timers[i]) {
                int by = forestalling(timer, timers[i]);
                alive[timer] |= by < 0;
                shadowedBy[timer] = by + 1;
            }
        }
    }

    /** A timer that always leads away before this one is due, or −1. */
    private int forestalling(int timer, int[] ofStage) {
        for (int other : ofStage) {
            // silence may be broken again and again, so it forestalls nothing but silence
            boolean comparable = !silent[other] || silent[timer];
            boolean first = delays[other] < delays[timer] || (delays[other] == delays[timer] && other < timer);
            if (comparable
                    && first
                    && guards[other] == null
                    && rules[other].action().leaves()) {
                return other;
            }
        }
        return -1;
    }
}
