package dev.lifecycle.spring;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import reactor.core.publisher.Mono;

/**
 * One subject's running Spring machine, made from a stage model. Events and time come in here, so that guards see the host's own event
 * and timers fire by the host's clock, never by Spring's; listeners, interceptors and monitors are added to {@link #spring()} as usual.
 *
 * <p>Everything runs on the calling thread. Like any Spring machine, it is not for several threads.
 */
@SuppressWarnings("exports") // as in SpringStatemachines
public final class SpringMachine {

    private final StageModel model;
    private final StateMachine<Stage, String> spring;
    private Position position;

    SpringMachine(StageModel model, Position position, StateMachine<Stage, String> spring) {
        this.model = model;
        this.position = position;
        this.spring = spring;
        if (!position.stage().is(model.start())) {
            var context = new DefaultStateMachineContext<Stage, String>(
                    position.stage(), null, null, null, null, position.subject());
            spring.getStateMachineAccessor()
                    .doWithAllRegions(access -> finish(access.resetStateMachineReactively(context)));
        }
        spring.getStateMachineAccessor().doWithAllRegions(access -> access.addStateMachineInterceptor(new AskedOnly()));
        finish(spring.startReactively());
    }

    /** The machine itself. It denies an event sent to it directly, past {@link #send}: that one does not say when it happened. */
    public StateMachine<Stage, String> spring() {
        return spring;
    }

    /** The stage the Spring machine is in. */
    public Stage stage() {
        return Objects.requireNonNull(spring.getState(), Messages.stopped(position.subject()))
                .getId();
    }

    /** The same with everything the model knows of the subject. */
    public Position position() {
        return position;
    }

    /**
     * Sends one event, after the timers due strictly before it.
     *
     * @return what the model made of the timers and the event, in order; their touchpoints are the host's to carry out
     * @throws dev.lifecycle.model.RuleFailedException if a guard or chooser of the host throws; the machine stays where it was
     * @throws IllegalStateException                   if Spring went elsewhere, as an interceptor of the host's can make it
     */
    public Decision send(Object event, Instant at) {
        Position found = position;
        List<Step> timers = advance(at).trace();
        PendingDecision pending = PendingDecision.ofEvent(model, position, event, at);
        send(model.nameOf(event), pending);
        Decision decision = pending.decision();
        arriveAt(decision.position());
        return timers.isEmpty() ? decision : model.decide(found, event, at);
    }

    /**
     * Sends the timers due strictly before this instant, as events, each at its own instant.
     *
     * @throws dev.lifecycle.model.RuleFailedException if a guard or chooser of the host throws; timers before it have fired
     * @throws IllegalStateException                   if Spring went elsewhere, as an interceptor of the host's can make it
     */
    public Advance advance(Instant upTo) {
        Instant end = upTo.truncatedTo(ChronoUnit.MICROS);
        List<Step> trace = new ArrayList<>();
        while (position.nextDue().filter(due -> due.isBefore(end)).isPresent()) {
            Instant due = position.nextDue().orElse(end);
            Advance instant = model.advance(position, due.plus(1, ChronoUnit.MICROS));
            for (Step step : instant.trace()) {
                if (step.rule() != null) {
                    send(SpringNames.timerEvent(step.rule()), PendingDecision.ofTimer(model, position, step));
                }
            }
            arriveAt(instant.position());
            trace.addAll(instant.trace());
        }
        return new Advance(position, trace);
    }

    private void send(String event, PendingDecision pending) {
        var message = MessageBuilder.withPayload(event)
                .setHeader(PendingDecision.HEADER, pending)
                .build();
        finish(spring.sendEvent(Mono.just(message)).then());
    }

    private static void finish(Mono<Void> work) {
        work.toFuture().join();
    }

    private void arriveAt(Position decided) {
        if (!stage().is(decided.stage())) {
            throw new IllegalStateException(Messages.wentElsewhere(
                    decided.subject(), stage().id(), decided.stage().id()));
        }
        position = decided;
    }

    /** Spring denies an event when an interceptor throws before it. */
    private static final class AskedOnly extends StateMachineInterceptorAdapter<Stage, String> {
        @Override
        public Message<String> preEvent(Message<String> message, StateMachine<Stage, String> machine) {
            if (!message.getHeaders().containsKey(PendingDecision.HEADER)) {
                throw new IllegalArgumentException(Messages.sentPastUs(message.getPayload()));
            }
            return message;
        }
    }
}
