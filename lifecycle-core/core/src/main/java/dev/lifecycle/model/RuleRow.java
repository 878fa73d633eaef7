package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of rules while it is being written: several stages or events become one rule each when the model is built. */
final class RuleRow {

    final List<Stage> stages = new ArrayList<>();

    @Nullable
    String group;

    /** Classes and names. */
    final List<Object> events = new ArrayList<>();

    @Nullable
    Trigger timer;

    @Nullable
    Guard guard;

    @Nullable
    Action action;

    @Nullable
    String id;

    final List<Touch> touches = new ArrayList<>();
    final List<Capture> captures = new ArrayList<>();
    boolean isActivity = true;

    static RuleRow of(Rule rule) {
        RuleRow row = new RuleRow();
        rule.scope()
                .fold(
                        row.stages::add,
                        group -> {
                            row.group = group.name();
                            return true;
                        },
                        () -> true);
        if (rule.trigger() instanceof Trigger.OnEvent on) {
            Class<?> type = on.type().javaClass();
            row.events.add(type == null ? on.type().id() : type);
        } else {
            row.timer = rule.trigger();
        }
        row.guard = rule.guard();
        row.action = rule.action();
        row.id = rule.id();
        row.touches.addAll(rule.touchpoints());
        row.captures.addAll(rule.captures());
        row.isActivity = rule.isActivity();
        return row;
    }

    /** Begun, but not yet ended by an action. */
    boolean isOpen() {
        return action == null;
    }

    /** How messages name a rule that has no id yet. */
    String describe() {
        List<String> on = new ArrayList<>();
        for (Object event : events) {
            on.add(event instanceof Class<?> type ? type.getSimpleName() : event.toString());
        }
        String where = group != null
                ? group
                : stages.isEmpty()
                        ? "*"
                        : String.join(", ", stages.stream().map(Stage::id).toList());
        return "from " + where
                + (timer != null ? " " + timer.id() : on.isEmpty() ? "" : " on " + String.join(", ", on));
    }
}
