package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "1997-01-31, DAY, 1997-01-31",
        "1997-01-31, WEEK, 1997-W05",
        "2021-01-03, WEEK, 2020-W53",
        "2024-12-30, WEEK, 2025-W01",
        "1997-01-31, MONTH, 1997-01",
        "1997-05-31, QUARTER, 1997-Q2",
        "1997-05-31, YEAR, 1997"
    })
    void labels_are_iso_text(LocalDate day, PeriodUnit unit, String label) {
        Periods periods = Periods.of(unit, ZoneOffset.UTC, DayOfWeek.MONDAY);
        assertThat(periods.label(periods.indexOf(day))).isEqualTo(label);
        assertThat(Period.parse(label).contains(day)).isTrue();
        assertThat(Period.parse(label)).hasToString(label);
    }

    @Property(tries = 2000)
    void a_label_leads_back_to_its_period(
            @ForAll @IntRange(min = -100_000, max = 100_000) int day,
            @ForAll PeriodUnit unit,
            @ForAll DayOfWeek weekStart) {
        Periods periods = Periods.of(unit, ZoneOffset.UTC, weekStart);
        int index = periods.indexOfDay(day);
        assertThat(periods.indexOf(periods.label(index))).isEqualTo(index);
        assertThat(periods.startDay(index)).isLessThanOrEqualTo(day);
        assertThat(periods.startDay(index + 1)).isGreaterThan(day);
        assertThat(periods.at(index).contains(LocalDate.ofEpochDay(day))).isTrue();
    }

    @Property(tries = 500)
    void weeks_from_monday_are_iso_weeks(@ForAll @IntRange(min = 0, max = 40_000) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        String iso = String.format(
                Locale.ROOT,
                "%04d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        Periods weeks = Periods.weekly(ZoneOffset.UTC);
        assertThat(weeks.label(weeks.indexOfDay(day))).isEqualTo(iso);
    }

    @Test
    void a_period_has_its_days_and_its_instants() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        Period march = Period.of(YearMonth.of(2026, 3));
        assertThat(march).isEqualTo(Period.parse("2026-03"));
        assertThat(march.days()).isEqualTo(31);
        assertThat(march.startIn(paris)).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(march.endIn(paris)).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(march.contains(LocalDate.of(2026, 4, 1))).isFalse();
        assertThat(Period.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 8)))
                .hasToString("2026-03-01/2026-03-08");
        assertThat(march).isLessThan(Period.parse("2026-04")).isGreaterThan(Period.parse("2026-03-01"));
    }

    @Test
    void what_is_no_period_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("March 2026"))
                .withMessage("'March 2026' is no period; write 2026, 2026-Q1, 2026-03, 2026-W05 or 2026-03-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2026-13"))
                .withMessageContaining("'2026-13'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.between(LocalDate.EPOCH, LocalDate.EPOCH))
                .withMessageContaining("starts before it ends");
    }
}
