package dev.lifecycle.json;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Group;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Scope;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import dev.lifecycle.model.Trigger;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From a model to its document; what is at its default is left out. */
final class ModelWriter {

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    ObjectNode tree(StageModel model) {
        ObjectNode tree = nodes.objectNode();
        tree.put("$schema", StageModelJson.SCHEMA_ID);
        tree.put("name", model.name());
        tree.put("version", model.version());
        tree.put("start", model.start().id());
        ArrayNode stages = tree.putArray("stages");
        model.stages().forEach(stage -> stages.add(stage(model, stage)));
        if (!model.groups().isEmpty()) {
            ArrayNode groups = tree.putArray("groups");
            model.groups().forEach(group -> groups.add(group(group)));
        }
        ArrayNode rules = tree.putArray("rules");
        model.rules().forEach(rule -> rules.add(rule(rule)));
        return tree;
    }

    ObjectNode group(Group group) {
        ObjectNode tree = nodes.objectNode();
        tree.put("name", group.name());
        tree.set("stages", ids(group.stages()));
        return tree;
    }

    private JsonNode stage(StageModel model, Stage stage) {
        ObjectNode tree = nodes.objectNode();
        tree.put("id", stage.id());
        model.phase(stage).ifPresent(phase -> tree.put("phase", phase.name()));
        if (model.isExit(stage)) {
            tree.put("exit", true);
        }
        if (model.isTerminal(stage)) {
            tree.put("terminal", true);
        }
        touches(tree, "onEntering", model.onEntering(stage));
        touches(tree, "onLeaving", model.onLeaving(stage));
        return tree.size() == 1 ? nodes.stringNode(stage.id()) : tree;
    }

    ObjectNode rule(Rule rule) {
        ObjectNode tree = nodes.objectNode();
        tree.put("id", rule.id());
        rule.scope()
                .fold(
                        stage -> tree.put("from", stage.id()),
                        group -> tree.put("fromGroup", group.name()),
                        () -> tree.put("fromAny", true));
        trigger(tree, rule.trigger());
        rule.guardName().ifPresent(guard -> tree.put("when", guard));
        touches(tree, "touch", rule.touchpoints());
        action(tree, rule.action());
        return tree;
    }

    void trigger(ObjectNode tree, Trigger trigger) {
        trigger.fold(
                on -> tree.put("on", on.type().id()),
                after -> tree.put("after", after.delay().toString()),
                silence -> tree.put("afterSilence", silence.delay().toString()));
    }

    /** On its own, so a group is there with its stages. */
    void scope(ObjectNode tree, Scope scope) {
        scope.fold(
                stage -> tree.put("from", stage.id()),
                group -> tree.set("fromGroup", group(group)),
                () -> tree.put("fromAny", true));
    }

    void action(ObjectNode tree, Action action) {
        if (action instanceof Action.To to) {
            tree.put("to", to.stage().id());
        } else if (action instanceof Action.Choose choose) {
            ObjectNode to = tree.putObject("to");
            to.put("chooser", choose.chooser().name());
            to.set("targets", ids(choose.targets()));
        } else if (action instanceof Action.Reopen reopen) {
            tree.put("reopensAt", reopen.stage().id());
        } else if (action instanceof Action.Reenter) {
            tree.put("reenter", true);
        } else {
            tree.put(action instanceof Action.Stay ? "stay" : "ignore", true);
        }
    }

    private void touches(ObjectNode tree, String name, List<Touch> touches) {
        if (!touches.isEmpty()) {
            ArrayNode array = tree.putArray(name);
            touches.forEach(touch -> array.add(touch(touch)));
        }
    }

    JsonNode touch(Touch touch) {
        if (touch.equals(Touch.of(touch.id()))) {
            return nodes.stringNode(touch.id());
        }
        ObjectNode tree = nodes.objectNode();
        tree.put("id", touch.id());
        if (!touch.delay().equals(Duration.ZERO)) {
            tree.put("after", touch.delay().toString());
        }
        touch.channel().ifPresent(channel -> tree.put("via", channel));
        if (touch.isCancelledIfLeft()) {
            tree.put("cancelIfLeft", true);
        }
        return tree;
    }

    private ArrayNode ids(List<Stage> stages) {
        ArrayNode ids = nodes.arrayNode();
        stages.forEach(stage -> ids.add(stage.id()));
        return ids;
    }
}
