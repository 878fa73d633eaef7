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

    private record Deed(String who, Instant at, String kind) {
        static Deed after(String who, double days, String kind) {
            return new Deed(who, NOON.plusSeconds((long) (days * 86_400)), kind);
        }
    }

    private static RollingRetentionDefinition<Deed> deeds() {
        return RollingRetention.of(Deed::who, Deed::at);
    }

    private static Stream<Deed> of(String who, double... days) {
        return Arrays.stream(days).mapToObj(day -> Deed.after(who, day, "visit"));
    }

    @Test
    void with_recurring_starts_one_return_is_a_day_after_one_and_two_days_after_another() {
        RollingRetention recurring =
                of("A", 0, 1, 2.5).collect(deeds().recurring().over(RollingUnit.DAY));
        assertThat(recurring.size()).isEqualTo(3);
        // from day 0: 1 and 2; from day 1: 1; from day 2.5: nothing more
        assertThat(recurring.back()).containsExactly(3L, 2L, 1L);
        assertThat(recurring.eligible()).containsExactly(2L, 2L - 1, 0L);
        assertThat(recurring.definition()).isEqualTo("retention/on/recurring/rolling/day");
        assertThat(of("A", 0, 1, 2.5).collect(deeds().over(RollingUnit.DAY)).back())
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void a_declared_birth_is_the_entry_and_k_0_says_who_was_active_at_once() {
        RollingRetentionDefinition<Deed> signedUp = RollingRetention.of(
                        Deed::who, (Deed deed) -> deed.kind().equals("silent") ? null : deed.at())
                .bornAt(deed -> NOON);
        Stream<Deed> deeds = Stream.of(
                Deed.after("early", -3, "visit"),
                Deed.after("early", 2, "visit"),
                Deed.after("quick", 0.5, "visit"),
                Deed.after("quick", 2.5, "visit"),
                Deed.after("never", 0, "silent"));
        RollingRetention retention = deeds.collect(signedUp.over(RollingUnit.DAY));
        assertThat(retention.size()).isEqualTo(3);
        assertThat(retention.back()).containsExactly(1L, 0L, 2L);
        assertThat(retention.eligible()).containsExactly(3L, 3L, 0L);
        assertThat(retention.definition()).isEqualTo("retention/on/declared-birth/rolling/day");
        assertThat(of("A", 2).collect(signedUp.onOrAfter().over(RollingUnit.DAY)).back())
                .containsExactly(1L, 1L, 1L);
        assertThat(Stream.of(Deed.after("A", 0, "silent"))
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
        RollingRetentionDefinition<Deed> told = RollingRetention.of(Deed::who, (Deed deed) -> null)
                .bornAt(Deed::at)
                .observedUntil(NOON.plus(Duration.ofDays(5)));
        assertThat(of("A", 9).collect(told.over(RollingUnit.DAY)).size()).isZero();
        RollingRetention two = of("A", 3, 1).collect(told.over(RollingUnit.DAY));
        assertThat(two.size()).isEqualTo(1);
        assertThat(two.eligible()).hasSize(5).startsWith(1L, 1L, 1L, 1L);
        assertThatIllegalArgumentException().isThrownBy(told::recurring).withMessageContaining("bornAt");
    }

    @Test
    void first_ever_leaves_out_who_did_something_else_before() {
        RollingRetentionDefinition<Deed> buyers = deeds().startedBy(
                        "order", deed -> deed.kind().equals("order"))
                .returnedBy("order", deed -> deed.kind().equals("order"))
                .firstEver();
        RollingRetention retention = Stream.of(
                        Deed.after("looked", 0, "visit"),
                        Deed.after("looked", 1, "order"),
                        Deed.after("bought", 0, "order"),
                        Deed.after("bought", 0, "visit"),
                        Deed.after("bought", 1, "order"))
                .collect(buyers.over(RollingUnit.DAY));
        assertThat(retention.size()).isEqualTo(1);
        assertThat(retention.back()).containsExactly(1L, 1L);
        assertThat(retention.definition())
                .isEqualTo("retention/on/first-ever/started-by-order/returned-by-order/rolling/day");
    }

    @Test
    void the_same_row_twice_is_one_start() {
        RollingRetention recurring =
                of("A", 0, 0, 3, 3).collect(deeds().recurring().over(RollingUnit.DAY));
        assertThat(recurring.size()).isEqualTo(2);
        assertThat(recurring.back()).containsExactly(2L, 0L, 0L, 1L);
    }

    @Test
    void brackets_hold_several_stretches_and_never_that_of_entry() {
        RollingRetentionDefinition<Deed> brackets = deeds().brackets(1, 3, 7);
        RollingRetention retention = Stream.of(
                        of("none", 0, 0.9),
                        of("first", 0, 1),
                        of("second", 0, 4.9),
                        of("third", 0, 11.5),
                        of("out", 0, 12))
                .flatMap(deed -> deed)
                .collect(brackets.over(RollingUnit.DAY));
        assertThat(retention.back()).containsExactly(5L, 1L, 1L, 1L);
        assertThat(retention.eligible()).containsExactly(5L, 5L, 5L, 5L);
        assertThat(retention.definition()).isEqualTo("retention/bracket-1-3-7/first-time/rolling/day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deeds().brackets(1, 0))
                .withMessageContaining("size 0");
    }

    @Test
    void a_bracket_is_open_until_its_last_stretch_is_over() {
        RollingRetention retention = of("A", 0, 2)
                .collect(deeds().brackets(1, 3)
                        .observedUntil(NOON.plus(Duration.ofDays(4)))
                        .over(RollingUnit.DAY));
        assertThat(retention.rate(1).rate()).hasToString("0 of 1 = 0.0 %");
        assertThat(retention.rate(2).value()).isEmpty();
        assertThat(retention.rateOfAll(2)).hasToString("1 of 1 = 100.0 % (20.7–100.0 %), open");
    }

    @Test
    void a_start_and_a_return_may_be_different_events() {
        List<Deed> deeds = List.of(
                Deed.after("A", 0, "signup"),
                Deed.after("A", 1.5, "visit"),
                Deed.after("A", 1.6, "order"),
                Deed.after("B", 0, "order"),
                Deed.after("B", 1, "signup"),
                Deed.after("B", 1.2, "order"),
                Deed.after("C", 0, "order"),
                Deed.after("C", 2.5, "visit"));
        RollingRetention retention = deeds.stream()
                .collect(deeds().startedBy("sign-up", deed -> deed.kind().equals("signup"))
                        .returnedBy("order", deed -> deed.kind().equals("order"))
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
                .collect(deeds().observedUntil(NOON.plus(Duration.ofDays(3))).over(RollingUnit.DAY));
        assertThat(retention.laterRows()).isEqualTo(1);
        assertThat(retention.back()).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void nobody_entered() {
        RollingRetention nobody =
                of("A", 0, 3).collect(deeds().startedBy("nobody", deed -> false).over(RollingUnit.DAY));
        assertThat(nobody.size()).isZero();
        assertThat(nobody.back()).isEmpty();
        assertThat(nobody.rate(0).value()).isEmpty();
        assertThat(nobody).hasToString("nobody entered: no row was counted\n");
    }

    @Test
    void a_row_without_customer_instant_or_condition_is_refused() {
        Deed nameless = new Deed(null, NOON, "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(nameless).collect(deeds().over(RollingUnit.DAY)))
                .withMessage("the customer is missing (null), in row " + nameless);
        Deed timeless = new Deed("A", null, "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(timeless).collect(deeds().over(RollingUnit.DAY)))
                .withMessage("the instant is missing (null), in row " + timeless);
        Deed far = new Deed("A", Instant.parse("+100000-01-01T00:00:00Z"), "visit");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(far).collect(deeds().over(RollingUnit.DAY)))
                .withMessageContaining("no plausible instant, in row " + far);
    }

    @Property(tries = 300)
    void recurring_starts_are_counted_one_by_one(@ForAll("deeds") List<Deed> deeds, @ForAll boolean onOrAfter) {
        RollingRetentionDefinition<Deed> definition = deeds().startedBy(
                        "all but order", deed -> !deed.kind().equals("order"))
                .returnedBy("anything else", deed -> !deed.kind().equals("signup"))
                .recurring();
        RollingRetention retention =
                deeds.stream().collect((onOrAfter ? definition.onOrAfter() : definition).over(RollingUnit.DAY));
        long[] back = new long[retention.back().size()];
        long[] eligible = new long[back.length];
        Instant end = deeds.stream().map(Deed::at).max(Instant::compareTo).orElse(NOON);
        TreeSet<String> starts = new TreeSet<>();
        for (Deed start : deeds) {
            if (!start.kind().equals("order") && starts.add(start.who() + start.at())) {
                List<Integer> ks = new ArrayList<>(List.of(0));
                deeds.stream()
                        .filter(deed ->
                                deed.who().equals(start.who()) && !deed.kind().equals("signup"))
                        .filter(deed -> !deed.at().isBefore(start.at()))
                        .forEach(deed -> ks.add(
                                (int) Duration.between(start.at(), deed.at()).toDays()));
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

    @Provide("deeds")
    Arbitrary<List<Deed>> deedLists() {
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cem"),
                        Arbitraries.integers().between(0, 30).map(eighths -> eighths / 4.0),
                        Arbitraries.of("signup", "visit", "order"))
                .as(Deed::after)
                .list()
                .ofMaxSize(25);
    }
}
