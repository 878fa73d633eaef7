package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.revenue.CohortMoney;
import dev.lifecycle.metrics.revenue.CohortValue;
import java.time.LocalDate;
import java.util.List;

/**
 * What the cohorts of one shop have brought by age, and how much of their first revenue comes again.
 *
 * @param shop  whose
 * @param value by cohort
 */
public record CohortValuePanel(String shop, CohortValue value) implements Panel {

    /** Works it out. */
    public static CohortValuePanel of(String shop, List<PurchaseDay> days, Periods periods, LocalDate observed) {
        int decimals = days.stream()
                .mapToInt(day -> day.total().stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return new CohortValuePanel(
                shop,
                days.stream()
                        .collect(CohortValue.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                                .decimals(Math.max(2, decimals))
                                .observedUntil(observed)
                                .over(periods)));
    }

    @Override
    public List<Table> tables() {
        Table table = new Table(
                "cohort_value", "shop,cohort,size,k,amount,cumulative,per_customer,retained,complete,definition");
        for (CohortMoney cohort : value.cohorts()) {
            for (int k = 0; k < cohort.amounts().size(); k++) {
                table.row(
                        shop,
                        cohort.period(),
                        cohort.size(),
                        k,
                        cohort.amounts().get(k),
                        cohort.cumulative(k),
                        cohort.valuePerCustomer(k),
                        cohort.retained(k),
                        cohort.isComplete(k),
                        value.definition());
            }
        }
        return List.of(table);
    }
}
