package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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
                .withMessage(
                        "the customer cannot be read: java.lang.NullPointerException: no owner, in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(new Order(null, LocalDate.EPOCH)))
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void a_null_row_is_refused_like_any_other() {
        List<@Nullable Order> rows = Arrays.asList(new Order(new Owner("A"), LocalDate.EPOCH), null);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> rows.stream().collect(RETENTION))
                .withMessageStartingWith("the customer cannot be read: java.lang.NullPointerException")
                .withMessageEndingWith("in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).isEmpty());
    }

    @Test
    void of_the_row_itself_nothing_is_shown() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of("ann@example.org".repeat(300))
                        .collect(Nps.of((String row) -> row, String::length).metric()))
                .withMessage("the score 4500 is not on the scale 0 to 10, in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue("ann@example.org".repeat(300)));
    }

    @Test
    void the_place_is_that_in_the_stream_also_of_a_segment() {
        List<Integer> scores = List.of(9, 10, 3, 99, 98);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> scores.stream()
                        .collect(Nps.<Integer>of(score -> score, score -> score)
                                .metric()
                                .by(score -> score % 2)))
                .satisfies(refused -> {
                    assertThat(refused.place()).hasValue(3);
                    assertThat(refused.row()).hasValue(99);
                });
    }

    @Test
    void where_threads_share_the_rows_or_nobody_counts_there_is_no_place_but_the_row() {
        Metric<Integer, ?, Nps> nps =
                Nps.<Integer>of(score -> score, score -> score).metric();
        List<Integer> scores = new ArrayList<>(Collections.nCopies(100_000, 7));
        scores.add(99);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> scores.parallelStream().collect(nps))
                .satisfies(refused -> {
                    assertThat(refused.place()).isEmpty();
                    assertThat(refused.row()).hasValue(99);
                });
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> scores.stream().collect(Collectors.groupingBy(score -> score, nps)))
                .withMessage("the score 99 is not on the scale 0 to 10, in a row that row() holds");
        InvalidRowException alone = new InvalidRowException("no", new Object());
        assertThat(Serialised.copy(alone).row()).isEmpty();
        assertThat(Serialised.copy(alone)).hasMessage("no, in a row that row() holds");
    }
}
