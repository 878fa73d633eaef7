package dev.lifecycle.spring;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a message through a Spring machine, so that the guards there can ask the model. The model is asked once, when the
 * first guard asks. Spring takes a guard that throws for a "no"; here the error is kept for the sender instead.
 */
final class PendingDecision {

    static final String HEADER = "dev.lifecycle.decision";

    private final StageModel model;
    private final Position position;
    private final Object event;
    private final Instant at;
    private @Nullable Decision decision;
    private @Nullable Step step;
    private @Nullable RuntimeException failure;

    private PendingDecision(StageModel model, Position position, Object event, Instant at, @Nullable Step step) {
        this.model = model;
        this.position = position;
        this.event = event;
        this.at = at;
        this.step = step;
    }

    static PendingDecision ofEvent(StageModel model, Position position, Object event, Instant at) {
        return new PendingDecision(model, position, event, at, null);
    }

    /** A timer's guard was asked when its instant came. */
    static PendingDecision ofTimer(StageModel model, Position position, Step step) {
        return new PendingDecision(model, position, step, step.at(), step);
    }

    boolean fires(Rule rule, Stage target) {
        try {
            Step answer = step();
            Rule fired = answer.rule();
            return answer.kind() != Kind.REFUSED
                    && fired != null
                    && fired.id().equals(rule.id())
                    && answer.to().is(target);
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
    }

    /** The model's decision, or the error that a guard or chooser of the host threw. */
    Decision decision() {
        if (failure != null) {
            throw failure;
        }
        if (decision == null) {
            decision = model.decide(position, event, at);
        }
        return decision;
    }

    private Step step() {
        if (step == null) {
            List<Step> trace = decision().trace();
            step = trace.get(trace.size() - 1);
        }
        return step;
    }
}
