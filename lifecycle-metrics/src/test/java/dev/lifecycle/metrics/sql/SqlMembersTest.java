package dev.lifecycle.metrics.sql;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.members.Members;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.survey.Nps;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Like {@link SqlCrossCheckTest}, of who stands behind a number: the ids themselves are compared, set by set. */
class SqlMembersTest {

    private static final Instant AFTERWARDS = Instant.parse("2027-01-01T00:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @AutoClose
    private static SqlSide sql;

    @BeforeAll
    static void load() {
        sql = SqlSide.ofSets(401, 500);
    }

    private static <R> Metric<ShopEvent, ?, Members<String, R>> members(Metric<ShopEvent, ?, R> metric) {
        return Members.of(metric, ShopEvent::customer);
    }

    /** A line for each member of the number, after what the number is called. */
    private static <R> Stream<String> named(String name, Members<String, R> people, ToLongFunction<R> number) {
        return people.of(number).stream().map(customer -> name + " " + customer);
    }

    @Test
    void who_came_back_in_a_cell_of_retention() {
        sql.agree(
                Members.of(
                        Retention.of(ShopEvent::customer, ShopEvent::at).over(Periods.monthly(PARIS)),
                        ShopEvent::customer),
                people -> people.total().cohorts().stream()
                        .flatMap(cohort -> IntStream.range(0, cohort.counts().size())
                                .boxed()
                                .flatMap(k ->
                                        people
                                                .of(table -> table.cohort(
                                                                cohort.period().label())
                                                        .rate(k)
                                                        .part())
                                                .stream()
                                                .map(customer -> cohort.period().start() + " " + k + " " + customer))),
                """
                WITH m AS (SELECT DISTINCT ds, customer, date_trunc('month', day)::date AS p FROM event),
                     f AS (SELECT ds, customer, min(p) AS cohort FROM m GROUP BY 1, 2)
                SELECT ds, cohort, (extract(year FROM age(p, cohort)) * 12 + extract(month FROM age(p, cohort)))::int, customer
                FROM m JOIN f USING (ds, customer)
                """);
    }

    @Test
    void who_did_not_come_back_in_a_cell_of_retention() {
        sql.agree(
                members(Retention.of(ShopEvent::customer, ShopEvent::at).over(Periods.monthly(PARIS))),
                people -> people.total().cohorts().stream()
                        .flatMap(cohort -> IntStream.range(0, cohort.counts().size())
                                .boxed()
                                .flatMap(k -> people
                                        .lost(
                                                table -> table.cohort(
                                                                cohort.period().label())
                                                        .size(),
                                                table -> table.cohort(
                                                                cohort.period().label())
                                                        .rate(k)
                                                        .part())
                                        .stream()
                                        .map(customer -> cohort.period().start() + " " + k + " " + customer))),
                """
                WITH m AS (SELECT DISTINCT ds, customer, date_trunc('month', day)::date AS p FROM event),
                     e AS (SELECT ds, max(p) AS final FROM m GROUP BY 1),
                     f AS (SELECT ds, customer, min(p) AS cohort FROM m GROUP BY 1, 2),
                     g AS (SELECT ds, customer, cohort, generate_series(cohort, final, INTERVAL '1 month')::date AS p FROM f JOIN e USING (ds))
                SELECT ds, cohort, (extract(year FROM age(p, cohort)) * 12 + extract(month FROM age(p, cohort)))::int, customer
                FROM g WHERE NOT EXISTS (SELECT 1 FROM m WHERE m.ds = g.ds AND m.customer = g.customer AND m.p = g.p)
                """);
    }

    @Test
    void who_is_new_returning_resurrected_and_dormant() {
        sql.agree(
                members(Growth.of(ShopEvent::customer, ShopEvent::at).over(Periods.monthly(PARIS))),
                people -> people.total().all().stream()
                        .map(GrowthPeriod::period)
                        .flatMap(period -> {
                            Function<Growth, GrowthPeriod> in = growth -> growth.of(period.label());
                            return Stream.of(
                                            named(
                                                    "new",
                                                    people,
                                                    growth -> in.apply(growth).newCustomers()),
                                            named(
                                                    "returning",
                                                    people,
                                                    growth -> in.apply(growth).returning()),
                                            named(
                                                    "resurrected",
                                                    people,
                                                    growth -> in.apply(growth).resurrected()),
                                            named(
                                                    "dormant",
                                                    people,
                                                    growth -> in.apply(growth).dormant()))
                                    .flatMap(lines -> lines.map(line -> period.start() + " " + line));
                        }),
                """
                WITH m AS (SELECT DISTINCT ds, customer, date_trunc('month', day)::date AS p FROM event),
                     e AS (SELECT ds, max(p) AS final FROM m GROUP BY 1),
                     w AS (SELECT *, lag(p) OVER o AS prev, lead(p) OVER o AS nxt FROM m WINDOW o AS (PARTITION BY ds, customer ORDER BY p))
                SELECT ds, p, CASE WHEN prev IS NULL THEN 'new' WHEN prev = p - INTERVAL '1 month' THEN 'returning' ELSE 'resurrected' END, customer FROM w
                UNION ALL
                SELECT ds, (p + INTERVAL '1 month')::date, 'dormant', customer FROM w JOIN e USING (ds)
                WHERE (nxt IS NULL OR nxt > p + INTERVAL '1 month') AND p < final
                """);
    }

    @Test
    void who_is_lost_at_a_step_of_a_funnel() {
        sql.agree(
                members(Funnel.of(ShopEvent::customer, ShopEvent::at, ShopEvent::kind)
                        .steps("a", "b", "c")
                        .metric()),
                people -> Stream.concat(
                        named("b", people, funnel -> funnel.step("b").lost()),
                        named("c", people, funnel -> funnel.step("c").lost())),
                """
                WITH a AS (SELECT ds, customer, min(at) AS t FROM event WHERE kind = 'a' GROUP BY 1, 2),
                     b AS (SELECT ds, customer, min(at) AS t FROM event d JOIN a USING (ds, customer) WHERE kind = 'b' AND at >= a.t GROUP BY 1, 2),
                     c AS (SELECT DISTINCT ds, customer FROM event d JOIN b USING (ds, customer) WHERE kind = 'c' AND at >= b.t)
                SELECT ds, 'b', customer FROM a LEFT JOIN b USING (ds, customer) WHERE b.t IS NULL
                UNION ALL
                SELECT ds, 'c', customer FROM b WHERE NOT EXISTS (SELECT 1 FROM c WHERE c.ds = b.ds AND c.customer = b.customer)
                """);
    }

    @Test
    void who_fell_silent() {
        sql.agree(
                members(SilenceChurn.of(ShopEvent::customer, ShopEvent::at)
                        .after(20)
                        .over(Periods.monthly(PARIS))),
                people -> people.total().all().stream()
                        .flatMap(in -> Stream.concat(
                                        named(
                                                "churned",
                                                people,
                                                churn -> churn.of(in.period().label())
                                                        .rate()
                                                        .part()),
                                        named(
                                                "active",
                                                people,
                                                churn -> churn.of(in.period().label())
                                                        .rate()
                                                        .whole()))
                                .map(line -> in.period().start() + " " + line)),
                """
                WITH d AS (SELECT DISTINCT ds, customer, day FROM event),
                     e AS (SELECT ds, min(day) AS first, max(day) AS last FROM d GROUP BY 1),
                     n AS (SELECT *, lead(day) OVER (PARTITION BY ds, customer ORDER BY day) AS nxt FROM d),
                     x AS (SELECT ds, customer, day + 20 AS left_on FROM n JOIN e USING (ds)
                           WHERE (nxt IS NULL OR nxt > day + 20) AND day + 20 <= last),
                     cal AS (SELECT ds, generate_series(date_trunc('month', first), last, INTERVAL '1 month')::date AS s FROM e),
                     a AS (SELECT cal.ds, s, customer FROM cal JOIN d ON d.ds = cal.ds AND d.day < s GROUP BY 1, 2, 3 HAVING max(day) + 20 >= s)
                SELECT ds, s, 'active', customer FROM a
                UNION ALL
                SELECT ds, s, 'churned', customer FROM a
                WHERE (SELECT min(left_on) FROM x WHERE x.ds = a.ds AND x.customer = a.customer AND left_on >= s) < s + INTERVAL '1 month'
                """);
    }

    @Test
    void whose_subscription_ended_in_march() {
        sql.agree(
                members(ChurnRate.of(
                                ShopEvent::customer,
                                ShopEvent::at,
                                event -> event.at().plus(Duration.ofDays(15)))
                        .startOfPeriod()
                        .observedUntil(AFTERWARDS)
                        .over(Period.parse("2026-03"), PARIS)),
                people -> Stream.of(
                                named("start", people, churn -> churn.counts().activeAtStart()),
                                named("churned", people, churn -> churn.counts().churned()),
                                named("again", people, churn -> churn.counts().churnedAndReactivated()),
                                named("part", people, ChurnRate::part))
                        .flatMap(Function.identity()),
                """
                WITH r AS (SELECT ds, customer, range_agg(tstzrange(at, at + INTERVAL '360 hours')) AS r FROM event GROUP BY 1, 2),
                     u AS (SELECT ds, customer, lower(x) AS f, upper(x) AS t FROM r, LATERAL unnest(r) AS x),
                     b AS (SELECT timestamp '2026-03-01' AT TIME ZONE 'Europe/Paris' AS s, timestamp '2026-04-01' AT TIME ZONE 'Europe/Paris' AS e),
                     c AS (SELECT ds, customer, bool_or(f < s AND t >= s) AS at_start, bool_or(f < e AND t >= e) AS at_end,
                                  bool_or(t >= s AND t < e) AS gone FROM u, b GROUP BY 1, 2)
                SELECT ds, what, customer FROM c, LATERAL (VALUES ('start', at_start), ('churned', gone), ('again', gone AND at_start AND at_end),
                       ('part', gone AND at_start AND NOT at_end)) AS x (what, so) WHERE so
                """);
    }

    @Test
    void who_answered_what() {
        sql.agree(
                members(Nps.of(ShopEvent::customer, ShopEvent::score, ShopEvent::at)
                        .latestPerCustomer()
                        .metric()),
                people -> Stream.of(
                                named("detractor", people, Nps::detractors),
                                named("passive", people, Nps::passives),
                                named("promoter", people, Nps::promoters),
                                named("dismissed", people, Nps::dismissed))
                        .flatMap(Function.identity()),
                """
                WITH l AS (SELECT DISTINCT ON (ds, customer) ds, customer, score FROM event ORDER BY ds, customer, at DESC, score NULLS LAST)
                SELECT ds, CASE WHEN score <= 6 THEN 'detractor' WHEN score <= 8 THEN 'passive' WHEN score <= 10 THEN 'promoter' ELSE 'dismissed' END, customer
                FROM l
                """);
    }
}
