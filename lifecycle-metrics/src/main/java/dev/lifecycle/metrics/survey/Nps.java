package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Net promoter score: promoters (9 and 10) minus detractors (0 to 6), in percent of the whole; −100 to 100.
 *
 * <p>Undefined without anybody in the whole: {@link #score()} and {@link #estimate()} are then empty. A score outside of 0 to 10 is
 * refused when counted; whether a question is an NPS question is the host's to say.
 *
 * <p>Variance (p + d − (p − d)²)/n with the shares p and d, over n.
 *
 * <pre>{@code
 * Nps nps = answers.stream().collect(Nps.of(Answer::customer, Answer::score, Answer::at).latestPerCustomer().metric());
 * nps.rounded();     // 10
 * nps.adjustedInterval();
 * }</pre>
 *
 * @param promoters  answers 9 and 10
 * @param passives   answers 7 and 8
 * @param detractors answers 0 to 6
 * @param dismissed  surveys shown and not answered
 * @param whole      whom the score is of: those who answered or all who were shown it
 * @param definition id of the definition, such as {@code nps/answered}
 * @param complete   whether the period, if one was declared, was observed to its end
 */
public record Nps(
        long promoters, long passives, long detractors, long dismissed, long whole, String definition, boolean complete)
        implements Result, Serializable {

    /** A score whose adjusted 95 % margin is above this many points says little. */
    public static final double WIDE_MARGIN = 20;

    private static final double PERCENT = 100;
    private static final double CONFIDENCE = MeasuredRate.DEFAULT_CONFIDENCE;

    /**
     * Over rows of the host that are answers.
     *
     * @param customer who
     * @param score    0 to 10; null for a dismissal
     */
    public static <T> NpsDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, @Nullable Integer> score) {
        return new NpsDefinition<>(SurveyRows.<T>of(customer, score, null));
    }

    /**
     * The same, where rows tell when they were answered: for the latest answer of each customer, and for one period.
     *
     * @param at when it was answered
     */
    public static <T> NpsDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, @Nullable Integer> score,
            Extractor<? super T, Instant> at) {
        return new NpsDefinition<>(SurveyRows.<T>of(customer, score, at));
    }

    /** From known counts, of those who answered. */
    public static Nps ofCounts(long promoters, long passives, long detractors) {
        return new Nps(promoters, passives, detractors, 0, promoters + passives + detractors, "nps/answered", true);
    }

    /** The exact score, −100 to 100; empty if nobody is in the whole. */
    public OptionalDouble score() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * (promoters - detractors) / whole);
    }

    /** The score as shown, half away from zero: −12.5 is −13. Rounded once, from the exact score. */
    public Optional<BigDecimal> rounded() {
        return rounded(RoundingMode.HALF_UP);
    }

    /** The score as shown, rounded to a whole number in the given way. */
    public Optional<BigDecimal> rounded(RoundingMode mode) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(100 * (promoters - detractors)).divide(BigDecimal.valueOf(whole), 0, mode));
    }

    /** The score with its standard error; empty if nobody is in the whole. */
    public Optional<Estimate> estimate() {
        return whole == 0
                ? Optional.empty()
                : Optional.of(estimate((double) promoters, (double) detractors, (double) whole));
    }

    /**
     * The Wald interval at 95 %, in points, cut off at −100 and 100; all that is possible if nobody is in the whole. It has no width where
     * all answers are of one kind, however few: {@link #adjustedInterval} does not have this fault.
     */
    public Interval interval() {
        return estimate().map(Nps::possible).orElse(new Interval(-PERCENT, PERCENT));
    }

    /**
     * Score and error after adding 0.75 promoters, 1.5 passives and 0.75 detractors, which moves the centre too and behaves for
     * small numbers of answers.
     *
     * @see <a href="https://measuringu.com/nps-confidence-intervals/">adjusted Wald interval for NPS</a>
     */
    public Estimate adjusted() {
        return estimate(promoters + 0.75, detractors + 0.75, whole + 3.0);
    }

    /** The adjusted Wald interval at 95 %, in points, cut off at −100 and 100. */
    public Interval adjustedInterval() {
        return possible(adjusted());
    }

    /** How the score changed from an earlier period to this one, in points; empty if either has no answers. */
    public Optional<Change> changeFrom(Nps before) {
        return estimate().flatMap(now -> before.estimate().map(now::changeFrom));
    }

    /** Whether there are too few answers to say much: nobody, or an adjusted 95 % margin above {@link #WIDE_MARGIN} points. */
    public boolean isTooSmall() {
        return whole == 0 || adjusted().margin(CONFIDENCE) > WIDE_MARGIN;
    }

    private static Interval possible(Estimate estimate) {
        Interval wide = estimate.interval(CONFIDENCE);
        return new Interval(Math.max(-PERCENT, wide.low()), Math.min(PERCENT, wide.high()));
    }

    /** Answered of shown, as far as the rows tell dismissals. */
    public MeasuredRate responseRate() {
        long answered = promoters + passives + detractors;
        return MeasuredRate.of(
                new Rate(answered, answered + dismissed), complete, definition + "/response/answered-of-shown");
    }

    private static Estimate estimate(double promoters, double detractors, double n) {
        double p = promoters / n;
        double d = detractors / n;
        double variance = (p + d - (p - d) * (p - d)) / n;
        return new Estimate(PERCENT * (p - d), PERCENT * Math.sqrt(Math.max(0, variance)), (long) n);
    }

    private static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code NPS 10 (−41.5 to 61.5): 4 promoters, 3 passives, 3 detractors, 2 dismissed; too few answers}. */
    @Override
    public String toString() {
        String parts = many(promoters, "promoter") + ", " + many(passives, "passive") + ", "
                + many(detractors, "detractor")
                + (dismissed == 0 ? "" : ", " + dismissed + " dismissed");
        return rounded()
                        .map(score -> String.format(
                                Locale.ROOT,
                                "NPS %s (%.1f to %.1f): ",
                                score,
                                interval().low(),
                                interval().high()))
                        .orElse("NPS undefined: ")
                + parts
                + (isTooSmall() ? "; too few answers" : "")
                + (complete ? "" : "; open");
    }
}
