package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;

/** Random machines with a history state, run by Spring, and the models read of them: where the transition to it came over, both go back alike. */
class HistoryDifferentialTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final int EVENTS = 14;

    /** A machine of two states outside and some inside, maybe nested; what was drawn is told if it fails. */
    private record Drawn(StateMachine<String, String> spring, List<String> told) {}

    private static Drawn draw(Random random) throws Exception {
        List<String> told = new ArrayList<>();
        boolean nested = random.nextInt(3) == 0;
        boolean deep = random.nextBoolean();
        List<String> inside = nested ? List.of("A", "B", "C", "D") : List.of("A", "B", "C");
        List<String> outside = List.of("X", "Y");
        StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
        boolean startsOutside = random.nextBoolean();
        builder.configureStates()
                .withStates()
                .initial(startsOutside ? "X" : "P")
                .state("P")
                .state("X")
                .state("Y");
        var substates =
                builder.configureStates().withStates().parent("P").initial("A").state("B");
        if (nested) {
            substates.state("Q");
            builder.configureStates().withStates().parent("Q").initial("C").state("D");
        } else {
            substates.state("C");
        }
        substates.history("H", deep ? StateConfigurer.History.DEEP : StateConfigurer.History.SHALLOW);
        if (random.nextBoolean()) {
            String otherwise = random.nextBoolean() ? "A" : "B";
            builder.configureTransitions().withHistory().source("H").target(otherwise);
            told.add("H otherwise " + otherwise);
        }
        told.add((nested ? "nested " : "") + (deep ? "deep" : "shallow") + (startsOutside ? " from X" : " from P"));
        List<String> sources = new ArrayList<>(inside);
        sources.add("P");
        List<String> targets = new ArrayList<>(inside);
        if (random.nextBoolean()) {
            targets.add("P");
        }
        for (String source : sources) {
            for (int event = 0; event < 2; event++) {
                String target = random.nextBoolean()
                        ? outside.get(random.nextInt(2))
                        : inside.get(random.nextInt(inside.size()));
                edge(builder, told, source, target, "E" + event);
            }
        }
        for (String source : outside) {
            edge(builder, told, source, "H", "E0");
            String target = random.nextInt(3) == 0
                    ? outside.get(random.nextInt(2))
                    : targets.get(random.nextInt(targets.size()));
            edge(builder, told, source, target, "E1");
        }
        return new Drawn(builder.build(), told);
    }

    private static void edge(
            StateMachineBuilder.Builder<String, String> builder,
            List<String> told,
            String source,
            String target,
            String event)
            throws Exception {
        told.add(source + " to " + target + " on " + event);
        builder.configureTransitions()
                .withExternal()
                .source(source)
                .target(target)
                .event(event);
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_history_that_came_over_goes_back_as_springs_does(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Drawn drawn = draw(random);
        SpringImport read = SpringStatemachines.fromSpring(drawn.spring());
        boolean isRefused = read.notes().stream()
                .anyMatch(note -> note.kind() == ImportNote.Kind.LEFT_OUT
                        && note.text().startsWith("leads to the ")
                        && note.text().contains("history"));
        boolean wentBack = false;
        if (!isRefused) {
            wentBack = goesTheSameWay(drawn, read, random);
        }
        Statistics.label("went back to another stage than the fallback").collect(wentBack);
        Statistics.label("came over").collect(!isRefused);
        Statistics.label("went back to another stage than the fallback")
                .coverage(all -> all.check(true).count(count -> count > 50));
    }

    /** Whether it went back to a stage that is not its fallback. */
    private static boolean goesTheSameWay(Drawn drawn, SpringImport read, Random random) {
        boolean wentBack = false;
        StageModel model = RandomMachine.built(read);
        Position position = model.start("c-42", MONDAY);
        SpringMachine back = SpringStatemachines.toSpring(model).start("c-42", MONDAY);
        drawn.spring().startReactively().block();
        StringBuilder told = new StringBuilder(String.join("\n", drawn.told()));
        for (int i = 0; i < EVENTS; i++) {
            String event = "E" + random.nextInt(2);
            told.append("\n").append(event);
            Signal signal = Signal.of(event);
            Instant at = MONDAY.plusSeconds(i);
            RandomMachine.send(drawn.spring(), event, 0);
            Decision decision = model.decide(position, signal, at);
            position = decision.position();
            for (Step step : decision.trace()) {
                Rule rule = step.rule();
                wentBack |= rule != null
                        && rule.action() instanceof Action.ToPrevious action
                        && !action.fallback().is(position.stage());
            }
            back.send(signal, at);
            assertThat(position.stage().id()).as(told.toString()).isEqualTo(RandomMachine.stateOf(drawn.spring()));
            assertThat(back.stage()).as(told.toString()).isEqualTo(position.stage());
        }
        return wentBack;
    }
}
