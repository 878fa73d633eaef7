package dev.lifecycle.stage;

import java.util.List;

/**
 * Stages that share rules. Groups of one model either lie inside one another or have no stage in common; a stage asks its innermost
 * group first.
 *
 * @param name   unique in the model
 * @param stages at least one, each once
 */
public record Group(String name, List<Stage> stages) {

    /** @throws IllegalArgumentException if the name is {@linkplain Texts#requireId no id}, or there is no stage */
    public Group {
        Texts.requireId(name, "a group name");
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("group '" + name + "' has no stages; name at least one");
        }
    }

    /** Whether the stage belongs to this group. */
    public boolean contains(Stage stage) {
        for (Stage member : stages) {
            if (member.is(stage)) {
                return true;
            }
        }
        return false;
    }
}
