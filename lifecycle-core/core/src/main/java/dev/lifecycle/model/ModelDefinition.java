package dev.lifecycle.model;

import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a model is made of, resolved and in order: what the checks look at, the table is compiled from, and the model keeps. */
record ModelDefinition(
        String name,
        int version,
        List<Stage> stages,
        Stage start,
        Set<String> exits,
        Set<String> terminals,
        Set<String> remembering,
        Map<String, Phase> phases,
        List<Group> groups,
        List<Rule> rules,
        Map<String, List<Touch>> entering,
        Map<String, List<Touch>> leaving) {

    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Stage stage : stages) {
            numbers.put(stage.id(), numbers.size());
        }
        return numbers;
    }

    boolean isExit(Stage stage) {
        return exits.contains(stage.id());
    }

    boolean isTerminal(Stage stage) {
        return terminals.contains(stage.id());
    }

    /** The stages in which the rule may fire: a group's or anybody's rule skips its own target, anybody's also terminal stages. */
    List<Stage> stagesOf(Rule rule) {
        return rule.scope()
                .fold(
                        List::of,
                        group -> others(rule, group.stages()),
                        () -> others(rule, stages).stream()
                                .filter(stage -> !isTerminal(stage))
                                .toList());
    }

    /** How long a timer waits; zero for a rule that is none, and for a calendar's. Of a date: how far from it. */
    static Duration delay(Rule rule) {
        return rule.trigger()
                .fold(
                        on -> Duration.ZERO,
                        Trigger.After::delay,
                        Trigger.AfterSilence::delay,
                        Trigger.Every::interval,
                        period -> Duration.ZERO,
                        date -> date.shift().abs());
    }

    /** Whether a timer may be due at the very instant at which its stage is entered. */
    static boolean isTimeless(Rule rule) {
        return rule.trigger()
                .fold(
                        on -> false,
                        after -> after.delay().isZero(),
                        silence -> silence.delay().isZero(),
                        every -> every.interval().isZero(),
                        period -> period.period().isZero(),
                        date -> !date.unlessPast());
    }

    /** The names of what rules keep of this kind, in order of first mention. */
    List<String> kept(Capture.Kind kind) {
        return rules.stream()
                .flatMap(rule -> rule.captures().stream())
                .filter(capture -> capture.kind() == kind)
                .map(Capture::name)
                .distinct()
                .toList();
    }

    List<Touch> onEntering(Stage stage) {
        return entering.getOrDefault(stage.id(), List.of());
    }

    List<Touch> onLeaving(Stage stage) {
        return leaving.getOrDefault(stage.id(), List.of());
    }

    private static List<Stage> others(Rule rule, List<Stage> candidates) {
        Stage target = rule.action().target().orElse(null);
        return target == null
                ? candidates
                : candidates.stream().filter(stage -> !stage.is(target)).toList();
    }
}
