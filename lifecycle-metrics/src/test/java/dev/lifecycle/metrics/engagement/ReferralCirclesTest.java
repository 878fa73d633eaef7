package dev.lifecycle.metrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An invitation counts unless it closes a circle when it is made. */
class ReferralCirclesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Timed(
            String by, String to, boolean bought, @Nullable Instant at) implements Serializable {}

    private static Timed at(int second, String by, String to, boolean bought) {
        return new Timed(by, to, bought, NOON.plusSeconds(second));
    }

    private static Metric<Timed, ?, Referrals> metric(long eligible) {
        return Referrals.of(Timed::by, Timed::to, Timed::bought, Timed::at)
                .eligible(eligible)
                .metric();
    }

    @Test
    @DisplayName(
            "T-REF-TIME: A invites B, later B invites A: the first counts, the second is refused, in whatever order the rows come")
    void there_and_back() {
        List<Timed> rows = List.of(at(1, "A", "B", true), at(2, "B", "A", false));
        for (Stream<Timed> stream : List.of(rows.stream(), Stream.of(rows.get(1), rows.get(0)))) {
            Referrals referrals = stream.collect(metric(2));
            assertThat(referrals.refused()).containsExactly("B → A");
            assertThat(referrals.converted()).isEqualTo(1);
            assertThat(referrals.inviters()).isEqualTo(1);
            assertThat(referrals.definition()).isEqualTo("referral/invitees-counted-once/not-closing-a-circle");
        }
    }

    @Test
    @DisplayName(
            "T-REF-TIME: what was refused closes no later circle; an invitation is made when its first row says so")
    void what_was_refused_is_not_there() {
        Referrals referrals = Stream.of(
                        at(1, "A", "B", true),
                        at(2, "B", "A", true),
                        at(3, "C", "B", true),
                        at(4, "A", "C", true),
                        at(9, "C", "A", true),
                        at(3, "D", "A", false),
                        at(10, "D", "A", true),
                        at(5, "B", "D", true),
                        at(5, "E", "E", true))
                .collect(metric(10));
        assertThat(referrals.refused()).containsExactly("B → A", "B → D", "C → A", "E → E");
        assertThat(referrals.invitees()).isEqualTo(3);
        assertThat(referrals.converted()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "T-REF-TIME: 1,001 in a chain, converted, with a lapsed invitation back to the first: K = 0.999, one refused")
    void chain_with_an_invitation_back() {
        List<Timed> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(at(i, "p" + i, "p" + (i + 1), true));
        }
        rows.add(at(1_000, "p1000", "p0", false));
        Collections.shuffle(rows, new Random(7));
        Referrals referrals = rows.stream().collect(metric(1_001));
        assertThat(referrals.refused()).containsExactly("p1000 → p0");
        assertThat(referrals.kOverEligible()).hasValueCloseTo(0.999, within(1e-3 / 1_001 + 1e-12));
        assertThat(referrals.converted()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("T-REF-TIME: 20,000 in a chain, forwards, backwards and closed, in time")
    void a_long_chain() {
        for (boolean backwards : new boolean[] {false, true}) {
            List<Timed> rows = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                rows.add(at(backwards ? 20_000 - i : i, "p" + i, "p" + (i + 1), true));
            }
            rows.add(at(30_000, "p20000", "p0", true));
            Referrals referrals =
                    assertTimeoutPreemptively(SOON, () -> rows.stream().collect(metric(20_001)));
            assertThat(referrals.refused()).containsExactly("p20000 → p0");
            Referrals untimed = assertTimeoutPreemptively(
                    SOON,
                    () -> rows.stream()
                            .collect(Referrals.of(Timed::by, Timed::to, Timed::bought)
                                    .eligible(20_001)
                                    .metric()));
            assertThat(untimed.refused()).hasSize(20_001);
        }
    }

    @Test
    @DisplayName("T-REF-TIME: 15,000 invitations among 5,000 people in time")
    void a_thicket() {
        Random random = new Random(11);
        List<Timed> rows = new ArrayList<>();
        for (int i = 0; i < 15_000; i++) {
            rows.add(at(i, "p" + random.nextInt(5_000), "p" + random.nextInt(5_000), i % 3 == 0));
        }
        Referrals referrals =
                assertTimeoutPreemptively(SOON, () -> rows.stream().collect(metric(5_000)));
        assertThat(referrals.refused()).hasSizeBetween(100, 14_000);
        assertTimeoutPreemptively(
                SOON,
                () -> rows.stream()
                        .collect(Referrals.of(Timed::by, Timed::to, Timed::bought)
                                .eligible(5_000)
                                .metric()));
    }

    @Property(tries = 300)
    @Label("T-REF-TIME: the same as looking, one by one, whether invitations lead back")
    void as_one_by_one(@ForAll long seed) {
        Random random = new Random(seed);
        int people = 2 + random.nextInt(9);
        List<Timed> rows = new ArrayList<>();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            String by = "p" + random.nextInt(people);
            String to = "p" + random.nextInt(people);
            if (pairs.add(by + to)) {
                rows.add(at(i, by, to, random.nextBoolean()));
            }
        }
        Map<String, List<String>> counted = new HashMap<>();
        List<String> refused = new ArrayList<>();
        for (Timed row : rows) {
            if (leads(counted, row.to(), row.by())) {
                refused.add(row.by() + " → " + row.to());
            } else {
                counted.computeIfAbsent(row.by(), b -> new ArrayList<>()).add(row.to());
            }
        }
        Collections.sort(refused);
        Collections.shuffle(rows, random);
        assertThat(rows.stream().collect(metric(100)).refused()).isEqualTo(refused);
    }

    private static boolean leads(Map<String, List<String>> counted, String from, String target) {
        Deque<String> ahead = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>(ahead);
        while (!ahead.isEmpty()) {
            String person = ahead.remove();
            if (person.equals(target)) {
                return true;
            }
            counted.getOrDefault(person, List.of()).stream().filter(seen::add).forEach(ahead::add);
        }
        return false;
    }

    @Test
    void an_invitation_without_its_time_is_refused() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Timed("A", "B", true, null)).collect(metric(1)))
                .withMessageContaining("the instant is missing (null)");
    }
}
