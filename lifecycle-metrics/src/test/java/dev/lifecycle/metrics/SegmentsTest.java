package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.value.rfm.Rfm;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A segment that fell silent is watched to the end of the data, like everybody: its last row is not the end of the world. */
class SegmentsTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDate START = LocalDate.of(2026, 1, 10);
    private static final LocalDate END = LocalDate.of(2026, 6, 20);
    private static final Instant AFTER_END = END.atTime(23, 30).toInstant(ZoneOffset.UTC);

    /** Silent since January; the others go on into June. */
    private static final List<Visit> SILENT = Stream.of(
                    Visit.of("A", START, 0, 5), Visit.of("B", START, 1), Visit.of("C", START, 2, 9))
            .flatMap(List::stream)
            .toList();

    private static final List<Visit> LIVELY = Stream.of(
                    Visit.of("D", START, 0, 40, 80, 120), List.of(new Visit("E", END, "order")))
            .flatMap(List::stream)
            .toList();

    private static BigDecimal ten(Visit visit) {
        return BigDecimal.TEN;
    }

    /** Each metric as it comes, and with the end of all rows declared. */
    static Stream<Arguments> metrics() {
        Period february = Period.parse("2026-02");
        return Stream.of(
                with(
                        "retention",
                        Retention.of(Visit::customer, Visit::day).over(Periods.monthly(UTC)),
                        Retention.of(Visit::customer, Visit::day)
                                .observedUntil(END)
                                .over(Periods.monthly(UTC))),
                with(
                        "growth",
                        Growth.of(Visit::customer, Visit::day).over(Periods.monthly(UTC)),
                        Growth.of(Visit::customer, Visit::day)
                                .observedUntil(END)
                                .over(Periods.monthly(UTC))),
                with(
                        "silence",
                        SilenceChurn.of(Visit::customer, Visit::day).after(30).over(Periods.monthly(UTC)),
                        SilenceChurn.of(Visit::customer, Visit::day)
                                .after(30)
                                .observedUntil(END)
                                .over(Periods.monthly(UTC))),
                with(
                        "repeat",
                        RepeatRate.of(Visit::customer, Visit::day).within(60).over(UTC),
                        RepeatRate.of(Visit::customer, Visit::day)
                                .within(60)
                                .observedUntil(END)
                                .over(UTC)),
                with(
                        "rolling",
                        RollingRetention.of(Visit::customer, Visit::at).over(RollingUnit.MONTH),
                        RollingRetention.of(Visit::customer, Visit::at)
                                .observedUntil(AFTER_END.plusNanos(1_000))
                                .over(RollingUnit.MONTH)),
                with(
                        "cohort value",
                        CohortValue.of(Visit::customer, Visit::day, SegmentsTest::ten)
                                .over(Periods.monthly(UTC)),
                        CohortValue.of(Visit::customer, Visit::day, SegmentsTest::ten)
                                .observedUntil(END)
                                .over(Periods.monthly(UTC))),
                with(
                        "rfm",
                        Rfm.of(Visit::customer, Visit::day, SegmentsTest::ten).over(UTC),
                        Rfm.of(Visit::customer, Visit::day, SegmentsTest::ten)
                                .observedUntil(END)
                                .over(UTC)),
                with(
                        "revenue",
                        MrrMovements.of(Visit::customer, Visit::day, visit -> null, SegmentsTest::ten)
                                .over(Periods.monthly(UTC)),
                        MrrMovements.of(Visit::customer, Visit::day, visit -> null, SegmentsTest::ten)
                                .observedUntil(END.atStartOfDay(UTC).toInstant().plusNanos(1_000))
                                .over(Periods.monthly(UTC))),
                with(
                        "churn",
                        ChurnRate.of(Visit::customer, Visit::day, visit -> null)
                                .startOfPeriod()
                                .over(february, UTC),
                        ChurnRate.of(Visit::customer, Visit::day, visit -> null)
                                .startOfPeriod()
                                .observedUntil(END.atStartOfDay(UTC).toInstant())
                                .over(february, UTC)),
                with(
                        "funnel",
                        Funnel.of(Visit::customer, Visit::at, Visit::kind)
                                .steps("order", "view")
                                .within(Duration.ofDays(20))
                                .metric(),
                        Funnel.of(Visit::customer, Visit::at, Visit::kind)
                                .steps("order", "view")
                                .within(Duration.ofDays(20))
                                .observedUntil(AFTER_END.plusNanos(1_000))
                                .metric()));
    }

    private static Arguments with(String name, Metric<Visit, ?, ?> plain, Metric<Visit, ?, ?> declared) {
        return Arguments.of(name, plain, declared);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metrics")
    <A extends Serializable, B extends Serializable, R> void a_silent_segment_is_observed_as_long_as_the_others(
            String name, Metric<Visit, A, R> plain, Metric<Visit, B, R> declared) {
        R expected = SILENT.stream().collect(declared);
        assertThat(SILENT.stream().collect(plain))
                .as("alone it would end with its last row")
                .isNotEqualTo(expected);
        assertThat(rows().collect(plain.by(SegmentsTest::isSilent)).segments())
                .containsEntry(true, expected)
                .containsEntry(false, LIVELY.stream().collect(declared));
        assertThat(rows().collect(plain.by(SegmentsTest::isSilent)).total()).isEqualTo(rows().collect(declared));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metrics")
    <A extends Serializable, B extends Serializable, R> void so_is_a_segment_of_a_segment(
            String name, Metric<Visit, A, R> plain, Metric<Visit, B, R> declared) {
        Segmented<Boolean, Segmented<String, R>> nested =
                rows().collect(plain.by(Visit::kind).by(SegmentsTest::isSilent));
        assertThat(nested.segments().get(true).segments())
                .containsEntry("order", SILENT.stream().collect(declared));
        assertThat(nested.segments().get(true).total())
                .isEqualTo(SILENT.stream().collect(declared));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metrics")
    <A extends Serializable, B extends Serializable, R> void to_have_been_observed_counts_no_row(
            String name, Metric<Visit, A, R> plain, Metric<Visit, B, R> declared) {
        A nobody = plain.empty();
        A all = plain.empty();
        rows().forEach(row -> plain.add(all, row));
        plain.observeAsLongAs(nobody, all);
        assertThat(plain.result(nobody)).isEqualTo(declaredOrPlain(plain, declared));
        assertThat(plain.result(plain.merge(nobody, all))).isEqualTo(rows().collect(declared));
    }

    /** What the metric says of no rows; where it names the end even so, that of the declared one. */
    private static <R> Object declaredOrPlain(Metric<Visit, ?, R> plain, Metric<Visit, ?, R> declared) {
        R none = Stream.<Visit>empty().collect(plain);
        return none instanceof ChurnRate ? Stream.<Visit>empty().collect(declared) : none;
    }

    private static Stream<Visit> rows() {
        return Stream.concat(SILENT.stream(), LIVELY.stream());
    }

    private static boolean isSilent(Visit visit) {
        return SILENT.contains(visit);
    }

    @Test
    @DisplayName("a result by segment travels like any other: it is serialisable")
    void segmented_results_are_serialisable() {
        Segmented<Boolean, Growth> growth = rows().collect(Growth.of(Visit::customer, Visit::day)
                .over(Periods.monthly(UTC))
                .by(SegmentsTest::isSilent));
        assertThat(growth).isInstanceOf(Serializable.class);
        assertThat((Object) Serialised.copy((Serializable) growth)).isEqualTo(growth);
    }
}
