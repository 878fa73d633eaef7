package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.value.summary.PurchaseColumns;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** So many customers that rows wait to be counted together: the same results as from columns, which never wait. */
class ManyCustomersTest {

    private static final int ROWS = 500_001;
    private static final int CUSTOMERS = 160_000;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(600);
    private static final Periods MONTHS = Periods.monthly(ZoneOffset.UTC);

    private record Order(int customer, LocalDate day, double amount) implements Serializable {}

    private final Order[] rows = new Order[ROWS];
    private final int[] customers = new int[ROWS];
    private final int[] days = new int[ROWS];
    private final double[] amounts = new double[ROWS];

    /** Customers are numbered in the order in which they come first, later ones mixed with those who come again. */
    ManyCustomersTest() {
        SplittableRandom random = new SplittableRandom(7);
        int known = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean isNew = known < CUSTOMERS && random.nextInt(3) > 0;
            customers[row] = isNew || known == 0 ? known++ : random.nextInt(known);
            LocalDate day = FIRST.plusDays(random.nextInt(601));
            days[row] = (int) day.toEpochDay();
            amounts[row] = random.nextInt(1, 10_000) / 100.0;
            rows[row] = new Order(customers[row], day, amounts[row]);
        }
        assertThat(known).isEqualTo(CUSTOMERS);
    }

    private <A extends Serializable, R> R inHalves(Metric<Order, A, R> metric) throws Exception {
        A first = added(metric, 0, 400_000);
        A copy = Serialised.copy(first);
        for (int row = 400_000; row < 450_000; row++) {
            metric.add(copy, rows[row]);
        }
        return metric.result(metric.merge(copy, added(metric, 450_000, ROWS)));
    }

    private <A extends Serializable> A added(Metric<Order, A, ?> metric, int from, int to) {
        A accumulator = metric.empty();
        for (int row = from; row < to; row++) {
            metric.add(accumulator, rows[row]);
        }
        return accumulator;
    }

    @Test
    void retention_is_that_of_columns_in_one_go_and_in_halves_of_which_one_travelled() throws Exception {
        Retention expected = Stream.of(Columns.of(customers, days))
                .collect(Retention.ofColumns().over(MONTHS));
        var metric = Retention.of(Order::customer, Order::day).over(MONTHS);
        assertThat(Stream.of(rows).collect(metric)).isEqualTo(expected);
        assertThat(inHalves(metric)).isEqualTo(expected);
    }

    @Test
    void growth_is_that_of_columns_also_from_a_parallel_stream() {
        Growth expected = Stream.of(Columns.of(customers, days))
                .collect(Growth.ofColumns().over(MONTHS));
        var metric = Growth.of(Order::customer, Order::day).over(MONTHS);
        assertThat(Stream.of(rows).collect(metric)).isEqualTo(expected);
        assertThat(Stream.of(rows).parallel().collect(metric)).isEqualTo(expected);
    }

    @Test
    void summaries_are_those_of_columns_in_one_go_and_in_halves_of_which_one_travelled() throws Exception {
        PurchaseSummary expected =
                PurchaseColumns.of(customers, days, amounts).over(TimeUnit.weeks(ZoneOffset.UTC), LAST);
        var metric = PurchaseSummary.of(Order::customer, Order::day, Order::amount)
                .over(TimeUnit.weeks(ZoneOffset.UTC), LAST);
        assertThat(Stream.of(rows).collect(metric)).isEqualTo(expected);
        assertThat(inHalves(metric)).isEqualTo(expected);
    }
}
