package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.Table;
import dev.lifecycle.metrics.churn.SilenceChurn;
import java.util.List;

/**
 * Customers of a shop without contracts, lost by not having bought for so long.
 *
 * @param churn by period
 */
public record SilencePanel(SilenceChurn churn) implements Panel {

    @Override
    public List<Table> tables() {
        Table table = new Table("silence_churn", "period,new_and_churned,reactivated," + Table.RATE);
        churn.all().forEach(one -> table.row(one.period(), one.newAndChurned(), one.reactivated(), one.rate()));
        return List.of(table);
    }
}
