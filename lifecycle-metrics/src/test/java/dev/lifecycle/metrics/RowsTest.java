package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

    private record Owner(String name) {}

    private record Order(@Nullable Owner owner, LocalDate day) {
        String customer() {
            return Objects.requireNonNull(owner, "no owner").name();
        }
    }

    private static final Metric<Order, ?, Retention> RETENTION =
            Retention.of(Order::customer, Order::day).over(Periods.monthly(ZoneOffset.UTC));

    @Test
    void what_the_hosts_own_code_throws_is_told_with_the_row_and_kept() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Order(null, LocalDate.EPOCH)).collect(RETENTION))
                .withMessage("the customer cannot be read: java.lang.NullPointerException: no owner, in row "
                        + "Order[owner=null, day=1970-01-01]")
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void a_null_row_is_refused_like_any_other() {
        List<@Nullable Order> rows = Arrays.asList(new Order(new Owner("A"), LocalDate.EPOCH), null);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> rows.stream().collect(RETENTION))
                .withMessageStartingWith("the customer cannot be read: java.lang.NullPointerException")
                .withMessageEndingWith("in row null");
    }

    @Test
    void of_a_long_row_the_beginning_is_shown() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of("x".repeat(3_000))
                        .collect(Nps.of((String row) -> row, String::length).metric()))
                .withMessageEndingWith("x…")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(620));
    }
}
