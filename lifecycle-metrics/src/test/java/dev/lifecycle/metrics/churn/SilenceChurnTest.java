package dev.lifecycle.metrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SilenceChurnTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private static SilenceChurnDefinition<Visit> after(int days) {
        return SilenceChurn.of(Visit::customer, Visit::day).after(days).observedUntil(LocalDate.of(2026, 6, 30));
    }

    @Test
    void silence_that_reaches_the_threshold_is_churn_on_that_day() {
        SilenceChurn churn = Stream.of(Visit.of("A", JANUARY, 0), Visit.of("B", JANUARY, 0, 20, 60, 100, 140, 170))
                .flatMap(List::stream)
                .collect(after(60).over(Periods.monthly(PARIS)));
        assertThat(churn.of("2026-01").rate().value()).isEmpty();
        assertThat(churn.of("2026-02").rate().rate()).hasToString("0 of 2 = 0.0 %");
        assertThat(churn.of("2026-03").rate().rate()).hasToString("1 of 2 = 50.0 %");
        assertThat(churn.of("2026-04").rate().rate()).hasToString("0 of 1 = 0.0 %");
        assertThat(churn.definition()).isEqualTo("churn/silence-60-days/start-of-period/month@Europe/Paris");
    }

    @Test
    void a_purchase_on_the_very_day_is_still_in_time() {
        SilenceChurn churn =
                Visit.of("A", JANUARY, 0, 60).stream().collect(after(60).over(Periods.monthly(PARIS)));
        assertThat(churn.all().stream().mapToLong(p -> p.rate().part()).sum()).isEqualTo(1);
        assertThat(churn.of("2026-05").rate().part()).isEqualTo(1);
    }

    @Test
    void coming_back_does_not_change_the_past_unless_restated() {
        List<Visit> orders = Visit.of("A", JANUARY, 0, 70);
        SilenceChurn kept = orders.stream().collect(after(30).over(Periods.monthly(PARIS)));
        assertThat(kept.of("2026-01").newAndChurned()).isEqualTo(1);
        assertThat(kept.of("2026-03").reactivated()).isEqualTo(1);
        assertThat(kept.of("2026-04").rate().rate()).hasToString("1 of 1 = 100.0 %");
        SilenceChurn restated = orders.stream().collect(after(30).restated().over(Periods.monthly(PARIS)));
        assertThat(restated.of("2026-01").newAndChurned()).isZero();
        assertThat(restated.of("2026-03").rate().rate()).hasToString("0 of 1 = 0.0 %");
        assertThat(restated.of("2026-04").rate().rate()).hasToString("1 of 1 = 100.0 %");
        assertThat(restated.definition()).endsWith("/month@Europe/Paris/restated");
    }

    @Test
    void churned_and_back_within_a_period_counts_unless_excluded() {
        List<Visit> orders = Visit.of("A", JANUARY, 0, 45);
        assertThat(orders.stream()
                        .collect(after(40).over(Periods.monthly(PARIS)))
                        .of("2026-02")
                        .rate()
                        .rate())
                .hasToString("1 of 1 = 100.0 %");
        assertThat(orders.stream()
                        .collect(after(40).withoutReactivatedInPeriod().over(Periods.monthly(PARIS)))
                        .of("2026-02")
                        .rate()
                        .rate())
                .hasToString("0 of 1 = 0.0 %");
    }

    @Test
    void nobody_churns_on_a_day_that_was_not_observed_to_its_end() {
        SilenceChurn open = Visit.of("A", JANUARY, 0).stream()
                .collect(SilenceChurn.of(Visit::customer, Visit::day)
                        .after(40)
                        .observedUntil(Instant.parse("2026-02-10T12:00:00Z"))
                        .over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(open.of("2026-02").rate()).hasToString("0 of 1 = 0.0 % (0.0–79.3 %), open");
        SilenceChurn closed = Visit.of("A", JANUARY, 0).stream()
                .collect(SilenceChurn.of(Visit::customer, Visit::day)
                        .after(40)
                        .observedUntil(LocalDate.of(2026, 2, 10))
                        .over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(closed.of("2026-02").rate().part()).isEqualTo(1);
        assertThat(closed).hasToString("""
            period    at start  churned     rate  new and churned  reactivated
            2026-01          0        0        -                0            0
            2026-02*         1        1  100.0 %                0            0
            * the period is not over yet
            """);
        assertThat(closed.all().get(1)).hasToString("2026-02: 1 of 1 = 100.0 % (20.7–100.0 %), open");
    }

    @Test
    void a_period_outside_is_undefined_and_no_threshold_is_refused() {
        assertThat(Stream.<Visit>of()
                        .collect(after(60).over(Periods.weekly(PARIS)))
                        .of("2026-W05")
                        .rate())
                .hasToString("0 of 0, undefined, open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(0))
                .withMessage("silence counts as churn after 1 day or more, not after 0");
    }

    /** The definition again, day by day and set by set, without spells. */
    @Property(tries = 200)
    void a_day_by_day_simulation_agrees(
            @ForAll("visits") List<Visit> visits, @ForAll @IntRange(min = 1, max = 60) int threshold) {
        SilenceChurn churn = visits.stream()
                .collect(SilenceChurn.of(Visit::customer, Visit::day)
                        .after(threshold)
                        .over(Periods.weekly(PARIS)));
        Map<String, TreeSet<LocalDate>> days = new HashMap<>();
        visits.forEach(
                v -> days.computeIfAbsent(v.customer(), c -> new TreeSet<>()).add(v.day()));
        LocalDate end =
                visits.stream().map(Visit::day).max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        for (SilencePeriod period : churn.all()) {
            Set<String> atStart = new HashSet<>();
            Set<String> churned = new HashSet<>();
            List<String> newAndChurned = new ArrayList<>();
            days.forEach((customer, on) -> {
                LocalDate lastBefore = on.lower(period.period().start());
                if (lastBefore != null
                        && !lastBefore
                                .plusDays(threshold)
                                .isBefore(period.period().start())) {
                    atStart.add(customer);
                }
                for (LocalDate day = period.period().start();
                        day.isBefore(period.period().end()) && !day.isAfter(end);
                        day = day.plusDays(1)) {
                    LocalDate last = on.floor(day);
                    if (last != null && last.plusDays(threshold).equals(day)) {
                        if (last.isBefore(period.period().start()) && atStart.contains(customer)) {
                            churned.add(customer);
                        } else {
                            newAndChurned.add(customer);
                        }
                    }
                }
            });
            assertThat(period.rate().whole()).isEqualTo(atStart.size());
            assertThat(period.rate().part() + period.newAndChurned()).isEqualTo(churned.size() + newAndChurned.size());
        }
    }

    @Provide
    Arbitrary<List<Visit>> visits() {
        return Visit.lists();
    }
}
