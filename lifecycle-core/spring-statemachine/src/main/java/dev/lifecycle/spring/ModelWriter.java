package dev.lifecycle.spring;

import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what was read of a Spring machine into a model builder, row by row. */
final class ModelWriter {

    private final Network network;
    private final Bindings bindings;
    private final Map<Stage, List<Touch>> entering;
    private final Map<Stage, List<Touch>> leaving;

    ModelWriter(Network network, Bindings bindings, Map<Stage, List<Touch>> entering, Map<Stage, List<Touch>> leaving) {
        this.network = network;
        this.bindings = bindings;
        this.entering = entering;
        this.leaving = leaving;
    }

    ModelBuilder builder(String name) {
        ModelBuilder builder = StageModel.named(name).startAt(network.start());
        Stage last = network.start();
        for (Stage stage : network.stages()) {
            if (!stage.is(network.start())) {
                builder.stageAfter(last, stage);
                last = stage;
            }
        }
        network.groups().forEach((group, stages) -> builder.group(group, stages.get(0), rest(stages)));
        for (Stage stage : network.stages()) {
            entering.getOrDefault(stage, List.of()).forEach(touch -> builder.onEntering(stage, touch));
            leaving.getOrDefault(stage, List.of()).forEach(touch -> builder.onLeaving(stage, touch));
        }
        RuleIds ids = new RuleIds();
        for (Row row : network.rows()) {
            FromClause from = row.stage() == null ? builder.fromGroup(row.scope()) : builder.from(row.stage());
            String id = ids.of(row);
            if (row.event() == null) {
                write(row, id, from.after(Objects.requireNonNull(row.delay())));
            } else {
                write(row, id, from.on(row.event()));
            }
        }
        network.terminals().forEach(builder::terminal);
        return builder;
    }

    private <C extends RuleClause<C>> void write(Row row, String id, C begun) {
        C clause = id.equals(row.defaultId()) ? begun : begun.as(id);
        if (row.guard() != null) {
            clause = clause.when(bindings.guard(row.guard(), row));
        }
        if (row.touch() != null) {
            clause = clause.touch(row.touch());
        }
        if (row.route() instanceof Route.Choice choice) {
            List<Stage> targets = List.copyOf(choice.stages());
            clause.to(bindings.chooser(choice, row), targets.get(0), rest(targets));
        } else if (row.target() == null) {
            clause.stay();
        } else if (row.stage() != null && row.reenters(row.stage())) {
            clause.reenter();
        } else {
            clause.to(row.target());
        }
    }

    private static Stage[] rest(List<Stage> stages) {
        return stages.subList(1, stages.size()).toArray(Stage[]::new);
    }
}
