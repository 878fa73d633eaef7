package dev.lifecycle.metrics.sql;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.ChurnCounts;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.survey.Nps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The main metrics of 200 random data sets, computed a second time in SQL by an engine that shares no code with ours. The queries
 * are written from the definitions alone; both sides give lines of text that must be the same.
 */
class SqlCrossCheckTest {

    private static final Instant AFTERWARDS = Instant.parse("2027-01-01T00:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final StageHistory<ShopEvent> HISTORY = StageHistory.of(
                    ShopEvent::customer, ShopEvent::at, event -> null, ShopEvent::kind)
            .orderedBy(ShopEvent::sequence);

    @AutoClose
    private static SqlSide sql;

    @BeforeAll
    static void load() {
        sql = SqlSide.ofSets(1, 200);
    }

    private static Stream<String> cells(Retention retention) {
        return retention.cohorts().stream()
                .flatMap(cohort -> IntStream.range(0, cohort.counts().size())
                        .filter(k -> cohort.counts().get(k) > 0)
                        .mapToObj(k -> cohort.period().start() + " " + cohort.size() + " " + k + " "
                                + cohort.counts().get(k) + " " + cohort.isComplete(k)));
    }

    @Test
    void monthly_retention() {
        sql.agree(
                Retention.of(ShopEvent::customer, ShopEvent::at).over(Periods.monthly(PARIS)),
                SqlCrossCheckTest::cells,
                """
                WITH m AS (SELECT DISTINCT ds, customer, date_trunc('month', day)::date AS p FROM event),
                     f AS (SELECT ds, customer, min(p) AS cohort FROM m GROUP BY 1, 2),
                     s AS (SELECT ds, cohort, count(*) AS size FROM f GROUP BY 1, 2),
                     e AS (SELECT ds, max(day) AS last FROM event GROUP BY 1)
                SELECT ds, cohort, size,
                       (extract(year FROM age(p, cohort)) * 12 + extract(month FROM age(p, cohort)))::int AS k, count(*),
                       (p + INTERVAL '1 month')::date <= last + 1
                FROM m JOIN f USING (ds, customer) JOIN s USING (ds, cohort) JOIN e USING (ds) GROUP BY ds, cohort, size, p, last
                """);
    }

    @Test
    void weekly_retention_on_or_after() {
        sql.agree(
                Retention.of(ShopEvent::customer, ShopEvent::at).onOrAfter().over(Periods.weekly(PARIS)),
                SqlCrossCheckTest::cells,
                """
                WITH w AS (SELECT ds, customer, min(date_trunc('week', day)::date) AS cohort, max(date_trunc('week', day)::date) AS latest
                           FROM event GROUP BY 1, 2),
                     s AS (SELECT ds, cohort, count(*) AS size FROM w GROUP BY 1, 2),
                     e AS (SELECT ds, max(day) AS last FROM event GROUP BY 1)
                SELECT ds, cohort, size, k, count(*), cohort + (k + 1) * 7 <= last + 1
                FROM w JOIN s USING (ds, cohort) JOIN e USING (ds), LATERAL generate_series(0, (latest - cohort) / 7) AS k
                GROUP BY ds, cohort, size, k, last
                """);
    }

    @Test
    void monthly_growth() {
        sql.agree(
                Growth.of(ShopEvent::customer, ShopEvent::at).over(Periods.monthly(PARIS)),
                growth -> growth.all().stream()
                        .map(p -> p.period().start() + " " + p.newCustomers() + " " + p.returning() + " "
                                + p.resurrected() + " " + p.dormant() + " " + p.complete()),
                """
                WITH m AS (SELECT DISTINCT ds, customer, date_trunc('month', day)::date AS p FROM event),
                     e AS (SELECT ds, min(p) AS first, max(p) AS final FROM m GROUP BY 1),
                     l AS (SELECT ds, max(day) AS last FROM event GROUP BY 1),
                     cal AS (SELECT ds, generate_series(first, final, INTERVAL '1 month')::date AS p FROM e),
                     w AS (SELECT *, lag(p) OVER o AS prev, lead(p) OVER o AS nxt FROM m WINDOW o AS (PARTITION BY ds, customer ORDER BY p)),
                     a AS (SELECT ds, p, count(*) FILTER (WHERE prev IS NULL) AS n, count(*) FILTER (WHERE prev = p - INTERVAL '1 month') AS r,
                                  count(*) FILTER (WHERE prev < p - INTERVAL '1 month') AS x FROM w GROUP BY 1, 2),
                     d AS (SELECT ds, (p + INTERVAL '1 month')::date AS p, count(*) AS d FROM w
                           WHERE nxt IS NULL OR nxt > p + INTERVAL '1 month' GROUP BY 1, 2)
                SELECT ds, p, coalesce(n, 0), coalesce(r, 0), coalesce(x, 0), coalesce(d, 0), (p + INTERVAL '1 month')::date <= last + 1
                FROM cal JOIN l USING (ds) LEFT JOIN a USING (ds, p) LEFT JOIN d USING (ds, p)
                """);
    }

    @Test
    void churn_by_silence_of_twenty_days() {
        sql.agree(
                SilenceChurn.of(ShopEvent::customer, ShopEvent::at).after(20).over(Periods.monthly(PARIS)),
                churn -> churn.all().stream()
                        .map(p -> p.period().start() + " " + p.rate().part() + " "
                                + p.rate().whole()),
                """
                WITH d AS (SELECT DISTINCT ds, customer, day FROM event),
                     e AS (SELECT ds, min(day) AS first, max(day) AS last FROM d GROUP BY 1),
                     n AS (SELECT *, lead(day) OVER (PARTITION BY ds, customer ORDER BY day) AS nxt FROM d),
                     x AS (SELECT ds, customer, day + 20 AS left_on FROM n JOIN e USING (ds)
                           WHERE (nxt IS NULL OR nxt > day + 20) AND day + 20 <= last),
                     cal AS (SELECT ds, generate_series(date_trunc('month', first), last, INTERVAL '1 month')::date AS s FROM e),
                     a AS (SELECT cal.ds, s, customer FROM cal JOIN d ON d.ds = cal.ds AND d.day < s GROUP BY 1, 2, 3 HAVING max(day) + 20 >= s)
                SELECT cal.ds, s,
                       count(customer) FILTER (WHERE (SELECT min(left_on) FROM x WHERE x.ds = a.ds AND x.customer = a.customer AND left_on >= s)
                                                     < s + INTERVAL '1 month'),
                       count(customer)
                FROM cal LEFT JOIN a USING (ds, s) GROUP BY 1, 2
                """);
    }

    @Test
    void repeat_purchase() {
        sql.agree(
                RepeatRate.of(ShopEvent::customer, ShopEvent::at).over(PARIS),
                repeat -> Stream.of(repeat.rate().part() + " " + repeat.rate().whole()),
                """
                WITH c AS (SELECT ds, customer, count(DISTINCT day) AS days FROM event GROUP BY 1, 2)
                SELECT ds, count(*) FILTER (WHERE days > 1), count(*) FROM c GROUP BY 1
                """);
    }

    @Test
    void stickiness_of_days_with_two_events() {
        sql.agree(
                Stickiness.of(ShopEvent::customer, ShopEvent::at).atLeast(2).over(Periods.daily(PARIS)),
                stickiness -> stickiness.exact().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()),
                """
                WITH d AS (SELECT ds, customer, day FROM event GROUP BY 1, 2, 3 HAVING count(*) >= 2),
                     c AS (SELECT ds, customer, count(*) AS days FROM d GROUP BY 1, 2)
                SELECT ds, days, count(*) FROM c GROUP BY 1, 2
                """);
    }

    @Test
    void nps_of_the_latest_answers() {
        sql.agree(
                Nps.of(ShopEvent::customer, ShopEvent::score, ShopEvent::at)
                        .latestPerCustomer()
                        .metric(),
                nps -> Stream.of(
                        nps.promoters() + " " + nps.passives() + " " + nps.detractors() + " " + nps.dismissed()),
                """
                WITH l AS (SELECT DISTINCT ON (ds, customer) ds, score FROM event ORDER BY ds, customer, at DESC, score NULLS LAST)
                SELECT ds, count(*) FILTER (WHERE score >= 9), count(*) FILTER (WHERE score BETWEEN 7 AND 8),
                       count(*) FILTER (WHERE score <= 6), count(*) FILTER (WHERE score IS NULL) FROM l GROUP BY 1
                """);
    }

    @Test
    void value_by_cohort_age() {
        sql.agree(
                CohortValue.of(ShopEvent::customer, ShopEvent::at, ShopEvent::amount)
                        .over(Periods.monthly(PARIS)),
                value -> value.cohorts().stream()
                        .flatMap(cohort -> IntStream.range(0, cohort.amounts().size())
                                .filter(k -> cohort.amounts().get(k).signum() != 0)
                                .mapToObj(k -> cohort.period().start() + " " + cohort.size() + " " + k + " "
                                        + cohort.amounts().get(k))),
                """
                WITH f AS (SELECT ds, customer, date_trunc('month', min(day))::date AS cohort FROM event GROUP BY 1, 2),
                     s AS (SELECT ds, cohort, count(*) AS size FROM f GROUP BY 1, 2),
                     t AS (SELECT ds, cohort, size, date_trunc('month', day)::date AS p, sum(amount) AS total
                           FROM event JOIN f USING (ds, customer) JOIN s USING (ds, cohort) GROUP BY 1, 2, 3, 4)
                SELECT ds, cohort, size, (extract(year FROM age(p, cohort)) * 12 + extract(month FROM age(p, cohort)))::int, total
                FROM t WHERE total <> 0
                """);
    }

    @Test
    void churn_of_subscriptions_in_march() {
        sql.agree(
                ChurnRate.of(
                                ShopEvent::customer,
                                ShopEvent::at,
                                event -> event.at().plus(Duration.ofDays(15)))
                        .startOfPeriod()
                        .observedUntil(AFTERWARDS)
                        .over(Period.parse("2026-03"), PARIS),
                churn -> Stream.of(text(churn.counts()) + " " + churn.part()),
                """
                WITH r AS (SELECT ds, customer, range_agg(tstzrange(at, at + INTERVAL '360 hours')) AS r FROM event GROUP BY 1, 2),
                     u AS (SELECT ds, customer, lower(x) AS f, upper(x) AS t FROM r, LATERAL unnest(r) AS x),
                     b AS (SELECT timestamp '2026-03-01' AT TIME ZONE 'Europe/Paris' AS s, timestamp '2026-04-01' AT TIME ZONE 'Europe/Paris' AS e),
                     c AS (SELECT ds, customer, bool_or(f < s AND t >= s) AS at_start, bool_or(f < e AND t >= e) AS at_end,
                                  bool_or(f >= s AND f < e) AS came, bool_or(t >= s AND t < e) AS gone FROM u, b GROUP BY 1, 2)
                SELECT ds, count(*) FILTER (WHERE at_start), count(*) FILTER (WHERE came AND NOT at_start), count(*) FILTER (WHERE gone),
                       count(*) FILTER (WHERE gone AND NOT at_start), count(*) FILTER (WHERE gone AND at_start AND at_end),
                       count(*) FILTER (WHERE gone AND at_start AND NOT at_end)
                FROM c GROUP BY 1
                """);
    }

    @Test
    void churn_of_subscriptions_by_two_looks_at_march() {
        sql.agree(
                ChurnRate.of(
                                ShopEvent::customer,
                                SqlCrossCheckTest::atMidnight,
                                event -> atMidnight(event).plusDays(15))
                        .snapshot()
                        .observedUntil(AFTERWARDS)
                        .over(Period.parse("2026-03"), PARIS),
                churn -> Stream.of(churn.part() + " " + churn.whole()),
                """
                WITH c AS (SELECT ds, customer, bool_or(day <= '2026-03-01' AND day + 15 > '2026-03-01') AS first_look,
                                  bool_or(day <= '2026-04-01' AND day + 15 > '2026-04-01') AS second_look FROM event GROUP BY 1, 2)
                SELECT ds, count(*) FILTER (WHERE first_look AND NOT second_look), count(*) FILTER (WHERE first_look) FROM c GROUP BY 1
                """);
    }

    /** Days make starts and ends at the very instants of the looks likely, which is where the definitions differ. */
    private static LocalDate atMidnight(ShopEvent event) {
        return LocalDate.ofInstant(event.at(), PARIS);
    }

    @Test
    void rolling_retention_of_first_starts() {
        sql.agree(
                RollingRetention.of(ShopEvent::customer, ShopEvent::at).over(RollingUnit.WEEK),
                SqlCrossCheckTest::stretches,
                "WITH n AS (SELECT ds, customer, min(at) AS entry FROM event GROUP BY 1, 2)," + STRETCHES);
    }

    @Test
    void rolling_retention_of_every_start() {
        sql.agree(
                RollingRetention.of(ShopEvent::customer, ShopEvent::at)
                        .startedBy("a", event -> event.kind().equals("a"))
                        .recurring()
                        .over(RollingUnit.WEEK),
                SqlCrossCheckTest::stretches,
                "WITH n AS (SELECT DISTINCT ds, customer, at AS entry FROM event WHERE kind = 'a')," + STRETCHES);
    }

    /** From the entries n: how many came back in each week after theirs, of all and of those for whom it is over. */
    private static final String STRETCHES = """
             e AS (SELECT ds, max(at) AS last FROM event GROUP BY 1),
             k AS (SELECT ds, generate_series(0, floor(extract(epoch FROM last - min(entry)) / 604800)::int) AS k
                   FROM n JOIN e USING (ds) GROUP BY ds, last),
             b AS (SELECT DISTINCT ds, customer, entry, floor(extract(epoch FROM at - entry) / 604800)::int AS k
                   FROM n JOIN event USING (ds, customer) WHERE at >= entry),
             w AS (SELECT ds, k, entry + (k + 1) * INTERVAL '168 hours' <= last AS over, k = 0 OR b.customer IS NOT NULL AS back
                   FROM n JOIN k USING (ds) JOIN e USING (ds) LEFT JOIN b USING (ds, customer, entry, k))
        SELECT ds, k, count(*) FILTER (WHERE back), count(*) FILTER (WHERE over), count(*) FILTER (WHERE back AND over), count(*)
        FROM w GROUP BY 1, 2
        """;

    private static Stream<String> stretches(RollingRetention retention) {
        return IntStream.range(0, retention.back().size())
                .mapToObj(k -> k + " " + retention.back().get(k) + " "
                        + retention.eligible().get(k) + " "
                        + retention.backOfEligible().get(k) + " " + retention.size());
    }

    private static String text(ChurnCounts counts) {
        return counts.activeAtStart() + " " + counts.joined() + " " + counts.churned() + " " + counts.joinedAndChurned()
                + " " + counts.churnedAndReactivated();
    }

    @Test
    void recurring_revenue_at_the_end_of_each_month() {
        sql.agree(
                MrrMovements.of(
                                ShopEvent::customer,
                                ShopEvent::at,
                                event -> event.at().plus(Duration.ofDays(15)),
                                ShopEvent::price)
                        .observedUntil(AFTERWARDS)
                        .over(Periods.monthly(PARIS)),
                mrr -> mrr.all().stream()
                        .filter(p -> p.bridge().end().signum() > 0 && p.complete())
                        .map(p -> p.period().start() + " " + p.bridge().end() + " " + p.activeAtEnd()),
                """
                WITH e AS (SELECT ds, min(day) AS first, max(at) + INTERVAL '360 hours' AS last FROM event GROUP BY 1),
                     cal AS (SELECT ds, generate_series(date_trunc('month', first::timestamp), last AT TIME ZONE 'Europe/Paris', INTERVAL '1 month') AS p, last FROM e),
                     b AS (SELECT ds, p::date AS p, (p + INTERVAL '1 month') AT TIME ZONE 'Europe/Paris' AS e, last FROM cal)
                SELECT ds, p, sum(price), count(DISTINCT customer)
                FROM b JOIN event USING (ds) WHERE at < e AND at + INTERVAL '360 hours' >= e AND e <= last GROUP BY 1, 2 HAVING sum(price) > 0
                """);
    }

    @Test
    void a_funnel_in_sequence() {
        sql.agree(
                Funnel.of(ShopEvent::customer, ShopEvent::at, ShopEvent::kind)
                        .steps("a", "b", "c")
                        .metric(),
                funnel -> Stream.of(funnel.steps().stream()
                        .map(s -> String.valueOf(s.reached()))
                        .collect(Collectors.joining(" "))),
                """
                WITH a AS (SELECT ds, customer, min(at) AS t FROM event WHERE kind = 'a' GROUP BY 1, 2),
                     b AS (SELECT ds, customer, min(at) AS t FROM event d JOIN a USING (ds, customer) WHERE kind = 'b' AND at >= a.t GROUP BY 1, 2),
                     c AS (SELECT ds, customer, min(at) AS t FROM event d JOIN b USING (ds, customer) WHERE kind = 'c' AND at >= b.t GROUP BY 1, 2)
                SELECT s.ds, (SELECT count(*) FROM a WHERE a.ds = s.ds), (SELECT count(*) FROM b WHERE b.ds = s.ds),
                       (SELECT count(*) FROM c WHERE c.ds = s.ds) FROM (SELECT DISTINCT ds FROM event) s
                """);
    }

    @Test
    void time_in_stage_and_transitions() {
        sql.agree(
                TimeInStage.of(HISTORY).metric(),
                times -> times.stages().stream()
                        .map(s -> s.stage() + " " + s.subjects() + " " + s.completed() + " " + s.open() + " "
                                + s.cumulative().toSeconds()),
                """
                WITH l AS (SELECT ds, max(at) AS last FROM event GROUP BY 1),
                     v AS (SELECT ds, customer, kind, at, lead(at) OVER (PARTITION BY ds, customer ORDER BY at, sequence) AS nxt FROM event)
                SELECT ds, kind, count(DISTINCT customer), count(nxt), count(*) - count(nxt),
                       sum(extract(epoch FROM coalesce(nxt, last) - at))::bigint FROM v JOIN l USING (ds) GROUP BY 1, 2
                """);
        sql.agree(
                TransitionMatrix.of(HISTORY).metric(),
                matrix -> matrix.counts().entrySet().stream()
                        .flatMap(from -> from.getValue().entrySet().stream()
                                .map(to -> from.getKey() + " " + to.getKey() + " " + to.getValue())),
                """
                WITH v AS (SELECT ds, kind, lead(kind) OVER (PARTITION BY ds, customer ORDER BY at, sequence) AS nxt FROM event)
                SELECT ds, kind, nxt, count(*) FROM v WHERE nxt IS NOT NULL GROUP BY 1, 2, 3
                """);
    }

    @Test
    void population_by_current_stage() {
        sql.agree(Population.of(HISTORY).metric(), SqlCrossCheckTest::inhabited, """
            WITH l AS (SELECT DISTINCT ON (ds, customer) ds, kind FROM event ORDER BY ds, customer, at DESC, sequence DESC)
            SELECT ds, kind, count(*) FROM l GROUP BY 1, 2
            """);
    }

    @Test
    void population_by_furthest_stage() {
        sql.agree(
                Population.of(HISTORY.stages(List.of("a", "b", "c")).exits(List.of("d")))
                        .furthest()
                        .metric(),
                SqlCrossCheckTest::inhabited,
                """
                WITH f AS (SELECT ds, customer, coalesce(max(kind) FILTER (WHERE kind <> 'd'), 'none') AS kind FROM event GROUP BY 1, 2)
                SELECT ds, kind, count(*) FROM f GROUP BY 1, 2
                """);
    }

    @Test
    void population_by_the_last_stage_before_the_exit() {
        sql.agree(
                Population.of(HISTORY.exits(List.of("d"))).lastBeforeExit().metric(),
                SqlCrossCheckTest::inhabited,
                """
            WITH l AS (SELECT DISTINCT ON (ds, customer) ds, customer, kind FROM event ORDER BY ds, customer, at DESC, sequence DESC),
                 b AS (SELECT DISTINCT ON (ds, customer) ds, customer, kind FROM event WHERE kind <> 'd'
                       ORDER BY ds, customer, at DESC, sequence DESC)
            SELECT ds, coalesce(b.kind, 'none'), count(*) FROM l LEFT JOIN b USING (ds, customer) WHERE l.kind = 'd' GROUP BY 1, 2
            """);
    }

    private static Stream<String> inhabited(Population population) {
        return Stream.concat(population.counts().entrySet().stream(), Stream.of(Map.entry("none", population.none())))
                .filter(stage -> stage.getValue() > 0)
                .map(stage -> stage.getKey() + " " + stage.getValue());
    }

    @Test
    void stock_and_flow_by_month() {
        sql.agree(
                StageFlows.of(HISTORY).over(Periods.monthly(PARIS)),
                flows -> flows.all().stream()
                        .filter(flow -> flow.in() + flow.out() + flow.stock() > 0)
                        .map(flow -> flow.period().start() + " " + flow.stage() + " " + flow.in() + " " + flow.out()
                                + " " + flow.stock() + " " + flow.complete()),
                """
                WITH e AS (SELECT ds, date_trunc('month', min(day))::date AS first, max(day) AS final, max(at) AS last FROM event GROUP BY 1),
                     cal AS (SELECT ds, generate_series(first, final, INTERVAL '1 month')::date AS p, last FROM e),
                     b AS (SELECT ds, p, last, p::timestamp AT TIME ZONE 'Europe/Paris' AS s,
                                  (p + INTERVAL '1 month')::timestamp AT TIME ZONE 'Europe/Paris' AS e FROM cal),
                     v AS (SELECT ds, kind, at, lead(at) OVER (PARTITION BY ds, customer ORDER BY at, sequence) AS nxt FROM event),
                     f AS (SELECT ds, p, kind, count(*) FILTER (WHERE at >= s AND at < e) AS came, count(*) FILTER (WHERE nxt >= s AND nxt < e) AS gone,
                                  count(*) FILTER (WHERE at < e AND (nxt IS NULL OR nxt >= e)) AS there, e <= last AS complete
                           FROM b JOIN v USING (ds) GROUP BY ds, p, kind, e, last)
                SELECT * FROM f WHERE came + gone + there > 0
                """);
    }
}
