package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerImported;
import dev.lifecycle.examples.report.panels.GrowthPanel;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthDefinition;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When a relation began: with the first purchase, or on the day the shop first heard of somebody. The two count growth differently. */
final class Births {

    private Births() {}

    static GrowthPanel growth(Chronicle chronicle, List<PurchaseDay> days, Clocks clocks) {
        Map<String, LocalDate> known = new HashMap<>();
        for (List<Entry> life : chronicle.lives()) {
            Entry first = life.get(0);
            LocalDate day = first.event() instanceof CustomerImported imported
                    ? imported.customerSince()
                    : clocks.day(first.customer().shop(), first.at());
            known.put(first.customer().name(), day);
        }
        GrowthDefinition<PurchaseDay> bought =
                Growth.of(PurchaseDay::customer, PurchaseDay::day).observedUntil(clocks.today());
        return new GrowthPanel(List.of(
                bySegment(chronicle, days, bought.over(clocks.months())),
                bySegment(
                        chronicle,
                        days,
                        bought.bornAt((PurchaseDay day) -> known.get(day.customer()))
                                .over(clocks.months()))));
    }

    private static Segmented<String, Growth> bySegment(
            Chronicle chronicle, List<PurchaseDay> days, Metric<PurchaseDay, ?, Growth> metric) {
        return days.stream().collect(metric.by(day -> chronicle.segmentOf(day.customer())));
    }
}
