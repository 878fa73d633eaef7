package dev.lifecycle.metrics.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.Serialised;
import dev.lifecycle.metrics.Visit;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.survey.Nps;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Periods MONTHS = Periods.monthly(PARIS);

    /** The textbook's six, in days after New Year's Day: A, B, C and D came in January, E and F in February. */
    private static List<Visit> textbook() {
        LocalDate january = LocalDate.of(2026, 1, 1);
        List<Visit> visits = new ArrayList<>();
        visits.addAll(Visit.of("A", january, 4, 35, 63, 94));
        visits.addAll(Visit.of("B", january, 5, 64));
        visits.addAll(Visit.of("C", january, 6, 96));
        visits.addAll(Visit.of("D", january, 7));
        visits.addAll(Visit.of("E", january, 39, 67));
        visits.addAll(Visit.of("F", january, 40, 99));
        return visits;
    }

    private static Metric<Visit, ?, Retention> retention() {
        return Retention.of(Visit::customer, Visit::day).over(MONTHS);
    }

    @Test
    void from_a_cell_to_its_customers_and_those_who_are_missing_in_it() {
        Members<String, Retention> people = textbook().stream().collect(Members.of(retention(), Visit::customer));
        assertThat(people.total()).isEqualTo(textbook().stream().collect(retention()));
        assertThat(people.of(table -> table.cohort("2026-01").rate(3).part())).containsExactly("A", "C");
        assertThat(people.lost(
                        table -> table.cohort("2026-01").rate(3).whole(),
                        table -> table.cohort("2026-01").rate(3).part()))
                .containsExactly("B", "D");
        assertThat(people.of(table -> table.cohort("2026-02").rate(1).part())).containsExactly("E");
        assertThat(people.of(table -> table.cohort("2025-12").size())).isEmpty();
        assertThat(people.of(Retention::size)).hasSize(6);
        assertThat(people.customers()).isEqualTo(6);
        assertThat(people).asString().endsWith("of 6 customers\n");
        assertThat(people.each(table -> table.cohorts().get(0).period().label()))
                .containsEntry("F", "2026-02")
                .hasSize(6);
        Members<String, Retention> others = people.without("C");
        assertThat(others.of(table -> table.cohort("2026-01").rate(3).part())).containsExactly("A");
        assertThat(others.total().cohort("2026-01").rate(3).rate()).hasToString("1 of 3 = 33.3 %");
        assertThat(people.customers()).as("as it was").isEqualTo(6);
    }

    @Test
    void what_is_no_count_of_customers_is_refused() {
        Members<String, Growth> people = textbook().stream()
                .collect(Members.of(Growth.of(Visit::customer, Visit::day).over(MONTHS), Visit::customer));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> people.of(growth -> growth.all().size()))
                .withMessageContaining("has each of them once or not at all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> people.of(growth -> growth.of("2026-03").active() > 2 ? 1 : 0))
                .withMessage("the number is 1 over all and 0 over customers one by one,"
                        + " so it is no count that adds up over them (a limit, a rank, an amount)");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> textbook().stream().collect(Members.of(retention(), visit -> (String) null)))
                .withMessageContaining("the customer is missing (null)");
    }

    @Test
    void segments_have_members_too() {
        Members<String, Segmented<String, Retention>> people = textbook().stream()
                .collect(Members.of(
                        retention().by((Visit visit) -> visit.customer().compareTo("C") < 0 ? "first" : "second"),
                        Visit::customer));
        assertThat(people.of(table -> table.of("second")
                        .map(own -> own.cohort("2026-01").size())
                        .orElse(0L)))
                .containsExactly("C", "D");
        assertThat(people.of(table -> table.total().cohort("2026-01").size())).hasSize(4);
    }

    @Provide
    Arbitrary<List<Visit>> visits() {
        return Visit.lists();
    }

    @Property(tries = 50)
    @Label(
            "T-MEMBERS-1: every count has as many members, disjoint where its parts are, after merge, erasure, two halves and bytes")
    void as_many_as_the_number_says(@ForAll("visits") List<Visit> visits) {
        Members<String, Retention> retention = through(visits, retention());
        Set<String> entered = new HashSet<>();
        retention.total().cohorts().forEach(cohort -> {
            String period = cohort.period().label();
            Set<String> size = counted(retention, table -> table.cohort(period).size());
            apart(entered, size);
            entered.addAll(size);
            for (int k = 0; k < cohort.counts().size(); k++) {
                int age = k;
                assertThat(size)
                        .containsAll(counted(
                                retention,
                                table -> table.cohort(period).rate(age).part()));
            }
        });
        assertThat(entered).hasSize(retention.customers());

        Members<String, Growth> growth =
                through(visits, Growth.of(Visit::customer, Visit::day).over(MONTHS));
        growth.total().all().forEach(period -> {
            Set<String> active = counted(growth, one -> in(one, period).active());
            Set<String> parts =
                    new HashSet<>(counted(growth, one -> in(one, period).newCustomers()));
            apart(parts, counted(growth, one -> in(one, period).returning()));
            parts.addAll(counted(growth, one -> in(one, period).returning()));
            apart(parts, counted(growth, one -> in(one, period).resurrected()));
            parts.addAll(counted(growth, one -> in(one, period).resurrected()));
            assertThat(parts).isEqualTo(active);
            apart(active, counted(growth, one -> in(one, period).dormant()));
        });

        Members<String, Stickiness> stickiness =
                through(visits, Stickiness.of(Visit::customer, Visit::day).over(MONTHS));
        stickiness.total().exact().keySet().forEach(periods -> {
            counted(stickiness, one -> one.exactly(periods));
            counted(stickiness, one -> one.atLeast(periods));
        });

        Members<String, RepeatRate> repeat = through(
                visits, RepeatRate.of(Visit::customer, Visit::day).within(30).over(PARIS));
        assertThat(counted(repeat, one -> one.rate().whole()))
                .containsAll(counted(repeat, one -> one.rate().part()));

        Members<String, SilenceChurn> silence = through(
                visits, SilenceChurn.of(Visit::customer, Visit::day).after(20).over(MONTHS));
        silence.total().all().forEach(period -> {
            counted(silence, one -> one.of(period.period().label()).rate().part());
        });

        Members<String, Funnel> funnel = through(
                visits,
                Funnel.of(Visit::customer, Visit::at, Visit::kind)
                        .steps("view", "order")
                        .metric());
        Set<String> lost = counted(funnel, one -> one.step("order").lost());
        apart(lost, counted(funnel, one -> one.step("order").reached()));
        assertThat(funnel.lost(Funnel::entered, one -> one.step("order").reached()))
                .isEqualTo(lost);

        StageHistory<Visit> history = StageHistory.of(Visit::customer, Visit::at, visit -> null, Visit::kind);
        Members<String, Population> population =
                through(visits, Population.of(history).metric());
        Set<String> somewhere = new HashSet<>(counted(population, one -> one.in("view")));
        somewhere.addAll(counted(population, one -> one.in("order")));
        assertThat(somewhere).hasSize(population.customers());
        Members<String, StageFlows> flows =
                through(visits, StageFlows.of(history).over(MONTHS));
        flows.total().all().forEach(flow -> counted(flows, one -> stock(one, flow)));

        Members<String, Nps> nps = through(
                visits,
                Nps.of(Visit::customer, (Visit visit) -> visit.day().getDayOfMonth() % 11, Visit::at)
                        .latestPerCustomer()
                        .metric());
        apart(counted(nps, Nps::detractors), counted(nps, Nps::promoters));
    }

    /** A customer who came later has no row of earlier periods. */
    private static long stock(StageFlows flows, StageFlows.Flow of) {
        return flows.all().stream()
                .filter(flow ->
                        flow.period().equals(of.period()) && flow.stage().equals(of.stage()))
                .mapToLong(StageFlows.Flow::stock)
                .sum();
    }

    private static void apart(Set<String> one, Set<String> other) {
        assertThat(one).as("disjoint from %s", other).noneMatch(other::contains);
    }

    private static GrowthPeriod in(Growth growth, GrowthPeriod of) {
        return growth.of(of.period().label());
    }

    private static <R> Set<String> counted(Members<String, R> people, ToLongFunction<R> number) {
        Set<String> members = people.of(number);
        assertThat(members).hasSize((int) number.applyAsLong(people.total()));
        return members;
    }

    /** Collected in two halves of which one was bytes, the sums of both as of one pass, and without somebody who came again. */
    private static <R> Members<String, R> through(List<Visit> visits, Metric<Visit, ?, R> metric) {
        Metric<Visit, ?, Members<String, R>> members = Members.of(metric, Visit::customer);
        Members<String, R> whole = visits.stream().collect(members);
        assertThat(whole.total()).isEqualTo(visits.stream().collect(metric));
        Members<String, R> halves = halves(visits, members);
        assertThat(halves).isEqualTo(whole).hasSameHashCodeAs(whole);
        if (!visits.isEmpty()) {
            String erased = visits.get(0).customer();
            Members<String, R> others = Stream.concat(visits.stream(), Stream.of(visits.get(0)))
                    .collect(members)
                    .without(erased);
            assertThat(others.each(result -> result)).doesNotContainKey(erased).hasSize(whole.customers() - 1);
        }
        return halves;
    }

    private static <A extends Serializable, R> R halves(List<Visit> visits, Metric<Visit, A, R> metric) {
        A one = metric.empty();
        visits.subList(0, visits.size() / 2).forEach(visit -> metric.add(one, visit));
        A other = metric.empty();
        visits.subList(visits.size() / 2, visits.size()).forEach(visit -> metric.add(other, visit));
        return Serialised.copy(metric.result(metric.merge(metric.read(metric.write(one)), other)));
    }
}
