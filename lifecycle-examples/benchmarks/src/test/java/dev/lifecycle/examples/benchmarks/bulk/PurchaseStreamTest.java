package dev.lifecycle.examples.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseStreamTest {

    private static final int CUSTOMERS = 2_000;
    private static final int PURCHASES = 100_000;

    @Test
    void about_as_many_purchases_as_asked_for_by_day_and_of_every_customer() {
        List<Purchase> rows = rows();
        assertThat((double) rows.size()).isCloseTo(PURCHASES, within(0.05 * PURCHASES));
        assertThat(rows.stream().map(PurchaseStreamTest::day)).isSorted();
        assertThat(rows.stream().map(Purchase::customer).distinct().sorted())
                .containsExactlyElementsOf(IntStream.range(0, CUSTOMERS).boxed().toList());
        assertThat(day(rows.get(0))).isEqualTo(Purchases.FIRST);
        assertThat(day(rows.get(rows.size() - 1))).isEqualTo(Purchases.LAST);
    }

    @Test
    void the_same_numbers_give_the_same_rows() {
        assertThat(rows()).isEqualTo(rows());
    }

    private static LocalDate day(Purchase row) {
        return LocalDate.ofInstant(row.at(), ZoneOffset.UTC);
    }

    private static List<Purchase> rows() {
        List<Purchase> rows = new ArrayList<>();
        new PurchaseStream(CUSTOMERS, PURCHASES).forEach(rows::add);
        return rows;
    }
}
