package dev.lifecycle.spring;

import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what was read of a Spring machine into a model builder, rule by rule. */
final class ModelWriter {

    private final ImportedModel model;
    private final GuardBindings bindings;
    private final Map<Stage, List<Touch>> entering;
    private final Map<Stage, List<Touch>> leaving;

    ModelWriter(
            ImportedModel model,
            GuardBindings bindings,
            Map<Stage, List<Touch>> entering,
            Map<Stage, List<Touch>> leaving) {
        this.model = model;
        this.bindings = bindings;
        this.entering = entering;
        this.leaving = leaving;
    }

    ModelBuilder builder(String name) {
        ModelBuilder builder = StageModel.named(name).startAt(model.start());
        Stage last = model.start();
        for (Stage stage : model.stages()) {
            if (!stage.is(model.start())) {
                builder.stageAfter(last, stage);
                last = stage;
            }
        }
        model.groups().forEach((group, stages) -> builder.group(group, stages.get(0), rest(stages)));
        for (Stage stage : model.stages()) {
            entering.getOrDefault(stage, List.of()).forEach(touch -> builder.onEntering(stage, touch));
            leaving.getOrDefault(stage, List.of()).forEach(touch -> builder.onLeaving(stage, touch));
        }
        RuleIds ids = new RuleIds();
        for (ImportedRule rule : model.rules()) {
            FromClause from = rule.stage() == null ? builder.fromGroup(rule.scope()) : builder.from(rule.stage());
            String id = ids.of(rule);
            if (rule.event() == null) {
                Duration delay = Objects.requireNonNull(rule.delay());
                write(rule, id, rule.ticks() ? from.every(delay) : from.after(delay));
            } else {
                write(rule, id, from.on(rule.event()));
            }
        }
        model.terminals().forEach(builder::terminal);
        return builder;
    }

    private <C extends RuleClause<C>> void write(ImportedRule rule, String id, C begun) {
        C clause = id.equals(rule.defaultId()) ? begun : begun.as(id);
        if (rule.guard() != null) {
            clause = clause.when(bindings.guard(rule.guard(), rule));
        }
        if (rule.touch() != null) {
            clause = clause.touch(rule.touch());
        }
        if (rule.route() instanceof Route.Choice choice) {
            List<Stage> targets = List.copyOf(choice.stages());
            clause.to(bindings.chooser(choice, rule), targets.get(0), rest(targets));
        } else if (rule.route() instanceof Route.Back back) {
            if (rule.stage() == null || isComeTo(rule.stage())) {
                clause.toPrevious(back.stage());
            } else {
                clause.to(back.stage());
            }
        } else if (rule.target() == null) {
            clause.stay();
        } else if (rule.stage() != null && rule.reenters(rule.stage())) {
            clause.reenter();
        } else {
            clause.to(rule.target());
        }
    }

    /** Whether anything leads there from elsewhere; where nothing does, nothing was left for it. */
    private boolean isComeTo(Stage stage) {
        for (ImportedRule rule : model.rules()) {
            boolean leadsThere = rule.route() != null
                    && !(rule.route() instanceof Route.Back)
                    && rule.route().stages().contains(stage);
            if (leadsThere && (rule.stage() == null || !rule.stage().is(stage))) {
                return true;
            }
        }
        return false;
    }

    private static Stage[] rest(List<Stage> stages) {
        return stages.subList(1, stages.size()).toArray(Stage[]::new);
    }
}
