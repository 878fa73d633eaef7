package dev.lifecycle.json;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.TimerClause;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model as its document has it: what people write down, before it is built. */
record ModelDocument(
        String name,
        @Nullable Integer version,
        Stage start,
        List<StageEntry> stages,
        List<GroupEntry> groups,
        List<RuleEntry> rules) {

    /** A stage and its marks. */
    record StageEntry(
            Stage stage,
            @Nullable Phase phase,
            boolean exit,
            boolean terminal,
            boolean remembering,
            List<Touch> onEntering,
            List<Touch> onLeaving) {

        StageEntry(Stage stage) {
            this(stage, null, false, false, false, List.of(), List.of());
        }

        @Nullable
        Stage alone() {
            return equals(new StageEntry(stage)) ? stage : null;
        }
    }

    /** A group and its members. */
    record GroupEntry(String name, List<Stage> stages) {}

    /** Where a rule applies: in these stages, in this group, or anywhere. */
    record From(List<Stage> stages, @Nullable String group) {

        static final From ANY = new From(List.of(), null);

        static From of(Rule rule) {
            return rule.scope()
                    .fold(
                            stage -> new From(List.of(stage), null),
                            group -> new From(List.of(), group.name()),
                            () -> ANY);
        }
    }

    /** A rule, which may stand for several: one for each of its stages and event types. */
    record RuleEntry(
            @Nullable String id,
            From from,
            List<Trigger> triggers,
            @Nullable Guard guard,
            List<Capture> captures,
            boolean activity,
            List<Touch> touches,
            Action action) {

        RuleEntry(Rule rule) {
            this(
                    rule.id(),
                    From.of(rule),
                    List.of(rule.trigger()),
                    rule.guard(),
                    rule.captures(),
                    rule.isActivity(),
                    rule.touchpoints(),
                    rule.action());
        }
    }

    static ModelDocument of(StageModel model) {
        Set<String> remembering = model.remembering().stream().map(Stage::id).collect(Collectors.toSet());
        return new ModelDocument(
                model.name(),
                model.version(),
                model.start(),
                model.stages().stream()
                        .map(stage -> entry(model, stage, remembering.contains(stage.id())))
                        .toList(),
                model.groups().stream()
                        .map(group -> new GroupEntry(group.name(), group.stages()))
                        .toList(),
                model.rules().stream().map(RuleEntry::new).toList());
    }

    private static StageEntry entry(StageModel model, Stage stage, boolean remembering) {
        return new StageEntry(
                stage,
                model.phase(stage).orElse(null),
                model.isExit(stage),
                model.isTerminal(stage),
                remembering,
                model.onEntering(stage),
                model.onLeaving(stage));
    }

    /** How many rules the rows stand for. */
    long ruleCount() {
        long count = 0;
        for (RuleEntry rule : rules) {
            count += (long) rule.triggers().size()
                    * Math.max(1, rule.from().stages().size());
        }
        return count;
    }

    /** How many cells the compiled model would have at least, and how often a rule is sorted into one. */
    long cellCount() {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.put(group.name(), group.stages().size()));
        Set<String> types = new HashSet<>();
        long count = 0;
        for (RuleEntry rule : rules) {
            rule.triggers().stream().filter(trigger -> !trigger.isTimer()).forEach(trigger -> types.add(trigger.id()));
            From from = rule.from();
            int scope = from.group() != null
                    ? sizes.getOrDefault(from.group(), 0)
                    : from.stages().isEmpty() ? stages.size() : from.stages().size();
            count += (long) rule.triggers().size() * scope;
        }
        return count + (long) stages.size() * types.size();
    }

    ModelBuilder builder(Bindings bindings) {
        ModelBuilder builder = StageModel.named(name).version(version == null ? 1 : version);
        bindings.events().forEach((id, event) -> builder.eventId(event, id));
        List<Stage> all = stages.stream().map(StageEntry::stage).toList();
        builder.stages(all.get(0), rest(all)).startAt(start);
        for (StageEntry entry : stages) {
            mark(builder, entry);
        }
        for (GroupEntry group : groups) {
            builder.group(group.name(), group.stages().get(0), rest(group.stages()));
        }
        for (RuleEntry rule : rules) {
            add(builder, rule);
        }
        return builder;
    }

    private static void mark(ModelBuilder builder, StageEntry entry) {
        Stage stage = entry.stage();
        if (entry.phase() != null) {
            builder.phase(entry.phase(), stage);
        }
        if (entry.exit()) {
            builder.exit(stage);
        }
        if (entry.terminal()) {
            builder.terminal(stage);
        }
        if (entry.remembering()) {
            builder.remembering(stage);
        }
        entry.onEntering().forEach(touch -> builder.onEntering(stage, touch));
        entry.onLeaving().forEach(touch -> builder.onLeaving(stage, touch));
    }

    private static void add(ModelBuilder builder, RuleEntry rule) {
        List<Stage> stages = rule.from().stages();
        String group = rule.from().group();
        FromClause from = !stages.isEmpty()
                ? builder.from(stages.get(0), rest(stages))
                : group != null ? builder.fromGroup(group) : builder.fromAny();
        RuleClause<?> clause = on(from, rule.triggers().get(0));
        for (Trigger trigger : rule.triggers().subList(1, rule.triggers().size())) {
            clause = on(from, trigger);
        }
        if (rule.id() != null) {
            clause.as(rule.id());
        }
        if (rule.guard() != null) {
            clause.when(rule.guard());
        }
        rule.captures().forEach(clause::capture);
        if (clause instanceof EventClause<?> event && !rule.activity()) {
            event.notActivity();
        }
        rule.touches().forEach(clause::touch);
        then(clause, rule.action());
    }

    private static RuleClause<?> on(FromClause from, Trigger trigger) {
        return trigger.fold(
                on -> event(from, on.type()),
                after -> from.after(after.delay()),
                silence -> from.afterSilence(silence.delay()),
                every -> from.every(every.interval()),
                after -> from.after(after.period(), after.zone()),
                date -> onDate(from, date));
    }

    private static RuleClause<?> onDate(FromClause from, Trigger.OnDate on) {
        TimerClause clause = on.shift().isNegative()
                ? from.beforeDate(on.date(), on.shift().negated())
                : from.afterDate(on.date(), on.shift());
        return on.unlessPast() ? clause.unlessPast() : clause;
    }

    private static RuleClause<?> event(FromClause from, EventType type) {
        Class<?> bound = type.javaClass();
        return bound == null ? from.on(type.id()) : from.on(bound);
    }

    private static void then(RuleClause<?> clause, Action action) {
        if (action instanceof Action.To to) {
            clause.to(to.stage());
        } else if (action instanceof Action.Choose choose) {
            clause.to(choose.chooser(), choose.targets().get(0), rest(choose.targets()));
        } else if (action instanceof Action.Reopen reopen) {
            clause.reopensAt(reopen.stage());
        } else if (action instanceof Action.ToPrevious back) {
            clause.toPrevious(back.fallback());
        } else if (action instanceof Action.ReopenAtPrevious back) {
            clause.reopensAtPrevious(back.fallback());
        } else if (action instanceof Action.Reenter) {
            clause.reenter();
        } else if (action instanceof Action.Ignore && clause instanceof EventClause<?> event) {
            event.ignore();
        } else {
            clause.stay();
        }
    }

    private static Stage[] rest(List<Stage> stages) {
        return stages.subList(1, stages.size()).toArray(Stage[]::new);
    }
}
