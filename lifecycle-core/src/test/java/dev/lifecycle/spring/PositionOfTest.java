package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Signal;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineContext;
import org.springframework.statemachine.StateMachinePersist;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.persist.DefaultStateMachinePersister;
import org.springframework.statemachine.support.DefaultStateMachineContext;

/** Persisted Spring contexts become positions. */
class PositionOfTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private enum Order {
        NEW,
        PAID
    }

    private static StateMachine<String, String> nested() throws Exception {
        StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
        builder.configureConfiguration().withConfiguration().machineId("o-1");
        builder.configureStates().withStates().initial("NEW").state("OPEN").end("DONE");
        builder.configureStates().withStates().parent("OPEN").initial("A").state("B");
        builder.configureTransitions().withExternal().source("NEW").target("B").event("PAY");
        builder.configureTransitions()
                .withExternal()
                .source("OPEN")
                .target("DONE")
                .event("SHIP");
        builder.configureTransitions().withExternal().source("A").target("B").event("NEXT");
        builder.configureTransitions().withExternal().source("NEW").target("A").event("HOLD");
        return builder.build();
    }

    @Test
    void a_context_that_spring_persisted_is_taken_over_by_a_lifecycle() throws Exception {
        Map<String, StateMachineContext<String, String>> table = new HashMap<>();
        StateMachine<String, String> machine = nested();
        machine.startReactively().block();
        RandomMachine.send(machine, "PAY", 0);
        new DefaultStateMachinePersister<>(new StateMachinePersist<String, String, String>() {
                    @Override
                    public void write(StateMachineContext<String, String> context, String id) {
                        table.put(id, context);
                    }

                    @Override
                    public StateMachineContext<String, String> read(String id) {
                        return table.get(id);
                    }
                })
                .persist(machine, "o-1");

        StageModel model =
                SpringStatemachines.fromSpring(nested()).builder("orders").build();
        Position position = SpringStatemachines.positionOf(model, table.get("o-1"), MONDAY);
        assertThat(position).hasToString("o-1 in B (orders v1) since 2026-03-02T09:00:00Z, episode 1");

        Lifecycle orders = Lifecycle.of(model).store(new InMemoryStore()).build();
        orders.adopt(position.subject(), position.stage(), position.enteredAt(), "from Spring");
        orders.handle("o-1", Signal.of("SHIP"), MONDAY.plusSeconds(60), "e-1");
        assertThat(orders.find("o-1").orElseThrow().stage().id()).isEqualTo("DONE");
    }

    @Test
    void enum_states_and_a_subject_named_by_the_host_will_do() {
        StageModel model = StageModel.named("orders")
                .startAt(Stage.of("NEW"))
                .from(Stage.of("NEW"))
                .on("PAID")
                .to(Stage.of("PAID"))
                .terminal(Stage.of("PAID"))
                .build();
        var context = new DefaultStateMachineContext<Order, String>(Order.PAID, null, Map.of(), null);
        Position position = SpringStatemachines.positionOf(model, "o-7", context, MONDAY);
        assertThat(position.stage().id()).isEqualTo("PAID");
        assertThat(position.subject()).isEqualTo("o-7");
        assertThatThrownBy(() -> SpringStatemachines.positionOf(model, context, MONDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the context has no machine id to name the subject by; name the subject yourself");
        var lost = new DefaultStateMachineContext<String, String>("LOST", null, Map.of(), null);
        assertThatThrownBy(() -> SpringStatemachines.positionOf(model, "o-7", lost, MONDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no stage 'LOST'");
        var unstarted = new DefaultStateMachineContext<String, String>(null, null, Map.of(), null);
        assertThatThrownBy(() -> SpringStatemachines.positionOf(model, "o-7", unstarted, MONDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the context of 'o-7' has no state; a machine that was never started has no position");
    }
}
