package dev.lifecycle.model;

import dev.lifecycle.model.engine.RuleColumns;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about one event at one position. Nothing has happened yet: the host, or a {@code Lifecycle}, makes it so by keeping
 * {@link #position()}. Outcome and steps are worked out when asked for, so that a decision itself stays small.
 */
public sealed class Decision {

    static final int NO_RULE = -1;
    static final int LATE = -2;
    static final int FROZEN = -3;

    private final Position before;
    private final Position after;
    private final List<Step> timers;
    private final Object event;
    private final int rule;

    /** {@code before} is the position after the timers, when the event arrived. */
    Decision(Position before, Position after, List<Step> timers, Object event, int rule) {
        this.before = before;
        this.after = after;
        this.timers = timers;
        this.event = event;
        this.rule = rule;
    }

    /** A decision whose rule kept something of the event: a class of its own, so that all others pay nothing for it. */
    private static final class Keeping extends Decision {
        private final Captured captured;

        Keeping(Position before, Position after, List<Step> timers, Object event, int rule, Captured captured) {
            super(before, after, timers, event, rule);
            this.captured = captured;
        }

        @Override
        @Nullable
        String note() {
            return captured.note();
        }

        @Override
        Kept kept() {
            return captured.kept();
        }

        @Override
        Map<String, String> about() {
            return captured.about();
        }
    }

    static Decision keeping(
            Position before, Position after, List<Step> timers, Object event, int rule, Captured captured) {
        return new Keeping(before, after, timers, event, rule, captured);
    }

    @Nullable
    String note() {
        return null;
    }

    Kept kept() {
        return Kept.NOTHING;
    }

    Map<String, String> about() {
        return Map.of();
    }

    /** The position after all steps. Its revision is unchanged: only a commit raises it. */
    public Position position() {
        return after;
    }

    /** What became of the event itself, timers apart. */
    public Outcome outcome() {
        String subject = before.subject;
        String name = rulebook().types.nameOf(event);
        if (rule < 0) {
            return new Outcome.Refused(subject, name, before.stage(), reason(), refusedBy());
        }
        Rulebook rulebook = rulebook();
        Rule fired = rulebook.rules[rule];
        String guard = fired.guard() == null ? null : fired.guard().name();
        return switch (rulebook.columns.kind(rule)) {
            case RuleColumns.STAY -> new Outcome.Stayed(subject, name, fired.id(), guard, after.stage());
            case RuleColumns.IGNORE -> new Outcome.Ignored(subject, name, fired.id(), after.stage());
            default ->
                new Outcome.Moved(subject, name, fired.id(), guard, before.stage(), after.stage(), after.episode);
        };
    }

    /** The transitions made, timers first, in order: what {@code MOVED} or {@code STAYED}. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(trace());
        steps.removeIf(step -> step.kind() != Kind.MOVED && step.kind() != Kind.STAYED);
        return List.copyOf(steps);
    }

    /** Everything that history records of this decision, in order: the steps, and what was ignored or refused. */
    public List<Step> trace() {
        List<Step> trace = new ArrayList<>(timers);
        trace.add(eventStep());
        return List.copyOf(trace);
    }

    /** The position when the event arrived: after the timers that were due before it. */
    public Position before() {
        return before;
    }

    private Step eventStep() {
        if (rule < 0) {
            // a refusal leaves the position as it was, so its instant is the host's to record
            return new Step(
                    Kind.REFUSED,
                    null,
                    before.asOf(),
                    before.stage(),
                    before.stage(),
                    before.episode,
                    refusedBy(),
                    List.of());
        }
        return rulebook().step(rule, before, after, refusedBy(), note(), kept(), about());
    }

    private List<String> refusedBy() {
        return rule < NO_RULE ? List.of() : rulebook().guardsAsked(before.stage, event, rule);
    }

    private Outcome.Reason reason() {
        return switch (rule) {
            case LATE -> Outcome.Reason.LATE;
            case FROZEN -> Outcome.Reason.FROZEN;
            default -> refusedBy().isEmpty() ? Outcome.Reason.NO_RULE : Outcome.Reason.GUARDS_SAID_NO;
        };
    }

    /** A position that a model has decided on is numbered by that model's rules. */
    private Rulebook rulebook() {
        return (Rulebook) before.names;
    }

    /** Equal when position, outcome and steps are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decision that
                && after.equals(that.after)
                && outcome().equals(that.outcome())
                && trace().equals(that.trace());
    }

    @Override
    public int hashCode() {
        return Objects.hash(after, outcome());
    }

    /** The outcome's sentence. */
    @Override
    public String toString() {
        return outcome().describe();
    }
}
