package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RollingRetentionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Action(String who, Instant at, String kind) {
        static Action after(String who, double days, String kind) {
            return new Action(who, NOON.plusSeconds((long) (days * 86_400)), kind);
        }
    }

    private static RollingRetentionDefinition<Action> actions() {
        return RollingRetention.of(Action::who, Action::at);
    }

    private static Stream<Action> of(String who, double... days) {
        return Arrays.stream(days).mapToObj(day -> Action.after(who, day, "visit"));
    }

    @Test
    void with_recurring_starts_one_return_is_a_day_after_one_and_two_days_after_another() {
        RollingRetention recurring =
                of("A", 0, 1, 2.5).collect(actions().recurring().over(RollingUnit.DAY));
        assertThat(recurring.size()).isEqualTo(3);
        // from day 0: 1 and 2; from day 1: 1; from day 2.5: nothing more
        assertThat(recurring.back()).containsExactly(3L, 2L, 1L);
        assertThat(recurring.eligible()).containsExactly(2L, 2L - 1, 0L);
        assertThat(recurring.definition()).isEqualTo("retention/on/recurring/rolling/day");
        assertThat(of("A", 0, 1, 2.5).collect(actions().over(RollingUnit.DAY)).back())
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void a_declared_birth_is_the_entry_and_k_0_says_who_was_active_at_once() {
        RollingRetentionDefinition<Action> signedUp = RollingRetention.of(
                        Action::who, (Action action) -> action.kind().equals("silent") ? null : action.at())
                .bornAt(action -> NOON);
        Stream<Action> actions = Stream.of(
                Action.after("early", -3, "visit"),
                Action.after("early", 2, "visit"),
                Action.after("quick", 0.5, "visit"),
                Action.after("quick", 2.5, "visit"),
                Action.after("never", 0, "silent"));
        RollingRetention retention = actions.collect(signedUp.over(RollingUnit.DAY));
        assertThat(retention.size()).isEqualTo(3);
        assertThat(retention.back()).containsExactly(1L, 0L, 2L);
        assertThat(retention.eligible()).containsExactly(3L, 3L, 0L);
        assertThat(retention.definition()).isEqualTo("retention/on/declared-birth/rolling/day");
        assertThat(of("A", 2)
                        .collect(signedUp.onOrAfter().over(RollingUnit.DAY))
                        .back())
                .containsExactly(1L, 1L, 1L);
        assertThat(Stream.of(Action.after("A", 0, "silent"))
                        .collect(signedUp.onOrAfter().over(RollingUnit.DAY))
                        .back())
                .containsExactly(0L);
        assertThat(of("A", 0.5, 2)
                        .collect(signedUp.brackets(1, 1).over(RollingUnit.DAY))
                        .back())
                .containsExactly(1L, 0L, 1L);
    }

    @Test
    void a_birth_after_the_end_of_observation_has_not_happened_and_the_earliest_told_counts() {
        RollingRetentionDefinition<Action> told = RollingRetention.of(Action::who, (Action action) -> null)
                .bornAt(Action::at)
                .observedUntil(NOON.plus(Duration.ofDays(5)));
        assertThat(of("A", 9).collect(told.over(RollingUnit.DAY)).size()).isZero();
        RollingRetention two = of("A", 3, 1).collect(told.over(RollingUnit.DAY));
        assertThat(two.size()).isEqualTo(1);
        assertThat(two.eligible()).hasSize(5).startsWith(1L, 1L, 1L, 1L);
        assertThatIllegalArgumentException().isThrownBy(told::recurring).withMessageContaining("bornAt");
    }

    @Test
    void first_ever_leaves_out_who_did_something_else_before() {
        RollingRetentionDefinition<Action> buyers = actions()
                .startedBy("order", action -> action.kind().equals("order"))
                .returnedBy("order", action -> action.kind().equals("order"))
                .firstEver();
        RollingRetention retention = Stream.of(
                        Action.after("looked", 0, "visit"),
                        Action.after("looked", 1, "order"),
                        Action.after("bought", 0, "order"),
                        Action.after("bought", 0, "visit"),
                        Action.after("bought", 1, "order"))
                .collect(buyers.over(RollingUnit.DAY));
        assertThat(retention.size()).isEqualTo(1);
        assertThat(retention.back()).containsExactly(1L, 1L);
        assertThat(retention.definition())
                .isEqualTo("retention/on/first-ever/started-by-order/returned-by-order/rolling/day");
    }

    @Test
    void the_same_row_twice_is_one_start() {
        RollingRetention recurring =
                of("A", 0, 0, 3, 3).collect(actions().recurring().over(RollingUnit.DAY));
        assertThat(recurring.size()).isEqualTo(2);
        assertThat(recurring.back()).containsExactly(2L, 0L, 0L, 1L);
    }

    @Test
    void brackets_hold_several_stretches_and_never_that_of_entry() {
        RollingRetentionDefinition<Action> brackets = actions().brackets(1, 3, 7);
        RollingRetention retention = Stream.of(
                        of("none", 0, 0.9),
                        of("first", 0, 1),
                        of("second", 0, 4.9),
                        of("third", 0, 11.5),
                        of("out", 0, 12))
                .flatMap(action -> action)
                .collect(brackets.over(RollingUnit.DAY));
        assertThat(retention.back()).containsExactly(5L, 1L, 1L, 1L);
        assertThat(retention.eligible()).containsExactly(5L, 5L, 5L, 5L);
        assertThat(retention.definition()).isEqualTo("retention/bracket-1-3-7/first-time/rolling/day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> actions().brackets(1, 0))
                .withMessageContaining("size 0");
    }

    @Test
    void a_bracket_is_open_until_its_last_stretch_is_over() {
        RollingRetention retention = of("A", 0, 2)
                .collect(actions()
                        .brackets(1, 3)
                        .observedUntil(NOON.plus(Duration.ofDays(4)))
                        .over(RollingUnit.DAY));
        assertThat(retention.rate(1).rate()).hasToString("0 of 1 = 0.0 %");
        assertThat(retention.rate(2).value()).isEmpty();
        assertThat(retention.rateOfAll(2)).hasToString("1 of 1 = 100.0 % (20.7–100.0 %), open");
    }

    @Test
    void a_start_and_a_return_may_be_different_events() {
        List<Action> actions = List.of(
                Action.after("A", 0, "signup"),
                Action.after("A", 1.5, "visit"),
                Action.after("A", 1.6, "order"),
                Action.after("B", 0, "order"),
                Action.after("B", 1, "signup"),
                Action.after("B", 1.2, "order"),
                Action.after("C", 0, "order"),
                Action.after("C", 2.5, "visit"));
        RollingRetention retention = actions.stream()
                .collect(actions()
                        .startedBy("sign-up", action -> action.kind().equals("signup"))
                        .returnedBy("order", action -> action.kind().equals("order"))
                        .over(RollingUnit.DAY));
        assertThat(retention.size()).as("who never started is in no number").isEqualTo(2);
        assertThat(retention.back()).containsExactly(2L, 1L, 0L);
        assertThat(retention.eligible())
                .as("a visit shows how far was observed")
                .containsExactly(2L, 1L, 0L);
    }

    @Test
    void rows_after_the_end_are_left_out_and_counted() {
        RollingRetention retention = of("A", 0, 1, 5)
                .collect(actions().observedUntil(NOON.plus(Duration.ofDays(3))).over(RollingUnit.DAY));
        assertThat(retention.laterRows()).isEqualTo(1);
        assertThat(retention.back()).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void nobody_entered() {
        RollingRetention nobody = of("A", 0, 3)
                .collect(actions().startedBy("nobody", action -> false).over(RollingUnit.DAY));
        assertThat(nobody.size()).isZero();
        assertThat(nobody.back()).isEmpty();
        assertThat(nobody.rate(0).value()).isEmpty();
        assertThat(nobody).hasToString("nobody entered: no row was counted\n");
    }

    @Test
    void a_row_without_customer_instant_or_condition_is_refused() {
        Action nameless = new Action(null, NOON, "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(nameless).collect(actions().over(RollingUnit.DAY)))
                .withMessage("the customer is missing (null), in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(nameless));
        Action timeless = new Action("A", null, "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(timeless).collect(actions().over(RollingUnit.DAY)))
                .withMessage("the instant is missing (null), in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(timeless));
        Action far = new Action("A", Instant.parse("+100000-01-01T00:00:00Z"), "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(far).collect(actions().over(RollingUnit.DAY)))
                .withMessageContaining("no plausible instant, in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(far));
    }

    @Property(tries = 300)
    void recurring_starts_are_counted_one_by_one(@ForAll("actions") List<Action> actions, @ForAll boolean onOrAfter) {
        RollingRetentionDefinition<Action> definition = actions()
                .startedBy("all but order", action -> !action.kind().equals("order"))
                .returnedBy("anything else", action -> !action.kind().equals("signup"))
                .recurring();
        RollingRetention retention =
                actions.stream().collect((onOrAfter ? definition.onOrAfter() : definition).over(RollingUnit.DAY));
        long[] back = new long[retention.back().size()];
        long[] eligible = new long[back.length];
        Instant end = actions.stream().map(Action::at).max(Instant::compareTo).orElse(NOON);
        TreeSet<String> starts = new TreeSet<>();
        for (Action start : actions) {
            if (!start.kind().equals("order") && starts.add(start.who() + start.at())) {
                List<Integer> ks = new ArrayList<>(List.of(0));
                actions.stream()
                        .filter(action -> action.who().equals(start.who())
                                && !action.kind().equals("signup"))
                        .filter(action -> !action.at().isBefore(start.at()))
                        .forEach(action -> ks.add(
                                (int) Duration.between(start.at(), action.at()).toDays()));
                int furthest = ks.stream().mapToInt(Integer::intValue).max().orElseThrow();
                IntStream.range(0, back.length)
                        .filter(k -> onOrAfter ? k <= furthest : ks.contains(k))
                        .forEach(k -> back[k]++);
                IntStream.range(0, back.length)
                        .filter(k -> k < Duration.between(start.at(), end).toDays())
                        .forEach(k -> eligible[k]++);
            }
        }
        assertThat(retention.size()).isEqualTo(starts.size());
        assertThat(retention.back()).containsExactly(Arrays.stream(back).boxed().toArray(Long[]::new));
        assertThat(retention.eligible())
                .containsExactly(Arrays.stream(eligible).boxed().toArray(Long[]::new));
    }

    @Provide("actions")
    Arbitrary<List<Action>> actionLists() {
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cem"),
                        Arbitraries.integers().between(0, 30).map(eighths -> eighths / 4.0),
                        Arbitraries.of("signup", "visit", "order"))
                .as(Action::after)
                .list()
                .ofMaxSize(25);
    }
}
