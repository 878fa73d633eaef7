package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.PARIS;
import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.journey.Bottleneck;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.Goal;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.revenue.CohortMoney;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.SimpleValue;
import dev.lifecycle.metrics.value.lifetime.LifetimeValue;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.stage.HistoryEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Rows of looking at the whole base: who stays, what they are worth, where they are lost, and who they are. */
interface MeasureRows {

    /** An order with what it earned. */
    record Sale(String customer, LocalDate day, BigDecimal margin) {}

    /** A customer as the host's CRM knows them. */
    record Profile(String customer, int age, String company) {}

    /** One step of one customer. */
    record Step(String customer, String persona, String step, Instant at) {}

    private static Sale sale(String customer, int month, int day, String margin) {
        return new Sale(customer, LocalDate.of(2026, month, day), new BigDecimal(margin));
    }

    /** The textbook's six: A, B, C and D came in January, E and F in February. */
    List<Sale> SALES = List.of(
            sale("A", 1, 5, "10.00"),
            sale("A", 2, 5, "20.00"),
            sale("A", 3, 5, "5.00"),
            sale("A", 4, 5, "5.00"),
            sale("B", 1, 6, "30.00"),
            sale("B", 3, 6, "10.00"),
            sale("C", 1, 7, "40.00"),
            sale("C", 4, 7, "-40.00"),
            sale("D", 1, 8, "20.00"),
            sale("E", 2, 9, "10.00"),
            sale("E", 3, 9, "10.00"),
            sale("F", 2, 10, "10.00"),
            sale("F", 4, 10, "10.00"));

    @Test
    default void M02_how_many_come_back_can_be_followed_and_made_better() {
        Retention retention = SALES.stream()
                .collect(Retention.of(Sale::customer, Sale::day)
                        .observedUntil(LocalDate.of(2026, 4, 30))
                        .over(Periods.monthly(PARIS)));
        assertThat(retention.cohort("2026-01").counts())
                .as("four; then A, then A and B, then A and C")
                .containsExactly(4L, 1L, 2L, 2L);
        assertThat(retention.cohort("2026-02").counts()).containsExactly(2L, 1L, 1L);
        assertThat(retention.weightedMean(1).rate()).as("A and E").hasToString("2 of 6 = 33.3 %");
        assertThat(retention.simpleMean(1).orElseThrow()).isCloseTo(0.375, within(1e-12));
        assertThat(retention.weightedMean(3).rate())
                .as("February has no third month yet")
                .hasToString("2 of 4 = 50.0 %");
        assertThat(retention.cohort("2026-02").rate(1).value().orElseThrow())
                .as("one half after one quarter: it has become better")
                .isGreaterThan(retention.cohort("2026-01").rate(1).value().orElseThrow());
    }

    @Test
    default void M03_what_a_buyer_is_worth_over_their_life_so_far_and_to_come() {
        CohortValue sofar = SALES.stream()
                .collect(CohortValue.of(Sale::customer, Sale::day, Sale::margin)
                        .observedUntil(LocalDate.of(2026, 4, 30))
                        .over(Periods.monthly(PARIS)));
        CohortMoney january = sofar.cohort("2026-01").orElseThrow();
        assertThat(january.amounts())
                .as("100, A's 20, A's and B's 15, A's 5 less C's refund of 40")
                .containsExactly(
                        new BigDecimal("100.00"),
                        new BigDecimal("20.00"),
                        new BigDecimal("15.00"),
                        new BigDecimal("-35.00"));
        assertThat(january.valuePerCustomer(3).orElseThrow())
                .as("100 over four customers, those who left among them")
                .isEqualByComparingTo("25");

        // 80 a month, of whom 95 % stay, money at 1 % a month: 80 · 1.01 / (1.01 − 0.95).
        assertThat(SimpleValue.margin(80)
                        .retention(0.95)
                        .discount(0.01)
                        .firstMarginNow()
                        .value())
                .isCloseTo(1346.6667, within(1e-3));

        // Customer by customer: margin times expected purchases times expected spend.
        MbgNbd purchases = MbgNbd.of(0.8, 8, 0.6, 8);
        GammaGamma spend = GammaGamma.of(6, 4, 15);
        LifetimeValue value = LifetimeValue.of(purchases, spend)
                .margin(0.3)
                .discountPerYear(0)
                .overWeeks(52);
        CustomerSummary faithful = new CustomerSummary(12, 50, 52, 25);
        CustomerSummary vanished = new CustomerSummary(12, 20, 52, 25);
        double byHand = 0.3
                * purchases.expectedPurchases(faithful, 52)
                * spend.expectedSpend(faithful).orElseThrow();
        assertThat(value.value(faithful).orElseThrow()).isCloseTo(byHand, within(byHand * 1e-9));
        assertThat(value.value(vanished).orElseThrow())
                .as("as good a customer once, and silent for 32 weeks")
                .isLessThan(byHand / 10);
    }

    @Test
    default void M39_where_there_is_most_to_gain_stands_first() {
        Funnel funnel = path(1_000, 400, 380, 190, 180).stream()
                .collect(Funnel.<Step>of(Step::customer, Step::at, Step::step)
                        .steps("seen", "asked", "cart", "address", "order")
                        .metric());
        List<Bottleneck> findings = funnel.bottlenecks();
        assertThat(findings.stream().map(Bottleneck::step))
                .as("600 lost times 60 %, then 190 times 50 %, 20 times 5 %, 10 times 5.3 %")
                .containsExactly("asked", "address", "cart", "order");
        assertThat(findings.get(0).impact()).isCloseTo(360, within(1e-9));
        assertThat(findings.get(1).impact()).isCloseTo(95, within(1e-9));
        assertThat(findings.get(1).loss().rate()).hasToString("190 of 380 = 50.0 %");
        assertThat(findings.get(1).after()).isEqualTo("cart");
    }

    private static List<Step> path(int... reached) {
        List<String> names = List.of("seen", "asked", "cart", "address", "order");
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < reached.length; step++) {
            for (int i = 0; i < reached[step]; i++) {
                steps.add(new Step(
                        "c-" + i, "all", names.get(step), at("2026-03-02T09:00").plusSeconds(60L * step)));
            }
        }
        return steps;
    }

    @Test
    default void M40_who_the_customers_are_is_said_in_the_hosts_own_terms() {
        Predicate<Profile> student =
                profile -> profile.age() < 27 && profile.company().isEmpty();
        Predicate<Profile> business = profile -> !profile.company().isEmpty();
        List<Profile> crm = List.of(
                new Profile("A", 22, ""),
                new Profile("B", 40, "ACME"),
                new Profile("C", 55, ""),
                new Profile("D", 24, ""),
                new Profile("E", 35, "Lux SA"),
                new Profile("F", 61, ""));
        Segmented<String, RepeatRate> byPersona = SALES.stream()
                .filter(sale -> sale.margin().signum() > 0)
                .collect(RepeatRate.<Sale>of(Sale::customer, Sale::day)
                        .observedUntil(LocalDate.of(2026, 4, 30))
                        .over(PARIS)
                        .by(sale -> {
                            Profile profile = crm.stream()
                                    .filter(p -> p.customer().equals(sale.customer()))
                                    .findFirst()
                                    .orElseThrow();
                            return business.test(profile) ? "business" : student.test(profile) ? "student" : "private";
                        }));
        assertThat(byPersona.of("business").orElseThrow().rate().rate())
                .as("B and E")
                .hasToString("2 of 2 = 100.0 %");
        assertThat(byPersona.of("student").orElseThrow().rate().rate())
                .as("A of A and D")
                .hasToString("1 of 2 = 50.0 %");
        assertThat(byPersona.of("private").orElseThrow().rate().rate())
                .as("F of C and F")
                .hasToString("1 of 2 = 50.0 %");
        assertThat(byPersona.total().rate().rate()).hasToString("4 of 6 = 66.7 %");
    }

    @Test
    default void M41_what_hurts_whom() {
        List<Step> steps = new ArrayList<>();
        // Of 20 students 18 go on to the price and 4 buy; of 20 businesses 8 go on, as there is no invoice, and 7 buy.
        int[][] reached = {{20, 18, 4}, {20, 8, 7}};
        List<String> personas = List.of("student", "business");
        List<String> names = List.of("cart", "price", "order");
        for (int persona = 0; persona < 2; persona++) {
            for (int step = 0; step < 3; step++) {
                for (int i = 0; i < reached[persona][step]; i++) {
                    steps.add(new Step(
                            personas.get(persona) + i,
                            personas.get(persona),
                            names.get(step),
                            at("2026-03-02T09:00").plusSeconds(60L * step)));
                }
            }
        }
        Segmented<String, Funnel> byPersona = steps.stream()
                .collect(Funnel.<Step>of(Step::customer, Step::at, Step::step)
                        .steps("cart", "price", "order")
                        .metric()
                        .by(Step::persona));
        Bottleneck students =
                byPersona.of("student").orElseThrow().bottlenecks().get(0);
        Bottleneck businesses =
                byPersona.of("business").orElseThrow().bottlenecks().get(0);
        assertThat(students.step()).isEqualTo("order");
        assertThat(students.loss().rate()).hasToString("14 of 18 = 77.8 %");
        assertThat(businesses.step()).isEqualTo("price");
        assertThat(businesses.loss().rate()).hasToString("12 of 20 = 60.0 %");
        assertThat(byPersona.total().step("order").overall().rate()).hasToString("11 of 40 = 27.5 %");
    }

    @Test
    default void M65_goals_of_acquisition_and_whether_they_are_reached() {
        Firm firm = Firm.of(FiveStage.model());
        for (int i = 0; i < 40; i++) {
            firm.tell("c-" + i, new ContentViewed("ad"), "2026-03-02T09:00");
            if (i < 30) {
                firm.tell("c-" + i, new ContactMade("web"), "2026-03-04T09:00");
            }
        }
        MeasuredRate actual = firm.customers
                .history()
                .collect(StageConversion.of(StageHistory.ofEntries().observedUntil(at("2026-04-01T00:00")))
                        .steps("DISCOVERY", "ACQUISITION")
                        .within(Duration.ofDays(7))
                        .metric())
                .rate();
        assertThat(actual.rate()).hasToString("30 of 40 = 75.0 %");
        // By Wilson that is between 59.8 and 85.8 %.
        assertThat(new Goal("ACQUISITION", "contact within a week", 0.5)
                        .attainment(actual)
                        .verdict())
                .isEqualTo(Goal.Verdict.MET);
        assertThat(new Goal("ACQUISITION", "contact within a week", 0.8)
                        .attainment(actual)
                        .verdict())
                .isEqualTo(Goal.Verdict.UNDECIDED);
        assertThat(new Goal("ACQUISITION", "contact within a week", 0.9)
                        .attainment(actual)
                        .verdict())
                .isEqualTo(Goal.Verdict.MISSED);
        MeasuredRate open = MeasuredRate.of(new Rate(3, 40), false, "this week");
        assertThat(new Goal("ACQUISITION", "contact within a week", 0.9)
                        .attainment(open)
                        .verdict())
                .as("the week is not over")
                .isEqualTo(Goal.Verdict.UNDECIDED);
    }

    @Test
    default void M66_the_pool_of_prospects_what_flows_in_and_what_flows_out() {
        Firm firm = Firm.of(FiveStage.model());
        for (int i = 0; i < 6; i++) {
            firm.tell("jan-" + i, new ContactMade("web"), "2026-01-1" + i + "T09:00");
        }
        for (int i = 0; i < 2; i++) {
            firm.tell("jan-" + i, new CheckoutStarted("cart"), "2026-02-05T09:00");
            firm.tell("jan-" + i, order("o-" + i, "10.00"), "2026-02-05T09:10");
        }
        for (int i = 0; i < 3; i++) {
            firm.tell("feb-" + i, new ContactMade("shop"), "2026-02-1" + i + "T09:00");
        }
        StageHistory<HistoryEntry> history =
                StageHistory.ofEntries().stages(firm.customers.model()).observedUntil(at("2026-03-10T00:00"));
        StageFlows flows =
                firm.customers.history().collect(StageFlows.of(history).over(Periods.monthly(PARIS)));
        StageFlows.Flow january = flows.of("2026-01", "ACQUISITION");
        StageFlows.Flow february = flows.of("2026-02", "ACQUISITION");
        assertThat(List.of(january.in(), january.out(), january.stock())).containsExactly(6L, 0L, 6L);
        assertThat(List.of(february.in(), february.out(), february.stock()))
                .as("6 and 3 less 2")
                .containsExactly(3L, 2L, 7L);
        assertThat(flows.of("2026-03", "ACQUISITION").complete()).isFalse();
        Population now = firm.customers.history().collect(Population.of(history).metric());
        assertThat(now.in("ACQUISITION")).isEqualTo(7);
        assertThat(now.share("ACQUISITION").rate()).hasToString("7 of 9 = 77.8 %");
        assertThat(firm.customers.inStage(FiveStage.ACQUISITION).count())
                .as("and who they are")
                .isEqualTo(7);
    }
}
