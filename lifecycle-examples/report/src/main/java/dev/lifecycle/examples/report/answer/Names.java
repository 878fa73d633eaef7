package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.value.rfm.Rfm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers are called by how lately, how often and for how much they bought: each by fifths, 5 for the best. */
final class Names {

    private static final int GOOD = 4;
    private static final int FAIR = 3;

    private Names() {}

    /** The name of each customer. */
    static Map<Object, String> of(List<PurchaseDay> days, ZoneId zone, LocalDate end) {
        Rfm rfm = days.stream()
                .collect(Rfm.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                        .named("champions", s -> s.recencyScore() >= GOOD && s.frequencyScore() >= GOOD)
                        .named("loyal", s -> s.recencyScore() >= FAIR && s.frequencyScore() >= GOOD)
                        .named("promising", s -> s.recencyScore() >= GOOD)
                        .named("to be looked after", s -> s.recencyScore() == FAIR)
                        .named("at risk", s -> s.frequencyScore() >= FAIR || s.monetaryScore() >= GOOD)
                        .named("lost", s -> true)
                        .observedUntil(end)
                        .over(zone));
        Map<Object, String> names = new HashMap<>();
        rfm.named().forEach((name, customers) -> customers.forEach(customer -> names.put(customer, name)));
        return names;
    }
}
