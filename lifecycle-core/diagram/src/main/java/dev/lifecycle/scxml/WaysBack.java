package dev.lifecycle.scxml;

import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which transitions to a history of another tool's mean what a model means by going back. SCXML returns to where the state around the
 * history was left last, whoever asks; a model to where the present stage was last entered from. Both are the same if the history is deep,
 * or its state is around no other, and whatever leads to the source of the transition leads there straight from inside that state.
 */
final class WaysBack {

    private final States states;
    private final Findings findings;
    /** By stage: where transitions lead from into it, and whether one of them goes back. */
    private final Map<String, Map<String, Stage>> into = new HashMap<>();

    private final Map<String, ReadRule> returnedTo = new HashMap<>();

    private WaysBack(States states, Findings findings, List<ReadRule> rules) {
        this.states = states;
        this.findings = findings;
        for (ReadRule rule : rules) {
            List<Stage> sources = sources(rule);
            for (Stage target : rule.targets()) {
                Map<String, Stage> known = into.computeIfAbsent(target.id(), id -> new LinkedHashMap<>());
                sources.stream().filter(source -> !source.is(target)).forEach(source -> known.put(source.id(), source));
            }
            if (rule.history() != null && rule.history().parent != null) {
                states.members(rule.history().parent).forEach(stage -> returnedTo.putIfAbsent(stage.id(), rule));
                rule.targets().forEach(stage -> returnedTo.putIfAbsent(stage.id(), rule));
            }
        }
    }

    /** The rules without those to a history that cannot go back, each of which is noted. */
    static List<ReadRule> mended(List<ReadRule> rules, States states, Findings findings) {
        if (rules.stream().allMatch(rule -> rule.history() == null)) {
            return rules;
        }
        WaysBack ways = new WaysBack(states, findings, rules);
        List<ReadRule> mended = new ArrayList<>();
        for (ReadRule rule : rules) {
            ReadRule own = rule.history() == null ? rule : ways.mended(rule, rule.history());
            if (own != null) {
                mended.add(own);
            }
        }
        return mended;
    }

    private @Nullable ReadRule mended(ReadRule rule, Element history) {
        Element around = history.parent;
        boolean isDeep = history.get("type").filter("deep"::equals).isPresent();
        if (around == null || !(isDeep || around.states().stream().allMatch(states::isStage))) {
            return leftOut(Messages.shallowAroundOthers(rule.transition().toString(), history.toString()));
        }
        boolean isComeTo = false;
        for (Stage source : sources(rule)) {
            if (states.isIn(source, around)) {
                return leftOut(Messages.backFromInside(
                        rule.transition().toString(), history.toString(), Messages.shown(source.id())));
            }
            if (returnedTo.containsKey(source.id())) {
                return leftOut(Messages.enteredByHistory(
                        rule.transition().toString(), history.toString(), Messages.shown(source.id())));
            }
            for (Stage from : into.getOrDefault(source.id(), Map.of()).values()) {
                isComeTo = true;
                if (!states.isIn(from, around)) {
                    return leftOut(Messages.enteredFromElsewhere(
                            rule.transition().toString(),
                            history.toString(),
                            Messages.shown(source.id()),
                            Messages.shown(from.id())));
                }
            }
        }
        return isComeTo ? rule : rule.straight();
    }

    private @Nullable ReadRule leftOut(String why) {
        findings.note(why);
        return null;
    }

    private List<Stage> sources(ReadRule rule) {
        return states.isStage(rule.state()) ? List.of(states.stage(rule.state())) : states.members(rule.state());
    }
}
