package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.preset.event.OrderCompleted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads purchases out of what happened: all that a customer bought on one day of the shop's is one. */
final class PurchaseRows {

    private record CustomerDay(String customer, LocalDate day) {}

    private PurchaseRows() {}

    static List<PurchaseDay> of(Chronicle chronicle, Clocks clocks) {
        Map<CustomerDay, BigDecimal> totals = new LinkedHashMap<>();
        for (Entry entry : chronicle.entries()) {
            if (entry.event() instanceof OrderCompleted order) {
                LocalDate day = clocks.day(entry.customer().shop(), entry.at());
                totals.merge(new CustomerDay(entry.customer().name(), day), order.total(), BigDecimal::add);
            }
        }
        List<PurchaseDay> days = new ArrayList<>();
        totals.forEach((key, total) -> days.add(new PurchaseDay(key.customer(), key.day(), total)));
        return days;
    }

    /** The purchases in one shop alone. */
    static List<PurchaseDay> in(Shop shop, List<PurchaseDay> days) {
        return days.stream()
                .filter(day -> day.customer().startsWith(shop.id() + "/"))
                .toList();
    }
}
