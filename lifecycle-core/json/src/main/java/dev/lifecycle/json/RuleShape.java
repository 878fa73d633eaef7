package dev.lifecycle.json;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.EventType;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Scope;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.Touch;
import dev.lifecycle.model.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.node.ObjectNode;

/** A rule on its own, as it is in a model, save that a group is there with its stages. Its guard and chooser must be bound. */
final class RuleShape implements Shape<Rule> {

    private final Bindings bindings;
    private final StageShape stages;
    private final GroupShape groups;
    private final EventTypeShape types;
    private final ModelWriter writer = new ModelWriter();

    RuleShape(Bindings bindings) {
        this.bindings = bindings;
        stages = new StageShape(bindings);
        groups = new GroupShape(stages);
        types = new EventTypeShape(bindings);
    }

    @Override
    public void write(Rule rule, JsonGenerator out, SerializationContext context) {
        ObjectNode tree = writer.rule(rule);
        writer.scope(tree, rule.scope());
        out.writeTree(tree);
    }

    @Override
    public Rule read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        String id = fields.text("id");
        fields.exactlyOne(RuleReader.WHERE);
        fields.exactlyOne(RuleReader.ON);
        fields.exactlyOne(RuleReader.THEN);
        Scope scope = scope(fields);
        Trigger trigger = trigger(fields);
        Guard guard = fields.optional("when", name -> guard(name, id));
        Action action = action(fields, id);
        List<Touch> touches = TouchJson.list(fields, "touch");
        fields.check();
        return new Rule(id, scope, trigger, guard, action, touches);
    }

    Shape<Scope> scopes() {
        return new RulePartShape<>(RuleReader.WHERE, writer::scope, this::scope);
    }

    Shape<Trigger> triggers() {
        return new RulePartShape<>(RuleReader.ON, writer::trigger, this::trigger);
    }

    /** A chooser must be bound to its name, not to one rule alone. */
    Shape<Action> actions() {
        return new RulePartShape<>(RuleReader.THEN, writer::action, fields -> action(fields, ""));
    }

    private Scope scope(Fields fields) {
        Stage from = stages.optional(fields, "from");
        if (from != null) {
            return new Scope.InStage(from);
        }
        Scope group = fields.optional("fromGroup", item -> new Scope.InGroup(groups.group(item)));
        fields.optional("fromAny", item -> fields.flag("fromAny"));
        return group == null ? new Scope.Anywhere() : group;
    }

    private Trigger trigger(Fields fields) {
        if (fields.item("after") != null) {
            return new Trigger.After(fields.duration("after"));
        } else if (fields.item("afterSilence") != null) {
            return new Trigger.AfterSilence(fields.duration("afterSilence"));
        }
        return new Trigger.OnEvent(fields.required("on", types::type, new EventType("?", null)));
    }

    private @Nullable Guard guard(Item item, String rule) {
        Guard guard = bindings.guard(rule, item.text()).orElse(null);
        if (guard == null) {
            item.problem(Messages.unboundGuard(item.text()));
        }
        return guard;
    }

    private Action action(Fields fields, String rule) {
        Item to = fields.item("to");
        if (to != null) {
            return to.isText() ? new Action.To(stages.stage(to)) : choose(to.fields(), rule);
        } else if (fields.item("reopensAt") != null) {
            return new Action.Reopen(stages.stage(fields, "reopensAt"));
        } else if (fields.item("reenter") != null) {
            fields.flag("reenter");
            return new Action.Reenter();
        } else if (fields.item("ignore") != null) {
            fields.flag("ignore");
            return new Action.Ignore();
        }
        fields.optional("stay", item -> fields.flag("stay"));
        return new Action.Stay();
    }

    private Action choose(Fields to, String rule) {
        String name = to.text("chooser");
        List<Stage> targets = to.entries("targets").stream().map(stages::stage).toList();
        to.end();
        Chooser chooser = bindings.chooser(rule, name).orElse(null);
        if (chooser == null) {
            to.object().problem(Messages.unboundChooser(name));
            return new Action.Stay();
        }
        return new Action.Choose(chooser, targets);
    }
}
