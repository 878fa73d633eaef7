package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often something happened on each day; days are few and near each other, so that an array is shorter than a list of them. */
final class DayCounts implements Serializable {

    private static final long serialVersionUID = 1L;

    private long[] counts = new long[0];
    private int from;

    void add(int day) {
        if (counts.length == 0) {
            from = day;
            counts = new long[64];
        } else if (day < from) {
            int more = Math.max(from - day, counts.length);
            long[] wider = new long[counts.length + more];
            System.arraycopy(counts, 0, wider, more, counts.length);
            counts = wider;
            from -= more;
        } else if (day - from >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(day - from + 1, counts.length * 2));
        }
        counts[day - from]++;
    }

    /** The days with any, in order, and how many. */
    SortedMap<LocalDate, Long> byDay() {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                days.put(LocalDate.ofEpochDay((long) from + i), counts[i]);
            }
        }
        return Collections.unmodifiableSortedMap(days);
    }
}
