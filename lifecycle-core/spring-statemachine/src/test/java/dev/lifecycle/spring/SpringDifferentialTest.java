package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.springframework.statemachine.StateMachine;

/**
 * The same machines and the same events in three engines: Spring's, running what was written for Spring; ours, running what was read of
 * that; and Spring's again, running what was written back from ours.
 */
class SpringDifferentialTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final int EVENTS = 8;

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_spring_machine_and_the_model_read_from_it_go_the_same_way(@ForAll long seed) throws Exception {
        sameWay(seed);
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void twenty_thousand_spring_machines_and_their_models_go_the_same_way(@ForAll long seed) throws Exception {
        sameWay(seed);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_model_and_the_spring_machine_made_of_it_go_the_same_way_in_events_and_time(@ForAll long seed) {
        sameWayInTime(seed);
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void twenty_thousand_models_and_their_spring_machines_go_the_same_way_in_events_and_time(@ForAll long seed) {
        sameWayInTime(seed);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void springs_own_timers_and_the_timers_read_from_them_fire_alike(@ForAll long seed) throws Exception {
        sameWayByItself(seed);
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void twenty_thousand_machines_with_springs_own_timers_go_the_same_way(@ForAll long seed) throws Exception {
        sameWayByItself(seed);
    }

    private static void sameWayByItself(long seed) throws Exception {
        Random random = new Random(seed);
        RandomMachine drawn = RandomMachine.of(random, true);
        try (VirtualTime time = new VirtualTime()) {
            StateMachine<String, String> spring = drawn.spring();
            StageModel model = drawn.model(SpringStatemachines.fromSpring(spring));
            Position position = model.start("c-42", MONDAY);
            spring.startReactively().block();
            StringBuilder told = new StringBuilder(drawn.toString());
            int second = 0;
            for (int i = 0; i < EVENTS; i++) {
                second += random.nextInt(5);
                Instant at = MONDAY.plusSeconds(second);
                time.advanceTo(second * 1_000L); // at the same instant the event comes first
                position = model.advance(position, at).position();
                told.append("\nby ").append(second).append(" s");
                assertThat(position.stage().id()).as(told.toString()).isEqualTo(RandomMachine.stateOf(spring));
                String event = "E" + random.nextInt(3);
                int value = random.nextInt(3);
                told.append("\n").append(event).append(" ").append(value);
                RandomMachine.send(spring, event, value);
                position = model.decide(position, new Signal(event, Map.of(RandomMachine.HEADER, value)), at)
                        .position();
                assertThat(position.stage().id()).as(told.toString()).isEqualTo(RandomMachine.stateOf(spring));
            }
        }
    }

    private static void sameWay(long seed) throws Exception {
        Random random = new Random(seed);
        RandomMachine drawn = RandomMachine.of(random);
        StateMachine<String, String> spring = drawn.spring();
        StageModel model = drawn.model(SpringStatemachines.fromSpring(spring));
        Position position = model.start("c-42", MONDAY);
        SpringMachine back = SpringStatemachines.toSpring(model).start("c-42", MONDAY);
        spring.startReactively().block();
        StringBuilder told = new StringBuilder(drawn.toString());
        for (int i = 0; i < EVENTS; i++) {
            String event = "E" + random.nextInt(3);
            int value = random.nextInt(3);
            told.append("\n").append(event).append(" ").append(value);
            Signal signal = new Signal(event, Map.of(RandomMachine.HEADER, value));
            Instant at = MONDAY.plusSeconds(i);
            RandomMachine.send(spring, event, value);
            position = model.decide(position, signal, at).position();
            back.send(signal, at);
            assertThat(position.stage().id()).as(told.toString()).isEqualTo(RandomMachine.stateOf(spring));
            assertThat(back.stage()).as(told.toString()).isEqualTo(position.stage());
        }
    }

    private static void sameWayInTime(long seed) {
        Random random = new Random(seed);
        StageModel model = RandomModel.of(random);
        Position position = model.start("c-42", MONDAY);
        SpringMachine spring = SpringStatemachines.toSpring(model).start("c-42", MONDAY);
        Instant at = MONDAY;
        for (int i = 0; i < EVENTS; i++) {
            at = at.plusSeconds(random.nextInt(5));
            if (random.nextInt(4) == 0) {
                Advance advance = model.advance(position, at);
                position = advance.position();
                assertThat(spring.advance(at)).isEqualTo(advance);
            } else {
                Signal signal = new Signal("E" + random.nextInt(4), Map.of("value", random.nextInt(3)));
                Decision decision = model.decide(position, signal, at);
                position = decision.position();
                // with the timers before it, and what the touchpoints of each are about
                assertThat(spring.send(signal, at).trace()).isEqualTo(decision.trace());
            }
            assertThat(spring.stage())
                    .as("stage at %s of\n%s", at, model.rules())
                    .isEqualTo(position.stage());
            assertThat(spring.position()).isEqualTo(position);
        }
    }
}
