package dev.lifecycle.metrics.value.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurchaseSummaryTest {

    record Order(String customer, Temporal at, Number amount) {}

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Metric<Order, ?, PurchaseSummary> SPLIT = PurchaseSummary.of(
                    Order::customer, Order::at, Order::amount)
            .holdoutUntil(START.plusDays(50))
            .over(TimeUnit.days(PARIS), START.plusDays(30));

    private static Order order(String customer, int day, double amount) {
        return new Order(customer, START.plusDays(day), amount);
    }

    @Test
    @DisplayName("T-LTV-5: purchases on days 0, 10, 10, 24, observed to day 38: frequency 2, recency 24, T 38")
    void worked_example() {
        PurchaseSummary summary =
                List.of(order("c", 0, 5), order("c", 10, 2), order("c", 10, 3), order("c", 24, 7)).stream()
                        .collect(PurchaseSummary.of(Order::customer, Order::at, Order::amount)
                                .over(TimeUnit.days(PARIS), START.plusDays(38)));
        assertThat(summary.of("c")).isEqualTo(new CustomerSummary(2, 24, 38, 6));
        assertThat(summary.conventions().orElseThrow().mergedPurchases()).isEqualTo(1);
        assertThat(summary)
                .hasToString("1 customers, 2 repeat purchases; days of 1.0 days, days in Europe/Paris, calibrated to "
                        + "2026-02-08 included; one purchase per customer and day (1 merged); 0 repeat days without spend count; mean spend "
                        + "over repeat days; 0 purchases after the end and 0 customers new in the holdout left out");
    }

    @Test
    void holdout_is_kept_apart_and_both_ends_are_included() {
        PurchaseSummary summary = List.of(
                        order("a", 0, 5),
                        order("a", 30, 8),
                        order("a", 31, 4),
                        order("a", 50, 6),
                        order("a", 51, 9),
                        order("b", 30, 1),
                        order("b", 31, 0),
                        order("late", 40, 3))
                .stream()
                .collect(SPLIT);
        assertThat(summary.customers()).containsExactly("a", "b");
        assertThat(summary.of("a")).isEqualTo(new CustomerSummary(1, 30, 30, 8));
        assertThat(summary.holdout("a")).isEqualTo(new Holdout(2, 10));
        assertThat(summary.of("b")).isEqualTo(new CustomerSummary(0, 0, 0, 0));
        assertThat(summary.holdout("b")).isEqualTo(new Holdout(1, 0));
        SummaryConventions how = summary.conventions().orElseThrow();
        assertThat(how.newInHoldout()).isEqualTo(1);
        assertThat(how.afterEnd()).isEqualTo(1);
        assertThat(how.toString()).contains("held out to 2026-02-20 included");
    }

    @Test
    void day_is_that_of_the_zone_whatever_the_type_of_the_time() {
        Instant late = Instant.parse("2026-01-10T23:30:00Z");
        List<Order> orders = List.of(
                new Order("i", START, 1),
                new Order("i", late, new BigDecimal("2.50")),
                new Order("i", late.atZone(ZoneId.of("America/New_York")), 2),
                new Order("i", late.atOffset(ZoneOffset.ofHours(-3)), 3L),
                new Order("i", LocalDate.of(2026, 1, 11).atTime(LocalTime.NOON), 0.5));
        CustomerSummary paris = orders.stream().collect(SPLIT).of("i");
        assertThat(paris.frequency()).isEqualTo(1);
        assertThat(paris.recency()).isEqualTo(10);
        assertThat(paris.meanSpend()).isEqualTo(8);
    }

    @Test
    void days_without_spend_count_and_amounts_may_be_left_out() {
        PurchaseSummary summary = List.of(order("c", 0, 5), order("c", 7, 0), order("c", 14, 8)).stream()
                .collect(SPLIT);
        assertThat(summary.of("c")).isEqualTo(new CustomerSummary(2, 14, 30, 4));
        assertThat(summary.conventions().orElseThrow().zeroSpendDays()).isEqualTo(1);
        PurchaseSummary weeks = List.of(order("c", 0, 5), order("c", 7, 0)).stream()
                .collect(
                        PurchaseSummary.of(Order::customer, Order::at).over(TimeUnit.weeks(PARIS), START.plusDays(14)));
        assertThat(weeks.of("c")).isEqualTo(new CustomerSummary(1, 1, 2, 0));
        PurchaseSummary months = List.of(order("c", 0, 5)).stream()
                .collect(PurchaseSummary.of(Order::customer, Order::at)
                        .over(new TimeUnit("months", 30).in(PARIS), START.plusDays(15)));
        assertThat(months.of("c").age()).isEqualTo(0.5);
    }

    @Provide
    Arbitrary<List<Order>> orders() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 99_999))
                .as((customer, day, cents) -> order(customer, day, cents / 100.0))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void any_order_any_split_and_a_trip_through_bytes_give_an_equal_summary(
            @ForAll("orders") List<Order> orders, @ForAll long seed) throws Exception {
        PurchaseSummary whole = orders.stream().collect(SPLIT);
        List<Order> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = shuffled.isEmpty() ? 0 : new Random(seed).nextInt(shuffled.size());
        PurchaseSummary merged = together(SPLIT, shuffled.subList(0, cut), shuffled.subList(cut, shuffled.size()));
        assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(copy(merged)).isEqualTo(whole);
        assertThat(shuffled.parallelStream().collect(SPLIT)).isEqualTo(whole);
    }

    private static <A extends Serializable> PurchaseSummary together(
            Metric<Order, A, PurchaseSummary> metric, List<Order> here, List<Order> there) throws Exception {
        A left = metric.empty();
        here.forEach(o -> metric.add(left, o));
        A right = metric.empty();
        there.forEach(o -> metric.add(right, o));
        return metric.result(metric.merge(copy(left), metric.merge(metric.empty(), copy(right))));
    }

    @Property(tries = 200)
    void columns_give_the_summary_that_rows_give(@ForAll("orders") List<Order> orders) {
        int n = orders.size();
        int[] customers = new int[n];
        int[] days = new int[n];
        double[] amounts = new double[n];
        for (int i = 0; i < n; i++) {
            customers[i] = orders.get(i).customer().charAt(0) - 'a';
            days[i] = (int) LocalDate.from(orders.get(i).at()).toEpochDay();
            amounts[i] = orders.get(i).amount().doubleValue();
        }
        PurchaseSummary rows = orders.stream()
                .collect(PurchaseSummary.<Order>of(o -> o.customer().charAt(0) - 'a', Order::at, Order::amount)
                        .holdoutUntil(START.plusDays(50))
                        .over(TimeUnit.days(PARIS), START.plusDays(30)));
        PurchaseSummary columns = PurchaseColumns.of(customers, days, amounts)
                .holdoutUntil(START.plusDays(50))
                .over(TimeUnit.days(PARIS), START.plusDays(30));
        assertThat(columns).isEqualTo(rows);
    }

    @Test
    void bad_columns_are_refused_with_the_row() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseColumns.of(new int[] {0, -1}, new int[2], new double[2]))
                .withMessage("row 1: customers are numbered from 0, but this is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseColumns.of(new int[1], new int[] {Integer.MAX_VALUE}, new double[1]))
                .withMessageContaining("row 0: a day must lie in the years 1 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseColumns.of(new int[1], new int[1], new double[] {-1}))
                .withMessageContaining("row 0: an amount must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseColumns.of(new int[1], new int[2], new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseColumns.of(new int[1], new int[1], new double[1])
                        .holdoutUntil(START)
                        .over(TimeUnit.weeks(PARIS), START));
        assertThat(PurchaseColumns.of(new int[0], new int[0], new double[0])
                        .over(TimeUnit.weeks(PARIS), START)
                        .size())
                .isZero();
        assertThatThrownBy(
                        () -> List.of(new Order("c", LocalDate.MAX, 1)).stream().collect(SPLIT))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("is no usable date")
                .hasMessageEndingWith(", in row 0, counted from 0")
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refused -> assertThat(refused.row()).hasValue(new Order("c", LocalDate.MAX, 1)));
        assertThatThrownBy(() -> List.of(new Order("c", LocalDate.of(0, 12, 31), 1)).stream()
                        .collect(SPLIT))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("years 1 to 9999");
    }

    @SuppressWarnings("unchecked")
    private static <A> A copy(A accumulator) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(accumulator);
        }
        return (A) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    @Test
    void bad_rows_are_refused_with_the_row() {
        Function<Order, PurchaseSummary> read = order -> List.of(order).stream().collect(SPLIT);
        assertThatThrownBy(() -> read.apply(order("c", 0, -3)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("≥ 0, but is -3.0")
                .hasMessageEndingWith(", in row 0, counted from 0")
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refused -> assertThat(refused.row()).hasValue(order("c", 0, -3)));
        assertThatThrownBy(() -> read.apply(order("c", 0, Double.NaN))).isInstanceOf(InvalidRowException.class);
        assertThatThrownBy(() -> read.apply(new Order("c", Year.of(2026), 1)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("not java.time.Year");
        assertThatThrownBy(() -> read.apply(new Order("c", LocalTime.NOON, 1))).isInstanceOf(InvalidRowException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.ofColumns(
                        new int[] {1, 2}, new double[] {1, 5}, new double[] {2, 4}, new double[2]))
                .withMessage(
                        "row 1: the recency must lie between 0 and the age: frequency 2, recency 5.0, age 4.0, mean spend 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.ofColumns(new int[1], new double[2], new double[1], new double[1]))
                .withMessageContaining("recency has 2 for 1 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSummary.of(Order::customer, Order::at)
                        .holdoutUntil(START)
                        .over(TimeUnit.days(PARIS), START.plusDays(30)))
                .withMessageContaining("ends on 2026-01-01 and the calibration on 2026-01-31");
        for (double[] row : new double[][] {
            {-1, 0, 1, 0}, {0, 0, -1, 0}, {0, 0, Double.NaN, 0}, {1, 0, 1, 0}, {0, 1, 2, 0}, {1, 1, 2, -1}, {1, 3, 2, 1}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CustomerSummary((int) row[0], row[1], row[2], row[3]))
                    .withMessageContaining("frequency " + (int) row[0]);
        }
    }

    @Test
    void many_customers_in_any_order_give_the_summary_that_rows_give() {
        int n = 60_000;
        SplittableRandom random = new SplittableRandom(3);
        int[] customers = new int[n];
        int[] days = new int[n];
        double[] amounts = new double[n];
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            customers[i] = (int) (7000 * Math.pow(random.nextDouble(), 2));
            days[i] = (int) START.toEpochDay() + random.nextInt(30);
            amounts[i] = random.nextInt(1000) / 100.0;
            orders.add(new Order(String.valueOf(customers[i]), LocalDate.ofEpochDay(days[i]), amounts[i]));
        }
        PurchaseSummary columns =
                PurchaseColumns.of(customers, days, amounts).over(TimeUnit.days(PARIS), START.plusDays(25));
        PurchaseSummary rows = orders.stream()
                .collect(PurchaseSummary.of(Order::customer, Order::at, Order::amount)
                        .over(TimeUnit.days(PARIS), START.plusDays(25)));
        assertThat(columns.size()).isEqualTo(rows.size()).isGreaterThan(5000);
        assertThat(columns.conventions()).isEqualTo(rows.conventions());
        columns.forEach((id, summary) -> assertThat(rows.of(String.valueOf(id))).isEqualTo(summary));
    }

    @Test
    void asking_for_what_is_not_there_is_refused() {
        PurchaseSummary rows =
                PurchaseSummary.ofColumns(new int[] {1}, new double[] {1}, new double[] {2}, new double[] {9});
        assertThat(rows.of(0)).isEqualTo(new CustomerSummary(1, 1, 2, 9));
        assertThat(rows.conventions()).isEmpty();
        assertThat(rows.hasHoldout()).isFalse();
        assertThat(rows).hasToString("1 customers, 1 repeat purchases").isNotEqualTo("rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.of("x"))
                .withMessageContaining("no customer 'x' among the 1");
        assertThatIllegalStateException().isThrownBy(() -> rows.holdout(0)).withMessageContaining("holdoutUntil");
    }
}
