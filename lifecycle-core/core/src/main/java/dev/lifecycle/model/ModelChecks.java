package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.TimelessLoops;
import dev.lifecycle.model.types.Nesting;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        datesAreSet();
        waysBackAreKnown();
        noDeadEnds(allReachable());
        timePasses();
    }

    private void datesAreSet() {
        Set<String> set = new HashSet<>();
        for (Rule rule : definition.rules()) {
            if (!(rule.action() instanceof Action.Ignore)) {
                rule.captures().stream()
                        .filter(capture -> capture.kind() == Capture.Kind.DATE)
                        .forEach(capture -> set.add(capture.name()));
            }
        }
        for (Rule rule : definition.rules()) {
            if (rule.trigger() instanceof Trigger.OnDate on && !set.contains(on.date())) {
                problems.add(Messages.dateNobodySets(rule.id(), on.date()));
            }
        }
        List<String> texts = definition.kept(Capture.Kind.TEXT);
        definition.kept(Capture.Kind.DATE).stream()
                .filter(texts::contains)
                .forEach(name -> problems.add(Messages.dateAndText(name)));
    }

    /** Every stage that a rule goes back from must have a way in. */
    private void waysBackAreKnown() {
        List<Rule> back = definition.rules().stream()
                .filter(rule -> rule.action().goesBack())
                .toList();
        Set<String> noWayIn = new HashSet<>();
        for (Stage stage : back.isEmpty() ? List.<Stage>of() : definition.stages()) {
            if (ways.into(stage).isEmpty()) {
                noWayIn.add(stage.id());
            }
        }
        for (Rule rule : back) {
            if (!noWayIn.isEmpty()) {
                definition.stagesOf(rule).stream()
                        .filter(stage -> noWayIn.contains(stage.id()))
                        .limit(MOST_NAMED)
                        .forEach(stage -> problems.add(Messages.noWayIn(rule.id(), stage.id())));
            }
        }
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
                && (rule.action() instanceof Action.To || rule.action().goesBack())
                && rule.action().targets().get(0).is(in.stage())) {
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
        if (rule.trigger() instanceof Trigger.AfterPeriod after && !isUsable(after.period())) {
            problems.add(Messages.badPeriod(rule.id(), after.period(), TimeLimits.LONGEST));
        }
        Duration delay = ModelDefinition.delay(rule);
        if (rule.trigger() instanceof Trigger.Every && delay.isZero()) {
            problems.add(Messages.everyNothing(rule.id()));
        }
        if (delay.isNegative()) {
            problems.add(Messages.negativeDelay(rule.id()));
        } else if (delay.compareTo(TimeLimits.LONGEST) > 0) {
            problems.add(Messages.tooLong(rule.id(), TimeLimits.LONGEST));
        } else if (!delay.isZero() && Micros.of(delay) == 0) {
            problems.add(Messages.tooFine(rule.id()));
        }
    }

    private static boolean isUsable(Period period) {
        boolean forwards = period.getYears() >= 0 && period.getMonths() >= 0 && period.getDays() >= 0;
        return forwards
                && period.toTotalMonths() * Micros.MOST_DAYS_OF_A_MONTH + period.getDays()
                        <= TimeLimits.LONGEST.toDays();
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
        Map<String, Integer> numbers = definition.numbers();
        TimelessLoops loops = new TimelessLoops(numbers.size());
        Set<String> goneBackFrom = new HashSet<>();
        for (Rule rule : definition.rules()) {
            if (rule.action().leaves() && ModelDefinition.isTimeless(rule)) {
                List<Stage> from = definition.stagesOf(rule);
                if (rule.action() instanceof Action.Reenter) {
                    known(from, numbers).forEach(loops::addReentering);
                } else if (rule.action().goesBack()) {
                    loops.add(known(from, numbers), known(rule.action().targets(), numbers));
                    for (Stage stage : from) {
                        // once for all rules that lead back from it, of which there may be many
                        if (goneBackFrom.add(stage.id())) {
                            loops.add(known(List.of(stage), numbers), known(ways.into(stage), numbers));
                        }
                    }
                } else {
                    loops.add(known(from, numbers), known(rule.action().targets(), numbers));
                }
            }
        }
        loops.loops()
                .forEach(loop -> problems.add(Messages.timelessLoop(loop.stream()
                        .map(stage -> definition.stages().get(stage).id())
                        .toList())));
    }

    private static List<Integer> known(Collection<Stage> stages, Map<String, Integer> numbers) {
        return stages.stream()
                .map(stage -> numbers.get(stage.id()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
