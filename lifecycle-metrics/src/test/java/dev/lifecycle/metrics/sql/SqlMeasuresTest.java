package dev.lifecycle.metrics.sql;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.effect.Attribution;
import dev.lifecycle.metrics.effect.Uplift;
import dev.lifecycle.metrics.engagement.UnlockRate;
import dev.lifecycle.metrics.health.CustomerHealth;
import dev.lifecycle.metrics.health.Direction;
import dev.lifecycle.metrics.health.HealthColour;
import dev.lifecycle.metrics.health.HealthPart;
import dev.lifecycle.metrics.health.HealthScore;
import dev.lifecycle.metrics.health.RiskSignals;
import dev.lifecycle.metrics.journey.PathVariants;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.checkout.AbandonReason;
import dev.lifecycle.metrics.journey.checkout.AbandonReasons;
import dev.lifecycle.metrics.journey.checkout.AbandonReasonsDefinition;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.metrics.retention.CohortGrid;
import dev.lifecycle.metrics.retention.RollingActives;
import dev.lifecycle.metrics.revenue.AcquisitionCost;
import dev.lifecycle.metrics.service.ServiceLevel;
import dev.lifecycle.metrics.service.StageTouchpoint;
import dev.lifecycle.metrics.service.TouchpointCoverage;
import dev.lifecycle.metrics.service.TouchpointFate;
import dev.lifecycle.metrics.value.rfm.Rfm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    private static Instant day(ShopEvent event) {
        return event.at().truncatedTo(ChronoUnit.DAYS);
    }

    private static TouchpointFate fate(ShopEvent event) {
        int score = event.score() == null ? 10 : event.score();
        return score <= 5
                ? TouchpointFate.SENT
                : score <= 7 ? TouchpointFate.HELD_BACK : score <= 9 ? TouchpointFate.FAILED : TouchpointFate.PENDING;
    }

    /** What is expected has rows, has some in a few sets only, or none at all; "z" is a stage without any. */
    private static Metric<ShopEvent, ?, TouchpointCoverage> touchpoints() {
        return TouchpointCoverage.of(
                        ShopEvent::customer,
                        ShopEvent::kind,
                        (ShopEvent event) -> "t" + event.sequence() % 5,
                        SqlMeasuresTest::fate)
                .doneByPerson(event -> event.price().intValue() < 30)
                .expecting("a", "t0", "t1", "t9")
                .expecting("b", "t2")
                .expecting("z", "t0")
                .metric();
    }

    /** The rows r, what is expected x, and what became of each touchpoint at each stage c. */
    private static final String TOUCHPOINTS = """
        WITH r AS (SELECT ds, customer, kind AS stage, 't' || sequence % 5 AS touchpoint, price < 30 AS person, score BETWEEN 0 AND 5 AS sent,
                          score IN (6, 7) AS held, score IN (8, 9) AS failed, score IS NULL OR score = 10 AS pending FROM event),
             x (stage, touchpoint) AS (VALUES ('a', 't0'), ('a', 't1'), ('a', 't9'), ('b', 't2'), ('z', 't0')),
             k AS (SELECT ds, stage, touchpoint FROM r UNION SELECT ds, stage, touchpoint FROM (SELECT DISTINCT ds FROM event) AS s, x),
             c AS (SELECT ds, k.stage, k.touchpoint, EXISTS (SELECT 1 FROM x WHERE x.stage = k.stage AND x.touchpoint = k.touchpoint) AS expected,
                          count(customer) AS planned, count(*) FILTER (WHERE sent) AS sent, count(*) FILTER (WHERE held) AS held,
                          count(*) FILTER (WHERE failed) AS failed, count(*) FILTER (WHERE pending) AS pending, count(*) FILTER (WHERE sent AND person) AS person,
                          count(DISTINCT customer) AS customers, count(DISTINCT customer) FILTER (WHERE sent) AS reached
                   FROM k LEFT JOIN r USING (ds, stage, touchpoint) GROUP BY ds, k.stage, k.touchpoint)
        """;

    /** Columns: place in the list, stage, touchpoint, all its counts, whether it is missing and whether it is misplaced. */
    @Test
    void what_became_of_touchpoints_at_each_stage() {
        sql.agree(
                touchpoints(),
                told -> IntStream.range(0, told.touchpoints().size()).mapToObj(i -> {
                    StageTouchpoint one = told.touchpoints().get(i);
                    return i + 1 + " " + one.stage() + " " + one.touchpoint() + " " + one.isExpected() + " "
                            + one.planned() + " " + one.sent() + " " + one.heldBack() + " " + one.failed() + " "
                            + one.pending() + " " + one.byPerson() + " " + one.customers() + " " + one.reached() + " "
                            + told.missing().contains(one) + " "
                            + told.misplaced().contains(one);
                }),
                TOUCHPOINTS + """
                SELECT ds, row_number() OVER (PARTITION BY ds ORDER BY stage COLLATE "C", touchpoint COLLATE "C"), stage, touchpoint, expected,
                       planned, sent, held, failed, pending, person, customers, reached, expected AND sent = 0, NOT expected FROM c
                """);
    }

    /** Columns: part, whole and completeness of what was sent of the expected, and part and whole of the shares sent, held back and done without a person. */
    @Test
    void coverage_by_touchpoints_and_the_shares_of_all_of_them() {
        sql.agree(
                touchpoints(),
                told -> Stream.of(text(told.coverage()) + " " + told.coverage().complete() + " "
                        + text(told.sentShare()) + " " + text(told.heldBackShare()) + " " + text(told.automatic()) + " "
                        + told.sentShare().complete()),
                TOUCHPOINTS + """
                SELECT ds, count(*) FILTER (WHERE expected AND sent > 0), count(*) FILTER (WHERE expected),
                       count(*) FILTER (WHERE expected AND sent = 0 AND pending > 0) = 0,
                       sum(sent), sum(sent + held + failed), sum(held), sum(sent + held + failed), sum(sent - person), sum(sent), sum(pending) = 0
                FROM c GROUP BY 1
                """);
    }

    private static String text(MeasuredRate rate) {
        return rate.part() + " " + rate.whole();
    }

    /** Missing, said to be unknown as a code and as a text, coded, and of the host's own. */
    private static @Nullable Object reason(ShopEvent event) {
        if (event.score() == null) {
            return null;
        }
        return switch (event.score()) {
            case 0, 1 -> AbandonReason.UNKNOWN;
            case 2 -> "UNKNOWN";
            case 3, 4, 5 -> AbandonReason.EXTRA_COSTS;
            case 6, 7 -> AbandonReason.DELIVERY;
            default -> "house-" + event.kind();
        };
    }

    private static AbandonReasonsDefinition<ShopEvent> reasons() {
        return AbandonReasons.of(ShopEvent::customer, SqlMeasuresTest::day, SqlMeasuresTest::reason)
                .recent(Duration.ofDays(10));
    }

    /** From the rows r, none of them after until: carts c, and which reasons they have n. */
    private static final String REASONS = """
             m AS (SELECT ds, customer AS cart, at, until, CASE WHEN score BETWEEN 3 AND 5 THEN 'EXTRA_COSTS' WHEN score BETWEEN 6 AND 7 THEN 'DELIVERY'
                          WHEN score >= 8 THEN 'house-' || kind END AS reason FROM r),
             c AS (SELECT ds, cart, until - max(at) <= INTERVAL '240 hours' AS recent, count(reason) > 0 AS known FROM m GROUP BY ds, cart, until),
             w AS (SELECT ds, count(cart) AS carts, count(*) FILTER (WHERE known) AS known, count(*) FILTER (WHERE known AND recent) AS fresh
                   FROM (SELECT DISTINCT ds FROM event) AS s LEFT JOIN c USING (ds) GROUP BY 1),
             n AS (SELECT ds, reason, count(DISTINCT cart) AS carts, count(DISTINCT cart) FILTER (WHERE recent) AS recent, max(at) AS told
                   FROM m JOIN c USING (ds, cart) WHERE reason IS NOT NULL GROUP BY 1, 2)
        """;

    private static final String TO_THE_LAST_ROW = """
        WITH l AS (SELECT ds, date_trunc('day', max(at), 'UTC') AS until FROM event GROUP BY 1),
             r AS (SELECT ds, customer, kind, score, date_trunc('day', at, 'UTC') AS at, until FROM event JOIN l USING (ds)),
        """;

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private static final String TO_MARCH = """
        WITH r AS (SELECT ds, customer, kind, score, date_trunc('day', at, 'UTC') AS at, timestamptz '2026-03-01 00:00Z' AS until FROM event
                   WHERE date_trunc('day', at, 'UTC') < '2026-03-01 00:00Z'),
        """;

    /** Columns: all carts, those with a known reason, the recent of these. */
    @Test
    void carts_with_a_known_reason() {
        String query = "SELECT ds, carts, known, fresh FROM w";
        sql.agree(reasons().metric(), SqlMeasuresTest::known, TO_THE_LAST_ROW + REASONS + query);
        sql.agree(reasons().observedUntil(MARCH).metric(), SqlMeasuresTest::known, TO_MARCH + REASONS + query);
    }

    private static Stream<String> known(AbandonReasons why) {
        return Stream.of(why.carts() + " " + why.coverage().part() + " " + why.recentKnown());
    }

    /** Columns: place in the list, reason, carts, whole of the share, when last told, and both rates of the change. */
    @Test
    void reasons_of_carts_and_how_they_change() {
        String query = """
                SELECT ds, row_number() OVER (PARTITION BY ds ORDER BY n.carts DESC, reason COLLATE "C"), reason, n.carts, known, extract(epoch FROM told)::bigint,
                       n.carts - recent, known - fresh, recent, fresh FROM n JOIN w USING (ds)
                """;
        sql.agree(reasons().metric(), SqlMeasuresTest::told, TO_THE_LAST_ROW + REASONS + query);
        sql.agree(reasons().observedUntil(MARCH).metric(), SqlMeasuresTest::told, TO_MARCH + REASONS + query);
    }

    private static Stream<String> told(AbandonReasons why) {
        return IntStream.range(0, why.reasons().size()).mapToObj(i -> {
            String reason = why.reasons().get(i).reason();
            RateDifference change = why.change(reason);
            return i + 1 + " " + reason + " " + text(why.share(reason)) + " "
                    + why.lastTold(reason).orElseThrow().getEpochSecond() + " "
                    + change.first().part() + " " + change.first().whole() + " "
                    + change.second().part() + " " + change.second().whole();
        });
    }

    /** Coarse measures, so that many scores lie at a bound of the colours; each may be missing, or all of them. */
    private static Metric<ShopEvent, ?, HealthScore> health() {
        return HealthScore.of(ShopEvent::customer, SqlMeasuresTest::day)
                .weighted(
                        "usage",
                        event -> event.score() == null ? null : event.score() / 10.0,
                        40,
                        0.8,
                        Direction.HIGHER_IS_BETTER)
                .weighted(
                        "tickets",
                        event -> event.kind().equals("a") ? null : event.sequence() % 6,
                        35,
                        5,
                        Direction.LOWER_IS_BETTER)
                .weighted(
                        "spent",
                        event -> event.sequence() % 3 == 0 ? null : event.amount(),
                        25,
                        120,
                        Direction.HIGHER_IS_BETTER)
                .colours(50, 75)
                .observedUntil(MARCH)
                .metric();
    }

    /** The latest row l of each customer, its measures p with their marks, and the scores s. */
    private static final String HEALTH = """
        WITH m AS (SELECT ds, customer, date_trunc('day', at, 'UTC') AS at, score / 10.0 AS usage, CASE WHEN kind <> 'a' THEN sequence % 6 END AS tickets,
                          CASE WHEN sequence % 3 <> 0 THEN amount END AS spent FROM event WHERE date_trunc('day', at, 'UTC') < '2026-03-01 00:00Z'),
             l AS (SELECT DISTINCT ON (ds, customer) * FROM m ORDER BY ds, customer, at DESC, usage NULLS LAST, tickets NULLS LAST, spent NULLS LAST),
             p AS (SELECT ds, customer, i, value, weight, CASE WHEN value IS NOT NULL THEN 100 * least(1, greatest(0, share)) END AS marks
                   FROM l, LATERAL (VALUES (1, usage, 40.0, usage / 0.8), (2, tickets, 35.0, 1 - tickets / 5.0), (3, spent, 25.0, spent / 120)) AS x (i, value, weight, share)),
             k AS (SELECT ds, customer, sum(weight * marks) / sum(weight) FILTER (WHERE value IS NOT NULL) AS score,
                          coalesce(sum(weight) FILTER (WHERE value IS NOT NULL), 0) / sum(weight) AS coverage FROM p GROUP BY 1, 2),
             s AS (SELECT *, CASE WHEN round(score, 10) < 50 THEN 'RED' WHEN round(score, 10) < 75 THEN 'AMBER' WHEN score IS NOT NULL THEN 'GREEN' END AS colour FROM k)
        """;

    /** Columns: place in the list, who, score, colour, coverage. */
    @Test
    void health_scores_of_customers() {
        sql.agree(
                health(),
                health -> IntStream.range(0, health.customers().size()).mapToObj(i -> {
                    CustomerHealth one = health.customers().get(i);
                    return i + 1 + " " + one.customer() + " " + six(one.score()) + " " + one.colour() + " "
                            + six(one.coverage());
                }),
                HEALTH + """
                SELECT ds, row_number() OVER (PARTITION BY ds ORDER BY round(score, 10) NULLS LAST, customer COLLATE "C"), customer,
                       round(score, 6), colour, round(coverage, 6) FROM s
                """);
    }

    /** Columns: who, place of the measure, its value, its marks and what it adds to the score. */
    @Test
    void what_each_measure_adds_to_a_health_score() {
        sql.agree(
                health(),
                health -> health.customers().stream()
                        .flatMap(one -> IntStream.range(0, one.parts().size()).mapToObj(i -> {
                            HealthPart part = one.parts().get(i);
                            return one.customer() + " " + (i + 1) + " " + six(part.value()) + " " + six(part.score())
                                    + " " + six(part.contribution());
                        })),
                HEALTH + """
                SELECT p.ds, p.customer, i, round(value, 6), round(marks, 6),
                       round(coalesce(marks * weight / (sum(weight) FILTER (WHERE value IS NOT NULL) OVER (PARTITION BY p.ds, p.customer)), 0), 6) FROM p
                """);
    }

    /** Columns: part and whole of each colour, customers without a score, the mean score with its error and of how many. */
    @Test
    void health_by_colour_and_its_mean() {
        sql.agree(
                health(),
                health -> Stream.of(text(health.share(HealthColour.RED)) + " " + text(health.share(HealthColour.AMBER))
                        + " " + text(health.share(HealthColour.GREEN)) + " "
                        + health.unscored().size() + " "
                        + health.mean()
                                .map(mean -> six(mean.value()) + " " + six(mean.standardError()) + " " + mean.n())
                                .orElse("null null null")),
                HEALTH + """
                SELECT ds, count(*) FILTER (WHERE colour = 'RED'), count(score), count(*) FILTER (WHERE colour = 'AMBER'), count(score),
                       count(*) FILTER (WHERE colour = 'GREEN'), count(score), count(customer) - count(score),
                       CASE WHEN count(score) > 1 THEN round(avg(score), 6) END, CASE WHEN count(score) > 1 THEN round(stddev_samp(score) / sqrt(count(score)::numeric), 6) END,
                       CASE WHEN count(score) > 1 THEN count(score) END
                FROM (SELECT DISTINCT ds FROM event) AS x LEFT JOIN s USING (ds) GROUP BY 1
                """);
    }

    private static @Nullable String six(@Nullable Double number) {
        return number == null
                ? null
                : BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
