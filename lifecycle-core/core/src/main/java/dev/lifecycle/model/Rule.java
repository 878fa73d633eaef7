package dev.lifecycle.model;

import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a model permits: where, on what, if which guard says yes, to do what.
 *
 * @param id          stable and unique in the model: given by {@code as}, else {@code TRIAL/Subscribed/paid plan}
 * @param scope       the stage, the group or anywhere
 * @param trigger     the event type or the timer
 * @param guard       asked before it fires; null means always
 * @param action      what firing does
 * @param touchpoints the contacts that firing plans, in order
 * @param captures    what is kept of the event: dates, texts and the note, each in declared order
 * @param isActivity  whether its event counts as the customer's activity
 */
public record Rule(
        String id,
        Scope scope,
        Trigger trigger,
        @Nullable Guard guard,
        Action action,
        List<Touch> touchpoints,
        List<Capture> captures,
        boolean isActivity) {

    /** Copies the lists; captures of one kind stand together, as nothing depends on their order. */
    public Rule {
        Texts.requireText(id, "a rule id");
        touchpoints = List.copyOf(touchpoints);
        captures = captures.stream().sorted(Comparator.comparing(Capture::kind)).toList();
    }

    /** A rule that keeps nothing of its event, which is activity. */
    public Rule(
            String id, Scope scope, Trigger trigger, @Nullable Guard guard, Action action, List<Touch> touchpoints) {
        this(id, scope, trigger, guard, action, touchpoints, List.of(), true);
    }

    /** The id of a rule that was given none: {@code TRIAL/Subscribed/paid plan}. */
    static String unnamed(Scope scope, Trigger trigger, @Nullable Guard guard) {
        return scope.id() + "/" + trigger.id() + (guard == null ? "" : "/" + guard.name());
    }

    /** Whether somebody gave it its id. */
    boolean isNamed() {
        return !id.equals(unnamed(scope, trigger, guard));
    }

    /** The guard's name, if it has one. */
    public Optional<String> guardName() {
        return Optional.ofNullable(guard).map(Guard::name);
    }

    /** The id alone: what errors and diagrams show. */
    @Override
    public String toString() {
        return id;
    }
}
