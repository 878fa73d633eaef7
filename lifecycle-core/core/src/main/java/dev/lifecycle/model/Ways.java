package dev.lifecycle.model;

import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    /** By stage, once somebody asks: the stages that lead into it, by id. */
    private final Map<String, Map<String, Stage>> into = new HashMap<>();

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

    /** The stages that rules lead from into this one, ways back apart: where it may have been entered from. */
    Collection<Stage> into(Stage stage) {
        if (into.isEmpty()) {
            definition.stages().forEach(one -> into.put(one.id(), new LinkedHashMap<>()));
            Set<String> known = new HashSet<>();
            for (Rule rule : definition.rules()) {
                if (!rule.action().goesBack()) {
                    rule.action().targets().forEach(target -> addInto(target, rule, known));
                }
            }
        }
        return into.getOrDefault(stage.id(), Map.of()).values();
    }

    /** @param known which scopes lead to which targets, as many rules of a group or of anybody lead the same way */
    private void addInto(Stage target, Rule rule, Set<String> known) {
        Map<String, Stage> from = into.get(target.id());
        if (from != null
                && known.add(
                        rule.scope().getClass().getSimpleName() + rule.scope().id() + "\n" + target.id())) {
            for (Stage stage : definition.stagesOf(rule)) {
                if (!stage.is(target)) {
                    from.put(stage.id(), stage);
                }
            }
        }
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
