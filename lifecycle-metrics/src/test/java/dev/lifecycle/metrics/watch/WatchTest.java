package dev.lifecycle.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.rate.Rate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private static SortedMap<LocalDate, Rate> days(int count, int whole, IntToDoubleFunction share, Random random) {
        SortedMap<LocalDate, Rate> days = new TreeMap<>();
        for (int day = 0; day < count; day++) {
            double p = share.applyAsDouble(day);
            long part = 0;
            for (int i = 0; i < whole; i++) {
                part += random.nextDouble() < p ? 1 : 0;
            }
            days.put(MONDAY.plusDays(day), new Rate(part, whole));
        }
        return days;
    }

    @Test
    void as_many_false_alarms_as_declared() {
        long alerts = 0;
        long verdicts = 0;
        for (int series = 0; series < 200; series++) {
            Watched watched = Watch.falseAlarms(0.05).over(days(60, 200, day -> 0.3, new Random(series)));
            alerts += watched.alerts().size();
            verdicts += watched.points().stream()
                    .filter(point -> point.verdict() != WatchedRate.Verdict.UNKNOWN)
                    .count();
        }
        assertThat(verdicts).isEqualTo(200 * 52);
        assertThat((double) alerts / verdicts)
                .as("held at chance at least, so a little below")
                .isBetween(0.03, 0.055);
    }

    @Test
    void a_past_that_varies_more_than_chance_is_given_its_room() {
        long alerts = 0;
        for (int series = 0; series < 200; series++) {
            Random random = new Random(series);
            Watched watched =
                    Watch.falseAlarms(0.05).over(days(60, 500, day -> 0.3 + 0.06 * random.nextGaussian(), random));
            alerts += watched.alerts().size();
        }
        assertThat(alerts / (200.0 * 52))
                .as("chance alone would allow a third of it")
                .isBetween(0.03, 0.075);
    }

    @Test
    void a_drop_is_seen_and_does_not_become_usual() {
        Watched watched =
                Watch.falseAlarms(0.01).drops().over(days(30, 400, day -> day < 20 ? 0.3 : 0.15, new Random(3)));
        assertThat(watched.alerts()).hasSizeBetween(10, 12);
        WatchedRate latest = watched.latest().orElseThrow();
        assertThat(latest.isAlert()).isTrue();
        assertThat(Objects.requireNonNull(latest.expected())).isCloseTo(0.3, within(0.02));
        assertThat(Objects.requireNonNull(latest.usual()).high())
                .as("only drops count")
                .isEqualTo(1);
        assertThat(latest).asString().matches("2026-02-03: .* of 400 = .* %, usual .* % to 100.0 %: alert, p < 0.001");
        Watched rises =
                Watch.falseAlarms(0.01).rises().over(days(30, 400, day -> day < 20 ? 0.3 : 0.15, new Random(3)));
        assertThat(rises.alerts()).isEmpty();
        assertThat(rises.latest().orElseThrow().pValue()).isGreaterThan(0.9);
    }

    @Test
    void weekdays_are_told_apart_where_they_differ() {
        IntToDoubleFunction quietSundays = day -> MONDAY.plusDays(day).getDayOfWeek() == DayOfWeek.SUNDAY ? 0.1 : 0.3;
        SortedMap<LocalDate, Rate> days = days(84, 400, quietSundays, new Random(5));
        LocalDate lastSaturday = MONDAY.plusDays(82);
        days.put(lastSaturday, new Rate(48, 400));
        Watched watched = Watch.falseAlarms(0.001).byWeekday().over(days);
        assertThat(watched.points().stream()
                        .filter(point -> point.day().isAfter(MONDAY.plusDays(40)))
                        .filter(WatchedRate::isAlert)
                        .map(WatchedRate::day))
                .as("twelve of a hundred are usual on a Sunday, and not on a Saturday")
                .containsExactly(lastSaturday);
        assertThat(watched.latest().orElseThrow().ofWeekday()).isTrue();
        assertThat(watched).asString().contains(" on this weekday: alert, ");
        Watched alike = Watch.falseAlarms(0.001).byWeekday().over(days(84, 400, day -> 0.3, new Random(5)));
        assertThat(alike.latest().orElseThrow().ofWeekday())
                .as("no difference is shown")
                .isFalse();
    }

    @Test
    void what_is_too_small_to_tell_is_unknown() {
        SortedMap<LocalDate, Rate> days = days(9, 100, day -> 0.3, new Random(1));
        Watched watched = Watch.falseAlarms(0.01).over(days);
        assertThat(watched.points().subList(0, 8)).allMatch(point -> point.verdict() == WatchedRate.Verdict.UNKNOWN);
        assertThat(watched.points().get(8).verdict()).isEqualTo(WatchedRate.Verdict.USUAL);
        days.put(MONDAY.plusDays(10), new Rate(0, 10));
        days.put(MONDAY.plusDays(11), Rate.EMPTY);
        Watched more = Watch.falseAlarms(0.01).over(days);
        assertThat(more.points()).hasSize(10);
        assertThat(more.latest().orElseThrow()).hasToString("2026-01-15: 0 of 10 = 0.0 %: unknown");
        assertThat(Watch.falseAlarms(0.01).over(new TreeMap<>()).latest()).isEmpty();
        assertThat(Watch.falseAlarms(0.01).atLeast(3).over(days).points().get(3).verdict())
                .isNotEqualTo(WatchedRate.Verdict.UNKNOWN);
    }

    @Test
    void what_can_be_no_watch_is_refused() {
        for (double share : new double[] {0, 0.6, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Watch.falseAlarms(share))
                    .withMessageContaining(String.valueOf(share));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.falseAlarms(0.1).atLeast(2))
                .withMessageContaining("but 2 were declared");
    }
}
