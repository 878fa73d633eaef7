package dev.lifecycle.model;

import dev.lifecycle.model.engine.TableCompiler;
import dev.lifecycle.model.types.EventTypes;
import dev.lifecycle.model.types.TypeCatalogue;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass from what a builder gathered to a finished model, collecting every problem on the way. */
final class ModelAssembly {

    private final ModelBuilder builder;
    private final List<String> problems;
    private final TypeCatalogue catalogue;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> sharedIds = new HashSet<>();

    ModelAssembly(ModelBuilder builder) {
        this.builder = builder;
        problems = new ArrayList<>(builder.problems);
        catalogue = new TypeCatalogue(builder.eventIds, problems);
    }

    StageModel model() {
        if (builder.openPlace() != null) {
            problems.add(Messages.danglingPlace(builder.openPlace()));
        }
        groups();
        List<Rule> rules = rules();
        ModelDefinition definition = definition(rules);
        if (definition == null) {
            throw new InvalidModelException(builder.name, problems);
        }
        EventTypes types = catalogue.types();
        new ModelChecks(definition, problems).run();
        if (!TableCompiler.fits(definition.stages().size(), types.size(), rules.size())) {
            problems.add(Messages.tooLarge(definition.stages().size(), types.size(), rules.size()));
            throw new InvalidModelException(builder.name, problems);
        }
        ModelCompiler compiler = new ModelCompiler(definition, types);
        for (int[] pair : compiler.shadowed()) {
            Rule rule = rules.get(pair[0]);
            Rule by = rules.get(pair[1]);
            if (rule.id().equals(by.id()) && sharedIds.contains(rule.id())) {
                // said already, as two rules of one id
                continue;
            }
            problems.add(
                    rule.trigger().isTimer()
                            ? Messages.forestalled(rule.id(), by.id())
                            : Messages.shadowed(rule.id(), by.id()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidModelException(builder.name, problems);
        }
        return new StageModel(definition, Map.copyOf(builder.eventIds), compiler.rulebook());
    }

    private @Nullable ModelDefinition definition(List<Rule> rules) {
        Stage start = builder.start;
        if (start == null) {
            problems.add(Messages.noStart());
            return null;
        }
        return new ModelDefinition(
                builder.name,
                builder.version == null ? 1 : builder.version,
                List.copyOf(order()),
                resolved(start),
                Set.copyOf(builder.exits),
                Set.copyOf(builder.terminals),
                Set.copyOf(builder.remembering),
                Map.copyOf(builder.phases),
                List.copyOf(groups.values()),
                List.copyOf(rules),
                copy(builder.entering),
                copy(builder.leaving));
    }

    private List<Stage> order() {
        List<Stage> order = new ArrayList<>(builder.stages.values());
        if (!builder.listed.isEmpty()) {
            order = new ArrayList<>();
            Set<String> listed = new HashSet<>();
            for (Stage stage : builder.listed) {
                if (listed.add(stage.id())) {
                    order.add(resolved(stage));
                } else {
                    problems.add(Messages.listedTwice(stage.id()));
                }
            }
            for (Stage stage : builder.stages.values()) {
                if (!listed.contains(stage.id())) {
                    problems.add(Messages.notListed(stage.id()));
                }
            }
        }
        return order;
    }

    private void groups() {
        builder.groups.forEach((name, members) -> {
            List<Stage> stages = resolved(members);
            Set<String> seen = new HashSet<>();
            for (Stage stage : stages) {
                if (!seen.add(stage.id())) {
                    problems.add(Messages.groupStageTwice(name, stage.id()));
                }
            }
            groups.put(name, new Group(name, stages));
        });
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (RuleRow row : builder.rows) {
            if (row.isOpen()) {
                problems.add(Messages.unfinished(row.describe()));
                continue;
            }
            for (Rule rule : expand(row)) {
                if (!ids.add(rule.id()) && sharedIds.add(rule.id())) {
                    problems.add(Messages.twoRulesOneId(rule.id()));
                }
                rules.add(rule);
            }
        }
        return rules;
    }

    private List<Rule> expand(RuleRow row) {
        List<Rule> rules = new ArrayList<>();
        List<Scope> scopes = scopes(row);
        List<Trigger> triggers = triggers(row);
        for (Scope scope : scopes) {
            for (Trigger trigger : triggers) {
                String id = id(row, scope, trigger, scopes.size() * triggers.size(), triggers.size());
                Action action = resolved(Objects.requireNonNull(row.action));
                rules.add(new Rule(id, scope, trigger, row.guard, action, row.touches, row.captures, row.isActivity));
            }
        }
        return rules;
    }

    private static String id(RuleRow row, Scope scope, Trigger trigger, int rules, int triggers) {
        if (row.id == null) {
            return Rule.unnamed(scope, trigger, row.guard);
        }
        return rules == 1 ? row.id : row.id + "/" + scope.id() + (triggers == 1 ? "" : "/" + trigger.id());
    }

    private List<Scope> scopes(RuleRow row) {
        if (row.group != null) {
            Group group = groups.get(row.group);
            if (group == null) {
                problems.add(Messages.unknownGroup(row.group, groups.keySet()));
                return List.of();
            }
            return List.of(new Scope.InGroup(group));
        }
        if (row.stages.isEmpty()) {
            return List.of(new Scope.Anywhere());
        }
        return resolved(row.stages).stream().<Scope>map(Scope.InStage::new).toList();
    }

    private List<Trigger> triggers(RuleRow row) {
        if (row.timer != null) {
            return List.of(row.timer);
        }
        List<Trigger> triggers = new ArrayList<>();
        for (Object event : row.events) {
            if (event == Signal.class) {
                problems.add(Messages.signalClass());
            } else {
                triggers.add(new Trigger.OnEvent(
                        event instanceof Class<?> type ? catalogue.ofClass(type) : catalogue.named(event.toString())));
            }
        }
        return triggers;
    }

    private Action resolved(Action action) {
        if (action instanceof Action.To to) {
            return new Action.To(resolved(to.stage()));
        } else if (action instanceof Action.Reopen reopen) {
            return new Action.Reopen(resolved(reopen.stage()));
        } else if (action instanceof Action.Choose choose) {
            return new Action.Choose(choose.chooser(), resolved(choose.targets()));
        } else if (action instanceof Action.ToPrevious back) {
            return new Action.ToPrevious(resolved(back.fallback()));
        } else if (action instanceof Action.ReopenAtPrevious back) {
            return new Action.ReopenAtPrevious(resolved(back.fallback()));
        }
        return action;
    }

    private Stage resolved(Stage stage) {
        return builder.stages.getOrDefault(stage.id(), stage);
    }

    private List<Stage> resolved(List<Stage> stages) {
        return stages.stream().map(this::resolved).toList();
    }

    private static Map<String, List<Touch>> copy(Map<String, List<Touch>> touches) {
        Map<String, List<Touch>> copy = new HashMap<>();
        touches.forEach((stage, list) -> copy.put(stage, List.copyOf(list)));
        return Map.copyOf(copy);
    }
}
