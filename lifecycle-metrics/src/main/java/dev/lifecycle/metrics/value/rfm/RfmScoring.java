package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Extractor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How measures become scores.
 *
 * @param levels       into how many parts of equal size customers are cut
 * @param nested       whether frequency is scored among those of one recency, and money among those of one recency and frequency
 * @param transactions whether frequency counts purchases, not days with one
 * @param recency      bounds in days, rising; none for parts of equal size
 * @param frequency    bounds, rising; likewise
 * @param monetary     bounds, rising; likewise
 * @param names        in the order in which they are tried
 */
@SuppressWarnings("serial") // copies of lists are
record RfmScoring(
        int levels,
        boolean nested,
        boolean transactions,
        List<Double> recency,
        List<Double> frequency,
        List<Double> monetary,
        List<Name> names)
        implements Serializable {

    static final RfmScoring FIFTHS = new RfmScoring(5, false, false, List.of(), List.of(), List.of(), List.of());

    /** A name for those of certain scores. */
    record Name(String name, Extractor<RfmScore, Boolean> holds) implements Serializable {}

    RfmScoring withLevels(int parts) {
        return new RfmScoring(parts, nested, transactions, recency, frequency, monetary, names);
    }

    RfmScoring withNested() {
        return new RfmScoring(levels, true, transactions, recency, frequency, monetary, names);
    }

    RfmScoring withTransactions() {
        return new RfmScoring(levels, nested, true, recency, frequency, monetary, names);
    }

    RfmScoring withRecency(List<Double> bounds) {
        return new RfmScoring(levels, nested, transactions, bounds, frequency, monetary, names);
    }

    RfmScoring withFrequency(List<Double> bounds) {
        return new RfmScoring(levels, nested, transactions, recency, bounds, monetary, names);
    }

    RfmScoring withMonetary(List<Double> bounds) {
        return new RfmScoring(levels, nested, transactions, recency, frequency, bounds, names);
    }

    /** The same with a further name, to be tried after those before it. */
    RfmScoring withName(Name further) {
        List<Name> more = new ArrayList<>(names);
        more.add(further);
        return new RfmScoring(levels, nested, transactions, recency, frequency, monetary, List.copyOf(more));
    }

    String id() {
        return (levels == 4 ? "rfm/quartiles" : "rfm/quintiles")
                + (nested ? "/nested" : "")
                + (transactions ? "/transactions" : "")
                + id("recency", recency)
                + id("frequency", frequency)
                + id("monetary", monetary)
                + (names.isEmpty()
                        ? ""
                        : "/named-" + names.stream().map(Name::name).collect(Collectors.joining(",")));
    }

    private static String id(String measure, List<Double> bounds) {
        return bounds.isEmpty()
                ? ""
                : "/" + measure + "-"
                        + bounds.stream()
                                .map(bound -> Messages.plain(bound).replace('.', '_'))
                                .collect(Collectors.joining(","));
    }

    /** The scores of all in all three measures, by customer. */
    int[][] scores(List<Measures> customers) {
        int[] none = new int[customers.size()];
        // Few days are good: as bounds are, the days are turned round.
        int[] r = scores(customers, one -> -one.recencyDays(), turned(recency), none);
        int[] f = scores(customers, Measures::frequency, frequency, nested ? r : none);
        int[] rf = new int[r.length];
        Arrays.setAll(rf, i -> r[i] * 100 + f[i]);
        int[] m = scores(customers, one -> one.monetary().doubleValue(), monetary, nested ? rf : none);
        return new int[][] {r, f, m};
    }

    private static List<Double> turned(List<Double> bounds) {
        return bounds.stream().map(bound -> -bound).sorted().toList();
    }

    /** By bounds the number of those reached and one; else by rank among those of the same class. */
    private int[] scores(
            List<Measures> customers, ToDoubleFunction<Measures> measure, List<Double> bounds, int[] classes) {
        int[] scores = new int[customers.size()];
        if (!bounds.isEmpty()) {
            Arrays.setAll(
                    scores,
                    i -> 1
                            + (int) bounds.stream()
                                    .filter(bound -> measure.applyAsDouble(customers.get(i)) >= bound)
                                    .count());
            return scores;
        }
        for (int one : IntStream.of(classes).distinct().toArray()) {
            IntPredicate isHere = i -> classes[i] == one;
            double[] sorted = IntStream.range(0, scores.length)
                    .filter(isHere)
                    .mapToDouble(i -> measure.applyAsDouble(customers.get(i)))
                    .sorted()
                    .toArray();
            IntStream.range(0, scores.length)
                    .filter(isHere)
                    .forEach(i -> scores[i] = 1
                            + (int) ((long) levels
                                    * below(sorted, measure.applyAsDouble(customers.get(i)))
                                    / sorted.length));
        }
        return scores;
    }

    /** How many of the sorted numbers are smaller. */
    private static int below(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
