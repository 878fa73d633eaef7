package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said of a model without running it: which rules each stage asks for each event, and how to get to every rule. A test
 * suite that walks {@link #paths()} fires every rule that can be fired.
 */
public final class Analysis {

    private final ModelParts parts;
    private final Table table;
    private final Map<String, Path> byRule;

    Analysis(ModelParts parts, Table table) {
        this.parts = parts;
        this.table = table;
        byRule = new PathFinder(parts, table).paths();
    }

    /**
     * The cell of the event × stage matrix: the ids of the rules asked, in order; empty where the event is refused.
     *
     * @param eventType one of the model's event types
     * @throws IllegalArgumentException if the model has no such stage
     */
    public List<String> rulesFor(Stage stage, String eventType) {
        int type = table.typeNumber(eventType);
        List<String> ids = new ArrayList<>();
        int at = table.require(stage);
        if (type >= 0) {
            for (int i = table.cells[table.cell(at, type)]; table.asked[i] >= 0; i++) {
                ids.add(table.rules[table.asked[i]].id());
            }
        }
        return List.copyOf(ids);
    }

    /**
     * A shortest way of events and waits that ends in this rule. Empty if there is none in which each event follows at once and each wait
     * is undisturbed: as for a timer that can only be waited for while events keep breaking a shorter silence.
     */
    public Optional<Path> pathTo(String ruleId) {
        return Optional.ofNullable(byRule.get(ruleId));
    }

    /** Ways that together pass every rule that can be reached: one to each, save those that another one contains as its beginning. */
    public List<Path> paths() {
        List<Path> all = List.copyOf(byRule.values());
        return all.stream()
                .filter(path -> all.stream().noneMatch(path::isPrefixOf))
                .toList();
    }

    /** The rules that no way leads to. */
    public List<Rule> unreached() {
        return parts.rules().stream()
                .filter(rule -> !byRule.containsKey(rule.id()))
                .toList();
    }

    /** The matrix as text: a line for each event type, a column for each stage, the number of rules asked, a dot for none. */
    @Override
    public String toString() {
        int width = table.types().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(" ".repeat(width));
        parts.stages().forEach(stage -> text.append("  ").append(stage.id()));
        for (String type : table.types()) {
            text.append('\n').append(type).append(" ".repeat(width - type.length()));
            for (Stage stage : parts.stages()) {
                int rules = rulesFor(stage, type).size();
                String cell = rules == 0 ? "." : String.valueOf(rules);
                text.append("  ")
                        .append(" ".repeat(Math.max(0, stage.id().length() - cell.length())))
                        .append(cell);
            }
        }
        return text.toString();
    }
}
