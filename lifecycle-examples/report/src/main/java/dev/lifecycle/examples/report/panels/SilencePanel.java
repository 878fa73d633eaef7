package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.SilenceChurn;
import java.util.List;

/**
 * Customers of a shop without contracts, lost by not having bought for so long.
 *
 * @param churn by period, for each kind of customer and in all
 */
public record SilencePanel(Segmented<String, SilenceChurn> churn) implements Panel {

    @Override
    public List<Table> tables() {
        Table all = new Table("silence_churn", "period,new_and_churned,reactivated," + Table.RATE);
        Table personas =
                new Table("silence_churn_by_persona", "persona,period,new_and_churned,reactivated," + Table.RATE);
        churn.total().all().forEach(one -> all.row(one.period(), one.newAndChurned(), one.reactivated(), one.rate()));
        Segments.ofSeveral(churn)
                .forEach((segment, ofSegment) -> ofSegment
                        .all()
                        .forEach(one -> personas.row(
                                segment, one.period(), one.newAndChurned(), one.reactivated(), one.rate())));
        return Segments.tables(List.of(all), personas);
    }
}
