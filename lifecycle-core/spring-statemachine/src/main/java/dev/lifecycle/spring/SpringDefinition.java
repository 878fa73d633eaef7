package dev.lifecycle.spring;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import org.springframework.statemachine.config.StateMachineFactory;

/**
 * A stage model in Spring's terms: one for all subjects, from which a running {@link SpringMachine} is made for each. The definition
 * itself may be shared between threads; a machine may not.
 *
 * <p>Groups and rules from anywhere are spread over the stages they apply to. A stage that is terminal and has no rules becomes an end
 * state. Touchpoints are not carried out by the Spring machine: {@link SpringMachine#send} and {@link SpringMachine#advance} return them.
 */
public final class SpringDefinition {

    private final StageModel model;
    private final StateMachineFactory<Stage, String> factory;

    SpringDefinition(StageModel model) {
        this.model = model;
        factory = SpringWriter.factory(model);
    }

    /** The model it was made from. */
    public StageModel model() {
        return model;
    }

    /** A running machine of a subject that begins now, in the start stage. */
    public SpringMachine start(String subject, Instant at) {
        return resume(model.start(subject, at));
    }

    /**
     * A running machine of a subject that already stands somewhere; its timers are due when the position says.
     *
     * @throws IllegalArgumentException if the position belongs to another model or version
     */
    public SpringMachine resume(Position position) {
        return new SpringMachine(model, model.own(position), factory.getStateMachine(position.subject()));
    }
}
