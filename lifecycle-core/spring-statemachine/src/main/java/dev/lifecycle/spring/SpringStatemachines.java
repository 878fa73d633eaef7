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
     * asked are the model's own. Timers become transitions on events that {@link SpringMachine#advance} sends when their instant has come:
     * all kinds of them, dates, calendars and ticks too. A rule that goes back becomes a transition to each stage, of which the one is taken
     * that the model says. What rules keep stays in {@link SpringMachine#position()}, since Spring has no place for it.
     */
    public static SpringDefinition toSpring(StageModel model) {
        return new SpringDefinition(model);
    }

    /**
     * What an existing Spring machine says, ready to become a model: states, substates as groups, transitions, events by name, timers,
     * and a report of everything that has no counterpart. The machine is only read; it need not run.
     *
     * <p>Spring's {@code timerOnce(…)} is {@code after(…)}, its {@code timer(…)} is {@code every(…)}, counted from entering the stage. A
     * transition to a history state goes {@linkplain dev.lifecycle.model.RuleClause#toPrevious back} where that is the same, and is left
     * out with the reason where it is not. It is the same if
     * <ul>
     *   <li>the history is of a state with substates, and deep, or none of those has substates itself;
     *   <li>the transition leads there straight, from a stage outside that state;
     *   <li>whatever leads to the transition's source leads there from inside that state, and not by going back;
     *   <li>nothing that can be reached from inside that state leads to it as a whole, since Spring does not remember the substate with which
     *       a state begins; and if anything does so before, the history begins with that same substate.
     * </ul>
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
     * history states remember stays behind: a rule that goes back leads to its fallback the first time. The contexts of parallel regions,
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
