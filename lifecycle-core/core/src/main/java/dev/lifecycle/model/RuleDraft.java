package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of rules while it is being written: several stages or events become one rule each when the model is built. */
final class RuleDraft {

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

    static RuleDraft of(Rule rule) {
        RuleDraft draft = new RuleDraft();
        rule.scope()
                .fold(
                        draft.stages::add,
                        group -> {
                            draft.group = group.name();
                            return true;
                        },
                        () -> true);
        if (rule.trigger() instanceof Trigger.OnEvent on) {
            Class<?> type = on.type().javaClass();
            draft.events.add(type == null ? on.type().id() : type);
        } else {
            draft.timer = rule.trigger();
        }
        draft.guard = rule.guard();
        draft.action = rule.action();
        draft.id = rule.id();
        draft.touches.addAll(rule.touchpoints());
        return draft;
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
