package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be checked of a model before anybody uses it; each problem found becomes a sentence. */
final class ModelChecks {

    /** A thousand years: beyond it, instants could leave the range of microseconds. */
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private final ModelDefinition definition;
    private final List<String> problems;
    /** From a stage to those its rules lead to, itself excepted. */
    private final Map<String, Set<String>> ways = new HashMap<>();

    ModelChecks(ModelDefinition definition, List<String> problems) {
        this.definition = definition;
        this.problems = problems;
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
        List<Stage> stages = definition.stagesOf(rule);
        if (stages.isEmpty()) {
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
        for (Stage stage : stages) {
            if (rule.action().leaves() && definition.isTerminal(stage)) {
                problems.add(Messages.outOfTerminal(stage.id(), rule.id()));
            }
            Set<String> targets = ways.computeIfAbsent(stage.id(), id -> new LinkedHashSet<>());
            for (Stage target : rule.action().targets()) {
                if (!target.is(stage)) {
                    targets.add(target.id());
                }
            }
        }
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
        } else if (delay.compareTo(LONGEST) > 0) {
            problems.add(Messages.tooLong(rule.id(), LONGEST));
        } else if (!delay.isZero() && Micros.of(delay) == 0) {
            problems.add(Messages.tooFine(rule.id()));
        }
    }

    private void groupsNest() {
        List<Group> groups = definition.groups();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                Group one = groups.get(i);
                Group other = groups.get(j);
                long shared = one.stages().stream().filter(other::contains).count();
                int smaller = Math.min(one.stages().size(), other.stages().size());
                if (shared > 0
                        && (shared < smaller
                                || one.stages().size() == other.stages().size())) {
                    problems.add(Messages.groupsOverlap(one.name(), other.name()));
                }
            }
        }
    }

    /** The stages that can be reached. */
    private Set<String> allReachable() {
        Set<String> seen = new HashSet<>(Set.of(definition.start().id()));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String next : ways.getOrDefault(open.remove(), Set.of())) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        for (Stage stage : definition.stages()) {
            if (!seen.contains(stage.id())) {
                problems.add(Messages.unreachable(stage.id(), definition.start().id()));
            }
        }
        return seen;
    }

    /** A stage that cannot be reached has one trouble already. */
    private void noDeadEnds(Set<String> reachable) {
        for (Stage stage : definition.stages()) {
            if (reachable.contains(stage.id())
                    && ways.getOrDefault(stage.id(), Set.of()).isEmpty()
                    && !definition.isTerminal(stage)
                    && !definition.isExit(stage)) {
                problems.add(Messages.deadEnd(stage.id()));
            }
        }
    }

    /** Timers of no length that lead around, or back into their own stage, would fire for ever at one instant. */
    private void timePasses() {
        Map<String, Set<String>> instant = new HashMap<>();
        for (Rule rule : definition.rules()) {
            if (rule.trigger().isTimer()
                    && rule.action().leaves()
                    && ModelDefinition.delay(rule).isZero()) {
                for (Stage stage : definition.stagesOf(rule)) {
                    Set<String> targets = instant.computeIfAbsent(stage.id(), id -> new LinkedHashSet<>());
                    targets.addAll(Names.ids(rule.action().targets()));
                    if (rule.action() instanceof Action.Reenter) {
                        targets.add(stage.id());
                    }
                }
            }
        }
        Set<String> done = new HashSet<>();
        for (String stage : instant.keySet()) {
            findLoop(stage, instant, new ArrayList<>(), done);
        }
    }

    private void findLoop(String stage, Map<String, Set<String>> instant, List<String> path, Set<String> done) {
        int seenAt = path.indexOf(stage);
        path.add(stage);
        if (seenAt >= 0) {
            problems.add(Messages.timelessLoop(List.copyOf(path.subList(seenAt, path.size()))));
        } else if (done.add(stage)) {
            for (String next : instant.getOrDefault(stage, Set.of())) {
                findLoop(next, instant, path, done);
            }
        }
        path.remove(path.size() - 1);
    }
}
