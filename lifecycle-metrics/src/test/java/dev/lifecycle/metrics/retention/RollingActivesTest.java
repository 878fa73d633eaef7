package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Visit;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RollingActivesTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 1);

    private static Stream<Visit> visits() {
        List<Visit> visits = new ArrayList<>();
        visits.addAll(Visit.of("A", START, 0));
        visits.addAll(Visit.of("B", START, 0, 1));
        visits.addAll(Visit.of("C", START, 1, 2));
        return visits.stream();
    }

    private static RollingActivesDefinition<Visit> actives() {
        return RollingActives.of(Visit::customer, Visit::day);
    }

    @Test
    @DisplayName(
            "T-DAUMAU-1: customers active on days {1}, {1,2}, {2,3}; of three rolling days that end with day 3: 3, of the day 1, ratio 1/3")
    void daily_of_rolling() {
        RollingActives active = visits().collect(actives().windows(3).over(ZoneOffset.UTC));
        LocalDate third = START.plusDays(2);
        assertThat(active.within(third, 3)).isEqualTo(3);
        assertThat(active.of(third).orElseThrow().active()).isEqualTo(1);
        assertThat(active.ratio(third, 3).rate()).isEqualTo(new Rate(1, 3));
        assertThat(active.ratio(third, 3).complete()).isTrue();
        assertThat(active.ratio(START.plusDays(1), 3).complete())
                .as("the window reaches back before the first day")
                .isFalse();
        assertThat(active.definition()).isEqualTo("actives/rolling-3-days@Z");
        assertThat(active).hasToString("""
                day         active  in 3 days
                2026-03-01       2          2
                2026-03-02       2          3
                2026-03-03       1          3
                """);
    }

    @Test
    void days_without_a_row_are_days_too_up_to_the_end_of_observation() {
        RollingActives active = visits().collect(actives()
                .windows(30, 7, 7)
                .observedUntil(START.plusDays(8))
                .over(ZoneOffset.UTC));
        assertThat(active.windows()).containsExactly(7, 30);
        assertThat(active.days()).hasSize(9);
        RollingActives.Day last = active.days().get(8);
        assertThat(last.active()).isZero();
        assertThat(last.within()).as("C of the last seven days").containsExactly(1L, 3L);
        assertThat(active.ratio(START.plusDays(20), 7).value()).isEmpty();
        assertThat(active.within(START.plusDays(20), 7)).isZero();
        RollingActives early = visits().collect(actives().observedUntil(START).over(ZoneOffset.UTC));
        assertThat(early.laterRows()).isEqualTo(3);
        assertThat(Stream.<Visit>of().collect(actives().over(ZoneOffset.UTC)).days())
                .isEmpty();
    }

    @Test
    void an_instant_cuts_its_day_in_the_zone() {
        RollingActives active = Stream.of(new Login("A", Instant.parse("2026-03-01T23:30:00Z")))
                .collect(RollingActives.of(Login::user, Login::at)
                        .observedUntil(Instant.parse("2026-03-02T12:00:00Z"))
                        .over(ZoneId.of("Europe/Paris")));
        assertThat(active.days())
                .singleElement()
                .isEqualTo(new RollingActives.Day(LocalDate.of(2026, 3, 2), 1, List.of(1L, 1L), false));
        assertThat(active).asString().contains("2026-03-02*", "* the period is not over yet");
    }

    @Test
    void windows_and_days_that_cannot_be_are_refused() {
        for (int window : new int[] {1, 0, 400_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> actives().windows(window))
                    .withMessageContaining(String.valueOf(window));
        }
        RollingActives active = visits().collect(actives().over(ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> active.within(START, 3))
                .withMessageContaining("but of [7, 30]");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Visit.of("A", LocalDate.of(5000, 1, 1), 0).stream()
                        .collect(actives().over(ZoneOffset.UTC)))
                .withMessageContaining("5000-01-01 lies more than a thousand years");
    }

    @Provide
    Arbitrary<List<Visit>> lists() {
        return Visit.lists();
    }

    @Property(tries = 200)
    void as_counting_sets_of_customers_says(@ForAll("lists") List<Visit> visits) {
        RollingActives active = visits.stream().collect(actives().windows(5, 40).over(ZoneOffset.UTC));
        for (RollingActives.Day day : active.days()) {
            assertThat(day.active()).isEqualTo(customers(visits, day.date(), 1).size());
            assertThat(day.within())
                    .containsExactly((long) customers(visits, day.date(), 5).size(), (long)
                            customers(visits, day.date(), 40).size());
        }
    }

    private static Set<String> customers(List<Visit> visits, LocalDate last, int window) {
        Set<String> customers = new HashSet<>();
        visits.stream()
                .filter(visit -> !visit.day().isAfter(last) && visit.day().isAfter(last.minusDays(window)))
                .forEach(visit -> customers.add(visit.customer()));
        return customers;
    }
}
