package dev.lifecycle.preset;

import static dev.lifecycle.preset.event.SurveyKind.NPS;

import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import java.time.Duration;

/**
 * The thresholds of {@link FiveStage}, all with defaults.
 *
 * <pre>{@code
 * StageModel patient = FiveStage.model(FiveStageParameters.DEFAULTS.withAbandonAfter(Duration.ofHours(4)));
 * }</pre>
 *
 * @param stallAfter     silence in ACQUISITION after which the firm reaches out, default 3 days
 * @param abandonAfter   time in CONVERSION after which the cart counts as abandoned, default 1 hour
 * @param offerAfter     silence after the purchase after which a special offer goes out, default 30 days
 * @param promoterFrom   lowest NPS score that makes an advocate, default 9
 * @param detractorTo    highest NPS score that ends advocacy, default 6
 * @param goodReviewFrom lowest rating that makes an advocate, default 4
 */
public record FiveStageParameters(
        Duration stallAfter,
        Duration abandonAfter,
        Duration offerAfter,
        int promoterFrom,
        int detractorTo,
        int goodReviewFrom) {

    /** The documented defaults. */
    public static final FiveStageParameters DEFAULTS =
            new FiveStageParameters(Duration.ofDays(3), Duration.ofHours(1), Duration.ofDays(30), 9, 6, 4);

    /** @throws IllegalArgumentException if a time is not above zero, or a score is off its scale */
    public FiveStageParameters {
        Messages.requirePositive(stallAfter, "stallAfter");
        Messages.requirePositive(abandonAfter, "abandonAfter");
        Messages.requirePositive(offerAfter, "offerAfter");
        Messages.requireWithin(0, promoterFrom, 10, "promoterFrom");
        Messages.requireWithin(0, detractorTo, 10, "detractorTo");
        Messages.requireWithin(1, goodReviewFrom, 5, "goodReviewFrom");
    }

    /** The same with another {@link #stallAfter()}. */
    public FiveStageParameters withStallAfter(Duration silence) {
        return new FiveStageParameters(silence, abandonAfter, offerAfter, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #abandonAfter()}. */
    public FiveStageParameters withAbandonAfter(Duration time) {
        return new FiveStageParameters(stallAfter, time, offerAfter, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #offerAfter()}. */
    public FiveStageParameters withOfferAfter(Duration silence) {
        return new FiveStageParameters(stallAfter, abandonAfter, silence, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #promoterFrom()}. */
    public FiveStageParameters withPromoterFrom(int score) {
        return new FiveStageParameters(stallAfter, abandonAfter, offerAfter, score, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #detractorTo()}. */
    public FiveStageParameters withDetractorTo(int score) {
        return new FiveStageParameters(stallAfter, abandonAfter, offerAfter, promoterFrom, score, goodReviewFrom);
    }

    /** The same with another {@link #goodReviewFrom()}. */
    public FiveStageParameters withGoodReviewFrom(int rating) {
        return new FiveStageParameters(stallAfter, abandonAfter, offerAfter, promoterFrom, detractorTo, rating);
    }

    boolean isPromoter(SurveyAnswered answer) {
        return answer.kind() == NPS && answer.score() >= promoterFrom;
    }

    boolean isDetractor(SurveyAnswered answer) {
        return answer.kind() == NPS && answer.score() <= detractorTo;
    }

    boolean isGood(ReviewPosted review) {
        return review.rating() >= goodReviewFrom;
    }
}
