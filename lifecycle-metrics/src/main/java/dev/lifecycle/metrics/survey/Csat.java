package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Customer satisfaction: the share of the top answers of a declared scale, by default the upper two of 1 to 5.
 *
 * <p>Undefined without anybody in the whole. It is a share of people, not the mean stretched to percent: a mean of 4.06 on five
 * points is no 81 % satisfied. Scores off the scale are refused when counted.
 *
 * <pre>{@code
 * Csat csat = answers.stream()
 *         .collect(Csat.of(Answer::customer, Answer::score, Answer::at).scale(Scale.ONE_TO_SEVEN, 6).over(MARCH_2026, PARIS));
 * csat.satisfied();  // 12 of 16 = 75.0 % (50.5–89.8 %), complete
 * }</pre>
 *
 * @param answers    how often each score was given
 * @param topFrom    the lowest score that counts as satisfied
 * @param satisfied  the share of the top answers
 */
public record Csat(Answers answers, int topFrom, MeasuredRate satisfied) implements Result, Serializable {

    /**
     * Over rows of the host that are answers.
     *
     * @param customer who
     * @param score    1 to 5 unless another scale is declared; null for a dismissal
     */
    public static <T> CsatDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, @Nullable Integer> score) {
        return CsatDefinition.of(SurveyRows.<T>of(customer, score, null));
    }

    /**
     * The same, where rows tell when they were answered: for the latest answer of each customer, and for one period.
     *
     * @param at when it was answered
     */
    public static <T> CsatDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, @Nullable Integer> score,
            Extractor<? super T, Instant> at) {
        return CsatDefinition.of(SurveyRows.<T>of(customer, score, at));
    }

    /** The id of the definition, such as {@code csat/top-from-4-of-1-5/answered}. */
    public String definition() {
        return satisfied.definition();
    }

    /** How the share of the satisfied changed from an earlier period to this one; the two should not share customers. */
    public RateDifference changeFrom(Csat before) {
        return RateDifference.between(before.satisfied.rate(), satisfied.rate());
    }

    /** The mean score, on its scale; empty without answers. */
    public OptionalDouble mean() {
        return answers.mean();
    }

    /** Answered of shown, as far as the rows tell dismissals. */
    public MeasuredRate responseRate() {
        return MeasuredRate.of(
                new Rate(answers.answered(), answers.shown()),
                satisfied.complete(),
                definition() + "/response/answered-of-shown");
    }

    /**
     * Answered of sent.
     *
     * @param sent how many surveys went out
     * @throws IllegalArgumentException if fewer were sent than answered
     */
    public MeasuredRate responseRate(long sent) {
        if (sent < answers.answered()) {
            throw new IllegalArgumentException(Messages.sentTooFew(sent, answers.answered()));
        }
        return MeasuredRate.of(
                new Rate(answers.answered(), sent), satisfied.complete(), definition() + "/response/answered-of-sent");
    }

    /** {@code CSAT 12 of 16 = 75.0 % (50.5–89.8 %), complete; mean 4.06}. */
    @Override
    public String toString() {
        return "CSAT " + satisfied
                + (mean().isEmpty() ? "" : String.format(Locale.ROOT, "; mean %.2f", mean().getAsDouble()));
    }
}
