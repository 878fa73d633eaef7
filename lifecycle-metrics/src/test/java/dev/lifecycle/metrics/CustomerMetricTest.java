package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RetentionDefinition;
import dev.lifecycle.metrics.state.InvalidStateException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerMetricTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate END = LocalDate.of(2029, 12, 31);
    private static final RetentionDefinition<Visit> VISITS = Retention.of(Visit::customer, Visit::day);
    private static final CustomerMetric<Visit, Retention> MONTHLY =
            VISITS.observedUntil(END).over(Periods.monthly(PARIS)).perCustomer();

    private static final List<Visit> ROWS = List.of(
            new Visit("ann", LocalDate.of(2026, 1, 3), "order"),
            new Visit("bob", LocalDate.of(2026, 1, 9), "order"),
            new Visit("ann", LocalDate.of(2026, 3, 3), "order"),
            new Visit("cem", LocalDate.of(2026, 2, 1), "order"),
            new Visit("cem", LocalDate.of(2030, 2, 1), "order"));

    @Test
    void states_kept_in_a_map_and_counts_that_follow_give_the_result_after_every_row() {
        Map<Object, byte[]> states = new HashMap<>();
        Counts counts = Counts.none(MONTHLY.definition());
        List<Visit> sofar = new ArrayList<>();
        for (Visit row : ROWS) {
            byte @Nullable [] before = states.get(MONTHLY.customer(row));
            byte[] after = MONTHLY.add(before, row);
            states.put(MONTHLY.customer(row), after);
            counts = counts.plus(MONTHLY.change(before, after));
            sofar.add(row);
            assertThat(MONTHLY.result(counts))
                    .isEqualTo(sofar.stream().collect(VISITS.observedUntil(END).over(Periods.monthly(PARIS))));
        }
        assertThat(states).containsOnlyKeys("ann", "bob", "cem");
        assertThat(MONTHLY.result(counts).laterRows()).isEqualTo(1);
    }

    @Test
    void two_customers_who_turn_out_to_be_one_count_once() {
        byte[] ann = MONTHLY.add(null, ROWS.get(0));
        byte[] bob = MONTHLY.add(null, ROWS.get(1));
        Counts two = MONTHLY.counts(ann).plus(MONTHLY.counts(bob));
        Counts one =
                two.minus(MONTHLY.counts(ann)).minus(MONTHLY.counts(bob)).plus(MONTHLY.counts(MONTHLY.merge(ann, bob)));
        assertThat(MONTHLY.result(two).cohort("2026-01").size()).isEqualTo(2);
        assertThat(MONTHLY.result(one).cohort("2026-01").size()).isEqualTo(1);
    }

    @Test
    void monthly_retention_within_sixty_periods_takes_at_most_27_bytes_beside_a_key_of_8() {
        Random random = new Random(7);
        int most = 0;
        long sum = 0;
        for (int customer = 0; customer < 2_000; customer++) {
            byte @Nullable [] state = null;
            for (int month = 0; month < 60; month++) {
                if (customer == 0 || random.nextInt(1 + customer % 12) == 0) {
                    state = MONTHLY.add(
                            state, new Visit("c", LocalDate.of(2025, 1, 15).plusMonths(month), "order"));
                }
            }
            most = Math.max(most, state == null ? 0 : state.length);
            sum += state == null ? 0 : state.length;
        }
        assertThat(most).isLessThanOrEqualTo(35 - Long.BYTES);
        assertThat(sum / 2_000).isLessThanOrEqualTo(18);
    }

    @Test
    void a_refused_row_leaves_the_state_as_it_was() {
        byte[] state = MONTHLY.add(null, ROWS.get(0));
        byte[] copy = state.clone();
        Visit far = new Visit("ann", LocalDate.of(-9_000, 1, 1), "order");
        assertThatExceptionOfType(InvalidRowException.class).isThrownBy(() -> MONTHLY.add(state, far));
        MONTHLY.add(state, ROWS.get(2));
        assertThat(state).isEqualTo(copy);
    }

    @Test
    void without_a_declared_end_of_observation_it_is_refused() {
        Metric<Visit, ?, Retention> open = VISITS.over(Periods.monthly(PARIS));
        assertThatIllegalStateException()
                .isThrownBy(open::perCustomer)
                .withMessageContaining(open.definition())
                .withMessageContaining("observedUntil");
    }

    @Test
    void what_is_no_sum_over_customers_or_has_columns_for_rows_says_what_comes_so() {
        Metric<?, ?, ?> columns = Retention.ofColumns().observedUntil(END).over(Periods.monthly(PARIS));
        Metric<?, ?, ?> segments =
                VISITS.observedUntil(END).over(Periods.monthly(PARIS)).by(Visit::kind);
        for (Metric<?, ?, ?> metric : List.of(columns, segments)) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(metric::perCustomer)
                    .withMessageContaining(metric.definition())
                    .withMessageContaining("stage flows");
        }
    }

    @Test
    void counts_of_another_definition_are_refused_everywhere() {
        CustomerMetric<Visit, Growth> growth = Growth.<Visit>of(Visit::customer, Visit::day)
                .observedUntil(END)
                .over(Periods.monthly(PARIS))
                .perCustomer();
        Counts other = growth.counts(growth.add(null, ROWS.get(0)));
        Counts ours = MONTHLY.counts(MONTHLY.add(null, ROWS.get(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> ours.plus(other)).withMessageContaining("growth/");
        assertThatIllegalArgumentException().isThrownBy(() -> ours.minus(other)).withMessageContaining("growth/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.result(other))
                .withMessageContaining("growth/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.write(other))
                .withMessageContaining("growth/");
        assertThatExceptionOfType(InvalidStateException.class).isThrownBy(() -> MONTHLY.read(growth.write(other)));
    }

    @Test
    void what_was_taken_away_before_it_was_added_has_no_result() {
        Counts ann = MONTHLY.counts(MONTHLY.add(null, ROWS.get(0)));
        Counts nobody = Counts.none(MONTHLY.definition());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.result(nobody.minus(ann)))
                .withMessageContaining("-1 times")
                .withMessageContaining("add what they counted for");
    }

    @Test
    void cells_of_no_customers_are_refused_by_their_place() {
        Counts seen = MONTHLY.counts(MONTHLY.add(null, ROWS.get(0)));
        TreeMap<Counts.Cell, Long> cells = new TreeMap<>(seen.cells());
        cells.put(new Counts.Cell("back", 24_312, 4_000), 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.result(new Counts(MONTHLY.definition(), cells)))
                .withMessageContaining("'back'")
                .withMessageContaining("4000");
        cells.clear();
        cells.put(new Counts.Cell("seen", 0, 0), 1L);
        cells.put(new Counts.Cell("entered", -50_000, 0), 1L);
        assertThatIllegalArgumentException().isThrownBy(() -> MONTHLY.result(new Counts(MONTHLY.definition(), cells)));
    }

    @Test
    void a_state_of_a_format_to_come_is_refused_by_its_number() {
        byte[] state = MONTHLY.add(null, ROWS.get(0));
        state[0] = 2;
        assertThatExceptionOfType(InvalidStateException.class)
                .isThrownBy(() -> MONTHLY.counts(state))
                .withMessageContaining("format 2")
                .withMessageContaining("up to 1");
        assertThatExceptionOfType(InvalidStateException.class).isThrownBy(() -> MONTHLY.counts(new byte[0]));
    }

    @Test
    void the_metric_travels_to_where_the_rows_are() {
        CustomerMetric<Visit, Retention> there = Serialised.copy(MONTHLY);
        byte[] state = there.addAll(null, ROWS.subList(0, 1));
        assertThat(MONTHLY.counts(state)).isEqualTo(there.counts(state));
        assertThat(Serialised.copy(there.counts(state))).isEqualTo(there.counts(state));
    }
}
