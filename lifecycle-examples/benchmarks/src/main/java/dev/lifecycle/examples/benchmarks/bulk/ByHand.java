package dev.lifecycle.examples.benchmarks.bulk;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The same questions as one would answer them with {@code java.util.stream} and nothing else. */
final class ByHand {

    /** A month's growth accounting. */
    static final class Month {
        long fresh;
        long returning;
        long resurrected;
        long dormant;
    }

    /** A customer's purchases in brief, in weeks. */
    record Summary(long repeats, double recency, double age, double meanSpend) {}

    private ByHand() {}

    private static LocalDate day(Purchase purchase) {
        return LocalDate.ofInstant(purchase.at(), ZoneOffset.UTC);
    }

    private static Map<Integer, NavigableSet<YearMonth>> months(Stream<Purchase> rows) {
        return rows.collect(
                groupingBy(Purchase::customer, mapping(row -> YearMonth.from(day(row)), toCollection(TreeSet::new))));
    }

    static Map<Integer, Long> counts(Stream<Purchase> rows) {
        return rows.collect(groupingBy(Purchase::customer, counting()));
    }

    static Map<YearMonth, Map<Long, Long>> retention(Stream<Purchase> rows) {
        return months(rows).values().stream()
                .flatMap(months -> months.stream().map(month -> Map.entry(months.first(), month)))
                .collect(groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        groupingBy(
                                entry -> ChronoUnit.MONTHS.between(entry.getKey(), entry.getValue()),
                                TreeMap::new,
                                counting())));
    }

    static Map<YearMonth, Month> growth(Stream<Purchase> rows) {
        Map<YearMonth, Month> growth = new TreeMap<>();
        for (NavigableSet<YearMonth> months : months(rows).values()) {
            YearMonth before = months.first();
            growth.computeIfAbsent(before, m -> new Month()).fresh++;
            for (YearMonth month : months.tailSet(before, false)) {
                YearMonth due = before.plusMonths(1);
                if (due.equals(month)) {
                    growth.computeIfAbsent(month, m -> new Month()).returning++;
                } else {
                    growth.computeIfAbsent(month, m -> new Month()).resurrected++;
                    growth.computeIfAbsent(due, m -> new Month()).dormant++;
                }
                before = month;
            }
            growth.computeIfAbsent(before.plusMonths(1), m -> new Month()).dormant++;
        }
        return growth;
    }

    static Map<Integer, Summary> summary(Stream<Purchase> rows) {
        Map<Integer, TreeMap<LocalDate, Double>> days = rows.collect(
                groupingBy(Purchase::customer, groupingBy(ByHand::day, TreeMap::new, summingDouble(Purchase::amount))));
        Map<Integer, Summary> summaries = new HashMap<>();
        days.forEach((customer, spent) -> {
            LocalDate first = spent.firstKey();
            int repeats = spent.size() - 1;
            double total = spent.tailMap(first, false).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            summaries.put(
                    customer,
                    new Summary(
                            repeats,
                            ChronoUnit.DAYS.between(first, spent.lastKey()) / 7.0,
                            ChronoUnit.DAYS.between(first, Purchases.LAST) / 7.0,
                            repeats == 0 ? 0 : total / repeats));
        });
        return summaries;
    }

    /** Answers and tells how many keys there are. */
    static int ask(BulkJob job, Purchase[] rows, boolean parallel) {
        Stream<Purchase> stream = parallel ? Arrays.stream(rows).parallel() : Arrays.stream(rows);
        return switch (job) {
            case RETENTION -> retention(stream).size();
            case GROWTH -> growth(stream).size();
            case SUMMARY -> summary(stream).size();
        };
    }

    /** The result in the common form; months in which nobody was active are left out. */
    static Answer answer(BulkJob job, Purchase[] rows) {
        Answer answer = new Answer();
        Stream<Purchase> stream = Arrays.stream(rows);
        switch (job) {
            case RETENTION ->
                retention(stream)
                        .forEach((cohort, counts) ->
                                counts.forEach((k, count) -> answer.note(cohort.atDay(1) + " " + k, count)));
            case GROWTH ->
                growth(stream).forEach((month, row) -> {
                    if (row.fresh + row.returning + row.resurrected > 0) {
                        answer.note(month.atDay(1), row.fresh, row.returning, row.resurrected, row.dormant);
                    }
                });
            case SUMMARY ->
                summary(stream)
                        .forEach((customer, s) ->
                                answer.note(customer, s.repeats(), s.recency(), s.age(), s.meanSpend()));
        }
        return answer;
    }
}
