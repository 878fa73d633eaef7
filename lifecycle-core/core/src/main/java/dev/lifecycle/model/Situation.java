package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /**
     * When the latest event of this type in this episode happened, the present one not counted; of a sealed parent, of all its children.
     * Empty if there was none.
     */
    public Optional<Instant> lastOf(Class<?> eventType) {
        long last = Micros.NEVER;
        for (int type : position.names.typeNumbers(eventType)) {
            last = Math.max(last, Tallies.last(position.tallies, type));
        }
        return last == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(last));
    }

    /** Whether the subject was ever in this stage or one after it, exit stages apart. */
    public boolean everReached(Stage stage) {
        return position.furthestEver >= position.names.require(stage);
    }

    /** Whether the subject was in this stage or one after it in this episode, exit stages apart. */
    public boolean reached(Stage stage) {
        return position.furthest >= position.names.require(stage);
    }

    /**
     * Where the present stage was last entered from; empty if that is not known, or the stage does not
     * {@linkplain ModelBuilder#remembering remember} it.
     */
    public Optional<Stage> cameFrom() {
        int from = position.past().cameFrom(position.stage);
        return from < 0 ? Optional.empty() : Optional.of(position.names.stage(from));
    }

    /**
     * How often the timer of this rule fired since the stage was entered; one that a guard refused has not fired. Of a rule written for
     * several stages, {@code id/STAGE}, the id that was given is enough.
     *
     * @throws IllegalArgumentException if no timer was given this id with {@code as}, unless it fires {@code every} so long
     */
    public int fired(String ruleId) {
        int named = position.names.ruleNumber(ruleId);
        int rule = named >= 0 ? named : position.names.ruleNumber(ruleId + "/" + stage().id());
        if (rule < 0 && named != Rulebook.ELSEWHERE) {
            throw new IllegalArgumentException(Messages.noSuchTimer(ruleId, stage().id(), position.model()));
        }
        return rule < 0 ? 0 : position.past().fired(rule);
    }

    /**
     * The date of this name; empty if none was set, or it was cleared.
     *
     * @throws IllegalArgumentException if no rule sets such a date
     */
    public Optional<Instant> date(String name) {
        long date = position.past().date(number("date", name, position.names.dates()));
        return date == Micros.NONE ? Optional.empty() : Optional.of(Micros.instant(date));
    }

    /**
     * The kept text of this name; empty text if none was kept, or it was cleared.
     *
     * @throws IllegalArgumentException if no rule keeps such a text
     */
    public String text(String name) {
        String text = position.past().text(number("kept text", name, position.names.texts()));
        return text == null ? "" : text;
    }

    private int number(String what, String name, List<String> known) {
        int number = known.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException(Messages.unknownName(what, name, position.model(), known));
        }
        return number;
    }
}
