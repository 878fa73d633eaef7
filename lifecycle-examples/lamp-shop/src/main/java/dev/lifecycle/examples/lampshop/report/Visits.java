package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.LumenEvents.FaqViewed;
import dev.lifecycle.examples.lampshop.LumenEvents.TicketOpened;
import dev.lifecycle.examples.report.panels.StickinessPanel;
import dev.lifecycle.examples.report.rows.Help;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.preset.event.ContentViewed;
import java.util.ArrayList;
import java.util.List;

/** Reads visits to the shops' pages out of what happened. */
final class Visits {

    private Visits() {}

    /** On how many days of the latest month that is over visitors looked at content. */
    static StickinessPanel stickiness(Chronicle chronicle, Clocks clocks) {
        Period month = clocks.lastMonth();
        Stickiness days = chronicle.entries().stream()
                .filter(entry -> entry.event() instanceof ContentViewed)
                .collect(Stickiness.of((Entry entry) -> entry.customer().name(), Entry::at)
                        .during(month)
                        .over(Periods.daily(clocks.both())));
        return new StickinessPanel("days of " + month, days);
    }

    /** Looks into the answers, and questions to a person. */
    static List<Help> help(Chronicle chronicle) {
        List<Help> helps = new ArrayList<>();
        for (Entry entry : chronicle.entries()) {
            boolean ticket = entry.event() instanceof TicketOpened;
            if (ticket || entry.event() instanceof FaqViewed) {
                helps.add(new Help(entry.customer().name(), entry.at(), ticket));
            }
        }
        return helps;
    }
}
