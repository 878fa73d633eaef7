package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.internal.Customers;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/** What a survey metric has counted so far: a number per score, or the latest answer per customer. Opaque. */
public final class SurveyState implements Serializable {

    static final int DISMISSED = -1;

    private static final long serialVersionUID = 1L;

    private final long[] counts;
    private long dismissed;
    private final Customers keys = new Customers();
    private long[] at = new long[0];
    private int[] point = new int[0];

    SurveyState(int points) {
        this.counts = new long[points];
    }

    void count(int scorePoint) {
        if (scorePoint == DISMISSED) {
            dismissed++;
        } else {
            counts[scorePoint]++;
        }
    }

    void latest(Object key, long micros, int scorePoint) {
        int number = keys.number(key);
        if (number >= at.length) {
            int known = at.length;
            at = Arrays.copyOf(at, number + 16 + (number >> 1));
            point = Arrays.copyOf(point, at.length);
            Arrays.fill(at, known, at.length, Long.MIN_VALUE);
        }
        boolean newer = micros > at[number];
        boolean tie = micros == at[number]
                && scorePoint != DISMISSED
                && (point[number] == DISMISSED || scorePoint < point[number]);
        if (newer || tie) {
            at[number] = micros;
            point[number] = scorePoint;
        }
    }

    SurveyState addAll(SurveyState other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        dismissed += other.dismissed;
        for (int i = 0; i < other.keys.size(); i++) {
            latest(other.keys.id(i), other.at[i], other.point[i]);
        }
        return this;
    }

    Answers answers(Scale scale) {
        SurveyState all = new SurveyState(counts.length);
        System.arraycopy(counts, 0, all.counts, 0, counts.length);
        all.dismissed = dismissed;
        for (int i = 0; i < keys.size(); i++) {
            all.count(point[i]);
        }
        return new Answers(scale, LongStream.of(all.counts).boxed().toList(), all.dismissed);
    }
}
