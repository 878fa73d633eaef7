package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that look like periods and are none: the calendar has no such week, month, quarter or day. */
class WeeksThatDoNotExistTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @DisplayName("T-ISO-1: a week 53 of a year with 52 weeks, and its kin, are refused")
    @ValueSource(
            strings = {
                "2021-W53",
                "2024-W53",
                "2026-W00",
                "2025-W53",
                "2026-W54",
                "2026-13",
                "2026-00",
                "2026-Q5",
                "2026-Q0",
                "2026-02-29",
                "2026-04-31",
                "2026-12-32",
                "2026-00-10",
                "99999999999",
                "99999999999-W01",
                "9999999-03"
            })
    void labels_of_nothing_are_refused(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(label))
                .withMessageContaining("'" + label + "' is no period");
        for (PeriodUnit unit : PeriodUnit.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Periods.of(unit, UTC, DayOfWeek.MONDAY).indexOf(label))
                    .withMessageContaining("'" + label + "' is ");
        }
    }

    @ParameterizedTest
    @DisplayName("T-ISO-1: a week 53 that exists is one")
    @ValueSource(strings = {"2020-W53", "2026-W53", "2015-W53", "2026-W01", "2024-02-29", "2026-12", "2026-Q4"})
    void labels_of_something_are_read_back(String label) {
        assertThat(Period.parse(label).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @DisplayName("T-ISO-1: weeks from Sunday have a 53rd of their own")
    @ValueSource(ints = {2014, 2015, 2016, 2019, 2020, 2021, 2025, 2026})
    void weeks_from_sunday(int year) {
        Periods weeks = Periods.weekly(UTC, DayOfWeek.SUNDAY);
        String label = year + "-W53";
        boolean exists = weeks.label(weeks.indexOf(year + "-W52") + 1).equals(label);
        if (exists) {
            assertThat(weeks.label(weeks.indexOf(label))).isEqualTo(label);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> weeks.indexOf(label));
        }
    }
}
