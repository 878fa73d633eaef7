package dev.lifecycle.model;

import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From each stage to those its rules lead to. What a group or anybody's rules lead to is kept once, not once for each stage, so that both
 * time and memory are in proportion to what was written down.
 */
final class Ways {

    private final ModelDefinition definition;
    private final Map<String, Set<String>> ofStages = new HashMap<>();
    private final Map<String, Set<String>> ofGroups = new HashMap<>();
    private final Set<String> ofAnybody = new HashSet<>();
    private final Map<String, List<String>> groupsOf = new HashMap<>();

    Ways(ModelDefinition definition) {
        this.definition = definition;
        for (Rule rule : definition.rules()) {
            List<String> targets = Names.ids(rule.action().targets());
            rule.scope()
                    .fold(
                            stage -> targets(ofStages, stage.id()),
                            group -> targets(ofGroups, group.name()),
                            () -> ofAnybody)
                    .addAll(targets);
        }
        for (Group group : definition.groups()) {
            if (ofGroups.containsKey(group.name())) {
                group.stages()
                        .forEach(stage -> groupsOf.computeIfAbsent(stage.id(), id -> new ArrayList<>())
                                .add(group.name()));
            }
        }
    }

    private static Set<String> targets(Map<String, Set<String>> targets, String name) {
        return targets.computeIfAbsent(name, id -> new HashSet<>());
    }

    /** The ids of all stages that a subject may come to. */
    Set<String> reachable() {
        Set<String> seen = new HashSet<>(Set.of(definition.start().id()));
        Deque<String> open = new ArrayDeque<>(seen);
        Set<String> passed = new HashSet<>();
        boolean anybody = false;
        while (!open.isEmpty()) {
            String stage = open.remove();
            reach(ofStages.getOrDefault(stage, Set.of()), seen, open);
            for (String group : groupsOf.getOrDefault(stage, List.of())) {
                if (passed.add(group)) {
                    reach(ofGroups.getOrDefault(group, Set.of()), seen, open);
                }
            }
            if (!anybody && !definition.terminals().contains(stage)) {
                anybody = true;
                reach(ofAnybody, seen, open);
            }
        }
        return seen;
    }

    private static void reach(Set<String> targets, Set<String> seen, Deque<String> open) {
        for (String target : targets) {
            if (seen.add(target)) {
                open.add(target);
            }
        }
    }

    /**
     * The stages that rules lead from into this one, ways back apart: where it may have been entered from. In the model's order; asked of
     * the few stages that rules lead back from.
     */
    List<Stage> into(Stage stage) {
        Set<String> into = new HashSet<>();
        for (Rule rule : definition.rules()) {
            if (!rule.action().goesBack() && rule.action().targets().stream().anyMatch(stage::is)) {
                definition.stagesOf(rule).forEach(from -> into.add(from.id()));
            }
        }
        into.remove(stage.id());
        return definition.stages().stream()
                .filter(from -> into.contains(from.id()))
                .toList();
    }

    /** Whether any rule leads from this stage to another one. */
    boolean leadOut(Stage stage) {
        return leadsOut(ofStages.getOrDefault(stage.id(), Set.of()), stage)
                || (!definition.isTerminal(stage) && leadsOut(ofAnybody, stage))
                || groupsOf.getOrDefault(stage.id(), List.of()).stream()
                        .anyMatch(group -> leadsOut(ofGroups.getOrDefault(group, Set.of()), stage));
    }

    private static boolean leadsOut(Set<String> targets, Stage stage) {
        return targets.size() > 1 || (targets.size() == 1 && !targets.contains(stage.id()));
    }
}
