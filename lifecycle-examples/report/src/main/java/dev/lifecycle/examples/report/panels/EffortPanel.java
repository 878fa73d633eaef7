package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Contact;
import dev.lifecycle.metrics.service.Effort;
import java.util.List;

/**
 * What the shop does for its customers before, during and after the purchase, and how long a question waits for an answer.
 *
 * @param effort by phase
 */
public record EffortPanel(Effort effort) implements Panel {

    /** Works it out. */
    public static EffortPanel of(List<Contact> contacts) {
        return new EffortPanel(contacts.stream()
                .collect(Effort.of(Contact::customer, Contact::phase, Contact::asked, Contact::answered)
                        .metric()));
    }

    @Override
    public List<Table> tables() {
        Table table =
                new Table("effort", "phase,touchpoints,customers,answered,unanswered,first_response_days,neglected");
        effort.phases()
                .forEach((phase, found) -> table.row(
                        phase,
                        found.touchpoints(),
                        found.customers(),
                        found.answered(),
                        found.unanswered(),
                        found.medianFirstResponse(),
                        effort.neglected().contains(phase)));
        return List.of(table);
    }
}
