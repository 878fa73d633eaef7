package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Segmented;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FunnelTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Event(String who, Instant at, String name) {}

    /** Events of one subject, an hour apart unless a number of hours stands before the name. */
    private static Stream<Event> events(String who, String... names) {
        List<Event> events = new ArrayList<>();
        int hour = 0;
        for (String name : names) {
            String[] parts = name.split("@");
            hour = parts.length == 2 ? Integer.parseInt(parts[1]) : hour + 1;
            events.add(new Event(who, NOON.plus(Duration.ofHours(hour)), parts[0]));
        }
        return events.stream();
    }

    private static FunnelDefinition<Event> abc() {
        return Funnel.of(Event::who, Event::at, Event::name).steps("a", "b", "c");
    }

    private static List<Long> reached(Funnel funnel) {
        return funnel.steps().stream().map(FunnelStep::reached).toList();
    }

    @Test
    @DisplayName("T-FUN-1: 1000, 400, 100, 60, 15 relative and overall")
    void relative_and_overall() {
        int[] reached = {1000, 400, 100, 60, 15};
        String[] steps = {"visit", "product", "cart", "checkout", "order"};
        List<Event> events = new ArrayList<>();
        for (int who = 0; who < reached[0]; who++) {
            for (int step = 0; step < steps.length && who < reached[step]; step++) {
                events.add(new Event("c" + who, NOON.plusSeconds(step), steps[step]));
            }
        }
        Funnel funnel = events.stream()
                .collect(Funnel.of(Event::who, Event::at, Event::name)
                        .steps(steps[0], Arrays.copyOfRange(steps, 1, 5))
                        .metric());
        assertThat(reached(funnel)).containsExactly(1000L, 400L, 100L, 60L, 15L);
        double[] relative = {1, 0.40, 0.25, 0.60, 0.25};
        double[] overall = {1, 0.40, 0.10, 0.06, 0.015};
        for (int i = 0; i < steps.length; i++) {
            assertThat(funnel.steps().get(i).relative().value().orElseThrow()).isCloseTo(relative[i], within(1e-12));
            assertThat(funnel.steps().get(i).overall().value().orElseThrow()).isCloseTo(overall[i], within(1e-12));
        }
        assertThat(funnel.step("cart").lost()).isEqualTo(300);
        assertThat(funnel.entered()).isEqualTo(1000);
    }

    @Test
    void sequential_allows_anything_between_strict_does_not() {
        assertThat(reached(events("A", "a", "x", "b", "c").collect(abc().metric())))
                .containsExactly(1L, 1L, 1L);
        assertThat(reached(
                        events("A", "a", "x", "b", "c").collect(abc().strict().metric())))
                .containsExactly(1L, 0L, 0L);
        assertThat(reached(events("A", "a", "x", "a", "b", "c")
                        .collect(abc().strict().metric())))
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void the_order_of_steps_matters_unless_any() {
        assertThat(reached(events("A", "c", "b", "a").collect(abc().metric()))).containsExactly(1L, 0L, 0L);
        Funnel any = events("A", "c", "b", "a").collect(abc().anyOrder().metric());
        assertThat(reached(any)).containsExactly(1L, 1L, 1L);
        assertThat(any.steps().get(1).name()).isEqualTo("any 2 of 3");
        assertThat(reached(events("A", "c", "c", "x").collect(abc().anyOrder().metric())))
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void the_window_counts_from_the_first_step_and_any_start_may_be_the_good_one() {
        FunnelDefinition<Event> day = abc().within(Duration.ofDays(1));
        assertThat(reached(events("A", "a@0", "b@10", "c@24").collect(day.metric())))
                .containsExactly(1L, 1L, 1L);
        assertThat(reached(events("A", "a@0", "b@10", "c@25").collect(day.metric())))
                .containsExactly(1L, 1L, 0L);
        assertThat(reached(events("A", "a@0", "b@10", "a@20", "b@22", "c@40").collect(day.metric())))
                .containsExactly(1L, 1L, 1L);
        assertThat(reached(events("A", "a@0", "b@30", "c@31")
                        .collect(day.anyOrder().metric())))
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void whose_window_still_runs_makes_the_funnel_open() {
        FunnelDefinition<Event> day = abc().within(Duration.ofDays(1));
        assertThat(events("A", "a@0", "b@10")
                        .collect(day.metric())
                        .step("c")
                        .overall()
                        .complete())
                .isFalse();
        assertThat(events("A", "a@0", "b@10")
                        .collect(
                                day.observedUntil(NOON.plus(Duration.ofDays(1))).metric())
                        .step("c")
                        .overall()
                        .complete())
                .isTrue();
    }

    @Test
    void an_exclusion_takes_the_subject_out_of_the_whole_funnel() {
        Funnel funnel = Stream.of(
                        events("A", "a", "b", "refund", "c"),
                        events("B", "refund", "a", "b", "c"),
                        events("C", "a", "b", "c", "refund"),
                        events("D", "a", "refund"))
                .flatMap(s -> s)
                .collect(abc().excluding("refund").metric());
        assertThat(reached(funnel)).containsExactly(2L, 2L, 2L);
        assertThat(funnel.excluded()).isEqualTo(2);
        assertThat(funnel.definition()).isEqualTo("funnel/sequential/a,b,c/from-latest/without-refund/per-subject");
    }

    @Test
    void a_step_named_twice_needs_two_events() {
        FunnelDefinition<Event> twice =
                Funnel.of(Event::who, Event::at, Event::name).steps("a", "a");
        assertThat(reached(events("A", "a").collect(twice.metric()))).containsExactly(1L, 0L);
        assertThat(reached(events("A", "a", "a").collect(twice.metric()))).containsExactly(1L, 1L);
        assertThat(reached(events("A", "a", "a").collect(twice.anyOrder().metric())))
                .containsExactly(1L, 1L);
    }

    @Test
    void rows_of_one_instant_go_in_the_order_of_the_steps_or_of_their_sequence() {
        List<Event> together = List.of(new Event("A", NOON, "c"), new Event("A", NOON, "b"), new Event("A", NOON, "a"));
        assertThat(reached(together.stream().collect(abc().metric()))).containsExactly(1L, 1L, 1L);
        assertThat(reached(together.stream()
                        .collect(
                                abc().orderedBy(e -> (long) -e.name().charAt(0)).metric())))
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void times_to_convert_are_medians_over_those_who_made_it() {
        Funnel funnel = Stream.of(
                        events("A", "a@0", "b@2", "c@10"),
                        events("B", "a@0", "b@4"),
                        events("C", "a@0", "b@30", "c@32"))
                .flatMap(s -> s)
                .collect(abc().metric());
        assertThat(funnel.step("a").timeToConvert()).isEmpty();
        assertThat(funnel.step("b").timeToConvert()).contains(Duration.ofHours(4));
        assertThat(funnel.step("c").timeToConvert()).contains(Duration.ofHours(5));
        assertThat(funnel.step("c").medianTotal()).isEqualTo(Duration.ofHours(21));
        assertThat(funnel).hasToString("""
                        step  reached  of previous  overall  median time
                        a           3      100.0 %  100.0 %
                        b           3      100.0 %  100.0 %        4.0 h
                        c           2       66.7 %   66.7 %        5.0 h
                        """);
    }

    @Test
    void nobody_is_undefined() {
        Funnel funnel = Stream.<Event>of().collect(abc().metric());
        assertThat(funnel.step("c").overall().value()).isEmpty();
        assertThat(funnel.toString()).contains("-");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funnel.step("d"))
                .withMessage("there is no step 'd'; the steps are a, b, c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> abc().within(Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    private record Visit(String who, int hour, String name, String channel) {
        Instant at() {
            return NOON.plus(Duration.ofHours(hour));
        }
    }

    /** Ann comes by mail and buys in the app, Bob by an ad and leaves in the shop, Cem looks around at home only. */
    private static Stream<Visit> visits() {
        return Stream.of(
                new Visit("ann", 0, "look", "home"),
                new Visit("ann", 1, "a", "mail"),
                new Visit("ann", 2, "b", "web"),
                new Visit("ann", 3, "c", "app"),
                new Visit("bob", 1, "a", "ad"),
                new Visit("bob", 2, "b", "shop"),
                new Visit("bob", 3, "look", "home"),
                new Visit("cem", 5, "look", "home"));
    }

    @Test
    void one_row_of_a_subject_decides_on_the_segment_of_all_its_steps() {
        FunnelDefinition<Visit> funnel =
                Funnel.of(Visit::who, Visit::at, Visit::name).steps("a", "b", "c");
        Segmented<String, Funnel> first = visits().collect(funnel.byFirstTouch(Visit::channel));
        assertThat(first.segments().keySet()).containsExactly("ad", "mail");
        assertThat(reached(first.of("mail").orElseThrow())).containsExactly(1L, 1L, 1L);
        assertThat(reached(first.of("ad").orElseThrow())).containsExactly(1L, 1L, 0L);
        assertThat(reached(first.total())).containsExactly(2L, 2L, 1L);

        assertThat(visits().collect(funnel.byLastTouch(Visit::channel))
                        .segments()
                        .keySet())
                .containsExactly("app", "shop");

        Segmented<String, Funnel> bought = visits().collect(funnel.byTouchAt("c", Visit::channel));
        assertThat(bought.segments().keySet()).containsExactly("app");
        assertThat(bought.total())
                .as("who never took the step still counts in the total")
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*definition")
                .isEqualTo(first.total());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funnel.byTouchAt("look", Visit::channel))
                .withMessageContaining("look");
    }

    @Test
    void a_step_cannot_be_excluded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of(Visit::who, Visit::at, Visit::name)
                        .steps("a", "b")
                        .excluding("b"))
                .withMessage(
                        "'b' is one of the steps [a, b], so excluding it would empty the funnel; exclude another event");
    }

    @Test
    void rows_outside_the_observation_decide_on_nothing() {
        FunnelDefinition<Visit> early = Funnel.of(Visit::who, Visit::at, Visit::name)
                .steps("a", "b", "c")
                .observedUntil(NOON.plus(Duration.ofHours(3)));
        assertThat(visits().collect(early.byLastTouch(Visit::channel))
                        .segments()
                        .keySet())
                .containsExactly("shop", "web");
    }
}
