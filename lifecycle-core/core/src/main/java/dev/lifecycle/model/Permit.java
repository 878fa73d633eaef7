package dev.lifecycle.model;

import java.util.List;

/**
 * A rule that an event may set off at a position, as things stand.
 *
 * @param event  the event type's id
 * @param rule   the rule
 * @param guards the guards asked before it may fire, in order: those of rules asked earlier must say no, its own, the last, must say yes
 */
public record Permit(String event, Rule rule, List<String> guards) {

    /** Copies the guards. */
    public Permit {
        guards = List.copyOf(guards);
    }
}
