package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Customer effort score: the mean agreement that it was easy, by default on 1 to 7, higher is better.
 *
 * <p>Undefined without answers. Where the question asks how <em>hard</em> it was, declare {@link CesDefinition#askingForDifficulty()}: the scale is then
 * turned round, so that high is always good.
 *
 * <pre>{@code
 * Ces ces = answers.stream().collect(Ces.of(Answer::customer, Answer::score).metric());
 * ces.mean();        // 5.12 of 7
 * }</pre>
 *
 * @param answers    how often each score was given, turned round where the question asks for difficulty
 * @param definition id of the definition, such as {@code ces/mean-1-7/ease/answered}
 * @param complete   whether the period, if one was declared, was observed to its end
 */
public record Ces(Answers answers, String definition, boolean complete) implements Result, Serializable {

    /**
     * Over rows of the host that are answers.
     *
     * @param customer who
     * @param score    agreement that it was easy, 1 to 7 unless another scale is declared; null for a dismissal
     */
    public static <T> CesDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, @Nullable Integer> score) {
        return CesDefinition.of(SurveyRows.<T>of(customer, score, null));
    }

    /**
     * The same, where rows tell when they were answered: for the latest answer of each customer, and for one period.
     *
     * @param at when it was answered
     */
    public static <T> CesDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, @Nullable Integer> score,
            Extractor<? super T, Instant> at) {
        return CesDefinition.of(SurveyRows.<T>of(customer, score, at));
    }

    /** The mean score; empty without answers. */
    public OptionalDouble mean() {
        return answers.mean();
    }

    /** The mean with its standard error √(variance over n / n); empty below two answers, which do not say how answers differ. */
    public Optional<Estimate> estimate() {
        long n = answers.answered();
        return n < 2
                ? Optional.empty()
                : Optional.of(new Estimate(
                        mean().orElseThrow(), Math.sqrt(answers.variance().orElseThrow() / n), n));
    }

    /** How the mean changed from an earlier period to this one; empty if either has fewer than two answers. */
    public Optional<Change> changeFrom(Ces before) {
        return estimate().flatMap(now -> before.estimate().map(now::changeFrom));
    }

    /** Answered of shown, as far as the rows tell dismissals. */
    public MeasuredRate responseRate() {
        return MeasuredRate.of(
                new Rate(answers.answered(), answers.shown()), complete, definition + "/response/answered-of-shown");
    }

    /** The other reading of effort: the share that agrees at least so much. */
    public MeasuredRate agreeing(int from) {
        return MeasuredRate.of(
                new Rate(answers.between(from, answers.scale().highest()), answers.answered()),
                complete,
                definition + "/agreeing-from-" + from);
    }

    /** {@code CES 4.08 of 7 (3.97 to 4.20), 1000 answers}, and {@code open} before the end of its period. */
    @Override
    public String toString() {
        return estimate()
                .map(e -> String.format(
                        Locale.ROOT,
                        "CES %.2f of %d (%.2f to %.2f), %d answers%s",
                        e.value(),
                        answers.scale().highest(),
                        e.interval(MeasuredRate.DEFAULT_CONFIDENCE).low(),
                        e.interval(MeasuredRate.DEFAULT_CONFIDENCE).high(),
                        e.n(),
                        complete ? "" : ", open"))
                .orElseGet(() -> mean().isEmpty()
                        ? "CES undefined, 0 answers"
                        : "CES " + mean().getAsDouble() + " of "
                                + answers.scale().highest() + ", 1 answer, too few" + (complete ? "" : ", open"));
    }
}
