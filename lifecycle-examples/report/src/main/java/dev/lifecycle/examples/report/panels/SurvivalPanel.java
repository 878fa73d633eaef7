package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Lasting;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.survival.LogRank;
import dev.lifecycle.metrics.survival.SurvivalPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long customers last, in weeks, those who are still there counted for as long as they have been seen.
 *
 * @param curves  by kind of customer, and in all
 * @param logRank whether the kinds differ; null where there are not two
 * @param end     what counts as the end
 */
public record SurvivalPanel(
        Segmented<String, KaplanMeier> curves, @Nullable LogRank logRank, String end) implements Panel {

    private static final double YEAR = 52;

    /** Works it out. */
    public static SurvivalPanel of(List<Lasting> rows, String end) {
        Segmented<String, KaplanMeier> curves = rows.stream()
                .collect(KaplanMeier.<Lasting>of(Lasting::weeks, Lasting::ended)
                        .metric()
                        .by(Lasting::segment));
        LogRank logRank = curves.segments().size() < 2
                ? null
                : rows.stream()
                        .collect(LogRank.of(Lasting::segment, Lasting::weeks, Lasting::ended)
                                .metric());
        return new SurvivalPanel(curves, logRank, end);
    }

    @Override
    public List<Table> tables() {
        Table points = new Table("survival", "persona,week,at_risk,ended,survival,low,high,definition");
        Table medians = new Table(
                "survival_median",
                "persona,customers,censored,median_weeks,low,high,mean_weeks_of_first_52,longest_weeks,definition");
        if (curves.segments().size() > 1) {
            curves.segments().forEach((segment, curve) -> add(points, medians, segment, curve));
        }
        add(points, medians, "all", curves.total());
        if (logRank == null) {
            return List.of(points, medians);
        }
        return List.of(
                points,
                medians,
                new Table("survival_difference", "test,chi_squared,degrees_of_freedom,p_value")
                        .row("log-rank", logRank.chiSquared(), logRank.degreesOfFreedom(), logRank.pValue()));
    }

    private void add(Table points, Table medians, String segment, KaplanMeier curve) {
        String definition = "kaplan-meier/" + end + "/weeks/log-interval";
        for (SurvivalPoint point : curve.points()) {
            points.row(
                    segment,
                    point.time(),
                    point.atRisk(),
                    point.events(),
                    point.survival(),
                    point.interval().map(interval -> (Object) interval.low()),
                    point.interval().map(Interval::high),
                    definition);
        }
        var median = curve.median();
        medians.row(
                segment,
                curve.subjects(),
                curve.censored(),
                median.time(),
                median.low(),
                median.high(),
                curve.longest() < YEAR ? null : curve.restrictedMean(YEAR).mean(),
                curve.longest(),
                definition);
    }
}
