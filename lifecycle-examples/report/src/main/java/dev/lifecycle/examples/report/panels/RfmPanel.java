package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.value.rfm.Rfm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The customers of one shop by recency, frequency and money, in fifths.
 *
 * @param shop whose
 * @param rfm  the scores
 */
public record RfmPanel(String shop, Rfm rfm) implements Panel {

    /** Scores all customers as of this day. */
    public static RfmPanel of(String shop, List<PurchaseDay> days, ZoneId zone, LocalDate today) {
        return new RfmPanel(
                shop,
                days.stream()
                        .collect(Rfm.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                                .observedUntil(today)
                                .over(zone)));
    }

    @Override
    public List<Table> tables() {
        Table segments = new Table("rfm_segments", "shop,segment,customers,as_of");
        rfm.segments().forEach((segment, customers) -> segments.row(shop, segment, customers, rfm.asOf()));
        Table customers = new Table("rfm_customers", "customer,recency_days,frequency,monetary,segment");
        rfm.scores()
                .forEach((customer, score) -> customers.row(
                        customer, score.recencyDays(), score.frequency(), score.monetary(), score.segment()));
        return List.of(segments, customers);
    }
}
