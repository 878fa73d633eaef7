package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Stretch;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.revenue.MrrBridge;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Recurring revenue of one shop, month by month, in its own currency: what moved it, what stayed of it, and whether it adds up.
 *
 * @param shop       whose
 * @param bySegment  from start to end of each month, for each kind of customer and in all
 * @param stretches  the priced stretches it was made of
 * @param observed   until when was observed
 */
public record MrrPanel(
        String shop, Segmented<String, MrrMovements> bySegment, List<Stretch> stretches, Instant observed)
        implements Panel {

    /** Works it out for the stretches of this shop. */
    public static MrrPanel of(String shop, List<Stretch> all, Periods periods, Instant observed) {
        List<Stretch> own =
                all.stream().filter(stretch -> stretch.shop().equals(shop)).toList();
        Segmented<String, MrrMovements> movements = own.stream()
                .collect(MrrMovements.of(Stretch::customer, Stretch::from, Stretch::to, Stretch::monthly)
                        .currency(Stretch::currency)
                        .observedUntil(observed)
                        .over(periods)
                        .by(Stretch::segment));
        return new MrrPanel(shop, movements, own, observed);
    }

    /** Of all customers, from start to end of each month. */
    public MrrMovements movements() {
        return bySegment.total();
    }

    /** The latest month that is over. */
    public MrrPeriod latest() {
        List<MrrPeriod> over = complete();
        return over.get(over.size() - 1);
    }

    /** The months that are over. */
    public List<MrrPeriod> complete() {
        return movements().all().stream().filter(MrrPeriod::complete).toList();
    }

    /** What the movements say is there at the end, less what the contracts running then add up to: zero to the cent. */
    public BigDecimal difference(MrrPeriod month) {
        Instant end =
                month.complete() ? month.period().endIn(movements().periods().zone()) : observed;
        BigDecimal running = stretches.stream()
                .filter(stretch -> stretch.runsAt(end))
                .map(Stretch::monthly)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return month.bridge().end().subtract(running).setScale(2);
    }

    @Override
    public List<Table> tables() {
        Table moves = new Table(
                "mrr_movements",
                "shop,currency,period,start,new,expansion,reactivation,contraction,churn,churn_of_new,end,difference,"
                        + "active_at_start,active_at_end,new_and_churned,complete,definition");
        MrrMovements movements = movements();
        Table ratios = new Table(
                "mrr_ratios",
                "shop,currency,period,arpa,gross_retention,net_retention,net_retention_with_reactivation,gross_churn,"
                        + "net_churn,quick_ratio,quick_ratio_with_reactivation,complete,definition");
        for (MrrPeriod month : movements.all()) {
            MrrBridge bridge = month.bridge();
            moves.row(
                    shop,
                    movements.currency(),
                    month.period(),
                    moved(bridge),
                    bridge.churnOfNew(),
                    bridge.end(),
                    difference(month),
                    month.activeAtStart(),
                    month.activeAtEnd(),
                    month.newAndChurned(),
                    month.complete(),
                    movements.definition());
            ratios.row(
                    shop,
                    movements.currency(),
                    month.period(),
                    month.arpa(),
                    bridge.grossRetention(),
                    bridge.netRetention(),
                    bridge.netRetentionWithReactivation(),
                    bridge.grossChurn(),
                    bridge.netChurn(),
                    bridge.quickRatio(),
                    bridge.quickRatioWithReactivation(),
                    month.complete(),
                    movements.definition());
        }
        return Segments.tables(List.of(moves, ratios), personas());
    }

    private Table personas() {
        Table personas = new Table(
                "mrr_by_persona",
                "shop,currency,persona,period,start,new,expansion,reactivation,contraction,churn,end,"
                        + "gross_retention,net_retention,complete,definition");
        Segments.ofSeveral(bySegment)
                .forEach((segment, own) -> own.all().forEach(month -> {
                    MrrBridge bridge = month.bridge();
                    personas.row(
                            shop,
                            own.currency(),
                            segment,
                            month.period(),
                            moved(bridge),
                            bridge.end(),
                            bridge.grossRetention(),
                            bridge.netRetention(),
                            month.complete(),
                            own.definition());
                }));
        return personas;
    }

    /** What was there at the start and what moved it. */
    private static List<BigDecimal> moved(MrrBridge bridge) {
        return List.of(
                bridge.start(),
                bridge.newMrr(),
                bridge.expansion(),
                bridge.reactivation(),
                bridge.contraction(),
                bridge.churn());
    }
}
