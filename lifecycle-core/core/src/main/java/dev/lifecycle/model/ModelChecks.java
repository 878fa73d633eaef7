package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.types.Nesting;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.TimeLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be checked of a model before anybody uses it; each problem found becomes a sentence. */
final class ModelChecks {

    /** How many stages of one group are named for one rule. */
    private static final int MOST_NAMED = 10;

    private final ModelDefinition definition;

    private final List<String> problems;
    private final Ways ways;
    private final Map<String, List<Stage>> terminals = new HashMap<>();
    /** Two stages that anybody's rules apply in, or as many as there are. */
    private final List<Stage> twoOpen;

    ModelChecks(ModelDefinition definition, List<String> problems) {
        this.definition = definition;
        this.problems = problems;
        ways = new Ways(definition);
        twoOpen = definition.stages().stream()
                .filter(stage -> !definition.isTerminal(stage))
                .limit(2)
                .toList();
    }

    void run() {
        groupsNest();
        for (Rule rule : definition.rules()) {
            checkRule(rule);
        }
        noDeadEnds(allReachable());
        timePasses();
    }

    private void checkRule(Rule rule) {
        if (rule.scope()
                .fold(
                        stage -> false,
                        group -> appliesNowhere(rule, group.stages()),
                        () -> appliesNowhere(rule, twoOpen))) {
            problems.add(Messages.appliesNowhere(rule.id()));
        }
        if (rule.scope() instanceof Scope.InStage in
                && rule.action().target().filter(in.stage()::is).isPresent()
                && rule.action() instanceof Action.To) {
            problems.add(Messages.ownTarget(rule.id(), in.stage().id()));
        }
        if (rule.action() instanceof Action.Ignore && !rule.touchpoints().isEmpty()) {
            problems.add(Messages.ignoreWithTouch(rule.id()));
        }
        checkTimer(rule);
        if (rule.action().leaves()) {
            for (Stage stage : rule.scope().fold(this::ifTerminal, this::terminalsOf, () -> List.<Stage>of())) {
                if (rule.scope() instanceof Scope.InStage
                        || rule.action().target().filter(stage::is).isEmpty()) {
                    problems.add(Messages.outOfTerminal(stage.id(), rule.id()));
                }
            }
        }
    }

    /** A group's or anybody's rule skips its own target. */
    private static boolean appliesNowhere(Rule rule, List<Stage> candidates) {
        Stage target = rule.action().target().orElse(null);
        return candidates.stream().allMatch(stage -> target != null && stage.is(target));
    }

    private List<Stage> ifTerminal(Stage stage) {
        return definition.isTerminal(stage) ? List.of(stage) : List.of();
    }

    /** The first few of a group: each of its rules that leads out of them is a problem. */
    private List<Stage> terminalsOf(Group group) {
        return terminals.computeIfAbsent(
                group.name(),
                name -> group.stages().stream()
                        .filter(definition::isTerminal)
                        .limit(MOST_NAMED)
                        .toList());
    }

    private void checkTimer(Rule rule) {
        if (!rule.trigger().isTimer()) {
            return;
        }
        if (rule.guard() != null && !rule.guard().needsSituation()) {
            problems.add(Messages.guardWithoutEvent(rule.id(), rule.guard().toString()));
        }
        Duration delay = ModelDefinition.delay(rule);
        if (delay.isNegative()) {
            problems.add(Messages.negativeDelay(rule.id()));
        } else if (delay.compareTo(TimeLimits.LONGEST) > 0) {
            problems.add(Messages.tooLong(rule.id(), TimeLimits.LONGEST));
        } else if (!delay.isZero() && Micros.of(delay) == 0) {
            problems.add(Messages.tooFine(rule.id()));
        }
    }

    private void groupsNest() {
        Nesting nesting = new Nesting(definition.groups());
        for (Nesting.Overlap overlap : nesting.overlaps()) {
            problems.add(
                    Messages.groupsOverlap(overlap.one().name(), overlap.other().name()));
        }
        nesting.tooDeep().forEach(group -> problems.add(Messages.groupsTooDeep(group.name(), Nesting.DEEPEST)));
    }

    /** The stages that can be reached. */
    private Set<String> allReachable() {
        Set<String> reachable = ways.reachable();
        for (Stage stage : definition.stages()) {
            if (!reachable.contains(stage.id())) {
                problems.add(Messages.unreachable(stage.id(), definition.start().id()));
            }
        }
        return reachable;
    }

    /** A stage that cannot be reached has one trouble already. */
    private void noDeadEnds(Set<String> reachable) {
        for (Stage stage : definition.stages()) {
            if (reachable.contains(stage.id())
                    && !ways.leadOut(stage)
                    && !definition.isTerminal(stage)
                    && !definition.isExit(stage)) {
                problems.add(Messages.deadEnd(stage.id()));
            }
        }
    }

    private void timePasses() {
        new TimelessLoops(definition).loops().forEach(loop -> problems.add(Messages.timelessLoop(loop)));
    }
}
