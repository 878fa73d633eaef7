package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.revenue.ArpaValue;
import dev.lifecycle.metrics.revenue.SimpleValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a customer by the formulas on the back of an envelope: what an account brings in a period, and how many are lost in one.
 * They take both as constant for ever.
 *
 * @param period   whose figures are used
 * @param arpa     revenue per account and period
 * @param churn    lost of customers, in the period
 * @param margin   the share of revenue that is earned
 * @param discount what a period of waiting costs
 */
public record SimpleValuePanel(String period, double arpa, Rate churn, double margin, double discount)
        implements Panel {

    /** Revenue per account, times the margin, over churn. */
    public ArpaValue value() {
        return ArpaValue.of(arpa, churn).margin(margin);
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("simple_value", "measure,period,arpa,lost,customers,margin,discount,value,definition");
        List<Object> inputs = new ArrayList<>(List.of(period, arpa, churn.part(), churn.whole(), margin, discount));
        ArpaValue simple = value();
        table.row(cells("value", inputs, simple.value(), "arpa-margin-over-churn"));
        table.row(cells(
                "at least",
                inputs,
                simple.lowerBound(),
                "arpa-margin-over-churn/one-sided-exact-upper-bound-of-churn"));
        churn.value().ifPresent(lost -> {
            SimpleValue.Inputs constant =
                    SimpleValue.margin(arpa * margin).retention(1 - lost).discount(discount);
            SimpleValue now = constant.firstMarginNow();
            SimpleValue later = constant.firstMarginAfterOnePeriod();
            table.row(cells("discounted, first margin now", inputs, now.value(), now.definition()));
            table.row(cells("discounted, first margin in a period", inputs, later.value(), later.definition()));
        });
        return List.of(table);
    }

    private static Object[] cells(String measure, List<Object> inputs, Object value, String definition) {
        List<Object> cells = new ArrayList<>(List.of(measure));
        cells.addAll(inputs);
        cells.add(value);
        cells.add(definition);
        return cells.toArray();
    }
}
