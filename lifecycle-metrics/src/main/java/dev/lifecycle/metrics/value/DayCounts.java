package dev.lifecycle.metrics.value;

import java.io.Serializable;
import java.util.Arrays;

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

    long on(int day) {
        return day < from || day - from >= counts.length ? 0 : counts[day - from];
    }

    boolean isEmpty() {
        return counts.length == 0;
    }

    /** The first day with any; there must be one. */
    int first() {
        int i = 0;
        while (counts[i] == 0) {
            i++;
        }
        return from + i;
    }
}
