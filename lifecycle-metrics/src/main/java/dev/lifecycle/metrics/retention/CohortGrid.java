package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.Estimate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any number that rows tell, by cohort and age: how many items cohorts order in their third month, how they rate, how long they stay. Sums, means with their standard errors, and
 * of how many customers they are. Money has {@link dev.lifecycle.metrics.revenue.CohortValue}, which knows currencies and what a customer brought so far.
 *
 * <p>A customer enters in the period of the first row, whether that tells a number or not; k is how many periods later. A row without the number counts for nothing but that. A cell without a number has no mean; a
 * cohort without customers is not listed, cells beyond the data do not exist. A row given twice counts twice.
 *
 * <pre>{@code
 * CohortGrid ratings = reviews.stream().collect(CohortGrid.of(Review::customer, Review::at, Review::stars).over(Periods.monthly(PARIS)));
 * ratings.cell("2026-01", 2).get().mean();     // 4.1 (3.9 to 4.3)
 * }</pre>
 *
 * @param definition id of the definition, such as {@code cohort-grid/first-row/month@Europe/Paris}
 * @param periods    the calendar
 * @param cohorts    by period
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record CohortGrid(String definition, Periods periods, List<Row> cohorts, long laterRows)
        implements Result, Serializable {

    /**
     * The numbers of those who entered in one period.
     *
     * @param period          when they entered
     * @param size            how many entered
     * @param cells           at k = 0, 1, …
     * @param completeThrough the largest k whose time is over; −1 if even the first is open
     */
    public record Row(Period period, long size, List<Cell> cells, int completeThrough) implements Serializable {

        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether the k-th period is over. */
        public boolean isComplete(int k) {
            return k <= completeThrough;
        }
    }

    /**
     * The numbers of one cohort in one period.
     *
     * @param rows          with a number
     * @param customers     who told one
     * @param sum           of all
     * @param sumOfSquares  of all, by which the mean has its error
     */
    public record Cell(long rows, long customers, BigDecimal sum, BigDecimal sumOfSquares)
            implements Result, Serializable {

        /** The mean of the numbers, in their unit; its error takes rows for independent, and is 0 with a single one. Empty without a number. */
        public Optional<Estimate> mean() {
            if (rows == 0) {
                return Optional.empty();
            }
            BigDecimal n = BigDecimal.valueOf(rows);
            double spread = sumOfSquares
                    .subtract(sum.multiply(sum).divide(n, MathContext.DECIMAL128))
                    .doubleValue();
            double variance = rows == 1 ? 0 : Math.max(0, spread) / (rows - 1.0);
            return Optional.of(new Estimate(
                    sum.divide(n, MathContext.DECIMAL128).doubleValue(), Math.sqrt(variance / rows), rows));
        }
    }

    /** Copies the list. */
    public CohortGrid {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Over rows of the host.
     *
     * @param customer who
     * @param at       when
     * @param number   any number, or null
     */
    public static <T> CohortGridDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ? extends @Nullable Number> number) {
        return CohortGridDefinition.of(customer, at, number);
    }

    /**
     * One cell, if the cohort and its k-th period are there.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar, or k is negative
     */
    public Optional<Cell> cell(String cohort, int k) {
        if (k < 0) {
            throw new IllegalArgumentException(Messages.negativeK(k));
        }
        return cohort(cohort)
                .filter(row -> k < row.cells().size())
                .map(row -> row.cells().get(k));
    }

    /**
     * One cohort, if anybody entered then.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar
     */
    public Optional<Row> cohort(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        return cohorts.stream().filter(row -> row.period().equals(wanted)).findFirst();
    }

    /** The means by cohort and age; open ages with a star. */
    @Override
    public String toString() {
        int ages = cohorts.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> head = new ArrayList<>(List.of("cohort", "size"));
        for (int k = 0; k < Math.min(ages, TextTable.AGES); k++) {
            head.add(k + " ");
        }
        TextTable table = new TextTable().line(head);
        boolean open = false;
        for (Row row : cohorts) {
            List<String> line = new ArrayList<>(List.of(row.period().label(), String.valueOf(row.size())));
            for (int k = 0; k < Math.min(row.cells().size(), TextTable.AGES); k++) {
                open |= !row.isComplete(k);
                line.add(row.cells()
                                .get(k)
                                .mean()
                                .map(mean -> String.format(Locale.ROOT, "%.2f", mean.value()))
                                .orElse("-")
                        + (row.isComplete(k) ? " " : "*"));
            }
            table.line(line);
        }
        return table.text(open) + TextTable.cut(ages);
    }
}
