package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict, strict order and sequential; strictly later steps; from which of several first steps time is counted. */
class FunnelOrderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Event(String who, Instant at, String name) {}

    private static FunnelDefinition<Event> abc() {
        return Funnel.of(Event::who, Event::at, Event::name).steps("A", "B", "C");
    }

    /** One subject's events, each a letter, a second apart. */
    private static List<Event> letters(String letters) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            events.add(new Event("c1", NOON.plusSeconds(i), letters.substring(i, i + 1)));
        }
        return events;
    }

    private static long deepest(FunnelDefinition<Event> definition, List<Event> events) {
        return events.stream().collect(definition.metric()).steps().stream()
                .filter(step -> step.reached() > 0)
                .count();
    }

    @ParameterizedTest(name = "T-FUN-STRICT: {0}: strict {1}, strict order {2}, sequential {3}")
    @CsvSource({
        "AABBCC, 2, 3, 3",
        "AAAABBCC, 2, 3, 3",
        "ABDC, 2, 2, 3",
        "ABC, 3, 3, 3",
        "ABABC, 3, 3, 3",
        "ACBC, 1, 1, 3",
        "XABC, 3, 3, 3",
        "ADABC, 3, 3, 3",
        "ABBAC, 2, 3, 3",
        "BCA, 1, 1, 1"
    })
    void strict_strict_order_and_sequential(String events, int strict, int strictOrder, int sequential) {
        assertThat(deepest(abc().strict(), letters(events))).isEqualTo(strict);
        assertThat(deepest(abc().strictOrder(), letters(events))).isEqualTo(strictOrder);
        assertThat(deepest(abc(), letters(events))).isEqualTo(sequential);
    }

    @Test
    @DisplayName("T-FUN-STRICT: A and B at one instant do not count as two strictly later steps")
    void strictly_later() {
        List<Event> together = List.of(new Event("c1", NOON, "A"), new Event("c1", NOON, "B"));
        assertThat(deepest(abc(), together)).isEqualTo(2);
        assertThat(deepest(abc().strictlyLater(), together)).isEqualTo(1);
        assertThat(deepest(abc().strictOrder().strictlyLater(), together)).isEqualTo(1);
        assertThat(deepest(abc().strict().strictlyLater(), together)).isEqualTo(1);
        // An A before the instant of both still leads to the B there.
        List<Event> before = new ArrayList<>(together);
        before.add(new Event("c1", NOON.minusSeconds(5), "A"));
        assertThat(deepest(abc().strictlyLater(), before)).isEqualTo(2);
        Funnel funnel = before.stream().collect(abc().strictlyLater().metric());
        assertThat(funnel.step("B").timeToConvert()).contains(Duration.ofSeconds(5));
        assertThat(funnel.definition()).isEqualTo("funnel/sequential/A,B,C/from-latest/strictly-later/per-subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> abc().strictlyLater().anyOrder())
                .withMessageContaining("not both");
    }

    @Test
    @DisplayName("T-FUN-LATEST: from the first A 110 s, from the latest 10 s; default and name stand in the definition")
    void first_or_latest_touch() {
        List<Event> events = List.of(
                new Event("c1", NOON, "A"),
                new Event("c1", NOON.plusSeconds(100), "A"),
                new Event("c1", NOON.plusSeconds(110), "B"));
        Funnel latest = events.stream().collect(abc().metric());
        assertThat(latest.step("B").timeToConvert()).contains(Duration.ofSeconds(10));
        assertThat(latest.definition()).isEqualTo("funnel/sequential/A,B,C/from-latest/per-subject");
        assertThat(events.stream().collect(abc().timedFromLatest().metric())).isEqualTo(latest);
        Funnel first = events.stream().collect(abc().timedFromFirst().metric());
        assertThat(first.step("B").timeToConvert()).contains(Duration.ofSeconds(110));
        assertThat(first.definition()).isEqualTo("funnel/sequential/A,B,C/from-first/per-subject");
        Funnel inWindow = events.stream()
                .collect(abc().timedFromFirst().within(Duration.ofSeconds(60)).metric());
        assertThat(inWindow.step("B").timeToConvert()).contains(Duration.ofSeconds(10));
        assertThat(events.stream().collect(abc().anyOrder().metric()).definition())
                .isEqualTo("funnel/any-order/A,B,C/from-first/per-subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> abc().timedFromLatest().anyOrder())
                .withMessageContaining("leave timedFromLatest() out");
    }

    @Property(tries = 3_000)
    @Label("T-FUN-STRICT, T-FUN-LATEST: as deep as any row that can be chosen, and from the first that is as deep")
    void as_every_choice(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < 9; i++) {
            at += random.nextInt(3);
            events.add(new Event(
                    "c1",
                    NOON.plusSeconds(at),
                    "ABCX".substring(random.nextInt(4)).substring(0, 1)));
        }
        boolean later = random.nextBoolean();
        int window = random.nextBoolean() ? 1 + random.nextInt(8) : 1_000_000;
        for (FunnelOrder order : List.of(FunnelOrder.SEQUENTIAL, FunnelOrder.STRICT, FunnelOrder.STRICT_ORDER)) {
            UnaryOperator<FunnelDefinition<Event>> options = definition -> {
                FunnelDefinition<Event> ordered = switch (order) {
                    case STRICT -> definition.strict();
                    case STRICT_ORDER -> definition.strictOrder();
                    default -> definition;
                };
                FunnelDefinition<Event> timed = ordered.timedFromFirst().within(Duration.ofSeconds(window));
                return later ? timed.strictlyLater() : timed;
            };
            List<Event> sorted = sorted(events);
            List<Instant> expected = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                if (sorted.get(i).name().equals("A")) {
                    List<Instant> row = row(
                            sorted,
                            i,
                            1,
                            order,
                            later,
                            window,
                            List.of(sorted.get(i).at()));
                    expected = row.size() > expected.size() ? row : expected;
                }
            }
            Funnel funnel = events.stream().collect(options.apply(abc()).metric());
            assertThat(deepest(options.apply(abc()), events))
                    .as("%s %s %s", order, events, window)
                    .isEqualTo(expected.size());
            for (int step = 1; step < expected.size(); step++) {
                if (later && order == FunnelOrder.STRICT_ORDER) {
                    continue; // of a repeated first step at one instant with the next, which one time counts from is
                    // not settled
                }
                assertThat(funnel.steps().get(step).medianTotal())
                        .as("%s later %s %s %s", order, later, sorted, window)
                        .isEqualTo(Duration.between(expected.get(0), expected.get(step)));
            }
        }
    }

    /** By instant; of one instant others first, then in the order of the steps. */
    private static List<Event> sorted(List<Event> events) {
        return events.stream()
                .sorted(java.util.Comparator.comparing(Event::at).thenComparing(event -> "XABC".indexOf(event.name())))
                .toList();
    }

    /** The deepest continuation, of the deepest the one that is done earliest. */
    private static List<Instant> row(
            List<Event> events, int from, int step, FunnelOrder order, boolean later, int window, List<Instant> taken) {
        List<Instant> best = taken;
        for (int i = from + 1; i < events.size() && step < 3; i++) {
            Event event = events.get(i);
            boolean isNext = event.name().equals("ABC".substring(step, step + 1))
                    && !(later && event.at().equals(taken.get(taken.size() - 1)))
                    && !event.at().isAfter(taken.get(0).plusSeconds(window));
            if (isNext) {
                List<Instant> more = new ArrayList<>(taken);
                more.add(event.at());
                List<Instant> row = row(events, i, step + 1, order, later, window, more);
                best = row.size() > best.size() ? row : best;
            }
            boolean isEarlier = "ABC".substring(0, step).contains(event.name());
            if (order == FunnelOrder.STRICT || (order == FunnelOrder.STRICT_ORDER && !isEarlier)) {
                break;
            }
        }
        return best;
    }
}
