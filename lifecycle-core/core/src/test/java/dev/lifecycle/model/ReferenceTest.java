package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Reference.Did;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.PositionState;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** The engine agrees with the {@link Reference} on random models and random sequences of events and sweeps. */
class ReferenceTest {

    /** A random model and a random log; printed whole where they disagree. */
    record Case(RandomModel model, RandomLog log) {}

    private static final int CASES = 25_000;
    private static final int MANY_CASES = 100_000;

    private static int seen;
    private static int moved;
    private static int refused;
    private static int timers;
    private static int late;
    private static int rules;
    /** By what timers waited for and what rules did: how often that came about. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @Property(tries = CASES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Label("L-4 to L-13 decide and advance agree with the laws read straight: positions, outcomes and steps")
    void the_engine_agrees_with_the_reference(@ForAll("cases") Case one) {
        assertAgreement(one);
    }

    @Tag("slow")
    @Property(tries = MANY_CASES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Label("L-4 to L-13 decide and advance agree with the laws on many more models")
    void the_engine_agrees_with_the_reference_on_many(@ForAll("cases") Case one) {
        assertAgreement(one);
    }

    private static void assertAgreement(Case one) {
        seen++;
        StageModel model = one.model().model;
        Reference reference = new Reference(one.model(), "s", one.log().start());
        Position position = model.start("s", one.log().start()).atRevision(7);
        assertSame(one, -1, reference.state(7), position.state());
        for (int i = 0; i < one.log().entries().size(); i++) {
            RandomLog.Entry entry = one.log().entries().get(i);
            List<Step> trace;
            if (entry.event() == null) {
                Advance advance = model.advance(position, entry.at());
                position = advance.position();
                trace = advance.trace();
                assertSame(
                        one,
                        i,
                        reference.advance(entry.at()),
                        trace.stream().map(Did::of).toList());
            } else {
                Decision decision = model.decide(position, entry.event(), entry.at(), entry.late());
                position = decision.position();
                trace = decision.trace();
                List<Did> expected = reference.decide(entry.event(), entry.at(), entry.late());
                assertSame(one, i, expected, trace.stream().map(Did::of).toList());
                assertSame(one, i, reference.outcome(), decision.outcome());
                assertSame(
                        one,
                        i,
                        steps(expected),
                        decision.steps().stream().map(Did::of).toList());
                late += entry.at().isBefore(decision.before().asOf()) ? 1 : 0;
            }
            assertSame(one, i, reference.state(7), withoutFirings(position.state()));
            tell(trace);
        }
        rules += model.rules().size();
    }

    /** All but how often timers fired, which guards see. */
    private static PositionState withoutFirings(PositionState state) {
        Memory memory = state.memory();
        return state.withMemory(new Memory(memory.dates(), memory.texts(), memory.cameFrom(), Map.of()));
    }

    private static List<Did> steps(List<Did> trace) {
        return trace.stream()
                .filter(did -> did.kind() == Kind.MOVED || did.kind() == Kind.STAYED)
                .toList();
    }

    private static void assertSame(Case one, int entry, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            assertThat(actual).as("entry %d of %s", entry, one).isEqualTo(expected);
        }
    }

    private static void tell(List<Step> trace) {
        for (Step step : trace) {
            moved += step.kind() == Kind.MOVED ? 1 : 0;
            refused += step.kind() == Kind.REFUSED ? 1 : 0;
            timers += step.isTimer() ? 1 : 0;
            if (step.rule() != null && step.kind() != Kind.REFUSED) {
                SEEN.merge(step.rule().trigger().getClass().getSimpleName(), 1, Integer::sum);
                SEEN.merge(step.rule().action().getClass().getSimpleName(), 1, Integer::sum);
                SEEN.merge(step.kept().isNothing() ? "kept nothing" : "kept", 1, Integer::sum);
                SEEN.merge(step.note() == null ? "noted nothing" : "noted", 1, Integer::sum);
                SEEN.merge(step.rule().isActivity() ? "activity" : "no activity", 1, Integer::sum);
            }
        }
    }

    /** A run in which nothing happens would prove nothing. */
    @AfterContainer
    static void plenty_has_happened() {
        assertThat(List.of(moved, refused, timers, late))
                .as("moved, refused, timers, late")
                .allMatch(n -> n > seen / 4);
        assertThat(rules).isGreaterThan(5 * seen);
        assertThat(SEEN)
                .as("what came about")
                .hasSize(20)
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(seen / 100));
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(ReferenceTest::random);
    }

    private static Case random(Random random) {
        return new Case(new RandomModel(random), RandomLog.unordered(random, 10));
    }
}
