package dev.lifecycle.metrics.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.retention.Retention;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomerNumberingTest {

    @Test
    void texts_are_numbered_as_they_are_first_seen_and_read_back() {
        CustomerNumbering customers = CustomerNumbering.ofTexts();
        assertThat(customers.numbers("c-42", "c-7", "c-42", "Aa", "BB")).containsExactly(0, 1, 0, 2, 3);
        assertThat(customers.number("c-7")).isEqualTo(1);
        assertThat(customers.text(1)).isEqualTo("c-7");
        assertThat(customers.find("BB"))
                .as("of the same hash code as the one before")
                .hasValue(3);
        assertThat(customers.find("c-8")).isEmpty();
        assertThat(customers).hasToString("4 customers");
        CustomerNumbering again = CustomerNumbering.ofTexts(customers.texts());
        assertThat(again.numbers("BB", "c-42", "new")).containsExactly(3, 0, 4);
        assertThat(customers.size()).as("the first one knows nothing of it").isEqualTo(4);
    }

    @Test
    void whole_numbers_too() {
        CustomerNumbering customers = CustomerNumbering.ofLongs();
        long large = 1L << 40;
        assertThat(customers.numbers(7, large, -7, 7, large)).containsExactly(0, 1, 2, 0, 1);
        assertThat(customers.longId(1)).isEqualTo(large);
        assertThat(customers.find(-7)).hasValue(2);
        assertThat(customers.find(1)).isEmpty();
        assertThat(customers.longs()).containsExactly(7, large, -7);
        assertThat(CustomerNumbering.ofLongs(customers.longs()).number(-7)).isEqualTo(2);
    }

    @Test
    void a_crowd_of_one_hash_code_is_found_too() {
        // All combinations of Aa and BB have one hash code.
        List<String> crowd = Stream.iterate(
                        List.of(""),
                        words -> words.stream()
                                .flatMap(word -> Stream.of(word + "Aa", word + "BB"))
                                .toList())
                .limit(9)
                .reduce((first, last) -> last)
                .orElseThrow();
        CustomerNumbering customers = CustomerNumbering.ofTexts(crowd);
        assertThat(IntStream.range(0, crowd.size()))
                .allSatisfy(i -> assertThat(customers.find(crowd.get(i))).hasValue(i));
        assertThat(customers.find("AaAa")).isEmpty();
    }

    @Test
    void columns_of_texts_are_counted_and_read_back() {
        CustomerNumbering customers = CustomerNumbering.ofTexts();
        int january = (int) LocalDate.of(2026, 1, 5).toEpochDay();
        Columns orders =
                Columns.of(customers.numbers("anna", "bea", "anna"), new int[] {january, january, january + 31});
        Retention retention =
                orders.blocks(1).stream().collect(Retention.ofColumns().over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(retention.cohort("2026-01").counts()).containsExactly(2L, 1L);
        assertThat(customers.text(orders.customer(1))).isEqualTo("bea");
    }

    @Test
    void what_is_no_id_of_the_kind_is_refused() {
        CustomerNumbering texts = CustomerNumbering.ofTexts();
        CustomerNumbering longs = CustomerNumbering.ofLongs();
        texts.number("a");
        assertThatIllegalStateException().isThrownBy(() -> texts.number(1)).withMessageContaining("of texts");
        assertThatIllegalStateException().isThrownBy(texts::longs).withMessageContaining("of texts");
        assertThatIllegalStateException().isThrownBy(() -> longs.number("a")).withMessageContaining("whole numbers");
        assertThatIllegalStateException().isThrownBy(longs::texts).withMessageContaining("whole numbers");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> texts.text(1))
                .withMessageContaining("no customer 1; numbers go from 0 to 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerNumbering.ofTexts(List.of("a", "b", "a")))
                .withMessageContaining("of 3 ids only 2 are different");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerNumbering.ofLongs(1, 1));
    }
}
