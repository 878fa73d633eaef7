package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.RuleFailedException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.transition.TransitionKind;
import reactor.core.publisher.Mono;

/** A stage model as a running Spring machine: Spring moves, the model says whether. */
class ToSpringTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHURNED,
        ERASED
    }

    sealed interface Payment permits Paid, Refunded {}

    record Paid(int price) implements Payment {}

    record Refunded(int price) implements Payment {}

    record Cancelled(String reason) {}

    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas").startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on(Paid.class).when("paid plan", paid -> 100 / paid.price() > 0).touch("thank-you").to(Plan.PAYING)
            .from(Plan.TRIAL).after(Duration.ofDays(14)).to(Plan.CHURNED)
            .from(Plan.PAYING).on(Payment.class).stay()
            .from(Plan.PAYING).afterSilence(Duration.ofDays(90)).touch("we-miss-you").stay()
            .from(Plan.PAYING).on("card renewed").ignore()
            .from(Plan.PAYING).on("upgraded").reenter()
            .fromAny().on(Cancelled.class).to(Plan.CHURNED)
            .from(Plan.CHURNED).on(Paid.class).reopensAt(Plan.PAYING)
            .from(Plan.CHURNED).on("erased").to(Plan.ERASED)
            .exit(Plan.CHURNED).terminal(Plan.ERASED)
            .build();
    // spotless:on

    private final SpringMachine machine = SpringStatemachines.toSpring(SAAS).start("c-42", MONDAY);

    @Test
    void it_runs_and_stands_where_the_model_starts() {
        assertThat(machine.spring().getState().getId()).isEqualTo(Plan.TRIAL);
        assertThat(machine.stage()).isEqualTo(Plan.TRIAL);
        assertThat(machine.position()).isEqualTo(SAAS.start("c-42", MONDAY));
        assertThat(machine.spring().getId()).isEqualTo("c-42");
    }

    @Test
    void every_rule_is_a_transition_in_each_stage_it_applies_to() {
        assertThat(machine.spring().getTransitions())
                .extracting(t -> t.getSource().getId() + " " + t.getKind() + " " + t.getName())
                .containsExactlyInAnyOrder(
                        "TRIAL EXTERNAL TRIAL/Paid/paid plan",
                        "TRIAL EXTERNAL */Cancelled",
                        "TRIAL EXTERNAL TRIAL/after PT336H",
                        "PAYING INTERNAL PAYING/Payment",
                        "PAYING INTERNAL PAYING/Payment",
                        "PAYING INTERNAL PAYING/card renewed",
                        "PAYING EXTERNAL PAYING/upgraded",
                        "PAYING EXTERNAL */Cancelled",
                        "PAYING INTERNAL PAYING/silence PT2160H",
                        "CHURNED EXTERNAL CHURNED/Paid",
                        "CHURNED EXTERNAL CHURNED/erased");
        assertThat(machine.spring().getTransitions())
                .extracting(Transition::getKind)
                .doesNotContain(TransitionKind.LOCAL);
    }

    @Test
    void its_guards_see_the_event() {
        assertThat(machine.send(new Paid(200), MONDAY.plusSeconds(1)).outcome().describe())
                .isEqualTo("c-42 stays in TRIAL: Paid was refused, 'paid plan' said no");
        assertThat(machine.stage()).isEqualTo(Plan.TRIAL);
        assertThat(machine.send(new Paid(20), MONDAY.plusSeconds(2)).steps())
                .flatExtracting(step -> step.touchpoints())
                .containsExactly(Touch.of("thank-you"));
        assertThat(machine.stage()).isEqualTo(Plan.PAYING);
    }

    @Test
    void timers_fire_by_the_hosts_clock_before_the_event_that_comes_after_them() {
        List<String> told = new ArrayList<>();
        machine.spring().addStateListener(new StateMachineListenerAdapter<>() {
            @Override
            public void transitionEnded(Transition<Stage, String> transition) {
                told.add(transition.getName());
            }
        });
        assertThat(machine.advance(MONDAY.plus(Duration.ofDays(14))).steps()).isEmpty();
        machine.send(new Paid(20), MONDAY.plus(Duration.ofDays(15)));
        assertThat(told).containsExactly("TRIAL/after PT336H", "CHURNED/Paid");
        assertThat(machine.position().episode()).isEqualTo(2);
        assertThat(machine.advance(MONDAY.plus(Duration.ofDays(200))).steps())
                .flatExtracting(step -> step.touchpoints())
                .containsExactly(Touch.of("we-miss-you"));
        assertThat(told).hasSize(3);
    }

    @Test
    void staying_and_ignoring_are_internal_and_an_unknown_event_is_refused() {
        machine.send(new Paid(20), MONDAY.plusSeconds(1));
        assertThat(machine.send(new Refunded(3), MONDAY.plusSeconds(2))
                        .outcome()
                        .describe())
                .startsWith("c-42 stays in PAYING: Refunded was handled");
        assertThat(machine.send(Signal.of("card renewed"), MONDAY.plusSeconds(3))
                        .outcome())
                .isInstanceOf(Outcome.Ignored.class);
        assertThat(machine.send("unheard of", MONDAY.plusSeconds(4)).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(machine.send(Signal.of("upgraded"), MONDAY.plusSeconds(5))
                        .position()
                        .enteredAt())
                .isEqualTo(MONDAY.plusSeconds(5));
    }

    @Test
    void a_guard_that_throws_is_an_error_and_the_machine_goes_on() {
        assertThatThrownBy(() -> machine.send(new Paid(0), MONDAY.plusSeconds(1)))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("'paid plan' threw java.lang.ArithmeticException");
        assertThat(machine.position()).isEqualTo(SAAS.start("c-42", MONDAY));
        machine.send(new Paid(20), MONDAY.plusSeconds(2));
        assertThat(machine.stage()).isEqualTo(Plan.PAYING);
    }

    @Test
    void an_event_sent_past_it_is_denied() {
        Message<String> message = MessageBuilder.withPayload("Cancelled").build();
        assertThat(machine.spring().sendEvent(Mono.just(message)).blockLast().getResultType())
                .isEqualTo(StateMachineEventResult.ResultType.DENIED);
        assertThat(machine.stage()).isEqualTo(Plan.TRIAL);
    }

    @Test
    void an_interceptor_that_stops_spring_is_an_error_not_a_silent_difference() {
        machine.spring()
                .getStateMachineAccessor()
                .doWithAllRegions(access -> access.addStateMachineInterceptor(new StateMachineInterceptorAdapter<>() {
                    @Override
                    public void preStateChange(
                            State<Stage, String> state,
                            Message<String> message,
                            Transition<Stage, String> transition,
                            StateMachine<Stage, String> stateMachine,
                            StateMachine<Stage, String> root) {
                        throw new IllegalArgumentException("not on a Monday");
                    }
                }));
        assertThatThrownBy(() -> machine.send(new Cancelled("price"), MONDAY.plusSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the Spring machine of 'c-42' is in TRIAL, but the model says CHURNED;"
                                + " an interceptor or listener stopped it, or the machine is in error. Begin again with resume(position)");
        assertThat(machine.position().stage()).isEqualTo(Plan.TRIAL);
    }

    @Test
    void it_goes_on_from_a_position_with_its_timers() {
        SpringDefinition definition = SpringStatemachines.toSpring(SAAS);
        Position paying = SAAS.begin("c-7", Plan.PAYING, MONDAY);
        SpringMachine resumed = definition.resume(Position.of(paying.state()));
        assertThat(definition.model()).isSameAs(SAAS);
        assertThat(resumed.stage()).isEqualTo(Plan.PAYING);
        assertThat(resumed.advance(MONDAY.plus(Duration.ofDays(91))).steps()).hasSize(1);
        StageModel other = StageModel.named("other")
                .startAt(Plan.TRIAL)
                .terminal(Plan.TRIAL)
                .build();
        assertThatThrownBy(() -> SpringStatemachines.toSpring(other).resume(paying))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to model saas v1");
        assertThat(SpringStatemachines.toSpring(other).start("c-7", MONDAY).stage())
                .isEqualTo(Plan.TRIAL);
    }

    @Test
    void a_terminal_stage_ends_the_machine_which_still_says_where_it_is() {
        machine.send(new Cancelled("price"), MONDAY.plusSeconds(1));
        machine.send(Signal.of("erased"), MONDAY.plusSeconds(2));
        assertThat(machine.spring().isComplete()).isTrue();
        assertThat(machine.stage()).isEqualTo(Plan.ERASED);
        assertThat(machine.send(new Paid(20), MONDAY.plusSeconds(3)).outcome()).isInstanceOf(Outcome.Refused.class);
    }
}
