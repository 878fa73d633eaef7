package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** L-25: walking the paths of an analysis, with guards and choosers told what to say, really fires every rule it claims to. */
class PathsTest extends RandomCases {

    private static final Instant START = Saas.MONDAY;

    /** Answers for the guards and choosers of a rewritten model: what the leg that is being walked says they must. */
    private static final class Script {
        private List<Path.Leg> legs = List.of();
        private int at;

        /** The leg being walked, or the first one after it in this stage: a wait may run on into the next leg. */
        private Path.@Nullable Leg leg(Stage stage) {
            for (int i = at; i < legs.size(); i++) {
                if (legs.get(i).stage().is(stage)) {
                    return legs.get(i);
                }
            }
            return null;
        }

        boolean says(String guard, Stage stage) {
            Path.Leg leg = leg(stage);
            return leg != null && leg.obligations().contains("'" + guard + "' says yes");
        }

        Stage picks(String chooser, Stage stage, List<Stage> targets) {
            Path.Leg leg = leg(stage);
            for (Stage target : targets) {
                if (leg != null && leg.obligations().contains("'" + chooser + "' picks " + target.id())) {
                    return target;
                }
            }
            return targets.get(0);
        }
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Label("L-25 every rule is passed by a path that can be walked, or is listed as unreached")
    void paths_can_be_walked(@ForAll("models") RandomModel random) {
        Script script = new Script();
        StageModel model = scripted(random.model, script);
        Analysis analysis = model.analysis();
        Set<String> passed = new HashSet<>();
        for (Path path : analysis.paths()) {
            List<Path.Leg> ofDates = path.legs().stream()
                    .filter(leg -> model.rule(leg.rule()).orElseThrow().trigger() instanceof Trigger.OnDate)
                    .toList();
            if (ofDates.isEmpty()) {
                passed.addAll(walk(model, path, script));
            } else {
                // when it is due the host's dates decide, which the way says
                assertThat(ofDates)
                        .allSatisfy(leg -> assertThat(leg.obligations())
                                .anyMatch(must -> must.startsWith("the date 'd") && must.contains("' is set")));
                path.legs().forEach(leg -> passed.add(leg.rule()));
            }
        }
        analysis.unreached().forEach(rule -> passed.add(rule.id()));
        assertThat(passed).containsAll(model.rules().stream().map(Rule::id).toList());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Label("L-25 what is unreached is not fired by chance either, where no silence can be broken")
    void unreached_rules_do_not_fire(@ForAll("models") RandomModel random, @ForAll("logs") RandomLog log) {
        StageModel model = random.model;
        List<Rule> unreached = model.analysis().unreached().stream()
                .filter(rule -> model.rules().stream().noneMatch(r -> r.trigger() instanceof Trigger.AfterSilence))
                .toList();
        Position position = model.start("s", log.start());
        for (RandomLog.Entry entry : log.entries()) {
            List<Step> trace;
            if (entry.event() == null) {
                Advance advance = model.advance(position, entry.at());
                position = advance.position();
                trace = advance.trace();
            } else {
                Decision decision = model.decide(position, entry.event(), entry.at(), entry.late());
                position = decision.position();
                trace = decision.trace();
            }
            assertThat(trace).noneMatch(step -> step.kind() != Kind.REFUSED && unreached.contains(step.rule()));
        }
    }

    /** Fires the path's legs one by one and answers the ids of the rules that fired. */
    private static Set<String> walk(StageModel model, Path path, Script script) {
        script.legs = path.legs();
        Set<String> fired = new HashSet<>();
        List<String> order = new ArrayList<>();
        Instant now = START;
        Position position = model.start("s", now);
        for (script.at = 0; script.at < path.legs().size(); script.at++) {
            Path.Leg leg = path.legs().get(script.at);
            Rule rule = model.rule(leg.rule()).orElseThrow();
            if (rule.trigger().isTimer()) {
                while (!order.contains(leg.rule()) && position.nextDue().isPresent()) {
                    now = position.nextDue().orElseThrow().plusNanos(1_000);
                    Advance advance = model.advance(position, now);
                    position = advance.position();
                    advance.steps().forEach(step -> order.add(step.rule().id()));
                }
            } else {
                Decision decision = model.decide(position, event(model, leg.trigger()), now);
                position = decision.position();
                decision.steps().forEach(step -> order.add(step.rule().id()));
                if (decision.outcome() instanceof Outcome.Ignored ignored) {
                    order.add(ignored.rule());
                }
            }
            assertThat(order).as("leg %s of %s in %s", leg, path, model.rules()).contains(leg.rule());
            fired.add(leg.rule());
            order.removeAll(path.legs().subList(0, script.at + 1).stream()
                    .map(Path.Leg::rule)
                    .toList());
        }
        return fired;
    }

    private static Object event(StageModel model, String type) {
        Class<?> javaClass = model.eventTypes().stream()
                .filter(known -> known.id().equals(type))
                .findFirst()
                .orElseThrow()
                .javaClass();
        if (javaClass == null) {
            return Signal.of(type);
        } else if (javaClass == RandomEvent.DeepA.class) {
            return new RandomEvent.DeepA(0);
        } else if (javaClass == RandomEvent.DeepB.class) {
            return new RandomEvent.DeepB(0);
        }
        return javaClass == RandomEvent.Plain.class ? new RandomEvent.Plain(0) : RandomEvent.Colour.GREEN;
    }

    /** The same model with guards and choosers that say what the script does. */
    private static StageModel scripted(StageModel model, Script script) {
        ModelBuilder builder = model.extend("scripted");
        builder.rows.forEach(row -> {
            // no date is ever set, so that none gets in the way of what is walked
            row.captures.replaceAll(capture -> capture.kind() == Capture.Kind.DATE
                    ? Capture.date(capture.name(), (event, situation) -> null)
                    : capture);
            if (row.guard != null) {
                String name = row.guard.name();
                row.guard = Guard.ofSituation(name, situation -> script.says(name, situation.stage()));
            }
            if (row.action instanceof Action.Choose choose) {
                String name = choose.chooser().name();
                Chooser chooser =
                        Chooser.ofSituation(name, situation -> script.picks(name, situation.stage(), choose.targets()));
                row.action = new Action.Choose(chooser, choose.targets());
            }
        });
        return builder.build();
    }

    @Provide
    Arbitrary<RandomLog> logs() {
        return Arbitraries.randomValue((Random random) -> RandomLog.unordered(random, 30));
    }
}
