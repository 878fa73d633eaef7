package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much was paid on each day; an array like {@link DayCounts}. */
final class DaySums implements Serializable {

    private static final long serialVersionUID = 1L;

    private double[] sums = new double[0];
    private int from;

    void add(int day, double amount) {
        if (sums.length == 0) {
            from = day;
            sums = new double[64];
        } else if (day < from) {
            int more = Math.max(from - day, sums.length);
            double[] wider = new double[sums.length + more];
            System.arraycopy(sums, 0, wider, more, sums.length);
            sums = wider;
            from -= more;
        } else if (day - from >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(day - from + 1, sums.length * 2));
        }
        sums[day - from] += amount;
    }

    /** The sum of each of these days, all of which have been added to. */
    SortedMap<LocalDate, Double> byDay(Set<LocalDate> days) {
        SortedMap<LocalDate, Double> byDay = new TreeMap<>();
        for (LocalDate day : days) {
            byDay.put(day, sums[Math.toIntExact(day.toEpochDay() - from)]);
        }
        return Collections.unmodifiableSortedMap(byDay);
    }
}
