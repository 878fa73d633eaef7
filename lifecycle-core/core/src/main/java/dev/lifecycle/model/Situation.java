package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;

/** What a guard or chooser may know besides the event: where the subject stands, and what time it is for this rule. */
public final class Situation {

    private final Position position;
    private final long at;

    Situation(Position position, long at) {
        this.position = position;
        this.at = at;
    }

    /** The position before the rule fires. */
    public Position position() {
        return position;
    }

    /** When the rule would take effect: the event's instant (for a late one, the position's as-of), or the timer's due instant. */
    public Instant at() {
        return Micros.instant(at);
    }

    /** The stage the subject is in. */
    public Stage stage() {
        return position.stage();
    }

    /** How long the subject has been in the stage. */
    public Duration timeInStage() {
        return Micros.duration(at - position.enteredAt);
    }

    /** How many events of this type were handled in this episode, the present one not counted; of a sealed parent, of all its children. */
    public long count(Class<?> eventType) {
        long count = 0;
        for (int type : position.names.typeNumbers(eventType)) {
            count += Tallies.count(position.tallies, type);
        }
        return count;
    }

    /** The same by the event type's id. */
    public long count(String eventType) {
        return position.count(eventType);
    }

    /** Whether the subject was ever in this stage or one after it, exit stages apart. */
    public boolean everReached(Stage stage) {
        return position.furthestEver >= position.names.require(stage);
    }

    /** Whether the subject was in this stage or one after it in this episode, exit stages apart. */
    public boolean reached(Stage stage) {
        return position.furthest >= position.names.require(stage);
    }
}
