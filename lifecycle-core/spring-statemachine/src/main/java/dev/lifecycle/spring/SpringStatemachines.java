package dev.lifecycle.spring;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineContext;

/**
 * The bridge between stage models and Spring Statemachine, both ways.
 *
 * <pre>{@code
 * SpringMachine machine = SpringStatemachines.toSpring(model).start("c-42", monday);
 * SpringImport orders = SpringStatemachines.fromSpring(existing);
 * Position position = SpringStatemachines.positionOf(model, context, since);
 * }</pre>
 */
@SuppressWarnings("exports") // Spring's modules are automatic, so they are never required transitively
public final class SpringStatemachines {

    private SpringStatemachines() {}

    /**
     * The model in Spring's terms, from which running machines are made, one for each subject. Every rule becomes a transition in each
     * stage it applies to, named by the rule's id; its Spring guard asks the model, so guards, choosers and the order in which rules are
     * asked are the model's own. Timers become transitions on events that {@link SpringMachine#advance} sends when their instant has come.
     */
    public static SpringDefinition toSpring(StageModel model) {
        return new SpringDefinition(model);
    }

    /**
     * What an existing Spring machine says, ready to become a model: states, substates as groups, transitions, events by name, timers,
     * and a report of everything that has no counterpart. The machine is only read; it need not run.
     *
     * @throws IllegalArgumentException if it has no states
     */
    public static <S, E> SpringImport fromSpring(StateMachine<S, E> machine) {
        return MachineReader.read(machine);
    }

    /**
     * Where a persisted machine stands, as a position of the imported model, under the machine's own id. A lifecycle takes it over by
     * {@code adopt(position.subject(), position.stage(), position.enteredAt(), note)}.
     *
     * <p>A context holds no time, so the host says since when; timers count from then. Extended state variables stay the host's, and what
     * history states remember stays behind, since nothing in a model returns there. The contexts of parallel regions,
     * {@code context.getChilds()}, are positions in the models of those regions; of a machine that rests inside substates the context
     * names the innermost state itself.
     *
     * @throws IllegalArgumentException if the context has no id, no state of its own, or a state that the model lacks
     */
    public static Position positionOf(StageModel model, StateMachineContext<?, ?> context, Instant since) {
        String id = context.getId();
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(Messages.contextWithoutId());
        }
        return positionOf(model, id, context, since);
    }

    /**
     * The same for a subject that the host names, since Spring machines often have no id.
     *
     * @throws IllegalArgumentException if the context has no state of its own, or a state that the model lacks
     */
    public static Position positionOf(
            StageModel model, String subject, StateMachineContext<?, ?> context, Instant since) {
        Object state = context.getState();
        if (state == null) {
            int regions = context.getChilds().size();
            throw new IllegalArgumentException(
                    regions == 0 ? Messages.contextWithoutState(subject) : Messages.contextOfRegions(subject, regions));
        }
        Stage stage = SpringNames.stage(state);
        return model.begin(subject, stage, since);
    }
}
