package dev.lifecycle.metrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.rate.IntervalMethod;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChurnRateTest {

    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Period MARCH_2026 = Period.parse("2026-03");
    private static final Instant APRIL = Instant.parse("2026-03-31T22:00:00Z");

    private record Sub(
            String customer, LocalDate from, @Nullable LocalDate to) {}

    private static Sub sub(String customer, String from, @Nullable String to) {
        return new Sub(customer, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    /** T-CH-1 as spans: 100 at the start, 12 churned, one of them back and one of them new, 20 joiners. */
    private static Stream<Sub> worked(int joiners) {
        List<Sub> subs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            subs.add(sub("old" + i, "2026-01-10", i < 11 ? "2026-03-12" : null));
        }
        subs.add(sub("old0", "2026-03-20", null));
        for (int i = 0; i < joiners; i++) {
            subs.add(sub("new" + i, "2026-03-05", i == 0 ? "2026-03-25" : null));
        }
        return subs.stream();
    }

    private static ChurnRate churn(ChurnFormula definition, int joiners) {
        return worked(joiners)
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .by(definition)
                        .observedUntil(APRIL)
                        .over(MARCH_2026, PARIS));
    }

    @Test
    @DisplayName("T-CH-1: start of period excludes both, 10 of 100")
    void start_of_period() {
        ChurnRate churn = churn(ChurnFormula.START_OF_PERIOD, 20);
        assertThat(churn.counts()).isEqualTo(new ChurnCounts(100, 20, 12, 1, 1));
        assertThat(churn)
                .hasToString(
                        "2026-03 churn, start-of-period: 10 of 100 = 10.0 % (5.5–17.4 %), complete; 1 new and churned");
    }

    @Test
    @DisplayName("T-CH-1: naive 12 %, start plus new 10 %, and 8 % with 50 joiners")
    void naive_and_start_plus_new() {
        assertThat(churn(ChurnFormula.NAIVE, 20).value()).hasValue(0.12);
        assertThat(churn(ChurnFormula.START_PLUS_NEW, 20).value()).hasValue(0.10);
        assertThat(churn(ChurnFormula.START_PLUS_NEW, 50).value()).hasValue(0.08);
        assertThat(churn(ChurnFormula.SNAPSHOT, 20).value()).hasValue(0.10);
        assertThat(churn(ChurnFormula.NAIVE, 20).newAndChurned()).isEqualTo(1);
    }

    @Test
    @DisplayName("T-CH-1: from known counts")
    void from_known_counts() {
        ChurnCounts counts = new ChurnCounts(100, 20, 12, 1, 1);
        assertThat(ChurnRate.ofCounts(ChurnFormula.START_OF_PERIOD, "2026-03", counts)
                        .value())
                .hasValue(0.1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnRate.ofCounts(ChurnFormula.DAILY_SUM, "2026-03", counts))
                .withMessageContaining("each day's customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnCounts(5, 0, 9, 0, 0))
                .withMessageContaining("churned 9");
    }

    @Test
    void the_daily_sum_divides_by_each_day() {
        ChurnRate churn = Stream.of(
                        sub("A", "2026-01-01", "2026-03-10"),
                        sub("B", "2026-01-01", "2026-03-20"),
                        sub("C", "2026-01-01", null),
                        sub("D", "2026-03-15", null))
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .dailySum()
                        .over(MARCH_2026, PARIS));
        assertThat(churn.value()).hasValueCloseTo(1 / 3.0 + 1 / 3.0, within(1e-12));
        assertThat(churn.rate()).isEmpty();
        assertThat(churn).hasToString("2026-03 churn, daily-sum: 66.7 %, open; 0 new and churned");
    }

    @Test
    void an_end_at_the_first_instant_is_churn_of_this_period_at_the_last_of_the_next() {
        Stream<Sub> subs = Stream.of(
                sub("A", "2026-01-01", "2026-03-01"),
                sub("B", "2026-01-01", "2026-04-01"),
                sub("C", "2026-03-01", null));
        ChurnRate churn = subs.collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                .startOfPeriod()
                .observedUntil(LATER)
                .over(MARCH_2026, PARIS));
        assertThat(churn.counts()).isEqualTo(new ChurnCounts(2, 1, 1, 0, 0));
    }

    @Test
    void a_snapshot_looks_at_the_grid_where_a_span_includes_its_start_and_not_its_end() {
        List<Sub> subs = List.of(
                sub("ended at the start", "2026-01-01", "2026-03-01"),
                sub("ended at the end", "2026-01-01", "2026-04-01"),
                sub("joined at the start", "2026-03-01", null),
                sub("joined at the end", "2026-04-01", null),
                sub("stayed", "2026-01-01", null),
                sub("came and went", "2026-03-05", "2026-03-08"),
                sub("left and came back", "2026-01-01", "2026-03-08"),
                sub("left and came back", "2026-03-20", null));
        ChurnRate snapshot = subs.stream()
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .snapshot()
                        .over(MARCH_2026, PARIS));
        assertThat(snapshot.rate().orElseThrow().rate()).hasToString("1 of 4 = 25.0 %");
        assertThat(snapshot.counts()).isEqualTo(new ChurnCounts(4, 2, 3, 1, 1));
        ChurnRate start = subs.stream()
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .startOfPeriod()
                        .over(MARCH_2026, PARIS));
        assertThat(start.counts()).isEqualTo(new ChurnCounts(4, 2, 3, 1, 1));
        assertThat(subs.stream()
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .snapshot()
                                .over(Period.parse("2026-02"), PARIS))
                        .part())
                .as("who ended at the first instant of March was lost in February")
                .isEqualTo(1);
        assertThat(subs.stream()
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .startOfPeriod()
                                .over(Period.parse("2026-02"), PARIS))
                        .part())
                .isZero();
    }

    @Property(tries = 300)
    void with_no_span_on_the_grid_snapshot_and_start_of_period_are_one_number(@ForAll("off_the_grid") List<Sub> subs) {
        assertThat(subs.stream()
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .snapshot()
                                .observedUntil(LATER)
                                .over(MARCH_2026, PARIS))
                        .counts())
                .isEqualTo(subs.stream()
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .startOfPeriod()
                                .observedUntil(LATER)
                                .over(MARCH_2026, PARIS))
                        .counts());
    }

    @Provide("off_the_grid")
    Arbitrary<List<Sub>> offTheGrid() {
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(1, 120)
                .map(LocalDate.of(2026, 1, 1)::plusDays)
                .filter(day -> day.getDayOfMonth() != 1);
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C"),
                        days,
                        Arbitraries.integers().between(1, 50))
                .as((who, from, length) -> new Sub(who, from, from.plusDays(length)))
                .filter(sub -> sub.to() != null && sub.to().getDayOfMonth() != 1)
                .list()
                .ofMaxSize(12);
    }

    @Test
    void spans_of_a_customer_count_together() {
        ChurnRate churn = Stream.of(
                        sub("A", "2026-01-01", "2026-03-10"),
                        sub("A", "2026-03-10", null),
                        sub("B", "2026-01-01", "2026-03-10"),
                        sub("B", "2026-02-01", "2026-03-20"),
                        sub("B", "2026-03-12", "2026-03-12"))
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .startOfPeriod()
                        .over(MARCH_2026, PARIS));
        assertThat(churn.rate().orElseThrow().rate()).hasToString("1 of 2 = 50.0 %");
    }

    @Test
    @DisplayName("T-CH-4: with nobody churned the bound is one-sided and exact, 7.22 % of 40")
    void zero_churn() {
        ChurnRate churn = ChurnRate.ofCounts(ChurnFormula.START_OF_PERIOD, "2026-03", new ChurnCounts(40, 0, 0, 0, 0));
        assertThat(churn.value()).hasValue(0);
        assertThat(churn.method()).isEqualTo(IntervalMethod.ONE_SIDED_EXACT_UPPER);
        assertThat(churn.rate().orElseThrow().interval().high()).isCloseTo(0.0722, within(5e-5));
    }

    @Test
    void nobody_at_the_start_is_undefined_and_a_naive_part_above_its_whole_no_rate() {
        ChurnRate nobody = Stream.<Sub>of()
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .snapshot()
                        .over(MARCH_2026, PARIS));
        assertThat(nobody.value()).isEmpty();
        assertThat(Stream.<Sub>of()
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .dailySum()
                                .over(MARCH_2026, PARIS)))
                .hasToString("2026-03 churn, daily-sum: undefined, open; 0 new and churned");
        ChurnRate naive = ChurnRate.ofCounts(ChurnFormula.NAIVE, "2026-03", new ChurnCounts(1, 5, 3, 3, 0));
        assertThat(naive.rate()).isEmpty();
        assertThat(naive.value()).hasValue(3);
    }

    @Test
    void without_a_declared_end_a_period_is_over_when_rows_lie_behind_it() {
        var march =
                ChurnRate.of(Sub::customer, Sub::from, Sub::to).startOfPeriod().over(MARCH_2026, PARIS);
        assertThat(Stream.of(sub("A", "2026-01-01", "2026-03-10"))
                        .collect(march)
                        .complete())
                .isFalse();
        assertThat(Stream.of(sub("A", "2026-01-01", "2026-03-10"), sub("B", "2026-04-01", null))
                        .collect(march)
                        .complete())
                .isTrue();
        assertThat(Stream.of(sub("A", "2026-01-01", null))
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .startOfPeriod()
                                .over(Period.parse("2031-05"), PARIS)))
                .hasToString("2031-05 churn, start-of-period: 0 of 1 = 0.0 % (0.0–95.0 %), open; 0 new and churned");
    }

    @Test
    void an_open_period_knows_only_what_was_observed() {
        ChurnRate churn = Stream.of(sub("A", "2026-01-01", "2026-03-10"), sub("B", "2026-01-01", "2026-03-20"))
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .startPlusNew()
                        .observedUntil(Instant.parse("2026-03-15T00:00:00Z"))
                        .over(MARCH_2026, PARIS));
        assertThat(churn.complete()).isFalse();
        assertThat(churn.part()).isEqualTo(1);
        assertThat(churn.rate().orElseThrow().definition()).isEqualTo("churn/start-plus-new@Europe/Paris");
    }

    @Test
    void an_end_before_its_start_is_refused() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(sub("A", "2026-03-02", "2026-03-01"))
                        .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                                .startOfPeriod()
                                .over(MARCH_2026, PARIS)))
                .withMessageStartingWith("the end 2026-03-01 lies before the start 2026-03-02, in row ");
    }

    @Test
    @DisplayName("T-CH-2: cancelled 8 June, paid to 15 June: the recognition decides, in between it is CANCELLING")
    void recognition() {
        Instant request = Instant.parse("2026-06-08T10:00:00Z");
        Instant end = Instant.parse("2026-06-15T00:00:00Z");
        Cancellation cancellation = new Cancellation(request, end, null);
        assertThat(cancellation.churnedAt(ChurnRecognition.ON_REQUEST)).contains(request);
        assertThat(cancellation.churnedAt(ChurnRecognition.ON_EFFECTIVE_END)).contains(end);
        assertThat(cancellation.churnedAt(ChurnRecognition.ON_TERMINATION)).isEmpty();
        assertThat(cancellation.statusAsOf(Instant.parse("2026-06-10T00:00:00Z")))
                .isEqualTo(Cancellation.Status.CANCELLING);
        assertThat(cancellation.statusAsOf(Instant.parse("2026-06-01T00:00:00Z")))
                .isEqualTo(Cancellation.Status.ACTIVE);
        assertThat(cancellation.statusAsOf(end)).isEqualTo(Cancellation.Status.ENDED);
    }

    @Test
    @DisplayName("T-CH-2: the recognition chooses the month of the churn and is part of the definition")
    void the_recognition_of_a_result() {
        Instant joined = Instant.parse("2026-04-15T00:00:00Z");
        record Contract(String customer, @Nullable Cancellation end) {}
        Contract asked = new Contract(
                "A",
                new Cancellation(Instant.parse("2026-06-08T10:00:00Z"), Instant.parse("2026-07-15T00:00:00Z"), null));
        Contract expired = new Contract("B", new Cancellation(null, null, Instant.parse("2026-06-20T00:00:00Z")));
        Contract running = new Contract("C", null);
        Contract asking = new Contract("D", new Cancellation(null, null, null));
        Function<ChurnRecognition, ChurnRate> june = recognition -> Stream.of(asked, expired, running, asking)
                .collect(ChurnRate.of(Contract::customer, c -> joined, Contract::end, recognition)
                        .startOfPeriod()
                        .observedUntil(Instant.parse("2026-07-01T00:00:00Z"))
                        .over(Period.parse("2026-06"), PARIS));
        assertThat(june.apply(ChurnRecognition.ON_REQUEST).part()).isEqualTo(2);
        assertThat(june.apply(ChurnRecognition.ON_EFFECTIVE_END).part()).isEqualTo(1);
        assertThat(june.apply(ChurnRecognition.ON_TERMINATION).part()).isEqualTo(1);
        assertThat(june.apply(ChurnRecognition.ON_REQUEST).rate().orElseThrow().definition())
                .isEqualTo("churn/start-of-period@Europe/Paris/on-request");
    }

    @Test
    @DisplayName("T-CH-3: 5 % a month is 45.96 % a year, not 60 %")
    void monthly_to_annual() {
        assertThat(ChurnConversion.monthlyToAnnual(0.05)).isCloseTo(0.4596, within(5e-5));
        assertThat(ChurnConversion.annualToMonthly(ChurnConversion.monthlyToAnnual(0.05)))
                .isCloseTo(0.05, within(1e-15));
        assertThat(ChurnConversion.monthlyToAnnual(1)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnConversion.monthlyToAnnual(5))
                .withMessage("a churn lies between 0 and 1, such as 0.05, but it is 5.0");
    }

    @Test
    void reasons_are_of_the_known_ones_and_the_coverage_is_told() {
        record Lost(@Nullable String reason, boolean involuntary) {}
        ChurnReasons reasons = Stream.of(
                        new Lost("COMPETITOR_PRICE", false),
                        new Lost("PAYMENT_FAILURE", true),
                        new Lost("COMPETITOR_PRICE", false),
                        new Lost(null, false),
                        new Lost("UNKNOWN", true))
                .collect(ChurnReasons.of(Lost::reason, Lost::involuntary).metric());
        assertThat(reasons.coverage().rate()).hasToString("3 of 5 = 60.0 %");
        assertThat(reasons.involuntaryShare().rate()).hasToString("2 of 5 = 40.0 %");
        assertThat(reasons.share("COMPETITOR_PRICE").rate()).hasToString("2 of 3 = 66.7 %");
        assertThat(reasons).hasToString("""
            reason            lost  of known  involuntary
            COMPETITOR_PRICE     2    66.7 %            0
            PAYMENT_FAILURE      1    33.3 %            1
            reason known: 3 of 5 = 60.0 %; involuntary: 2 of 5 = 40.0 %
            """);
        assertThat(Stream.<Lost>of()
                        .collect(
                                ChurnReasons.of(Lost::reason, Lost::involuntary).metric())
                        .coverage()
                        .value())
                .isEmpty();
    }

    @Test
    @DisplayName("whether a period is over that only ends lie after is not guessed: they may be known ahead")
    void ends_known_ahead() {
        Stream<Sub> booked = Stream.of(sub("A", "2026-01-01", "2026-12-31"), sub("B", "2026-03-10", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booked.collect(
                        ChurnRate.of(Sub::customer, Sub::from, Sub::to).over(MARCH_2026, PARIS)))
                .withMessage(
                        "whether 2026-03 is over cannot be told: the latest start is 2026-03-09T23:00:00Z, and ends up to"
                                + " 2026-12-30T23:00:00Z may be known ahead; declare until when was observed with observedUntil(…)");
        ChurnRate told = Stream.of(sub("A", "2026-01-01", "2026-12-31"), sub("B", "2026-04-10", null))
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to).over(MARCH_2026, PARIS));
        assertThat(told.complete()).as("a start lies after it").isTrue();
        ChurnRate declared = Stream.of(sub("A", "2026-01-01", "2026-12-31"), sub("B", "2026-03-10", null))
                .collect(ChurnRate.of(Sub::customer, Sub::from, Sub::to)
                        .observedUntil(Instant.parse("2026-03-20T00:00:00Z"))
                        .over(MARCH_2026, PARIS));
        assertThat(declared.complete()).isFalse();
    }

    @Test
    @DisplayName("a segment, a part and bytes know of starts and ends elsewhere")
    void ends_known_ahead_elsewhere() {
        Metric<Sub, ?, ChurnRate> metric =
                ChurnRate.of(Sub::customer, Sub::from, Sub::to).over(MARCH_2026, PARIS);
        List<Sub> subs = List.of(sub("A", "2026-01-01", "2026-12-31"), sub("B", "2026-04-10", null));
        assertThat(subs.stream().collect(metric.by(Sub::customer)).segments().values())
                .allSatisfy(one -> assertThat(one.complete()).isTrue());
        assertThat(inParts(metric, subs)).isEqualTo(subs.stream().collect(metric));
    }

    private static <A extends Serializable> ChurnRate inParts(Metric<Sub, A, ChurnRate> metric, List<Sub> subs) {
        A whole = metric.empty();
        for (Sub sub : subs) {
            A part = metric.empty();
            metric.add(part, sub);
            whole = metric.merge(whole, metric.read(metric.write(part)));
        }
        return metric.result(whole);
    }
}
