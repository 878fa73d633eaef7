package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.RuleColumns;
import dev.lifecycle.model.engine.Table;
import dev.lifecycle.model.engine.TableCompiler;
import dev.lifecycle.model.engine.Timers;
import dev.lifecycle.model.types.EventTypes;
import dev.lifecycle.model.types.EventTypes.Covered;
import dev.lifecycle.model.types.Nesting;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the engine what a model's definition are in numbers, and has it compile them. */
final class ModelCompiler {

    private final ModelDefinition definition;
    private final EventTypes types;
    private final Map<String, Integer> numbers;
    private final Nesting nesting;
    private final RuleColumns columns;
    private final Timers timers;
    private final TableCompiler compiler;
    private final Table table;

    ModelCompiler(ModelDefinition definition, EventTypes types) {
        this.definition = definition;
        this.types = types;
        numbers = definition.numbers();
        nesting = new Nesting(definition.groups());
        columns = columns();
        timers = timers();
        compiler = new TableCompiler(definition.stages().size(), types.size(), columns);
        for (int rule = 0; rule < columns.size(); rule++) {
            listen(rule);
        }
        table = compiler.table();
        compiler.compare(timers);
    }

    /** For each rule that can never fire because an earlier one always does: both, as {shadowed, by}. */
    List<int[]> shadowed() {
        return compiler.shadowed();
    }

    Rulebook rulebook() {
        return new Rulebook(definition, types, table, columns, timers);
    }

    private RuleColumns columns() {
        int size = definition.rules().size();
        byte[] kinds = new byte[size];
        short[] targets = new short[size];
        int[] guards = new int[size];
        byte[] marks = new byte[size];
        Set<String> asking = asking();
        IdentityHashMap<Guard, Integer> known = new IdentityHashMap<>();
        for (int i = 0; i < size; i++) {
            Rule rule = definition.rules().get(i);
            kinds[i] = kind(rule.action());
            marks[i] = marks(rule, asking);
            targets[i] = (rule.action().goesBack()
                            ? Optional.of(rule.action().targets().get(0))
                            : rule.action().target())
                    .map(target -> numbers.getOrDefault(target.id(), RuleColumns.NONE))
                    .orElse(RuleColumns.NONE)
                    .shortValue();
            guards[i] = RuleColumns.NONE;
            if (rule.guard() != null) {
                known.putIfAbsent(rule.guard(), i);
                guards[i] = known.getOrDefault(rule.guard(), i);
            }
        }
        return new RuleColumns(kinds, targets, guards, marks);
    }

    /** The stages in which somebody may ask how often a timer fired: only there it is counted. */
    private Set<String> asking() {
        Set<String> asking = new HashSet<>();
        definition.rules().stream()
                .filter(ModelCompiler::asksTheSituation)
                .flatMap(rule -> definition.stagesOf(rule).stream())
                .forEach(stage -> asking.add(stage.id()));
        return asking;
    }

    private static boolean asksTheSituation(Rule rule) {
        Guard guard = rule.guard();
        return (guard != null && guard.needsSituation())
                || rule.action() instanceof Action.Choose
                || !rule.captures().isEmpty();
    }

    private byte marks(Rule rule, Set<String> asking) {
        int marks = rule.isActivity() ? 0 : RuleColumns.NO_ACTIVITY;
        boolean ignores = rule.action() instanceof Action.Ignore;
        // what ignores its event sets nothing, but may note it
        if (rule.captures().stream().anyMatch(capture -> !ignores || capture.kind() == Capture.Kind.NOTE)) {
            marks |= RuleColumns.KEEPS;
        }
        // a timer that leaves has not fired in the stage that comes after
        boolean canBeNamed = rule.isNamed() || rule.trigger() instanceof Trigger.Every;
        if (rule.trigger().isTimer()
                && !rule.action().leaves()
                && canBeNamed
                && definition.stagesOf(rule).stream().map(Stage::id).anyMatch(asking::contains)) {
            marks |= RuleColumns.COUNTED;
        }
        return (byte) marks;
    }

    private static byte kind(Action action) {
        if (action instanceof Action.To) {
            return RuleColumns.TO;
        } else if (action instanceof Action.Choose) {
            return RuleColumns.CHOOSE;
        } else if (action instanceof Action.Reenter) {
            return RuleColumns.REENTER;
        } else if (action instanceof Action.Reopen) {
            return RuleColumns.REOPEN;
        } else if (action instanceof Action.ToPrevious) {
            return RuleColumns.BACK;
        } else if (action instanceof Action.ReopenAtPrevious) {
            return RuleColumns.REOPEN_BACK;
        }
        return action instanceof Action.Stay ? RuleColumns.STAY : RuleColumns.IGNORE;
    }

    private void listen(int rule) {
        Rule declared = definition.rules().get(rule);
        if (declared.trigger() instanceof Trigger.OnEvent on) {
            int level = level(declared.scope());
            for (Stage stage : definition.stagesOf(declared)) {
                for (Covered type : types.covered(on.type())) {
                    compiler.listen(rule, number(stage), type.number(), level, type.distance());
                }
            }
        }
    }

    /** A stage's own rules, then those of its groups from the innermost, then anybody's. */
    private int level(Scope scope) {
        return scope.fold(
                stage -> 0,
                group -> 1 + Math.min(nesting.height(group), Nesting.DEEPEST),
                () -> TableCompiler.ANYWHERE);
    }

    private Timers timers() {
        List<String> dates = definition.kept(Capture.Kind.DATE);
        Timers.Waits waits = new Timers.Waits(definition.rules().size());
        List<List<Integer>> ofStages = new ArrayList<>();
        definition.stages().forEach(stage -> ofStages.add(new ArrayList<>()));
        for (int i = 0; i < definition.rules().size(); i++) {
            Rule rule = definition.rules().get(i);
            int number = i;
            boolean isTimer = rule.trigger()
                    .fold(
                            on -> false,
                            after -> waits.after(number, Micros.of(after.delay())),
                            silence -> waits.silence(number, Micros.of(silence.delay())),
                            every -> waits.every(number, Micros.of(every.interval())),
                            after -> waits.period(number, after.period(), after.zone()),
                            // a date that nobody sets is refused anyway
                            date -> waits.date(
                                    number,
                                    Math.max(0, dates.indexOf(date.date())),
                                    Micros.of(date.shift()),
                                    date.unlessPast()));
            if (isTimer) {
                for (Stage stage : definition.stagesOf(rule)) {
                    ofStages.get(number(stage)).add(i);
                }
            }
        }
        return waits.in(ofStages.stream()
                .map(ofStage -> ofStage.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new));
    }

    /** A stage that the model lacks counts as its first: such a model is refused anyway. */
    private int number(Stage stage) {
        return numbers.getOrDefault(stage.id(), 0);
    }
}
