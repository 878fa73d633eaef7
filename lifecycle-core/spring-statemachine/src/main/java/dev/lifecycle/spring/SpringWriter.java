package dev.lifecycle.spring;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.StateMachineFactory;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import org.springframework.statemachine.config.configurers.StateConfigurer;

/** Writes a stage model as a Spring configuration: one transition for each rule, stage it applies to, and target. */
final class SpringWriter {

    private final StageModel model;
    private final StateMachineBuilder.Builder<Stage, String> builder = StateMachineBuilder.builder();
    private final Set<Stage> withRules = new HashSet<>();

    private SpringWriter(StageModel model) {
        this.model = model;
    }

    static StateMachineFactory<Stage, String> factory(StageModel model) {
        try {
            SpringWriter writer = new SpringWriter(model);
            writer.transitions();
            writer.states();
            // a model has been checked already, and may lawfully have no rule at all
            writer.builder.configureConfiguration().withVerifier().enabled(false);
            return writer.builder.createFactory();
        } catch (Exception e) { // Spring's configurers declare no narrower one
            throw new IllegalStateException(Messages.springRefused(model.toString(), e), e);
        }
    }

    private void transitions() throws Exception {
        for (Stage stage : model.stages()) {
            // what is permitted at a fresh position is what the stage's rules are, in the order they are asked
            for (Permit permit : model.permitted(model.begin("any", stage, Instant.EPOCH))) {
                add(stage, permit.event(), permit.rule());
            }
        }
        for (Rule rule : model.rules()) {
            if (rule.trigger().isTimer()) {
                for (Stage stage : model.stagesOf(rule)) {
                    add(stage, SpringNames.timerEvent(rule), rule);
                }
            }
        }
    }

    private void add(Stage stage, String event, Rule rule) throws Exception {
        withRules.add(stage);
        StateMachineTransitionConfigurer<Stage, String> transitions = builder.configureTransitions();
        Action action = rule.action();
        if (!action.leaves()) {
            transitions
                    .withInternal()
                    .source(stage)
                    .event(event)
                    .name(rule.id())
                    .guard(context -> allows(context, rule, stage));
            return;
        }
        for (Stage target : new LinkedHashSet<>(targets(stage, action))) {
            transitions
                    .withExternal()
                    .source(stage)
                    .target(target)
                    .event(event)
                    .name(rule.id())
                    .guard(context -> allows(context, rule, target));
        }
    }

    /** What goes back may lead anywhere: where to, the decision that is pending knows. */
    private List<Stage> targets(Stage stage, Action action) {
        if (action instanceof Action.Reenter) {
            return List.of(stage);
        }
        return action.goesBack() ? model.stages() : action.targets();
    }

    private void states() throws Exception {
        StateConfigurer<Stage, String> states = builder.configureStates().withStates();
        states.initial(model.start()).states(new LinkedHashSet<>(model.stages()));
        for (Stage stage : model.stages()) {
            if (model.isTerminal(stage) && !withRules.contains(stage) && !stage.is(model.start())) {
                states.end(stage);
            }
        }
    }

    private static boolean allows(StateContext<Stage, String> context, Rule rule, Stage target) {
        return context.getMessageHeader(PendingDecision.HEADER) instanceof PendingDecision pending
                && pending.fires(rule, target);
    }
}
