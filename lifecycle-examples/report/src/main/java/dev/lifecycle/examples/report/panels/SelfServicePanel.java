package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Help;
import dev.lifecycle.metrics.engagement.SelfService;
import java.time.Duration;
import java.util.List;

/**
 * How often customers find the answer themselves.
 *
 * @param found searches and tickets
 */
public record SelfServicePanel(SelfService found) implements Panel {

    private static final Duration WINDOW = Duration.ofDays(2);

    /** Works it out. */
    public static SelfServicePanel of(List<Help> helps) {
        return new SelfServicePanel(helps.stream()
                .collect(SelfService.of(Help::customer, Help::at, Help::ticket)
                        .within(WINDOW)
                        .metric()));
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table("self_service", "searches,solved,open,tickets_without_search," + Table.RATE)
                .row(found.searches(), found.solved(), found.open(), found.ticketsAlone(), found.rate()));
    }
}
