package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
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
 * Csat csat = answers.stream().collect(Csat.of(Answer::score, Scale.ONE_TO_SEVEN, 6).answeredIn(MARCH_2026, PARIS, Answer::at));
 * csat.satisfied();  // 12 of 16 = 75.0 % (50.5–89.8 %), complete
 * }</pre>
 *
 * @param answers    how often each score was given
 * @param topFrom    the lowest score that counts as satisfied
 * @param satisfied  the share of the top answers
 */
public record Csat(Answers answers, int topFrom, MeasuredRate satisfied) implements Serializable {

    private static final int TWO_BOXES = 2;

    /** Over rows of the host, each an answer from 1 to 5, or null for a dismissal; 4 and 5 are satisfied. */
    public static <T> SurveyMetric<T, Csat> of(Extractor<? super T, @Nullable Integer> score) {
        return of(score, Scale.ONE_TO_FIVE, Scale.ONE_TO_FIVE.highest() - TWO_BOXES + 1);
    }

    /**
     * On another scale, whose top is declared.
     *
     * @param topFrom the lowest score that counts as satisfied, such as 6 on 1 to 7
     * @throws IllegalArgumentException if it is not on the scale
     */
    public static <T> SurveyMetric<T, Csat> of(
            Extractor<? super T, @Nullable Integer> score, Scale scale, int topFrom) {
        if (!scale.contains(topFrom)) {
            throw new IllegalArgumentException(Messages.topOutside(topFrom, scale));
        }
        return new SurveyMetric<>(scale, score, (answers, asked) -> {
            Rate rate = new Rate(answers.between(topFrom, scale.highest()), asked.whole(answers));
            String id = "csat/top-from-" + topFrom + "-of-" + scale.lowest() + "-" + scale.highest() + asked.rules();
            return new Csat(answers, topFrom, MeasuredRate.of(rate, asked.complete(), id));
        });
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
