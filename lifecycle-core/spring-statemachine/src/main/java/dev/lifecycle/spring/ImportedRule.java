package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule on its way from a Spring transition into a model.
 *
 * @param scope the group's name or the stage's id
 * @param stage the stage, or null for a group
 * @param event the signal's name, or null for a timer
 * @param delay the timer's, or null for an event
 * @param ticks whether the timer fires again and again
 * @param guard the open guard's name, or null
 * @param route where it ends; null if it stays
 * @param touch the touchpoint that stands for its actions, or null
 * @param name  the transition's own name, or null
 */
record ImportedRule(
        String scope,
        @Nullable Stage stage,
        @Nullable String event,
        @Nullable Duration delay,
        boolean ticks,
        @Nullable String guard,
        @Nullable Route route,
        @Nullable String touch,
        @Nullable String name) {

    /** The event or the timer, as rule ids show it. */
    String trigger() {
        return event == null ? (ticks ? "every " : "after ") + delay : event;
    }

    /** The id a rule has unless it is given one. */
    String defaultId() {
        return scope + "/" + trigger() + (guard == null ? "" : "/" + guard);
    }

    boolean always() {
        return guard == null;
    }

    /** All guards it asks, its own first. */
    List<String> guards() {
        List<String> guards = new ArrayList<>();
        if (guard != null) {
            guards.add(guard);
        }
        if (route != null) {
            guards.addAll(route.guards());
        }
        return guards;
    }

    /** The one stage it leads to, or null if it stays, chooses or goes back. */
    @Nullable
    Stage target() {
        return route instanceof Route.Straight straight ? straight.stage() : null;
    }

    /** Whether it leads from this stage into that same stage. */
    boolean reenters(Stage from) {
        Stage target = target();
        return target != null && target.is(from);
    }

    /** The same asked in one stage, before what its groups say. */
    ImportedRule at(Stage only) {
        return new ImportedRule(
                only.id(),
                only,
                event,
                delay,
                ticks,
                guard,
                route,
                touch,
                name == null ? null : name + " in " + only.id());
    }

    /** The same in another group. */
    ImportedRule in(String group) {
        return new ImportedRule(group, null, event, delay, ticks, guard, route, touch, name);
    }
}
