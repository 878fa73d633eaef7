package dev.lifecycle.model;

import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a decision did, at its own instant.
 *
 * @param kind        {@code STARTED}, {@code MOVED}, {@code STAYED}, {@code IGNORED} or {@code REFUSED}
 * @param rule        the rule that fired, or whose timer was spent; null for a start and for a refused event
 * @param at          when it takes effect; for a refused event, which has none, the as-of instant that it found
 * @param from        the stage before; null for a start
 * @param to          the stage after
 * @param episode     the episode after
 * @param guards      the guards that were asked and said no, in the order asked
 * @param touchpoints the contacts planned: on leaving, on the rule, on entering, in that order
 * @param note        what the rule noted of its event for history; null if nothing
 * @param kept        the dates and texts that its event set
 * @param about       what the contacts planned are about, by name
 */
public record Step(
        Kind kind,
        @Nullable Rule rule,
        Instant at,
        @Nullable Stage from,
        Stage to,
        int episode,
        List<String> guards,
        List<Touch> touchpoints,
        @Nullable String note,
        Kept kept,
        Map<String, String> about) {

    /** A step that kept nothing of an event. */
    public Step(
            Kind kind,
            @Nullable Rule rule,
            Instant at,
            @Nullable Stage from,
            Stage to,
            int episode,
            List<String> guards,
            List<Touch> touchpoints) {
        this(kind, rule, at, from, to, episode, guards, touchpoints, null, Kept.NOTHING, Map.of());
    }

    /** Copies the lists. */
    public Step {
        guards = List.copyOf(guards);
        touchpoints = List.copyOf(touchpoints);
    }

    /** Whether time passing set it off. */
    public boolean isTimer() {
        return rule != null && rule.trigger().isTimer();
    }

    /** Whether the subject left its stage, if only to enter it again. */
    public boolean isMove() {
        return kind == Kind.MOVED;
    }
}
