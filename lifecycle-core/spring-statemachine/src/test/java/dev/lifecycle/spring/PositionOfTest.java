package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineContext;
import org.springframework.statemachine.StateMachinePersist;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;
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

    /** What Spring's own persister hands to a repository. */
    private static <S> StateMachineContext<S, String> persisted(StateMachine<S, String> machine) throws Exception {
        List<StateMachineContext<S, String>> table = new ArrayList<>();
        new DefaultStateMachinePersister<>(new StateMachinePersist<S, String, String>() {
                    @Override
                    public void write(StateMachineContext<S, String> context, String id) {
                        table.add(context);
                    }

                    @Override
                    public StateMachineContext<S, String> read(String id) {
                        return table.get(0);
                    }
                })
                .persist(machine, "o-1");
        return table.get(0);
    }

    @Test
    void what_a_history_state_remembers_stays_behind() throws Exception {
        StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
        builder.configureStates().withStates().initial("NEW").state("OPEN");
        builder.configureStates()
                .withStates()
                .parent("OPEN")
                .initial("A")
                .state("B")
                .history("H", StateConfigurer.History.SHALLOW);
        builder.configureTransitions().withExternal().source("NEW").target("A").event("GO");
        builder.configureTransitions().withExternal().source("A").target("B").event("NEXT");
        builder.configureTransitions()
                .withExternal()
                .source("OPEN")
                .target("NEW")
                .event("PAUSE");
        builder.configureTransitions().withExternal().source("NEW").target("H").event("RESUME");
        StateMachine<String, String> machine = builder.build();
        StageModel model =
                SpringStatemachines.fromSpring(machine).builder("orders").build();
        machine.startReactively().block();
        RandomMachine.send(machine, "GO", 0);
        RandomMachine.send(machine, "NEXT", 0);
        assertThat(SpringStatemachines.positionOf(model, "o-1", persisted(machine), MONDAY)
                        .stage()
                        .id())
                .isEqualTo("B");
        RandomMachine.send(machine, "PAUSE", 0);
        StateMachineContext<String, String> paused = persisted(machine);
        assertThat(paused.getHistoryStates()).containsEntry("OPEN", "B");
        assertThat(SpringStatemachines.positionOf(model, "o-1", paused, MONDAY))
                .hasToString("o-1 in NEW (orders v1) since 2026-03-02T09:00:00Z, episode 1");
    }

    @Test
    void the_contexts_of_regions_are_positions_in_the_models_of_those_regions() throws Exception {
        StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
        builder.configureStates().withStates().region("mail").initial("M1").state("M2");
        builder.configureStates().withStates().region("pay").initial("P1").state("P2");
        builder.configureTransitions().withExternal().source("M1").target("M2").event("SEND");
        builder.configureTransitions().withExternal().source("P1").target("P2").event("PAY");
        StateMachine<String, String> machine = builder.build();
        List<StageModel> models = SpringStatemachines.fromSpring(machine).regions().stream()
                .map(region -> region.builder("region").build())
                .toList();
        machine.startReactively().block();
        RandomMachine.send(machine, "SEND", 0);
        StateMachineContext<String, String> context = persisted(machine);
        List<String> stages = new ArrayList<>();
        for (StateMachineContext<String, String> child : context.getChilds()) {
            for (StageModel model : models) {
                if (model.stage(child.getState()).isPresent()) {
                    stages.add(SpringStatemachines.positionOf(model, "o-1", child, MONDAY)
                            .stage()
                            .id());
                }
            }
        }
        assertThat(stages).containsExactlyInAnyOrder("M2", "P1");
        assertThatThrownBy(() -> SpringStatemachines.positionOf(models.get(0), "o-1", context, MONDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the context of 'o-1' is nothing but 2 parallel regions; give each of context.getChilds() to the"
                                + " model of its region");
    }

    @Test
    void a_context_that_spring_persisted_is_taken_over_by_a_lifecycle() throws Exception {
        StateMachine<String, String> machine = nested();
        machine.startReactively().block();
        RandomMachine.send(machine, "PAY", 0);

        StageModel model =
                SpringStatemachines.fromSpring(nested()).builder("orders").build();
        Position position = SpringStatemachines.positionOf(model, persisted(machine), MONDAY);
        assertThat(position).hasToString("o-1 in B (orders v1) since 2026-03-02T09:00:00Z, episode 1");

        Lifecycle orders = Lifecycle.of(model).store(new InMemoryStore()).build();
        orders.adopt(position.subject(), position.stage(), position.enteredAt(), "from Spring");
        orders.handle("o-1", Signal.of("SHIP"), MONDAY.plusSeconds(60), "e-1");
        assertThat(orders.find("o-1").orElseThrow().stage().id()).isEqualTo("DONE");
    }

    @Test
    void enum_states_and_a_subject_named_by_the_host_will_do() {
        ModelBuilder orders = StageModel.named("orders").startAt(Stage.of("NEW"));
        // spotless:off
        orders.from(Stage.of("NEW")).on("PAID").to(Stage.of("PAID"));
        // spotless:on
        StageModel model = orders.terminal(Stage.of("PAID")).build();
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
