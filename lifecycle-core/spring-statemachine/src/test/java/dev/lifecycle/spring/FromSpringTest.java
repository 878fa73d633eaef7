package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;
import org.springframework.statemachine.guard.Guard;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.monitor.AbstractStateMachineMonitor;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.TransitionConflictPolicy;

/** An existing Spring machine, read into a model: what comes over, and what is said of the rest. */
class FromSpringTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Action<String, String> ACTION = context -> {};
    private static final Guard<String, String> GUARD = context -> true;

    enum Order {
        NEW,
        PAID,
        SHIPPED
    }

    enum Step implements Stage {
        ONE,
        TWO
    }

    private final StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();

    private StateConfigurer<String, String> states() throws Exception {
        return builder.configureStates().withStates();
    }

    private void external(String source, String event, String target) throws Exception {
        builder.configureTransitions()
                .withExternal()
                .source(source)
                .event(event)
                .target(target);
    }

    private SpringImport read() {
        return SpringStatemachines.fromSpring(builder.build());
    }

    private static List<String> rules(StageModel model) {
        return model.rules().stream()
                .map(rule -> rule.id() + " " + rule.action().getClass().getSimpleName()
                        + rule.action().targets())
                .toList();
    }

    @Test
    void states_events_and_end_states_come_over_by_name() throws Exception {
        StateMachineBuilder.Builder<Order, Order> enums = StateMachineBuilder.builder();
        enums.configureStates()
                .withStates()
                .initial(Order.NEW)
                .state(Order.PAID)
                .end(Order.SHIPPED);
        enums.configureTransitions()
                .withExternal()
                .source(Order.NEW)
                .target(Order.PAID)
                .event(Order.PAID);
        enums.configureTransitions()
                .withExternal()
                .source(Order.PAID)
                .target(Order.SHIPPED)
                .event(Order.SHIPPED);
        SpringImport orders = SpringStatemachines.fromSpring(enums.build());
        assertThat(orders.notes()).isEmpty();
        assertThat(orders.regions()).isEmpty();
        assertThat(orders).hasToString("");
        StageModel model = orders.builder("orders").version(3).build();
        assertThat(model).hasToString("orders v3");
        assertThat(model.stages()).extracting(Stage::id).containsExactly("NEW", "PAID", "SHIPPED");
        assertThat(model.isTerminal(Stage.of("SHIPPED"))).isTrue();
        assertThat(rules(model)).containsExactly("NEW/PAID To[PAID]", "PAID/SHIPPED To[SHIPPED]");
        Position paid = model.decide(model.start("o-1", MONDAY), Signal.of("PAID"), MONDAY)
                .position();
        assertThat(paid.stage().id()).isEqualTo("PAID");
    }

    @Test
    void states_that_are_stages_stay_the_hosts_own() throws Exception {
        StateMachineBuilder.Builder<Step, String> steps = StateMachineBuilder.builder();
        steps.configureStates().withStates().initial(Step.ONE).end(Step.TWO);
        steps.configureTransitions()
                .withExternal()
                .source(Step.ONE)
                .target(Step.TWO)
                .event("go")
                .name("the way");
        StageModel model =
                SpringStatemachines.fromSpring(steps.build()).builder("steps").build();
        assertThat(model.stages()).containsExactly(Step.ONE, Step.TWO);
        assertThat(model.rule("the way")).isPresent();
    }

    @Test
    void guards_are_open_until_the_host_binds_them() throws Exception {
        states().initial("NEW").end("PAID");
        builder.configureTransitions()
                .withExternal()
                .source("NEW")
                .target("PAID")
                .event("PAY")
                .guard(GUARD);
        builder.configureTransitions()
                .withExternal()
                .source("NEW")
                .target("PAID")
                .timerOnce(5_000)
                .guard(GUARD);
        SpringImport orders = read();
        assertThat(orders.openGuards())
                .containsExactly(
                        new OpenGuard("NEW to PAID on PAY", List.of("NEW/PAY/NEW to PAID on PAY")),
                        new OpenGuard("NEW to PAID after PT5S", List.of("NEW/after PT5S/NEW to PAID after PT5S")));
        assertThat(orders.toString()).startsWith("OPEN GUARD, NEW to PAID on PAY: asked by [NEW/PAY/");
        assertThatThrownBy(() -> orders.builder("orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "these guards are functions of Spring's context and must be bound first:"
                                + " 'NEW to PAID on PAY', 'NEW to PAID after PT5S'; say what they ask by bind(name, signal -> …)");
        assertThatThrownBy(() -> orders.bind("paid", signal -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no open guard is called 'paid'; open are 'NEW to PAID on PAY', 'NEW to PAID after PT5S'");
        orders.bind("NEW to PAID on PAY", signal -> signal.data().containsKey("receipt"));
        assertThatThrownBy(() -> orders.bind("NEW to PAID on PAY", signal -> true))
                .isInstanceOf(IllegalArgumentException.class);
        StageModel model = orders.bind(
                        "NEW to PAID after PT5S",
                        (timer, situation) -> timer.name().equals("after PT5S")
                                && situation.position().subject().equals("o-2"))
                .builder("orders")
                .build();
        Position fresh = model.start("o-1", MONDAY);
        assertThat(model.decide(fresh, Signal.of("PAY"), MONDAY).outcome().describe())
                .isEqualTo("o-1 stays in NEW: PAY was refused, 'NEW to PAID on PAY' said no");
        assertThat(model.decide(fresh, new Signal("PAY", Map.of("receipt", 7)), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("PAID");
        Instant later = MONDAY.plusSeconds(6);
        assertThat(model.advance(fresh, later).position().stage().id()).isEqualTo("NEW");
        assertThat(model.advance(model.start("o-2", MONDAY), later)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("PAID");
    }

    @Test
    void actions_become_touchpoints() throws Exception {
        states().initial("NEW")
                .state("PAID", List.of(ACTION, ACTION), List.of(ACTION))
                .end("DONE");
        builder.configureTransitions()
                .withExternal()
                .source("NEW")
                .target("PAID")
                .event("PAY")
                .action(ACTION);
        external("PAID", "SHIP", "DONE");
        StageModel model = read().builder("orders").build();
        assertThat(model.onEntering(Stage.of("PAID")))
                .containsExactly(Touch.of("PAID/entry"), Touch.of("PAID/entry#2"));
        assertThat(model.onLeaving(Stage.of("PAID"))).containsExactly(Touch.of("PAID/exit"));
        assertThat(model.rules().get(0).touchpoints()).containsExactly(Touch.of("NEW to PAID on PAY/action"));
    }

    @Test
    void substates_are_groups_and_a_way_into_the_whole_leads_to_its_start() throws Exception {
        states().initial("NEW").state("OPEN", ACTION, null).end("DONE");
        states().parent("OPEN").initial("PICKING").state("PACKING").state("INNER");
        states().parent("INNER").initial("A").state("B");
        external("NEW", "PAY", "OPEN");
        external("PICKING", "NEXT", "PACKING");
        external("PACKING", "NEXT", "INNER");
        external("A", "NEXT", "B");
        external("OPEN", "CANCEL", "DONE");
        external("OPEN", "AGAIN", "OPEN");
        external("INNER", "OUT", "OPEN");
        external("B", "OUT", "INNER");
        builder.configureTransitions().withInternal().source("OPEN").event("NOTE");
        builder.configureTransitions()
                .withLocal()
                .source("OPEN")
                .target("PACKING")
                .event("JUMP");
        SpringImport orders = read();
        StageModel model = orders.builder("orders").build();
        assertThat(model.stages()).extracting(Stage::id).containsExactly("NEW", "PICKING", "PACKING", "DONE", "A", "B");
        assertThat(model.groups())
                .extracting(group -> group.name()
                        + group.stages().stream().map(Stage::id).sorted().toList())
                .containsExactly("INNER[A, B]", "OPEN[A, B, PACKING, PICKING]");
        assertThat(rules(model))
                .contains(
                        "NEW/PAY To[PICKING]",
                        "PACKING/NEXT To[A]",
                        "OPEN/CANCEL To[DONE]",
                        "OPEN/AGAIN To[PICKING]",
                        "PICKING/AGAIN Reenter[]",
                        "A/OUT Reenter[]",
                        "B/OUT Reenter[]",
                        "OPEN/NOTE Stay[]",
                        "OPEN/JUMP To[PACKING]",
                        "PACKING/JUMP Reenter[]");
        assertThat(orders.notes())
                .contains(
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "OPEN", Messages.compositeActions(1)),
                        new ImportNote(ImportNote.Kind.NOTE, "B to INNER on OUT", Messages.outward()),
                        new ImportNote(ImportNote.Kind.NOTE, "INNER to OPEN on OUT", Messages.outward()));
    }

    @Test
    void two_groups_of_the_same_stages_are_one() throws Exception {
        states().initial("NEW").state("OUTER");
        states().parent("OUTER").initial("INNER");
        states().parent("INNER").initial("A").state("B");
        external("NEW", "GO", "OUTER");
        external("A", "GO", "B");
        external("OUTER", "BACK", "NEW");
        external("INNER", "HOME", "NEW");
        StageModel model = read().builder("nested").build();
        assertThat(model.groups()).extracting(group -> group.name()).containsExactly("INNER");
        assertThat(rules(model)).contains("INNER/BACK To[NEW]", "INNER/HOME To[NEW]");
    }

    @Test
    void a_choice_is_a_chooser_and_its_last_way_needs_no_guard() throws Exception {
        states().initial("NEW")
                .choice("HOW MUCH")
                .junction("WHO")
                .state("SMALL")
                .state("LARGE")
                .end("HUGE");
        external("NEW", "PAY", "HOW MUCH");
        builder.configureTransitions()
                .withExternal()
                .source("NEW")
                .target("HOW MUCH")
                .timerOnce(1_000);
        builder.configureTransitions()
                .withChoice()
                .source("HOW MUCH")
                .first("SMALL", GUARD, ACTION)
                .last("WHO");
        builder.configureTransitions()
                .withJunction()
                .source("WHO")
                .first("LARGE", GUARD)
                .last("HUGE");
        external("SMALL", "BACK", "NEW");
        external("LARGE", "BACK", "NEW");
        SpringImport orders = read();
        assertThat(orders.openGuards())
                .extracting(OpenGuard::name)
                .containsExactly("HOW MUCH to SMALL", "WHO to LARGE");
        assertThat(orders.notes())
                .containsExactly(
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "HOW MUCH to SMALL", Messages.branchActions(1)));
        StageModel model = orders.bind("HOW MUCH to SMALL", pay -> amount(pay) < 10)
                .bind("WHO to LARGE", (pay, situation) -> amount(pay) < 100)
                .builder("orders")
                .build();
        Position fresh = model.start("o-1", MONDAY);
        assertThat(List.of(1, 50, 500))
                .extracting(amount -> model.decide(fresh, new Signal("PAY", Map.of("amount", amount)), MONDAY)
                        .position()
                        .stage()
                        .id())
                .containsExactly("SMALL", "LARGE", "HUGE");
        assertThat(model.advance(fresh, MONDAY.plusSeconds(2))
                        .position()
                        .stage()
                        .id())
                .isEqualTo("SMALL");
    }

    private static int amount(Signal pay) {
        return (int) pay.data().getOrDefault("amount", 0);
    }

    @Test
    void what_spring_times_by_itself_is_a_timer_with_a_remark_where_it_differs() throws Exception {
        states().initial("NEW").state("WAITING").state("OPEN").end("DONE");
        states().parent("OPEN").initial("A");
        builder.configureTransitions().withExternal().source("NEW").target("WAITING");
        builder.configureTransitions()
                .withExternal()
                .source("WAITING")
                .target("OPEN")
                .timerOnce(60_000);
        builder.configureTransitions().withInternal().source("WAITING").timer(1_000);
        builder.configureTransitions()
                .withExternal()
                .source("OPEN")
                .target("DONE")
                .timerOnce(2_000);
        SpringImport orders = read();
        assertThat(orders.notes())
                .containsExactlyInAnyOrder(
                        new ImportNote(ImportNote.Kind.DIFFERS, "NEW to WAITING", Messages.triggerless()),
                        new ImportNote(ImportNote.Kind.DIFFERS, "WAITING every PT1S", Messages.periodic(1_000)),
                        new ImportNote(ImportNote.Kind.DIFFERS, "OPEN to DONE after PT2S", Messages.compositeTimer()));
        StageModel model = orders.builder("timed").build();
        assertThat(rules(model))
                .containsExactly(
                        "NEW/after PT0S To[WAITING]",
                        "WAITING/after PT1M To[A]",
                        "WAITING/every PT1S Stay[]",
                        "OPEN/after PT2S To[DONE]");
        assertThat(model.advance(model.start("o-1", MONDAY), MONDAY.plus(Duration.ofMinutes(2)))
                        .position()
                        .stage()
                        .id())
                .isEqualTo("DONE");
    }

    @Test
    void a_timer_of_springs_ticks_as_often_as_the_one_read_from_it_save_at_the_start() throws Exception {
        try (VirtualTime time = new VirtualTime()) {
            List<String> ticks = new ArrayList<>();
            states().initial("OPEN").end("DONE");
            builder.configureTransitions()
                    .withInternal()
                    .source("OPEN")
                    .timer(1_000)
                    .action(context -> ticks.add("tick"));
            external("OPEN", "STOP", "DONE");
            StateMachine<String, String> machine = builder.build();
            StageModel model =
                    SpringStatemachines.fromSpring(machine).builder("ticking").build();
            Position position = model.start("o-1", MONDAY);
            machine.startReactively().block();
            int touches = 0;
            for (int second : new int[] {1, 3, 4, 9}) {
                Instant at = MONDAY.plusSeconds(second);
                time.advanceTo(second * 1_000L);
                Advance advance = model.advance(position, at);
                position = advance.position();
                touches += advance.trace().stream()
                        .mapToInt(step -> step.touchpoints().size())
                        .sum();
                // Spring's first tick is at the machine's start itself
                assertThat(touches).as("by second %d", second).isEqualTo(ticks.size() - 1);
            }
            assertThat(touches).isEqualTo(8);
        }
    }

    @Test
    void a_history_comes_over_where_going_back_is_the_same() throws Exception {
        states().initial("OPEN").state("OPEN").state("PAUSED").state("BOXED").end("DONE");
        states().parent("OPEN")
                .initial("A")
                .state("B")
                .history("H", StateConfigurer.History.SHALLOW)
                .state("C");
        external("A", "NEXT", "B");
        external("B", "NEXT", "C");
        external("C", "STOP", "DONE");
        external("OPEN", "PAUSE", "PAUSED");
        external("PAUSED", "RESUME", "H");
        external("C", "BOX", "BOXED");
        external("PAUSED", "BOX", "BOXED");
        external("BOXED", "RESUME", "H");
        external("A", "RESUME", "H");
        SpringImport orders = read();
        assertThat(orders.notes())
                .containsExactlyInAnyOrder(
                        new ImportNote(
                                ImportNote.Kind.LEFT_OUT,
                                "BOXED to H on RESUME",
                                Messages.enteredFromElsewhere("H", "BOXED", "PAUSED")),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "A to H on RESUME", Messages.backFromInside("H", "A")),
                        new ImportNote(ImportNote.Kind.NOTE, "BOXED", Messages.noWayOut()));
        assertThat(rules(orders.builder("orders").build())).contains("PAUSED/RESUME ToPrevious[A]");
    }

    @Test
    void a_history_that_spring_keeps_otherwise_is_left_out_with_the_reason() throws Exception {
        states().initial("NEW").state("OPEN").state("PAUSED").state("NEW");
        states().parent("OPEN").initial("A").state("B").history("H", StateConfigurer.History.SHALLOW);
        external("NEW", "GO", "OPEN");
        external("A", "NEXT", "B");
        external("OPEN", "PAUSE", "PAUSED");
        external("PAUSED", "RESUME", "H");
        external("PAUSED", "AGAIN", "OPEN");
        assertThat(read().notes())
                .containsExactly(new ImportNote(
                        ImportNote.Kind.LEFT_OUT, "PAUSED to H on RESUME", Messages.begunAnew("H", "PAUSED/AGAIN")));
        assertThat(Messages.begunAnew("H", "PAUSED/AGAIN"))
                .isEqualTo(
                        "leads to the history 'H' of a state that 'PAUSED/AGAIN' begins anew as a whole after it was left:"
                                + " Spring does not remember the substate it begins with, a model does; lead to a stage, or let"
                                + " 'PAUSED/AGAIN' lead to the substate itself");
    }

    @Test
    void whatever_has_no_counterpart_is_named() throws Exception {
        states().initial("NEW")
                .state("PAID", "EARLY", "SOON")
                .stateDo("PAID", ACTION)
                .state("OPEN")
                .state("LOST")
                .end("DONE");
        states().parent("OPEN")
                .initial("A")
                .state("B")
                .history("H", StateConfigurer.History.SHALLOW)
                .end("Z");
        builder.configureTransitions().withHistory().source("H").target("A");
        external("NEW", "PAY", "PAID");
        builder.configureTransitions()
                .withExternal()
                .source("PAID")
                .target("OPEN")
                .event("GO")
                .secured("ROLE_CLERK");
        external("PAID", "RESUME", "H");
        external("A", "NEXT", "B");
        external("B", "NEXT", "Z");
        builder.configureTransitions().withExternal().source("OPEN").target("DONE");
        external("OPEN", "STOP", "DONE");
        external("DONE", "BACK", "NEW");
        external("LOST", "FOUND", "NEW");
        external("NEW", "SPIN", "NEW");
        SpringImport orders = read();
        assertThat(orders.notes())
                .containsExactlyInAnyOrder(
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "PAID", Messages.defers(List.of("EARLY", "SOON"))),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "PAID", Messages.stateActions(1)),
                        new ImportNote(
                                ImportNote.Kind.LEFT_OUT,
                                "PAID to H on RESUME",
                                Messages.enteredFromElsewhere("H", "PAID", "NEW")),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "PAID to OPEN on GO", Messages.secured()),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "OPEN to DONE", Messages.completion()),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "DONE to NEW on BACK", Messages.afterTheEnd()),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "LOST", Messages.unreachable("NEW")));
        assertThat(orders.builder("orders").build().stages())
                .extracting(Stage::id)
                .containsExactly("NEW", "PAID", "A", "B", "DONE", "Z");
    }

    @Test
    void what_a_model_refuses_and_spring_lets_pass_is_left_out_or_noted() throws Exception {
        states().initial("NEW").state("OPEN").state("SPIN").state("STUCK");
        external("NEW", "GO", "OPEN");
        builder.configureTransitions()
                .withExternal()
                .source("NEW")
                .target("STUCK")
                .event("GO")
                .guard(GUARD);
        external("NEW", "GO", "SPIN");
        external("OPEN", "GO", "SPIN");
        external("SPIN", "GO", "SPIN");
        SpringImport orders = read();
        assertThat(orders.notes())
                .containsExactly(
                        new ImportNote(ImportNote.Kind.NOTE, "NEW on GO", Messages.noOrder(3)),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "NEW/GO", Messages.neverAsked()),
                        new ImportNote(ImportNote.Kind.NOTE, "STUCK", Messages.noWayOut()),
                        new ImportNote(ImportNote.Kind.NOTE, "SPIN", Messages.trap()));
        StageModel model = orders.bind("NEW to STUCK on GO", go -> false)
                .builder("orders")
                .exit(Stage.of("SPIN"))
                .build();
        assertThat(model.decide(model.start("o-1", MONDAY), Signal.of("GO"), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("OPEN");
    }

    @Test
    void a_guard_inside_a_machine_of_its_own_hides_what_the_outer_one_says() throws Exception {
        states().initial("OPEN").end("DONE");
        states().parent("OPEN").initial("A").state("B");
        builder.configureTransitions()
                .withExternal()
                .state("OPEN")
                .source("A")
                .target("B")
                .event("GO")
                .guard(c -> false);
        external("OPEN", "GO", "DONE");
        StateMachine<String, String> machine = builder.build();
        assertThat(SpringStatemachines.fromSpring(machine).notes())
                .contains(new ImportNote(ImportNote.Kind.DIFFERS, "A to B on GO", Messages.innerStops()));
        machine.startReactively().block();
        RandomMachine.send(machine, "GO", 0);
        assertThat(RandomMachine.stateOf(machine))
                .as("as the note says of Spring")
                .isEqualTo("A");
    }

    @Test
    void the_conflict_policy_decides_who_is_asked_first() throws Exception {
        builder.configureConfiguration().withConfiguration().transitionConflictPolicy(TransitionConflictPolicy.PARENT);
        states().initial("OPEN").state("HELD").end("DONE");
        states().parent("OPEN").initial("A").state("B");
        external("A", "GO", "B");
        external("B", "GO", "A");
        external("A", "NEXT", "B");
        builder.configureTransitions()
                .withExternal()
                .source("OPEN")
                .target("HELD")
                .event("GO")
                .guard(GUARD);
        external("OPEN", "NEXT", "DONE");
        external("HELD", "GO", "OPEN");
        SpringImport outerFirst = read();
        assertThat(outerFirst.notes())
                .containsExactly(new ImportNote(ImportNote.Kind.LEFT_OUT, "A/NEXT", Messages.neverAsked()));
        StageModel model = outerFirst
                .bind("OPEN to HELD on GO", go -> go.data().containsKey("hold"))
                .builder("orders")
                .build();
        Position fresh = model.start("o-1", MONDAY);
        assertThat(model.decide(fresh, new Signal("GO", Map.of("hold", true)), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("HELD");
        assertThat(model.decide(fresh, Signal.of("GO"), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("B");
        assertThat(model.decide(fresh, Signal.of("NEXT"), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("DONE");
    }

    @Test
    void an_inner_machine_of_its_own_is_asked_first_under_either_policy() throws Exception {
        builder.configureConfiguration().withConfiguration().transitionConflictPolicy(TransitionConflictPolicy.PARENT);
        states().initial("OPEN").end("DONE");
        states().parent("OPEN").initial("A").state("B");
        builder.configureTransitions()
                .withExternal()
                .state("OPEN")
                .source("A")
                .target("B")
                .event("GO");
        external("OPEN", "GO", "DONE");
        StateMachine<String, String> machine = builder.build();
        SpringImport read = SpringStatemachines.fromSpring(machine);
        assertThat(read.notes())
                .contains(new ImportNote(ImportNote.Kind.DIFFERS, "the machine", Messages.parentFirstInside()));
        machine.startReactively().block();
        RandomMachine.send(machine, "GO", 0);
        StageModel model = read.builder("orders").build();
        assertThat(model.decide(model.start("o-1", MONDAY), Signal.of("GO"), MONDAY)
                        .position()
                        .stage()
                        .id())
                .isEqualTo(RandomMachine.stateOf(machine))
                .isEqualTo("B");
    }

    @Test
    void what_a_machine_has_beside_its_structure_is_named() throws Exception {
        states().initial("NEW", ACTION).state("OPEN").end("DONE");
        states().parent("OPEN").initial("A", ACTION).state("B");
        external("NEW", "GO", "OPEN");
        external("A", "NEXT", "B");
        external("OPEN", "STOP", "DONE");
        StateMachine<String, String> machine = builder.build();
        machine.addStateListener(new StateMachineListenerAdapter<>());
        machine.addStateListener(new StateMachineListenerAdapter<>());
        machine.getStateMachineAccessor().doWithAllRegions(access -> {
            access.addStateMachineInterceptor(new StateMachineInterceptorAdapter<>());
            access.addStateMachineMonitor(new AbstractStateMachineMonitor<>() {});
        });
        machine.getExtendedState().getVariables().put("tries", 3);
        machine.getExtendedState().getVariables().put("amount", 20);
        assertThat(SpringStatemachines.fromSpring(machine).notes())
                .containsExactlyInAnyOrder(
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "the machine", Messages.listeners(2)),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "the machine", Messages.interceptors(1)),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "the machine", Messages.monitors(1)),
                        new ImportNote(
                                ImportNote.Kind.LEFT_OUT,
                                "the machine",
                                Messages.variables(List.of("amount", "tries"))),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "NEW", Messages.initialActions(1)),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "OPEN", Messages.initialActions(1)));
    }

    @Test
    void entry_and_exit_points_lead_on_to_where_spring_goes() throws Exception {
        states().initial("NEW").state("OPEN").end("DONE");
        states().parent("OPEN").initial("A").state("B").entry("IN").exit("OUT");
        external("NEW", "GO", "IN");
        external("B", "STOP", "OUT");
        external("A", "NEXT", "B");
        builder.configureTransitions().withEntry().source("IN").target("B");
        builder.configureTransitions().withExit().source("OUT").target("DONE");
        StateMachine<String, String> machine = builder.build();
        SpringImport read = SpringStatemachines.fromSpring(machine);
        assertThat(read.notes())
                .containsExactly(new ImportNote(ImportNote.Kind.LEFT_OUT, "A", Messages.unreachable("NEW")));
        StageModel model = read.builder("orders").build();
        Position position = model.start("o-1", MONDAY);
        machine.startReactively().block();
        for (String event : List.of("GO", "STOP")) {
            RandomMachine.send(machine, event, 0);
            position = model.decide(position, Signal.of(event), MONDAY).position();
            assertThat(position.stage().id()).isEqualTo(RandomMachine.stateOf(machine));
        }
        assertThat(position.stage().id()).isEqualTo("DONE");
    }

    @Test
    void a_machine_around_springs_own_is_read_as_far_as_can_be_seen() throws Exception {
        states().initial("NEW", ACTION).end("DONE");
        external("NEW", "GO", "DONE");
        StateMachine<String, String> inner = builder.build();
        @SuppressWarnings("unchecked") // a proxy is whatever interface it is asked to be
        StateMachine<String, String> around = (StateMachine<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StateMachine.class},
                (proxy, method, arguments) -> method.invoke(inner, arguments));
        SpringImport read = SpringStatemachines.fromSpring(around);
        assertThat(read.notes())
                .containsExactly(
                        new ImportNote(ImportNote.Kind.NOTE, "the machine", Messages.notSpringsOwn(around.getClass())));
        assertThat(rules(read.builder("orders").build())).containsExactly("NEW/GO To[DONE]");
    }

    @Test
    void parallel_regions_are_read_each_on_its_own() throws Exception {
        states().initial("NEW").state("WORK").end("DONE");
        states().parent("WORK").region("mail").initial("M1").state("M2");
        states().parent("WORK").region("pay").initial("P1").end("P2");
        states().fork("F").join("J");
        external("NEW", "GO", "WORK");
        external("NEW", "SPLIT", "F");
        builder.configureTransitions().withFork().source("F").target("M1").target("P1");
        builder.configureTransitions().withJoin().source("M2").source("P2").target("J");
        external("J", "x", "DONE");
        external("M1", "SEND", "M2");
        external("P1", "PAY", "P2");
        external("WORK", "CANCEL", "DONE");
        external("M2", "ABORT", "DONE");
        SpringImport orders = read();
        assertThat(orders.notes())
                .contains(
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "WORK", Messages.parallel(2)),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "F", Messages.linking("FORK")),
                        new ImportNote(ImportNote.Kind.LEFT_OUT, "J to DONE on x", Messages.fromLinking("JOIN")));
        StageModel model = orders.builder("orders").build();
        assertThat(model.stages()).extracting(Stage::id).containsExactly("NEW", "WORK", "DONE");
        assertThat(orders.regions()).hasSize(2);
        List<StageModel> regions = orders.regions().stream()
                .map(region -> region.builder("region").build())
                .toList();
        assertThat(regions)
                .extracting(region -> region.stages().stream().map(Stage::id).toList())
                .containsExactlyInAnyOrder(List.of("M1", "M2"), List.of("P1", "P2"));
        assertThat(orders.regions().stream().flatMap(region -> region.notes().stream()))
                .contains(new ImportNote(ImportNote.Kind.LEFT_OUT, "M2 to DONE on ABORT", Messages.toNowhere(null)));
    }

    @Test
    void a_machine_that_is_nothing_but_regions_has_no_builder_of_its_own() throws Exception {
        states().region("r1").initial("A").end("B");
        states().region("r2").initial("X").end("Y");
        external("A", "GO", "B");
        external("X", "RUN", "Y");
        SpringImport both = read();
        assertThat(both.notes())
                .containsExactly(new ImportNote(ImportNote.Kind.LEFT_OUT, "the machine", Messages.parallel(2)));
        assertThat(both.openGuards()).isEmpty();
        assertThatThrownBy(() -> both.builder("both"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(Messages.onlyRegions(2));
        assertThat(both.regions())
                .extracting(region -> rules(region.builder("r").build()))
                .containsExactlyInAnyOrder(List.of("A/GO To[B]"), List.of("X/RUN To[Y]"));
    }
}
