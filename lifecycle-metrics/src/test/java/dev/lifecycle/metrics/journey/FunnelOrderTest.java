package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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

    private static final List<List<String>> STEPS =
            List.of(List.of("A", "B", "C"), List.of("A", "B", "C"), List.of("A", "A", "B"), List.of("A", "B", "A"));

    @Property(tries = 5_000)
    @Label(
            "T-FUN-STRICT, T-FUN-LATEST: every order, touch, window and strictly later steps, as by trying every row that can be chosen")
    void as_every_choice(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> steps = STEPS.get(random.nextInt(STEPS.size()));
        List<Event> events = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < 9; i++) {
            at += random.nextInt(3);
            events.add(new Event(
                    "c1",
                    NOON.plusSeconds(at),
                    "ABCX".substring(random.nextInt(4)).substring(0, 1)));
        }
        int window = random.nextBoolean() ? 1 + random.nextInt(8) : 1_000_000;
        for (FunnelOrder order : List.of(FunnelOrder.SEQUENTIAL, FunnelOrder.STRICT, FunnelOrder.STRICT_ORDER)) {
            for (boolean later : new boolean[] {false, true}) {
                Choices choices = new Choices(sorted(events, steps), steps, order, later, window);
                assertThat(rowOf(declared(steps, order, later, window).timedFromFirst(), events))
                        .as("first of %s", choices)
                        .isEqualTo(choices.first());
                assertThat(rowOf(declared(steps, order, later, window).timedFromLatest(), events))
                        .as("latest of %s", choices)
                        .isEqualTo(choices.latest());
            }
        }
    }

    private static FunnelDefinition<Event> declared(List<String> steps, FunnelOrder order, boolean later, int window) {
        FunnelDefinition<Event> definition = Funnel.of(Event::who, Event::at, Event::name)
                .steps(steps.get(0), steps.get(1), steps.get(2))
                .within(Duration.ofSeconds(window));
        FunnelDefinition<Event> ordered = switch (order) {
            case STRICT -> definition.strict();
            case STRICT_ORDER -> definition.strictOrder();
            default -> definition;
        };
        return later ? ordered.strictlyLater() : ordered;
    }

    /** Seconds from the first step to each that was reached, of the one subject. */
    private static List<Long> rowOf(FunnelDefinition<Event> definition, List<Event> events) {
        return events.stream().collect(definition.metric()).steps().stream()
                .filter(step -> step.reached() > 0)
                .map(step -> step.medianTotal() == null ? 0 : step.medianTotal().toSeconds())
                .toList();
    }

    /** By instant; of one instant others first, then in the order of the steps. */
    private static List<Event> sorted(List<Event> events, List<String> steps) {
        return events.stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(event -> steps.indexOf(event.name())))
                .toList();
    }

    /** All rows of steps that one subject's events can be read as. */
    private record Choices(List<Event> events, List<String> steps, FunnelOrder order, boolean later, int window) {

        /** Of the deepest rows the one whose first step is first, then its second, and so on. */
        List<Long> first() {
            return seconds(deepest().stream().min(Choices::compare).orElse(List.of()));
        }

        /** Of the deepest rows those done first, of these the one whose first step is the latest, then its second, and so on. */
        List<Long> latest() {
            List<List<Integer>> deepest = deepest();
            int done = deepest.stream()
                    .mapToInt(row -> row.get(row.size() - 1))
                    .min()
                    .orElse(-1);
            return seconds(deepest.stream()
                    .filter(row -> row.get(row.size() - 1) == done)
                    .max(Choices::compare)
                    .orElse(List.of()));
        }

        private static int compare(List<Integer> a, List<Integer> b) {
            return Arrays.compare(
                    a.stream().mapToInt(i -> i).toArray(),
                    b.stream().mapToInt(i -> i).toArray());
        }

        private List<Long> seconds(List<Integer> row) {
            return row.stream()
                    .map(i -> Duration.between(
                                    events.get(row.get(0)).at(), events.get(i).at())
                            .toSeconds())
                    .toList();
        }

        private List<List<Integer>> deepest() {
            List<List<Integer>> all = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).name().equals(steps.get(0))) {
                    rows(List.of(i), all);
                }
            }
            int depth = all.stream().mapToInt(List::size).max().orElse(0);
            return all.stream().filter(row -> row.size() == depth).toList();
        }

        private void rows(List<Integer> taken, List<List<Integer>> all) {
            all.add(taken);
            int step = taken.size();
            int last = taken.get(step - 1);
            for (int i = last + 1; i < events.size() && step < steps.size(); i++) {
                Event event = events.get(i);
                boolean isNext = event.name().equals(steps.get(step))
                        && !(later && event.at().equals(events.get(last).at()))
                        && !event.at().isAfter(events.get(taken.get(0)).at().plusSeconds(window));
                if (isNext) {
                    List<Integer> more = new ArrayList<>(taken);
                    more.add(i);
                    rows(more, all);
                }
                boolean isEarlier = steps.subList(0, step).contains(event.name());
                if (order == FunnelOrder.STRICT || (order == FunnelOrder.STRICT_ORDER && !isEarlier)) {
                    break;
                }
            }
        }

        @Override
        public String toString() {
            return order + (later ? " strictly later " : " ") + steps + " within " + window + ": "
                    + events.stream()
                            .map(event -> event.name() + "@"
                                    + Duration.between(NOON, event.at()).toSeconds())
                            .toList();
        }
    }
}
