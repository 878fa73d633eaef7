package dev.lifecycle.metrics.value.summary.distinct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SummaryRowsTest {

    @Property(tries = 100)
    void fit_is_the_same_number_for_any_order_of_the_customers(@ForAll long seed) {
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            customers.add(CustomerSummary.of(i % 5, i % 5 == 0 ? 0 : 1 + i % 17, 20 + i % 3));
        }
        SummaryRows rows = SummaryRows.of(PurchaseSummary.ofRows(customers));
        Collections.shuffle(customers, new Random(seed));
        SummaryRows shuffled = SummaryRows.of(PurchaseSummary.ofRows(customers));
        assertThat(shuffled.size()).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(shuffled.count(row)).isEqualTo(rows.count(row));
            assertThat(shuffled.recency(row)).isEqualTo(rows.recency(row));
        }
    }
}
