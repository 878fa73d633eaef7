package dev.lifecycle.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @Test
    void a_rate_fills_seven_columns_and_what_is_undefined_is_null() {
        Table table = new Table("t", "month," + Table.RATE)
                .row(Period.parse("2026-01"), MeasuredRate.of(Rate.EMPTY, false, "d"));
        assertThat(table.columns())
                .containsExactly("month", "part", "whole", "value", "low", "high", "complete", "definition");
        assertThat(table.rows().get(0)).containsExactly("2026-01", 0L, 0L, null, 0.0, 1.0, false, "d");
    }

    @Test
    void amounts_stay_exact_and_times_are_days() {
        Table table = new Table("t", "amount,days,number,nothing")
                .row(new BigDecimal("12.50"), Duration.ofHours(36), OptionalDouble.of(2), Optional.empty());
        assertThat(table.rows().get(0)).containsExactly(new BigDecimal("12.50"), 1.5, 2.0, null);
    }

    @Test
    void a_list_fills_as_many_columns_as_it_has_elements() {
        Table table = new Table("t", "a,b,c,d").row(List.of(), 1, List.of(2, Optional.empty()), List.of("x"));
        assertThat(table.rows().get(0)).containsExactly(1, 2, null, "x");
    }

    @Test
    void a_row_of_another_width_is_refused_with_what_it_holds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("sizes", "a,b").row(1))
                .withMessage("table sizes has the columns [a, b], but a row is [1]");
    }

    @Test
    void tables_of_one_kind_add_up_and_others_do_not() {
        Table both = new Table("t", "a").row(1).plus(new Table("t", "a").row(2));
        assertThat(both.rows()).containsExactly(List.of(1), List.of(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.plus(new Table("u", "b")))
                .withMessageContaining("[a] and [b]");
    }

    @Test
    void differences_are_rows_that_the_other_does_not_have() {
        Table one = new Table("t", "a").row(1).row(2).row(2);
        Table other = new Table("t", "a").row(2).row(3);
        assertThat(Differences.between(List.of(one), List.of(other))).isEqualTo(Map.of("t", 2));
        assertThat(Differences.between(List.of(one), List.of())).isEqualTo(Map.of("t", 3));
        assertThat(Differences.between(List.of(one), List.of(one))).isEmpty();
    }

    @Test
    void a_long_table_stands_in_its_file_alone(@TempDir Path directory) throws Exception {
        Table table = new Table("long", "n,text");
        for (int i = 0; i < 4_000; i++) {
            table.row(i, i == 0 ? "with, comma" : null);
        }
        String json = Files.readString(new Report()
                .tables(List.of(table, new Table("short", "n").row(1)))
                .write(directory));
        assertThat(json).contains("long.csv", "\"short\" : [").doesNotContain("\"long\"");
        assertThat(Files.readAllLines(directory.resolve("long.csv")))
                .hasSize(4_001)
                .startsWith("n,text", "0,\"with, comma\"", "1,");
    }
}
