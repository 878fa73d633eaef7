package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.util.ArrayList;
import java.util.List;

/** The table a person expects of a {@link Retention}. */
final class RetentionText {

    private RetentionText() {}

    static String table(Retention retention) {
        if (retention.cohorts().isEmpty()) {
            return "no cohorts: no row was counted\n";
        }
        int all = retention.lastK() + 1;
        int columns = Math.min(all, TextTable.AGES);
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("cohort", "size"));
        for (int k = 0; k < columns; k++) {
            head.add(k + " ");
        }
        table.line(head);
        boolean open = false;
        for (Cohort cohort : retention.cohorts()) {
            List<String> line = new ArrayList<>(List.of(cohort.period().label(), String.valueOf(cohort.size())));
            for (int k = 0; k < Math.min(cohort.counts().size(), columns); k++) {
                line.add(cell(cohort.rate(k)));
                open |= !cohort.isComplete(k);
            }
            table.line(line);
        }
        table.line(means(retention, columns));
        return table.text(open) + TextTable.cut(all);
    }

    private static List<String> means(Retention retention, int columns) {
        List<String> line = new ArrayList<>(List.of("mean", String.valueOf(retention.size())));
        for (int k = 0; k < columns; k++) {
            MeasuredRate mean = retention.weightedMean(k);
            line.add(mean.whole() == 0 ? "" : cell(mean));
        }
        return line;
    }

    private static String cell(MeasuredRate rate) {
        String mark = rate.complete() ? " " : "*";
        return rate.value().isEmpty() ? "-" + mark : Shown.percent(rate.value().getAsDouble()) + mark;
    }
}
