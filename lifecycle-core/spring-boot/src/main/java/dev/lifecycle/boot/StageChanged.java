package dev.lifecycle.boot;

import dev.lifecycle.Change;
import dev.lifecycle.stage.Stage;
import java.util.Optional;

/**
 * Published as an application event once a customer is in another stage than before, after the commit: of what was rolled back there is none.
 * Other nodes hear nothing, and none is published if the process dies in between; for what must not be missed there are touchpoints.
 *
 * @param change what was changed
 */
public record StageChanged(Change change) {

    /** The model's name. */
    public String model() {
        return change.after().model();
    }

    /** Whose stage it is. */
    public String subject() {
        return change.subject();
    }

    /** The stage before; empty for a customer who is new. */
    public Optional<Stage> from() {
        return change.previous().map(before -> before.stage());
    }

    /** The stage now. */
    public Stage to() {
        return change.after().stage();
    }
}
