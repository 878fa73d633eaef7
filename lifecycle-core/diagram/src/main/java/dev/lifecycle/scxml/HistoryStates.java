package dev.lifecycle.scxml;

import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a model go back to what SCXML calls a deep history: that of a group which has the fallback and not the rule's own stages,
 * if whatever leads into those leads there straight from inside the group. Then the group was left for the stage last, and from where.
 */
final class HistoryStates {

    /** @param fallback where it leads if the group was not left yet */
    record History(String word, Stage fallback) {}

    private final StageModel model;
    private final Map<String, Set<Stage>> into = new HashMap<>();
    private final Set<Stage> returnedTo = new LinkedHashSet<>();
    /** By group. */
    private final Map<String, Map<String, History>> histories = new HashMap<>();

    private final Map<String, History> byRule = new HashMap<>();

    HistoryStates(StageModel model, PlainNames words) {
        this.model = model;
        List<Rule> back =
                model.rules().stream().filter(rule -> rule.action().goesBack()).toList();
        if (back.isEmpty()) {
            return;
        }
        for (Rule rule : model.rules()) {
            for (Stage target :
                    rule.action().goesBack() ? List.<Stage>of() : rule.action().targets()) {
                Set<Stage> sources = into.computeIfAbsent(target.id(), id -> new LinkedHashSet<>());
                model.stagesOf(rule).stream().filter(stage -> !stage.is(target)).forEach(sources::add);
            }
        }
        for (Rule rule : back) {
            returnedTo.addAll(rule.action().targets());
            model.stagesOf(rule).forEach(stage -> returnedTo.addAll(into(stage)));
        }
        for (Rule rule : back) {
            Group group = group(rule);
            if (group != null) {
                Stage fallback = rule.action().targets().get(0);
                byRule.put(
                        rule.id(),
                        histories
                                .computeIfAbsent(group.name(), name -> new LinkedHashMap<>())
                                .computeIfAbsent(
                                        fallback.id(), id -> new History(words.nameFor("", "previous"), fallback)));
            }
        }
    }

    /** The word of the history that the rule leads to; null if SCXML has none that means the same. */
    @Nullable
    String word(Rule rule) {
        History history = byRule.get(rule.id());
        return history == null ? null : history.word();
    }

    Iterable<History> of(Group group) {
        return histories.getOrDefault(group.name(), Map.of()).values();
    }

    /** The smallest group that will do. */
    private @Nullable Group group(Rule rule) {
        Group smallest = null;
        for (Group group : model.groups()) {
            boolean isSmaller = smallest == null
                    || group.stages().size() < smallest.stages().size();
            if (isSmaller && isLeftLast(group, rule)) {
                smallest = group;
            }
        }
        return smallest;
    }

    private boolean isLeftLast(Group group, Rule rule) {
        return rule.action().targets().stream().allMatch(group::contains)
                && model.stagesOf(rule).stream()
                        .allMatch(stage -> !group.contains(stage)
                                && !returnedTo.contains(stage)
                                && into(stage).stream().allMatch(group::contains));
    }

    private Set<Stage> into(Stage stage) {
        return into.getOrDefault(stage.id(), Set.of());
    }
}
