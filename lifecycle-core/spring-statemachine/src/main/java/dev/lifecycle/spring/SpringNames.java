package dev.lifecycle.spring;

import dev.lifecycle.model.Rule;
import dev.lifecycle.stage.Stage;

/** What states, events and timers of the one side are called on the other. */
final class SpringNames {

    private SpringNames() {}

    /** A state's stage: itself, if the host's states are stages already, else a stage of its name. */
    static Stage stage(Object state) {
        return state instanceof Stage stage ? stage : Stage.of(text(state));
    }

    /** An enum constant by its name, which outlives a change of {@code toString}; anything else as it prints. */
    static String text(Object stateOrEvent) {
        if (stateOrEvent instanceof Stage stage) {
            return stage.id();
        }
        return stateOrEvent instanceof Enum<?> constant ? constant.name() : stateOrEvent.toString();
    }

    /** The event by which a timer reaches a Spring machine; no event type can have this name by accident. */
    static String timerEvent(Rule rule) {
        return "timer:" + rule.id();
    }
}
