package dev.lifecycle.model;

import dev.lifecycle.model.engine.RuleColumns;
import dev.lifecycle.model.engine.Table;
import dev.lifecycle.model.engine.Timers;
import dev.lifecycle.model.types.EventTypes;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a built model mean: its stages and event types, its rules and their guards by number, beside the engine that
 * knows the numbers alone. Positions that a model has decided on carry it as their {@link Names}.
 */
final class Rulebook extends Names {

    /** In place of a timer's number: some stages have one of this id, each its own. */
    static final int ELSEWHERE = -2;

    final EventTypes types;
    final Table table;
    final RuleColumns columns;
    final Timers timers;
    final Positions positions;
    final Rule[] rules;
    /** By rule: its guard, if it has one. Held apart, as the way to it through the rule costs {@code decide} a few nanoseconds. */
    final @Nullable Guard[] guards;

    private final ModelDefinition definition;
    private final boolean @Nullable [] remembering;
    private final Map<String, Integer> timerNumbers = new HashMap<>();

    Rulebook(ModelDefinition definition, EventTypes types, Table table, RuleColumns columns, Timers timers) {
        super(
                definition.name(),
                definition.version(),
                definition.stages(),
                types.ids(),
                definition.kept(Capture.Kind.DATE),
                definition.kept(Capture.Kind.TEXT));
        this.definition = definition;
        this.types = types;
        this.table = table;
        this.columns = columns;
        this.timers = timers;
        rules = definition.rules().toArray(new Rule[0]);
        guards = new Guard[rules.length];
        for (int rule = 0; rule < rules.length; rule++) {
            guards[rule] = rules[rule].guard();
        }
        boolean[] exits = new boolean[definition.stages().size()];
        for (int stage = 0; stage < exits.length; stage++) {
            exits[stage] = definition.isExit(definition.stages().get(stage));
        }
        remembering = remembering();
        positions = new Positions(exits, timers, remembering);
        for (int rule = 0; rule < rules.length; rule++) {
            if (columns.is(RuleColumns.COUNTED, rule) || (rules[rule].trigger().isTimer() && columns.leaves(rule))) {
                timerNumbers.put(rules[rule].id(), rule);
                if (rules[rule].scope() instanceof Scope.InStage in
                        && rules[rule].id().endsWith("/" + in.stage().id())) {
                    String given = rules[rule].id();
                    timerNumbers.putIfAbsent(
                            given.substring(0, given.length() - in.stage().id().length() - 1), ELSEWHERE);
                }
            }
        }
    }

    /** By stage: whether it remembers where it was entered from; null if none does. */
    private boolean @Nullable [] remembering() {
        boolean[] remembering = new boolean[definition.stages().size()];
        boolean any = false;
        for (String id : definition.remembering()) {
            remembering[require(Stage.of(id))] = true;
            any = true;
        }
        for (Rule rule : rules) {
            if (rule.action().goesBack()) {
                definition.stagesOf(rule).forEach(stage -> remembering[Math.max(0, number(stage))] = true);
                any = true;
            }
        }
        return any ? remembering : null;
    }

    @Override
    public String rule(int number) {
        return rules[number].id();
    }

    /** The number of the timer of this id; negative if there is none. */
    @Override
    public int ruleNumber(String id) {
        return timerNumbers.getOrDefault(id, -1);
    }

    @Override
    public boolean remembers(int stage) {
        return remembering != null && remembering[stage];
    }

    @Override
    public int[] typeNumbers(Class<?> type) {
        return types.numbersOf(type);
    }

    /** The guards of a cell that were asked before this rule fired, or all of them if none did. */
    List<String> guardsAsked(int stage, Object event, int firedRule) {
        int type = types.number(event);
        List<String> names = new ArrayList<>();
        for (int rule : type < 0 ? new int[0] : table.rulesAsked(stage, type)) {
            if (rule == firedRule) {
                break;
            }
            rules[rule].guardName().ifPresent(names::add);
        }
        return names;
    }

    /** What this rule did between these two positions. */
    Step step(int rule, Position before, Position after, List<String> guardsThatSaidNo) {
        return step(rule, before, after, guardsThatSaidNo, null, Kept.NOTHING, Map.of());
    }

    /** The same with what it kept of its event, and what the contacts are about. */
    Step step(
            int rule,
            Position before,
            Position after,
            List<String> guardsThatSaidNo,
            @Nullable String note,
            Kept kept,
            Map<String, String> about) {
        Rule fired = rules[rule];
        Kind kind = switch (columns.kind(rule)) {
            case RuleColumns.STAY -> Kind.STAYED;
            case RuleColumns.IGNORE -> Kind.IGNORED;
            default -> Kind.MOVED;
        };
        List<Touch> touches = new ArrayList<>(fired.touchpoints());
        if (kind == Kind.MOVED) {
            touches.addAll(0, definition.onLeaving(before.stage()));
            touches.addAll(definition.onEntering(after.stage()));
        }
        return new Step(
                kind,
                fired,
                after.asOf(),
                before.stage(),
                after.stage(),
                after.episode,
                guardsThatSaidNo,
                touches,
                note,
                kept,
                about);
    }
}
