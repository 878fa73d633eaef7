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
 * @param stallAfter       silence in ACQUISITION after which the firm reaches out, default 3 days
 * @param abandonAfter     silence in CONVERSION after which the cart counts as abandoned, default 1 hour
 * @param offerAfter       silence after the purchase after which a special offer goes out, and after which a new need has come to nothing,
 *                         default 30 days
 * @param promoterFrom     lowest NPS score that makes an advocate, default 9; above {@code detractorTo}
 * @param detractorTo      highest NPS score of the unhappy, who are helped and are no advocates, default 6
 * @param goodReviewFrom   lowest rating that makes an advocate, 3 to 5, default 4; two stars and fewer are bad
 * @param keepInTouchEvery how often customers hear from the firm whatever they do, at most four times in a stay, default 90 days
 * @param remindsOfCarts   whether this model reminds of carts left behind, default yes; no, where {@code CartCycle} runs beside it
 */
public record FiveStageParameters(
        Duration stallAfter,
        Duration abandonAfter,
        Duration offerAfter,
        int promoterFrom,
        int detractorTo,
        int goodReviewFrom,
        Duration keepInTouchEvery,
        boolean remindsOfCarts) {

    /** The documented defaults. */
    public static final FiveStageParameters DEFAULTS = new FiveStageParameters(
            Duration.ofDays(3), Duration.ofHours(1), Duration.ofDays(30), 9, 6, 4, Duration.ofDays(90), true);

    private static final int BAD_REVIEW_TO = 2;
    private static final int UNSATISFIED_TO = 2;
    private static final int HARD_TO = 3;

    /** @throws IllegalArgumentException if a time is not above zero, a score is off its scale, or one score would be both of two things */
    public FiveStageParameters {
        Messages.requirePositive(stallAfter, "stallAfter");
        Messages.requirePositive(abandonAfter, "abandonAfter");
        Messages.requirePositive(offerAfter, "offerAfter");
        Messages.requireWithin(0, promoterFrom, 10, "promoterFrom");
        Messages.requireWithin(0, detractorTo, 10, "detractorTo");
        Messages.requireAbove(detractorTo, "detractorTo", promoterFrom, "promoterFrom");
        Messages.requireWithin(BAD_REVIEW_TO + 1, goodReviewFrom, 5, "goodReviewFrom");
        Messages.requirePositive(keepInTouchEvery, "keepInTouchEvery");
    }

    /** The same with another {@link #stallAfter()}. */
    public FiveStageParameters withStallAfter(Duration silence) {
        return with(silence, abandonAfter, offerAfter, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #abandonAfter()}. */
    public FiveStageParameters withAbandonAfter(Duration silence) {
        return with(stallAfter, silence, offerAfter, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #offerAfter()}. */
    public FiveStageParameters withOfferAfter(Duration silence) {
        return with(stallAfter, abandonAfter, silence, promoterFrom, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #promoterFrom()}. */
    public FiveStageParameters withPromoterFrom(int score) {
        return with(stallAfter, abandonAfter, offerAfter, score, detractorTo, goodReviewFrom);
    }

    /** The same with another {@link #detractorTo()}. */
    public FiveStageParameters withDetractorTo(int score) {
        return with(stallAfter, abandonAfter, offerAfter, promoterFrom, score, goodReviewFrom);
    }

    /** The same with another {@link #goodReviewFrom()}. */
    public FiveStageParameters withGoodReviewFrom(int rating) {
        return with(stallAfter, abandonAfter, offerAfter, promoterFrom, detractorTo, rating);
    }

    /** The same with another {@link #keepInTouchEvery()}. */
    public FiveStageParameters withKeepInTouchEvery(Duration interval) {
        return with(interval, remindsOfCarts);
    }

    /** The same with another {@link #remindsOfCarts()}. */
    public FiveStageParameters withRemindsOfCarts(boolean reminds) {
        return with(keepInTouchEvery, reminds);
    }

    private FiveStageParameters with(
            Duration stall, Duration abandon, Duration offer, int promoter, int detractor, int goodReview) {
        return new FiveStageParameters(
                stall, abandon, offer, promoter, detractor, goodReview, keepInTouchEvery, remindsOfCarts);
    }

    private FiveStageParameters with(Duration keepInTouch, boolean carts) {
        return new FiveStageParameters(
                stallAfter, abandonAfter, offerAfter, promoterFrom, detractorTo, goodReviewFrom, keepInTouch, carts);
    }

    boolean isPromoter(SurveyAnswered answer) {
        return answer.kind() == NPS && answer.score() >= promoterFrom;
    }

    boolean isUnhappy(SurveyAnswered answer) {
        return switch (answer.kind()) {
            case NPS -> answer.score() <= detractorTo;
            case CSAT -> answer.score() <= UNSATISFIED_TO;
            case CES -> answer.score() <= HARD_TO;
        };
    }

    boolean isGood(ReviewPosted review) {
        return review.rating() >= goodReviewFrom;
    }

    boolean isBad(ReviewPosted review) {
        return review.rating() <= BAD_REVIEW_TO;
    }
}
