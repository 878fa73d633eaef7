package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the Javadoc says about memory, in bytes the virtual machine counts for this thread. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryTest {

    private static final int CUSTOMERS = 300_000;
    private static final int WEEKS = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Visit[] firsts = new Visit[CUSTOMERS];
    private final Visit[] returns = new Visit[CUSTOMERS];

    @BeforeAll
    void rows() {
        assumeThat(threads.isThreadAllocatedMemorySupported())
                .as("this virtual machine counts the bytes a thread allocates")
                .isTrue();
        LocalDate origin = LocalDate.of(2026, 1, 5);
        LocalDate[] days = IntStream.range(0, WEEKS)
                .mapToObj(week -> origin.plusWeeks(week))
                .toArray(LocalDate[]::new);
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = "customer-" + i;
            firsts[i] = new Visit(id, days[i % WEEKS], "order");
            returns[i] = new Visit(id, days[(int) (i * 7L % WEEKS)], "order");
        }
    }

    private <A extends Serializable> void perCustomer(Metric<Visit, A, ?> metric) {
        A accumulator = metric.empty();
        double first = (double) allocated(metric, accumulator, firsts) / CUSTOMERS;
        // What is kept is 24 to 42 bytes; the rest are the smaller arrays it grew out of.
        assertThat(first).as("all bytes ever allocated for a new customer").isBetween(24.0, 110.0);
        double again = (double) allocated(metric, accumulator, returns) / CUSTOMERS;
        assertThat(again).as("bytes for one more row of a known customer").isLessThan(0.01);
    }

    private <A extends Serializable> long allocated(Metric<Visit, A, ?> metric, A accumulator, Visit[] rows) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Visit row : rows) {
            metric.add(accumulator, row);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void retention_takes_at_most_110_bytes_for_a_customer_and_none_for_another_row() {
        perCustomer(Retention.of(Visit::customer, Visit::day).over(Periods.weekly(ZoneOffset.UTC)));
    }

    @Test
    void growth_takes_at_most_110_bytes_for_a_customer_and_none_for_another_row() {
        perCustomer(Growth.of(Visit::customer, Visit::day).over(Periods.weekly(ZoneOffset.UTC)));
    }
}
