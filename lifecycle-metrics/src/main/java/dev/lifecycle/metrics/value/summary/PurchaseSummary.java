package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.NumberIds;
import dev.lifecycle.metrics.value.numeric.Checks;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Every customer's purchases as the models read them: (x, t<sub>x</sub>, T) and mean spend; with a holdout, also what they did
 * afterwards.
 *
 * <pre>{@code
 * PurchaseSummary summary = orders.stream().collect(
 *         PurchaseSummary.of(Order::customer, Order::paidAt, Order::amount).over(TimeUnit.weeks(PARIS), today));
 * }</pre>
 *
 * <p>No purchases give an empty summary, which no model can be fitted to. How purchases became rows is said by
 * {@link #conventions()}. Two summaries are equal if they hold the same customers, in whatever order.
 */
public final class PurchaseSummary implements Result, Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // customers are serialisable if the host means to send them
    private final Object[] ids;

    private final SummaryColumns columns;
    private final @Nullable SummaryConventions conventions;
    private final Timeline timeline;

    /** Made when first asked for; a million customers are often only summed. */
    private transient volatile @Nullable Map<Object, Integer> index;

    PurchaseSummary(Object[] ids, SummaryColumns columns, @Nullable SummaryConventions conventions, Timeline timeline) {
        this.ids = ids;
        this.columns = columns;
        this.conventions = conventions;
        this.timeline = timeline;
    }

    /**
     * Reads purchases out of the host's rows. A row is refused with {@link InvalidRowException} if its customer, time or amount is missing, its
     * amount negative or NaN, or its time has no day. Purchases after the last day observed are left out, and counted.
     *
     * @param customer whose purchase it is; any type with equals and hashCode
     * @param time     when: an Instant, a date, or a date with time
     * @param amount   what was paid, 0 or more, all in one currency
     */
    public static <T> PurchaseSummaryDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> time,
            Extractor<? super T, ? extends Number> amount) {
        return new PurchaseSummaryDefinition<>(customer, time, amount, null);
    }

    /** Reads purchases whose amounts do not matter; every spend is 0. */
    public static <T> PurchaseSummaryDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> time) {
        return new PurchaseSummaryDefinition<>(customer, time, row -> 0, null);
    }

    /** Customers summarised elsewhere, numbered from 0 in this order. */
    public static PurchaseSummary ofRows(List<CustomerSummary> customers) {
        return numbered(SummaryColumns.of(customers));
    }

    /**
     * Columns of customers summarised elsewhere, numbered from 0.
     *
     * @throws IllegalArgumentException if a row is not a possible {@link CustomerSummary}, naming it, or the lengths differ
     */
    public static PurchaseSummary ofColumns(int[] frequency, double[] recency, double[] age, double[] meanSpend) {
        int n = frequency.length;
        Checks.sameLength("recency", recency.length, n);
        Checks.sameLength("age", age.length, n);
        Checks.sameLength("mean spend", meanSpend.length, n);
        SummaryColumns columns = new SummaryColumns(
                frequency.clone(), recency.clone(), age.clone(), meanSpend.clone(), new int[0], new double[0]);
        columns.check();
        return numbered(columns);
    }

    private static PurchaseSummary numbered(SummaryColumns columns) {
        Object[] ids = new Object[columns.size()];
        Arrays.setAll(ids, i -> i);
        return new PurchaseSummary(ids, columns, null, Timeline.none());
    }

    /** How many customers. */
    public int size() {
        return ids.length;
    }

    /** How many repeat purchases, of all customers. */
    public long repeats() {
        return Arrays.stream(columns.frequency()).asLongStream().sum();
    }

    /** The customers, in the order first seen. */
    public List<Object> customers() {
        return List.of(ids);
    }

    /**
     * The customer's summary. Ids that are whole numbers are found whatever kind of number they are: {@code summary.of(7)} where rows have
     * {@code Long} ids.
     *
     * @throws IllegalArgumentException if there is no such customer
     */
    public CustomerSummary of(Object customer) {
        return columns.row(indexOf(customer));
    }

    /**
     * What the customer did in the holdout.
     *
     * @throws IllegalArgumentException if there is no such customer
     * @throws IllegalStateException    if there is no holdout
     */
    public Holdout holdout(Object customer) {
        int i = indexOf(customer);
        if (!hasHoldout()) {
            throw new IllegalStateException(Messages.noHoldout());
        }
        return new Holdout(columns.holdoutPurchases()[i], columns.holdoutSpend()[i]);
    }

    /** Whether purchases after the calibration were kept apart. */
    public boolean hasHoldout() {
        return columns.holdoutPurchases().length > 0;
    }

    /** Every customer with their summary, in the order first seen. */
    public void forEach(BiConsumer<Object, CustomerSummary> action) {
        for (int i = 0; i < ids.length; i++) {
            action.accept(ids[i], columns.row(i));
        }
    }

    /** How it was made; empty if the rows were summarised elsewhere. */
    public Optional<SummaryConventions> conventions() {
        return Optional.ofNullable(conventions);
    }

    /** Of ages, and so of all times of a model fitted to it; weeks, if the rows were summarised elsewhere. */
    public TimeUnit unit() {
        return conventions == null ? TimeUnit.WEEKS : conventions.unit();
    }

    /** The customer of this number, counted from 0 in the order first seen. */
    public Object customer(int number) {
        return ids[number];
    }

    /** The summary of the customer of this number. */
    public CustomerSummary row(int number) {
        return columns.row(number);
    }

    /** A copy of x, a value per customer in the order first seen. */
    public int[] frequencies() {
        return columns.frequency().clone();
    }

    /** A copy of t<sub>x</sub>; see {@link #frequencies}. */
    public double[] recencies() {
        return columns.recency().clone();
    }

    /** A copy of T; see {@link #frequencies}. */
    public double[] ages() {
        return columns.age().clone();
    }

    /**
     * Day to how many customers made their first purchase on it; days without are absent. Empty if the rows were summarised elsewhere.
     */
    public SortedMap<LocalDate, Long> firstPurchases() {
        return timeline.births().byDay();
    }

    /** Day to how many customers bought again on it, calibration and holdout together; see {@link #firstPurchases}. */
    public SortedMap<LocalDate, Long> repeatPurchases() {
        return timeline.repeats().byDay();
    }

    /**
     * Day to what was paid on it for repeat purchases, in units of money, calibration and holdout together; days without repeat purchases are absent. Empty
     * if the rows were summarised elsewhere.
     */
    public SortedMap<LocalDate, Double> repeatSpend() {
        return timeline.spend().byDay(timeline.repeats().byDay().keySet());
    }

    /**
     * The number of a customer, counted from 0 in the order first seen.
     *
     * @throws IllegalArgumentException if there is no such customer
     */
    public int indexOf(Object customer) {
        Map<Object, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                known.put(ids[i], i);
            }
            index = known;
        }
        Integer i = known.get(customer);
        if (i == null) {
            i = known.get(NumberIds.otherKind(customer));
        }
        if (i == null) {
            throw new IllegalArgumentException(Messages.unknownCustomer(
                    String.valueOf(customer), customer, ids.length == 0 ? null : ids[0], ids.length));
        }
        return i;
    }

    private Map<Object, List<Object>> content() {
        Map<Object, List<Object>> content = new HashMap<>();
        for (Object id : ids) {
            content.put(id, hasHoldout() ? List.of(of(id), holdout(id)) : List.of(of(id)));
        }
        return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseSummary that
                && conventions().equals(that.conventions())
                && content().equals(that.content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    /** {@code 2357 customers, 2457 repeat purchases; } and how it was made. */
    @Override
    public String toString() {
        return ids.length + " customers, " + repeats() + " repeat purchases"
                + conventions().map(c -> "; " + c).orElse("");
    }
}
