package dev.lifecycle.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MrrMovementsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final MrrMovementsDefinition<Sub> ENDLESS =
            MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly);
    private static final MrrMovementsDefinition<Sub> MRR = MrrMovements.of(
                    Sub::customer, Sub::from, Sub::to, Sub::monthly)
            .observedUntil(Instant.parse("2026-06-30T22:00:00Z"));

    private static BigDecimal euro(String amount) {
        return new BigDecimal(amount);
    }

    private static MrrBridge bridge(String... amounts) {
        return MrrBridge.of(
                euro(amounts[0]),
                euro(amounts[1]),
                euro(amounts[2]),
                euro(amounts[3]),
                euro(amounts[4]),
                euro(amounts[5]));
    }

    private static MrrMovements of(Sub... subs) {
        return Stream.of(subs).collect(MRR.over(Periods.monthly(PARIS)));
    }

    @Test
    @DisplayName("T-MRR-1: the bridge from 10 000 to 12 000 and its ratios")
    void the_bridge() {
        MrrBridge bridge = bridge("10000", "2000", "800", "400", "300", "900");
        assertThat(bridge.end()).isEqualByComparingTo("12000");
        assertThat(bridge.netNew()).isEqualByComparingTo("2000");
        assertThat(bridge.grossRetention()).hasValue(0.88);
        assertThat(bridge.netRetention()).hasValue(0.96);
        assertThat(bridge.netRetentionWithReactivation()).hasValue(1.0);
        assertThat(bridge.grossChurn()).hasValue(0.12);
        assertThat(bridge.netChurn()).hasValue(0.0);
        assertThat(bridge.quickRatio()).hasValueCloseTo(2.33, within(5e-3));
        assertThat(bridge.quickRatioWithReactivation()).hasValueCloseTo(2.67, within(5e-3));
        assertThat(bridge)
                .hasToString(
                        "10000 + 2000 new + 800 expansion + 400 reactivation − 300 contraction − 900 churn = 12000");
    }

    @Test
    void without_losses_there_is_no_quick_ratio_and_without_a_start_no_retention() {
        MrrBridge bridge = bridge("0", "100", "0", "0", "0", "0");
        assertThat(bridge.quickRatio()).isEmpty();
        assertThat(bridge.grossRetention()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bridge("0", "-1", "0", "0", "0", "0"))
                .withMessage("the new is not negative, but it is -1");
    }

    @Test
    @DisplayName("T-MRR-2: 100 with 10 churn, 10 contraction, 10 expansion: gross 20 %, net 10 %")
    void gross_and_net_churn() {
        MrrBridge bridge = bridge("100", "0", "10", "0", "10", "10");
        assertThat(bridge.grossChurn()).hasValue(0.2);
        assertThat(bridge.netChurn()).hasValue(0.1);
    }

    @Test
    @DisplayName("T-MRR-3: 100 × 100 + 50 × 600/12 = 12 500")
    void a_yearly_plan_among_monthly_ones() {
        BigDecimal yearly = BillingInterval.YEARLY.monthly(euro("600")).multiply(euro("50"));
        assertThat(euro("100").multiply(euro("100")).add(yearly)).isEqualByComparingTo("12500");
    }

    @Test
    @DisplayName("T-MRR-4: 100, 100, 0, 0, 80 is new, unchanged, churn, nothing, reactivation")
    void reactivation_is_not_expansion() {
        MrrMovements mrr = of(Sub.of("A", "2026-01-01", "2026-03-01", "100"), Sub.of("A", "2026-05-01", null, "80"));
        assertThat(mrr.of("2026-01").bridge().newMrr()).isEqualByComparingTo("100");
        assertThat(mrr.of("2026-02").bridge().netNew()).isEqualByComparingTo("0");
        assertThat(mrr.of("2026-03").bridge().churn()).isEqualByComparingTo("100");
        assertThat(mrr.of("2026-04").bridge().netNew()).isEqualByComparingTo("0");
        assertThat(mrr.of("2026-05").bridge().reactivation()).isEqualByComparingTo("80");
        assertThat(mrr.of("2026-05").bridge().expansion()).isEqualByComparingTo("0");
        MrrMovements late = of(Sub.of("B", "2026-02-01", null, "50"));
        assertThat(late.of("2026-02").bridge().newMrr()).isEqualByComparingTo("50");
    }

    @Test
    @DisplayName("T-MRR-5: 5 to 25 March at 50 is new 50 and churn 50, flagged, net 0")
    void new_and_churned_in_one_month() {
        MrrMovements mrr = of(Sub.of("Hugo", "2026-03-05", "2026-03-25", "50"));
        MrrPeriod march = mrr.of("2026-03");
        assertThat(march.bridge().newMrr()).isEqualByComparingTo("50");
        assertThat(march.bridge().churn()).isEqualByComparingTo("50");
        assertThat(march.bridge().netNew()).isEqualByComparingTo("0");
        assertThat(march.newAndChurned()).isEqualTo(1);
        assertThat(march.arpa()).isEmpty();
    }

    @Test
    @DisplayName("T-MRR-5: what came and went is no loss of the start")
    void new_and_churned_leaves_gross_retention_alone() {
        MrrMovements mrr = of(Sub.of("A", "2026-02-01", null, "100"), Sub.of("Hugo", "2026-03-05", "2026-03-25", "50"));
        assertThat(mrr.of("2026-03").bridge().grossRetention()).hasValue(1.0);
        assertThat(mrr.of("2026-03").bridge().end()).isEqualByComparingTo("100");
    }

    @Test
    @DisplayName("T-MRR-6: 15 January to 15 April at 50 is new in January, churn in April")
    void a_start_in_mid_month() {
        MrrMovements mrr = of(Sub.of("A", "2026-01-15", "2026-04-15", "50"));
        assertThat(mrr.of("2026-01").bridge().newMrr()).isEqualByComparingTo("50");
        assertThat(mrr.of("2026-01").bridge().end()).isEqualByComparingTo("50");
        assertThat(mrr.of("2026-04").bridge().churn()).isEqualByComparingTo("50");
        assertThat(mrr.of("2026-04").bridge().end()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("T-MRR-7: a cancelled second subscription is contraction per customer, churn per item")
    void the_grain_is_declared() {
        Sub[] subs = {
            Sub.of("A", "2026-01-01", null, "60"),
            new Sub("A", "second", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 10), euro("40"), "EUR")
        };
        MrrMovements perCustomer = of(subs);
        assertThat(perCustomer.of("2026-03").bridge().contraction()).isEqualByComparingTo("40");
        assertThat(perCustomer.of("2026-03").bridge().churn()).isEqualByComparingTo("0");
        assertThat(perCustomer.definition()).isEqualTo("mrr/end-of-period/customer/month@Europe/Paris");
        MrrMovements perItem = Stream.of(subs).collect(MRR.perItem(Sub::item).over(Periods.monthly(PARIS)));
        assertThat(perItem.of("2026-03").bridge().churn()).isEqualByComparingTo("40");
        assertThat(perItem.definition()).isEqualTo("mrr/end-of-period/item/month@Europe/Paris");
    }

    @Test
    @DisplayName("T-MRR-8: 1200 a year is 100, 10 a week 43.33, 30 every two months 15")
    void normalisation() {
        assertThat(BillingInterval.YEARLY.monthly(euro("1200"))).isEqualByComparingTo("100");
        assertThat(BillingInterval.WEEKLY.monthly(euro("10"))).isEqualByComparingTo("43.33");
        assertThat(new BillingInterval(PeriodUnit.MONTH, 2).monthly(euro("30"))).isEqualByComparingTo("15");
        assertThat(new BillingInterval(PeriodUnit.QUARTER, 1).monthly(euro("30")))
                .isEqualByComparingTo("10");
        assertThat(new BillingInterval(PeriodUnit.DAY, 1).monthly(euro("1"))).isEqualByComparingTo("30.42");
        assertThat(BillingInterval.MONTHLY.monthly(euro("29.90"))).isEqualByComparingTo("29.90");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BillingInterval(PeriodUnit.MONTH, 0))
                .withMessageContaining("count is 0");
    }

    @Test
    void an_upgrade_and_a_downgrade_are_expansion_and_contraction() {
        MrrMovements mrr = of(
                Sub.of("Inès", "2026-01-01", "2026-02-10", "50"),
                Sub.of("Inès", "2026-02-10", "2026-03-10", "80"),
                Sub.of("Inès", "2026-03-10", null, "30"));
        assertThat(mrr.of("2026-02").bridge().expansion()).isEqualByComparingTo("30");
        assertThat(mrr.of("2026-03").bridge().contraction()).isEqualByComparingTo("50");
        assertThat(mrr.of("2026-03").activeAtEnd()).isEqualTo(1);
        assertThat(mrr.of("2026-03").arpa().orElseThrow()).isEqualByComparingTo("30");
        assertThat(mrr.of("2026-03").toString()).startsWith("2026-03: 80.00 + 0.00 new");
    }

    @Test
    void going_down_to_a_free_plan_is_churn_or_by_declaration_contraction() {
        Sub[] subs = {
            Sub.of("A", "2026-01-01", "2026-02-10", "50"),
            Sub.of("A", "2026-02-10", "2026-03-10", "0"),
            Sub.of("A", "2026-03-10", null, "20"),
            Sub.of("B", "2026-02-05", "2026-02-20", "0")
        };
        MrrMovements none = of(subs);
        assertThat(none.of("2026-02").bridge().churn()).isEqualByComparingTo("50");
        assertThat(none.of("2026-03").bridge().reactivation()).isEqualByComparingTo("20");
        assertThat(none.of("2026-02").activeAtEnd()).isZero();
        MrrMovements kept = Stream.of(subs).collect(MRR.freeIsActive().over(Periods.monthly(PARIS)));
        assertThat(kept.of("2026-02").bridge().contraction()).isEqualByComparingTo("50");
        assertThat(kept.of("2026-02").bridge().churn()).isEqualByComparingTo("0");
        assertThat(kept.of("2026-02").newAndChurned())
                .as("B came and went for nothing")
                .isEqualTo(1);
        assertThat(kept.of("2026-02").activeAtEnd()).isEqualTo(1);
        assertThat(kept.of("2026-03").bridge().expansion()).isEqualByComparingTo("20");
        assertThat(kept.of("2026-06").bridge().end()).isEqualByComparingTo("20");
        assertThat(kept.definition()).isEqualTo("mrr/end-of-period/customer/month@Europe/Paris/free-active");
    }

    @Test
    void currencies_are_told_apart_by_collecting_each_on_its_own() {
        Sub dollars = new Sub("B", "x", LocalDate.of(2026, 1, 1), null, euro("5"), "USD");
        Map<String, MrrMovements> each = Stream.of(Sub.of("A", "2026-01-01", null, "7"), dollars)
                .collect(Collectors.groupingBy(
                        Sub::currency, MRR.currency(Sub::currency).over(Periods.monthly(PARIS))));
        assertThat(each.get("USD").currency()).isEqualTo("USD");
        assertThat(each.get("USD").of("2026-01").bridge().newMrr()).isEqualByComparingTo("5");
        assertThat(each.get("EUR").of("2026-01").bridge().newMrr()).isEqualByComparingTo("7");
    }

    @Property(tries = 300)
    void every_period_begins_where_the_last_one_ended_to_the_cent(@ForAll("subs") List<Sub> subs) {
        MrrMovements mrr = subs.stream()
                .collect(MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly)
                        .observedUntil(Instant.parse("2027-01-01T00:00:00Z"))
                        .over(Periods.monthly(PARIS)));
        BigDecimal before = BigDecimal.ZERO;
        for (MrrPeriod period : mrr.all()) {
            assertThat(period.bridge().start()).isEqualByComparingTo(before);
            before = period.bridge().end();
            BigDecimal running = subs.stream()
                    .filter(s -> s.from().isBefore(period.period().end()))
                    .filter(s ->
                            s.to() == null || !s.to().isBefore(period.period().end()))
                    .map(Sub::monthly)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (period.complete()) {
                assertThat(before).isEqualByComparingTo(running);
            }
        }
    }

    @Provide
    Arbitrary<List<Sub>> subs() {
        return Sub.lists();
    }

    @Test
    void the_table_and_the_periods_outside() {
        MrrMovements mrr = Stream.of(Sub.of("A", "2026-01-15", "2026-02-15", "50"))
                .collect(MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly)
                        .currency(Sub::currency)
                        .observedUntil(Instant.parse("2026-02-20T00:00:00Z"))
                        .over(Periods.monthly(PARIS)));
        assertThat(mrr).hasToString("""
            in EUR
            period    start    new  expansion  reactivation  contraction  churn    end  customers
            2026-01    0.00  50.00       0.00          0.00         0.00   0.00  50.00          1
            2026-02*  50.00   0.00       0.00          0.00         0.00  50.00   0.00          0
            * the period is not over yet
            """);
        assertThat(mrr.of("2025-01").complete()).isFalse();
        assertThat(of().all()).isEmpty();
        assertThat(of()).hasToString("no periods: no row was counted\n");
    }

    @Test
    void running_subscriptions_that_began_together_are_there_from_that_instant() {
        MrrMovements mrr = Stream.of(Sub.of("A", "2026-02-01", null, "50"), Sub.of("B", "2026-02-01", null, "30"))
                .collect(undeclared());
        assertThat(mrr.all()).hasSize(1);
        assertThat(mrr.of("2026-02").bridge().newMrr()).isEqualByComparingTo("80");
        assertThat(mrr.of("2026-02").complete()).isFalse();
    }

    private static Metric<Sub, ?, MrrMovements> undeclared() {
        return MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly).over(Periods.monthly(PARIS));
    }

    @Test
    void a_mistyped_year_is_refused_instead_of_filling_the_memory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Stream.of(Sub.of("A", "2026-02-01", "9999-12-31", "50")).collect(undeclared()))
                .withMessageContaining("rows from 2026-02 to 9999-12 span more than 65536 periods");
    }

    @Test
    void money_that_cannot_be_counted_is_refused_with_its_row() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> of(Sub.of("A", "2026-01-01", null, "-5")))
                .withMessageStartingWith("the amount is not negative, but it is -5, in row 0, counted from 0");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> of(Sub.of("A", "2026-01-01", null, "1.005")))
                .withMessageContaining("more than 2 decimals");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> of(Sub.of("A", "2026-01-01", null, "1e30")))
                .withMessageContaining("too large");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> of(Sub.of("A", "2026-02-01", "2026-01-01", "5")))
                .withMessageContaining("lies before the start");
        MrrMovementsDefinition<Sub> euros = MRR.currency(Sub::currency);
        Sub dollars = new Sub("B", "x", LocalDate.of(2026, 1, 1), null, euro("5"), "USD");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(Sub.of("A", "2026-01-01", null, "5"), dollars)
                        .collect(euros.over(Periods.monthly(PARIS))))
                .withMessageStartingWith("one result has one currency, but after EUR came USD");
        assertThat(Stream.of(Sub.of("A", "2026-01-01", null, "5"), dollars)
                        .collect(MRR.decimals(3).over(Periods.monthly(PARIS)))
                        .of("2026-01")
                        .bridge()
                        .newMrr())
                .isEqualTo(euro("10.000"));
    }

    @Test
    @DisplayName("periods that would be over by ends alone are not guessed: they may be known ahead")
    void ends_known_ahead() {
        List<Sub> booked =
                List.of(Sub.of("A", "2026-01-15", "2026-12-31", "50"), Sub.of("B", "2026-02-15", null, "20"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booked.stream().collect(ENDLESS.over(Periods.monthly(PARIS))))
                .withMessage(
                        "which periods are over cannot be told: the latest start is 2026-02-14T23:00:00Z, and ends up to"
                                + " 2026-12-30T23:00:00Z may be known ahead; declare until when was observed with observedUntil(…)");
        MrrMovements declared = booked.stream()
                .collect(ENDLESS.observedUntil(Instant.parse("2026-02-20T00:00:00Z"))
                        .over(Periods.monthly(PARIS)));
        assertThat(declared.all()).extracting(MrrPeriod::complete).containsExactly(true, false);
        List<Sub> sameMonth =
                List.of(Sub.of("A", "2026-01-15", "2026-02-20", "50"), Sub.of("B", "2026-02-15", null, "20"));
        assertThat(sameMonth.stream()
                        .collect(ENDLESS.over(Periods.monthly(PARIS)))
                        .all())
                .extracting(MrrPeriod::complete)
                .containsExactly(true, false);
    }
}
