package dev.lifecycle.metrics.sql;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.Stuck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Like {@link SqlCrossCheckTest}, of visits that are stuck: window functions make the curve of Kaplan and Meier and its band.
 *
 * <p>Rows go by whole days, so that many visits last equally long, some of them no time at all, and rows lie at the very end of observation. Customers may
 * have no row before it. One stage is an exit; one is declared, and nobody ever was there.
 */
class SqlStuckTest {

    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final StageHistory<ShopEvent> BY_DAY = StageHistory.of(
                    ShopEvent::customer,
                    (ShopEvent event) -> event.at().truncatedTo(ChronoUnit.DAYS),
                    event -> null,
                    ShopEvent::kind)
            .orderedBy(ShopEvent::sequence)
            .stages(List.of("z", "b"))
            .exits(List.of("d"));

    private static final String DECLARED_END = """
        WITH l AS (SELECT DISTINCT ds, timestamptz '2026-03-01 00:00Z' AS until FROM event),
             r AS (SELECT ds, customer, kind AS stage, date_trunc('day', at, 'UTC') AS at, sequence, until FROM event JOIN l USING (ds)
                   WHERE date_trunc('day', at, 'UTC') < until),
        """;

    private static final String LAST_ROW = """
        WITH l AS (SELECT ds, date_trunc('day', max(at), 'UTC') AS until FROM event GROUP BY 1),
             r AS (SELECT ds, customer, kind AS stage, date_trunc('day', at, 'UTC') AS at, sequence, until FROM event JOIN l USING (ds)),
        """;

    /**
     * From the rows r: the visits v, how many microseconds they lasted and whether they go on; the curve c at each time that one of them lasted; the
     * limits b of the stages, with the band of the limit.
     */
    private static final String LIMITS = """
             n AS (SELECT *, lead(at) OVER (PARTITION BY ds, customer ORDER BY at, sequence) AS nxt FROM r),
             v AS (SELECT ds, customer, stage, at, nxt IS NULL AS goes_on,
                          (extract(epoch FROM coalesce(nxt, until) - at) * 1000000)::bigint AS lasted FROM n WHERE stage <> 'd'),
             t AS (SELECT ds, stage, lasted AS t, count(*) FILTER (WHERE NOT goes_on)::numeric AS died,
                          (sum(count(*)) OVER (PARTITION BY ds, stage ORDER BY lasted DESC))::numeric AS at_risk FROM v GROUP BY 1, 2, 3),
             k AS (SELECT ds, stage, t, died, bool_or(died = at_risk) OVER w AS nobody, sum(ln(nullif(1 - died / at_risk, 0))) OVER w AS log,
                          1.959963984540054 * sqrt(sum(died / nullif(at_risk * (at_risk - died), 0)) OVER w) AS margin
                   FROM t WINDOW w AS (PARTITION BY ds, stage ORDER BY t)),
             c AS (SELECT ds, stage, t, died, round(CASE WHEN nobody THEN 0 ELSE exp(log) END, 14) AS s,
                          CASE WHEN NOT nobody THEN exp(log - margin) END AS low, CASE WHEN NOT nobody THEN least(1, exp(log + margin)) END AS high FROM k),
             p AS (SELECT ds, stage, min(t) FILTER (WHERE s <= 1 - share) AS first, min(t) FILTER (WHERE s < 1 - share) AS below,
                          bool_or(s = 1 - share) AS flat, min(t) FILTER (WHERE low <= 1 - share) AS low, min(t) FILTER (WHERE high <= 1 - share) AS high
                   FROM c, (SELECT %s AS share) AS x WHERE died > 0 GROUP BY 1, 2),
             g AS (SELECT ds, stage FROM v UNION SELECT ds, x FROM l, unnest(ARRAY['z', 'b']) AS x),
             a AS (SELECT ds, stage, count(v.stage) FILTER (WHERE NOT goes_on) AS over, count(v.stage) FILTER (WHERE goes_on) AS going
                   FROM g LEFT JOIN v USING (ds, stage) GROUP BY 1, 2),
             b AS (SELECT a.ds, a.stage, over, going, CASE WHEN flat AND below IS NOT NULL THEN (first + below) / 2 ELSE first END AS most, low, high
                   FROM a LEFT JOIN p ON p.ds = a.ds AND p.stage = a.stage AND over >= 4)
        """;

    @AutoClose
    private static SqlSide sql;

    @BeforeAll
    static void load() {
        sql = SqlSide.ofSets(501, 700);
    }

    private static Metric<ShopEvent, ?, Stuck> stuck(StageHistory<ShopEvent> history, double share) {
        return Stuck.of(history).beyond(share).atLeast(4).metric();
    }

    /** Columns: stage, visits ended, open and stuck, limit and both ends of its band. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 0.9})
    void limits_of_the_stages(double share) {
        String query = LIMITS.formatted(share) + """
                SELECT b.ds, b.stage, over, going, (SELECT count(*) FROM v WHERE v.ds = b.ds AND v.stage = b.stage AND goes_on AND lasted > most),
                       most, low, high FROM b
                """;
        sql.agree(stuck(BY_DAY, share), SqlStuckTest::limits, LAST_ROW + query);
        sql.agree(stuck(BY_DAY.observedUntil(END), share), SqlStuckTest::limits, DECLARED_END + query);
    }

    private static Stream<String> limits(Stuck stuck) {
        return stuck.stages().stream()
                .map(one -> one.stage() + " " + one.ended() + " " + one.open() + " " + one.stuck() + " "
                        + micros(one.limit()) + " " + micros(one.low()) + " " + micros(one.high()));
    }

    private static @Nullable Long micros(@Nullable Duration time) {
        return time == null ? null : time.toNanos() / 1_000;
    }

    /** Columns: rank within the stage, stage, who, since when, how long, limit, and the share that lasts longer to twelve digits. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 0.9})
    void visits_that_are_stuck(double share) {
        String query = LIMITS.formatted(share) + """
                SELECT ds, row_number() OVER (PARTITION BY ds, stage ORDER BY lasted DESC, customer COLLATE "C"), stage, customer,
                       extract(epoch FROM at)::bigint, lasted, most, round(s, 12)
                FROM b JOIN v USING (ds, stage) JOIN c USING (ds, stage) WHERE goes_on AND lasted > most AND t = lasted
                """;
        sql.agree(stuck(BY_DAY, share), SqlStuckTest::visits, LAST_ROW + query);
        sql.agree(stuck(BY_DAY.observedUntil(END), share), SqlStuckTest::visits, DECLARED_END + query);
    }

    private static Stream<String> visits(Stuck stuck) {
        Map<String, Integer> ranks = new HashMap<>();
        return stuck.visits().stream()
                .map(one -> ranks.merge(one.stage(), 1, Integer::sum) + " " + one.stage() + " " + one.subject() + " "
                        + one.entered().getEpochSecond() + " " + micros(one.lasted()) + " " + micros(one.limit()) + " "
                        + String.format(Locale.ROOT, "%.12f", one.longer()));
    }
}
