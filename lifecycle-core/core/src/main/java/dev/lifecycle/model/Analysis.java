package dev.lifecycle.model;

import dev.lifecycle.model.engine.Paths;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a model without running it: which rules each stage asks for each event, and how to get to every rule. A test
 * suite that walks {@link #paths()} fires every rule that can be fired.
 */
public final class Analysis {

    private final ModelDefinition definition;
    private final Rulebook rulebook;
    private final Map<String, Paths.Way> byRule = new LinkedHashMap<>();

    Analysis(ModelDefinition definition, Rulebook rulebook) {
        this.definition = definition;
        this.rulebook = rulebook;
        List<Paths.@Nullable Way> ways = Paths.find(
                rulebook.table, rulebook.columns, rulebook.timers, choices(), rulebook.require(definition.start()));
        for (Paths.Way way : ways) {
            if (way != null) {
                byRule.put(rulebook.rules[way.rule()].id(), way);
            }
        }
    }

    /**
     * The cell of the event × stage matrix: the ids of the rules asked, in order; empty where the event is refused.
     *
     * @param eventType one of the model's event types
     * @throws IllegalArgumentException if the model has no such stage
     */
    public List<String> rulesFor(Stage stage, String eventType) {
        int type = rulebook.typeNumber(eventType);
        List<String> ids = new ArrayList<>();
        int at = rulebook.require(stage);
        for (int rule : type < 0 ? new int[0] : rulebook.table.rulesAsked(at, type)) {
            ids.add(rulebook.rules[rule].id());
        }
        return List.copyOf(ids);
    }

    /**
     * A shortest way of events and waits that ends in this rule. Empty if there is none in which each event follows at once and each wait
     * is undisturbed: as for a timer that can only be waited for while events keep breaking a shorter silence.
     */
    public Optional<Path> pathTo(String ruleId) {
        return Optional.ofNullable(byRule.get(ruleId)).map(way -> path(way, new IdentityHashMap<>()));
    }

    /** Ways that together pass every rule that can be reached: one to each, save those that another one contains as its beginning. */
    public List<Path> paths() {
        IdentityHashMap<Paths.Way, Path.Leg> legs = new IdentityHashMap<>();
        Set<Paths.Way> beginnings = beginnings();
        return byRule.values().stream()
                .filter(way -> !beginnings.contains(way))
                .map(way -> path(way, legs))
                .toList();
    }

    /** The rules that no way leads to. */
    public List<Rule> unreached() {
        return definition.rules().stream()
                .filter(rule -> !byRule.containsKey(rule.id()))
                .toList();
    }

    /** The matrix as text: a line for each event type, a column for each stage, the number of rules asked, a dot for none. */
    @Override
    public String toString() {
        int width = rulebook.types().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(" ".repeat(width));
        definition.stages().forEach(stage -> text.append("  ").append(stage.id()));
        for (String type : rulebook.types()) {
            text.append('\n').append(type).append(" ".repeat(width - type.length()));
            for (Stage stage : definition.stages()) {
                int rules = rulesFor(stage, type).size();
                String cell = rules == 0 ? "." : String.valueOf(rules);
                text.append("  ")
                        .append(" ".repeat(Math.max(0, stage.id().length() - cell.length())))
                        .append(cell);
            }
        }
        return text.toString();
    }

    /** By rule: the numbers of the stages that its chooser may pick. */
    private int[][] choices() {
        int[][] choices = new int[rulebook.rules.length][];
        for (int rule = 0; rule < choices.length; rule++) {
            choices[rule] = rulebook.rules[rule].action().targets().stream()
                    .mapToInt(rulebook::require)
                    .toArray();
        }
        return choices;
    }

    /** The ways that go on to some rule. Two ways that begin with the same legs share them, as each stage is come to by one way only. */
    private Set<Paths.Way> beginnings() {
        Set<Paths.Way> beginnings = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Paths.Way way : byRule.values()) {
            Paths.Way before = way.before();
            while (before != null && beginnings.add(before)) {
                before = before.before();
            }
        }
        return beginnings;
    }

    /** @param known the legs that other ways have already, to be shared */
    private Path path(Paths.Way way, IdentityHashMap<Paths.Way, Path.Leg> known) {
        List<Path.Leg> legs = new ArrayList<>();
        for (Paths.Way at = way; at != null; at = at.before()) {
            legs.add(known.computeIfAbsent(at, this::leg));
        }
        Collections.reverse(legs);
        return new Path(legs);
    }

    private Path.Leg leg(Paths.Way way) {
        Rule rule = rulebook.rules[way.rule()];
        Stage target = rulebook.stage(way.target());
        List<String> obligations = new ArrayList<>();
        way.saidNo().forEach(asked -> obligations.add(rulebook.guards[asked] + " says no"));
        if (rule.trigger() instanceof Trigger.OnDate on) {
            obligations.add("the date '" + on.date() + "' is set" + (on.unlessPast() ? " and not over" : ""));
        }
        if (rule.guard() != null) {
            obligations.add(rule.guard() + " says yes");
        }
        if (rule.action() instanceof Action.Choose choose) {
            obligations.add(choose.chooser() + " picks " + target.id());
        }
        String trigger = way.type() == Paths.WAIT
                ? Trigger.inWords(rule.trigger().id())
                : rulebook.types().get(way.type());
        return new Path.Leg(rulebook.stage(way.stage()), trigger, rule.id(), obligations, target);
    }
}
