package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often each score of a scale was given, and how often none.
 *
 * @param scale     the scale
 * @param counts    answers per score, from the lowest
 * @param dismissed surveys shown and not answered
 */
public record Answers(Scale scale, List<Long> counts, long dismissed) implements Result, Serializable {

    /** Copies the counts. */
    public Answers {
        counts = List.copyOf(counts);
    }

    /** No answers. */
    public static Answers none(Scale scale) {
        return new Answers(scale, Collections.nCopies(scale.points(), 0L), 0);
    }

    /** How many answered. */
    public long answered() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** How many saw it, as far as the rows tell. */
    public long shown() {
        return answered() + dismissed;
    }

    /** Answers from one score to another, both included. */
    public long between(int low, int high) {
        return IntStream.rangeClosed(low, high)
                .filter(scale::contains)
                .mapToLong(this::of)
                .sum();
    }

    /** Answers with exactly this score. */
    public long of(int score) {
        return counts.get(score - scale.lowest());
    }

    /** The mean score; empty without answers. */
    public OptionalDouble mean() {
        return answered() == 0 ? OptionalDouble.empty() : OptionalDouble.of(moment(0, 1) / answered());
    }

    /** The variance of the scores, over n; empty without answers. */
    public OptionalDouble variance() {
        OptionalDouble mean = mean();
        return mean.isEmpty() ? mean : OptionalDouble.of(moment(mean.getAsDouble(), 2) / answered());
    }

    private double moment(double centre, int power) {
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                .mapToDouble(score -> of(score) * Math.pow(score - centre, power))
                .sum();
    }

    /** {@code 1 × 1, 1 × 2, 2 × 3, 4 × 4, 8 × 5; 0 dismissed}. */
    @Override
    public String toString() {
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                        .mapToObj(score -> of(score) + " × " + score)
                        .collect(Collectors.joining(", "))
                + "; " + dismissed + " dismissed";
    }
}
