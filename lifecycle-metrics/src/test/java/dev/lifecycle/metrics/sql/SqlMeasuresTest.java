package dev.lifecycle.metrics.sql;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.effect.Attribution;
import dev.lifecycle.metrics.effect.Uplift;
import dev.lifecycle.metrics.engagement.UnlockRate;
import dev.lifecycle.metrics.health.RiskSignals;
import dev.lifecycle.metrics.journey.PathVariants;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.retention.CohortGrid;
import dev.lifecycle.metrics.retention.RollingActives;
import dev.lifecycle.metrics.revenue.AcquisitionCost;
import dev.lifecycle.metrics.service.ServiceLevel;
import dev.lifecycle.metrics.value.rfm.Rfm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Like {@link SqlCrossCheckTest}, of the measures of contacts, service and customers as they are now. */
class SqlMeasuresTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @AutoClose
    private static SqlSide sql;

    @BeforeAll
    static void load() {
        sql = SqlSide.ofSets(301, 400);
    }

    @Test
    void rolling_actives() {
        sql.agree(
                RollingActives.of(ShopEvent::customer, ShopEvent::at).windows(7).over(PARIS),
                active -> active.days().stream()
                        .map(day -> day.date() + " " + day.active() + " "
                                + day.within().get(0)),
                """
                WITH e AS (SELECT ds, min(day) AS first, max(day) AS last FROM event GROUP BY 1),
                     cal AS (SELECT ds, generate_series(first, last, INTERVAL '1 day')::date AS d FROM e)
                SELECT ds, d, count(DISTINCT customer) FILTER (WHERE day = d), count(DISTINCT customer)
                FROM cal LEFT JOIN event USING (ds) WHERE day BETWEEN d - 6 AND d OR day IS NULL GROUP BY 1, 2
                UNION ALL
                SELECT ds, d, 0, 0 FROM cal c
                WHERE NOT EXISTS (SELECT 1 FROM event v WHERE v.ds = c.ds AND v.day BETWEEN c.d - 6 AND c.d)
                """);
    }

    @Test
    void scores_by_cohort_and_age() {
        sql.agree(
                CohortGrid.of(ShopEvent::customer, ShopEvent::at, ShopEvent::score)
                        .over(Periods.monthly(PARIS)),
                grid -> grid.cohorts().stream()
                        .flatMap(cohort -> IntStream.range(0, cohort.cells().size())
                                .filter(k -> cohort.cells().get(k).rows() > 0)
                                .mapToObj(k -> {
                                    CohortGrid.Cell cell = cohort.cells().get(k);
                                    return cohort.period().start() + " " + cohort.size() + " " + k + " " + cell.rows()
                                            + " " + cell.customers() + " "
                                            + cell.sum().toBigInteger();
                                })),
                """
                WITH m AS (SELECT ds, customer, score, date_trunc('month', day)::date AS p FROM event),
                     f AS (SELECT ds, customer, min(p) AS cohort FROM m GROUP BY 1, 2),
                     s AS (SELECT ds, cohort, count(*) AS size FROM f GROUP BY 1, 2)
                SELECT ds, cohort, size, (extract(year FROM age(p, cohort)) * 12 + extract(month FROM age(p, cohort)))::int AS k,
                       count(score), count(DISTINCT customer) FILTER (WHERE score IS NOT NULL), sum(score)
                FROM m JOIN f USING (ds, customer) JOIN s USING (ds, cohort) GROUP BY ds, cohort, size, p
                HAVING count(score) > 0
                """);
    }

    @Test
    void ways_over_channels_to_the_first_conversion() {
        sql.agree(
                Attribution.of(
                                ShopEvent::customer,
                                ShopEvent::at,
                                ShopEvent::kind,
                                (ShopEvent event) -> event.kind().equals("d"))
                        .metric(),
                owed -> Stream.concat(
                        owed.paths().stream()
                                .map(path -> String.join(">", path.channels()) + " " + path.conversions() + " "
                                        + path.lost()),
                        Stream.of("untouched " + owed.untouched() + " 0")),
                """
                WITH c AS (SELECT ds, customer, min(at) AS at FROM event WHERE kind = 'd' GROUP BY 1, 2),
                     p AS (SELECT e.ds, e.customer, c.at IS NOT NULL AS converted,
                                  string_agg(kind, '>' ORDER BY e.at, kind) FILTER (WHERE kind <> 'd' AND (c.at IS NULL OR e.at <= c.at)) AS path
                           FROM event e LEFT JOIN c ON c.ds = e.ds AND c.customer = e.customer GROUP BY 1, 2, 3)
                SELECT ds, path, count(*) FILTER (WHERE converted), count(*) FILTER (WHERE NOT converted) FROM p WHERE path IS NOT NULL GROUP BY 1, 2
                UNION ALL SELECT ds, 'untouched', count(*) FILTER (WHERE path IS NULL), 0 FROM p GROUP BY 1
                """);
    }

    @Test
    void ways_through_the_stages() {
        sql.agree(
                PathVariants.of(StageHistory.of(ShopEvent::customer, ShopEvent::at, event -> null, ShopEvent::kind)
                                .orderedBy(ShopEvent::sequence))
                        .metric(),
                ways -> ways.variants().stream()
                        .map(way -> String.join(">", way.stages()) + " "
                                + way.share().part() + " " + way.share().whole()),
                """
                WITH p AS (SELECT ds, customer, string_agg(kind, '>' ORDER BY at, sequence) AS path FROM event GROUP BY 1, 2),
                     n AS (SELECT ds, count(*) AS subjects FROM p GROUP BY 1)
                SELECT ds, path, count(*), subjects FROM p JOIN n USING (ds) GROUP BY ds, path, subjects
                """);
    }

    private static @Nullable Instant answered(ShopEvent event) {
        return event.score() == null ? null : event.at().plus(Duration.ofHours(6L * event.score()));
    }

    @Test
    void answers_within_a_day() {
        sql.agree(
                ServiceLevel.of(ShopEvent::customer, ShopEvent::at, SqlMeasuresTest::answered)
                        .answeredWithin(Duration.ofDays(1))
                        .metric(),
                level -> Stream.of(level.inTime() + " " + level.late() + " "
                        + level.waiting().size() + " " + level.overdue()),
                """
                WITH q AS (SELECT ds, at, score, at + score * INTERVAL '6 hours' AS answer FROM event),
                     l AS (SELECT ds, max(coalesce(answer, at)) AS last FROM q GROUP BY 1)
                SELECT ds, count(*) FILTER (WHERE score <= 4), count(*) FILTER (WHERE score > 4), count(*) FILTER (WHERE score IS NULL),
                       count(*) FILTER (WHERE score IS NULL AND last - at > INTERVAL '24 hours')
                FROM q JOIN l USING (ds) GROUP BY 1
                """);
    }

    @Test
    void both_groups_of_a_holdout() {
        sql.agree(
                Uplift.of(
                                ShopEvent::customer,
                                (ShopEvent event) -> event.customer().compareTo("c4") < 0,
                                (ShopEvent event) -> event.kind().equals("d"))
                        .amount(ShopEvent::amount)
                        .metric(),
                uplift -> Stream.of(uplift.treated().part() + " "
                        + uplift.treated().whole() + " "
                        + uplift.heldOut().part() + " " + uplift.heldOut().whole() + " "
                        + sum(uplift.treatedMean()) + " " + sum(uplift.heldOutMean())),
                """
                WITH c AS (SELECT ds, customer, customer COLLATE "C" < 'c4' AS out, bool_or(kind = 'd') AS did, sum(amount) AS amount FROM event GROUP BY 1, 2)
                SELECT ds, count(*) FILTER (WHERE NOT out AND did), count(*) FILTER (WHERE NOT out),
                       count(*) FILTER (WHERE out AND did), count(*) FILTER (WHERE out),
                       CASE WHEN count(*) FILTER (WHERE NOT out) < 2 THEN '-' ELSE round(sum(amount) FILTER (WHERE NOT out), 2)::text END,
                       CASE WHEN count(*) FILTER (WHERE out) < 2 THEN '-' ELSE round(sum(amount) FILTER (WHERE out), 2)::text END
                FROM c GROUP BY 1
                """);
    }

    private static String sum(@Nullable Estimate mean) {
        // A sum of nothing must not come out as minus nothing.
        return mean == null ? "-" : String.format(Locale.ROOT, "%.2f", mean.value() * mean.n() + 0.0);
    }

    @Test
    void unlocks_of_each_content() {
        sql.agree(
                UnlockRate.of(
                                ShopEvent::customer,
                                (ShopEvent event) -> "x" + event.sequence() % 2,
                                ShopEvent::at,
                                (ShopEvent event) -> !event.kind().equals("a"))
                        .within(Duration.ofDays(10))
                        .metric(),
                unlocks -> unlocks.contents().stream()
                        .map(one -> one.content() + " " + one.offered() + " " + one.unlocked() + " " + one.young() + " "
                                + one.withoutOffer()),
                """
                WITH g AS (SELECT ds, customer, 'x' || sequence % 2 AS content, kind = 'a' AS offer, at FROM event),
                     l AS (SELECT ds, max(at) AS last FROM event GROUP BY 1),
                     o AS (SELECT ds, customer, content, min(at) FILTER (WHERE offer) AS first FROM g GROUP BY 1, 2, 3),
                     k AS (SELECT ds, content, first, last - first < INTERVAL '240 hours' AS young,
                                  bool_or(NOT offer AND at >= first AND at - first <= INTERVAL '240 hours') AS unlocked,
                                  bool_or(NOT offer AND (first IS NULL OR at < first)) AS before
                           FROM o JOIN g USING (ds, customer, content) JOIN l USING (ds) GROUP BY ds, customer, content, first, last)
                SELECT ds, content, count(*) FILTER (WHERE first IS NOT NULL AND NOT young), count(*) FILTER (WHERE first IS NOT NULL AND NOT young AND unlocked),
                       count(*) FILTER (WHERE young), count(*) FILTER (WHERE before) FROM k GROUP BY 1, 2
                """);
    }

    @Test
    void customers_won_by_channel() {
        sql.agree(
                AcquisitionCost.of(ShopEvent::customer, ShopEvent::at, ShopEvent::kind)
                        .over(PARIS),
                cost -> cost.channels().stream().map(channel -> channel.channel() + " " + channel.won()),
                """
                WITH f AS (SELECT DISTINCT ON (ds, customer) ds, customer, kind FROM event ORDER BY ds, customer, at, kind)
                SELECT ds, kind, count(*) FROM f GROUP BY 1, 2
                """);
    }

    @Test
    void who_is_at_risk_by_the_latest_row() {
        sql.agree(
                RiskSignals.of(ShopEvent::customer, ShopEvent::at)
                        .worth((ShopEvent event) -> event.price())
                        .below("score", ShopEvent::score, 3)
                        .metric(),
                risks -> risks.signals().get(0).customers().stream()
                        .map(one -> one.customer() + " " + Math.round(one.measured())),
                """
                WITH f AS (SELECT DISTINCT ON (ds, customer) ds, customer, score FROM event ORDER BY ds, customer, at DESC, score NULLS LAST, price)
                SELECT ds, customer, score FROM f WHERE score < 3
                """);
    }

    @Test
    void segments_by_declared_bounds() {
        sql.agree(
                Rfm.of(ShopEvent::customer, ShopEvent::at, ShopEvent::amount)
                        .countingTransactions()
                        .recencyBounds(10, 40)
                        .frequencyBounds(2, 5)
                        .monetaryBounds(100, 400)
                        .over(PARIS),
                rfm -> rfm.scores().entrySet().stream()
                        .map(score -> score.getKey() + " " + score.getValue().segment()),
                """
                WITH l AS (SELECT ds, max(day) AS last FROM event GROUP BY 1),
                     c AS (SELECT ds, customer, last - max(day) FILTER (WHERE amount >= 0) AS r, count(*) FILTER (WHERE amount >= 0) AS f, sum(amount) AS m
                           FROM event JOIN l USING (ds) GROUP BY ds, customer, last)
                SELECT ds, customer, (1 + (r <= 10)::int + (r <= 40)::int)::text || (1 + (f >= 2)::int + (f >= 5)::int) || (1 + (m >= 100)::int + (m >= 400)::int)
                FROM c WHERE f > 0
                """);
    }
}
