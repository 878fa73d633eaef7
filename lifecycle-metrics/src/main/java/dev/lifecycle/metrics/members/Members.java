package dev.lifecycle.metrics.members;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The result of a metric, and the customers behind every count in it.
 *
 * <p>Any count of customers that a metric makes is a sum over customers: what each adds is what the count is when nobody else is there, observed for as long. {@link #of} asks that of
 * each, so it works for every such count of every result, also of one {@linkplain Metric#by broken down}, and answers with the host's own ids. The set has exactly as many as the count says; a number that is
 * no such sum (a limit, a rank, a share, an amount), or that has some of them more than once (comings back in a year), is refused.
 *
 * <p>Nothing is worked out before it is asked for. What it takes is memory: an accumulator for each customer instead of one for all, about a kilobyte. A metric collected without this keeps nothing more than
 * it ever does.
 *
 * <pre>{@code
 * Members<String, Retention> people = orders.stream()
 *         .collect(Members.of(Retention.of(Order::customer, Order::day).over(Periods.monthly(PARIS)), Order::customer));
 * people.total().cohort("2026-01").rate(3);                         // 18 of 120 = 15.0 % (9.7–22.5 %), complete
 * people.of(table -> table.cohort("2026-01").rate(3).part());       // the 18
 * people.lost(table -> table.cohort("2026-01").rate(3).whole(),
 *         table -> table.cohort("2026-01").rate(3).part());         // the other 102
 * }</pre>
 *
 * @param <K> the host's id of a customer
 * @param <R> the result of the metric
 */
public final class Members<K, R> implements Result, Serializable {

    private static final long serialVersionUID = 1L;

    private final Count<?, ?, K, R> count;

    private Members(Count<?, ?, K, R> count) {
        this.count = count;
    }

    /** What is counted of each customer. */
    record Count<T, A extends Serializable, K, R>(Metric<T, A, R> metric, MembersState<K, A> state)
            implements Serializable {

        R total() {
            A all = end();
            for (A one : state.accumulators().values()) {
                all = metric.merge(all, one);
            }
            return metric.result(all);
        }

        /** What the asker makes of each customer's own result. */
        void forEach(Taker<K, R> taker) {
            A end = end();
            state.accumulators().forEach((who, accumulator) -> {
                A alone = metric.merge(metric.empty(), accumulator);
                metric.observeAsLongAs(alone, end);
                taker.take(who, metric.result(alone));
            });
        }

        private A end() {
            return state.end(metric);
        }

        Count<T, A, K, R> without(Object customer) {
            return new Count<>(metric, state.without(metric, customer));
        }
    }

    /** Takes one customer's result. */
    interface Taker<K, R> {
        void take(K customer, R result);
    }

    /**
     * A metric whose result can name its customers.
     *
     * @param metric   any metric over customers
     * @param customer as the metric itself reads it
     */
    public static <T, A extends Serializable, K, R> Metric<T, ?, Members<K, R>> of(
            Metric<T, A, R> metric, Extractor<? super T, ? extends K> customer) {
        return new MembersMetric<>(metric, customer);
    }

    static <T, A extends Serializable, K, R> Members<K, R> counted(Metric<T, A, R> metric, MembersState<K, A> state) {
        return new Members<>(new Count<>(metric, state));
    }

    /** The result of all of them, as the metric alone gives it. */
    public R total() {
        return count.total();
    }

    /** How many customers there are, counted anywhere or not. */
    public int customers() {
        return count.state().accumulators().size();
    }

    /**
     * Who is counted in a number of the result.
     *
     * @param number a count of customers, such as {@code growth -> growth.of("2026-03").dormant()}
     * @return as many as the number says; in the order of their texts
     * @throws IllegalArgumentException if the number is none that adds up over customers, each of whom counts once or not at all
     */
    public Set<K> of(ToLongFunction<? super R> number) {
        List<K> members = new ArrayList<>();
        count.forEach((who, alone) -> {
            long adds = number.applyAsLong(alone);
            if (adds != 0 && adds != 1) {
                throw new IllegalArgumentException(Messages.countsTwice(String.valueOf(who), adds));
            }
            if (adds == 1) {
                members.add(who);
            }
        });
        long counted = number.applyAsLong(total());
        if (counted != members.size()) {
            throw new IllegalArgumentException(Messages.noSum(counted, members.size()));
        }
        members.sort(Comparator.comparing(String::valueOf));
        return Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    /**
     * Who is in one number and not in another: lost on the way to a step, not seen again.
     *
     * @param whole who could have been counted
     * @param part  who was
     * @throws IllegalArgumentException as {@link #of} does
     */
    public Set<K> lost(ToLongFunction<? super R> whole, ToLongFunction<? super R> part) {
        Set<K> lost = new LinkedHashSet<>(of(whole));
        lost.removeAll(of(part));
        return Collections.unmodifiableSet(lost);
    }

    /**
     * What each customer's own result says, if it says anything: a number that is not counted in customers, or a text.
     *
     * @param question of the result of one customer; null for nothing
     * @return in the order of the customers' texts
     */
    public <V> Map<K, V> each(Function<? super R, ? extends @Nullable V> question) {
        List<Map.Entry<K, V>> answers = new ArrayList<>();
        count.forEach((who, alone) -> {
            V answer = question.apply(alone);
            if (answer != null) {
                answers.add(Map.entry(who, answer));
            }
        });
        answers.sort(Comparator.comparing(answer -> String.valueOf(answer.getKey())));
        Map<K, V> ordered = new LinkedHashMap<>();
        answers.forEach(answer -> ordered.put(answer.getKey(), answer.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    /** The same without a customer who was erased; until when was observed stays. */
    public Members<K, R> without(Object customer) {
        return new Members<>(count.without(customer));
    }

    /** The total and how many customers there are; never who: a written result is no list of people. */
    @Override
    public Map<String, @Nullable Object> getFigures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("customers", customers());
        figures.put("total", total());
        return Collections.unmodifiableMap(figures);
    }

    /** Of the same customers, each with an equal result. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Members<?, ?> members
                && results().equals(members.results())
                && total().equals(members.total());
    }

    @Override
    public int hashCode() {
        return count.state().accumulators().keySet().hashCode();
    }

    private Map<K, R> results() {
        return each(result -> result);
    }

    /** The text of the total, then of how many customers it is. */
    @Override
    public String toString() {
        String text = String.valueOf(total());
        return text + (text.endsWith("\n") ? "" : "\n") + "of " + customers() + " customers\n";
    }
}
