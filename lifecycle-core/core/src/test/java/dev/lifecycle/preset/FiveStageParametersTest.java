package dev.lifecycle.preset;

import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static dev.lifecycle.preset.FiveStageParameters.DEFAULTS;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.Told.having;
import static dev.lifecycle.preset.event.SurveyKind.NPS;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FiveStageParametersTest {

    private static void holds(FiveStageParameters parameters, Told... rows) {
        for (Told row : rows) {
            row.check(FiveStage.model(parameters));
        }
    }

    private static Told plain(Row row) {
        return having(row.from()).row(row);
    }

    @Test
    void the_defaults() {
        assertThat(DEFAULTS)
                .isEqualTo(
                        new FiveStageParameters(ofDays(3), Duration.ofHours(1), ofDays(30), 9, 6, 4, ofDays(90), true));
    }

    @Test
    void times_are_the_hosts() {
        // spotless:off
        holds(DEFAULTS.withStallAfter(ofDays(1)),
                plain(in(ACQUISITION).after(ofDays(1))     .stays("proactive-outreach", "faq-link")));
        holds(DEFAULTS.withAbandonAfter(ofMinutes(20)),
                plain(in(CONVERSION) .after(ofMinutes(20)) .movesTo(ACQUISITION, "cart-reminder, cancelled if left")));
        holds(DEFAULTS.withOfferAfter(ofDays(60)),
                plain(in(RETENTION)  .after(ofDays(60))    .stays("special-offer", "satisfaction-survey")),
                having(RETENTION, new NewNeed("filters")).row(in(FiveStage.DISCOVERY).after(ofDays(60)).movesTo(RETENTION)));
        holds(DEFAULTS.withKeepInTouchEvery(ofDays(7)),
                plain(in(ADVOCACY)   .after(ofDays(7))     .stays("keep-in-touch")));
        // spotless:on
    }

    @Test
    void scores_are_the_hosts() {
        // spotless:off
        holds(DEFAULTS.withPromoterFrom(10),
                plain(in(RETENTION).on(new SurveyAnswered(NPS, 9)) .stays()),
                plain(in(RETENTION).on(new SurveyAnswered(NPS, 10)).movesTo(ADVOCACY, "invite-review", "invite-referral")));
        holds(DEFAULTS.withDetractorTo(4),
                plain(in(ADVOCACY) .on(new SurveyAnswered(NPS, 5)) .stays()),
                plain(in(ADVOCACY) .on(new SurveyAnswered(NPS, 4)) .movesTo(RETENTION, "service-recovery, transactional")));
        holds(DEFAULTS.withGoodReviewFrom(5),
                plain(in(RETENTION).on(new ReviewPosted(4))        .stays("review-reward")),
                plain(in(RETENTION).on(new ReviewPosted(5))        .movesTo(ADVOCACY, "review-reward")));
        // spotless:on
    }

    @Test
    void where_carts_have_a_model_of_their_own_this_one_does_not_remind_of_them() {
        CheckoutStarted checkout = new CheckoutStarted("cart-7");
        Duration hour = Duration.ofHours(1);
        // spotless:off
        holds(DEFAULTS.withRemindsOfCarts(false),
                plain(in(CONVERSION).after(hour)                           .movesTo(ACQUISITION)),
                having(RETENTION, checkout).row(in(CONVERSION).after(hour) .movesTo(RETENTION)));
        // spotless:on
    }

    @Test
    void each_changes_one_thing_and_keeps_the_others() {
        FiveStageParameters all = DEFAULTS.withStallAfter(ofDays(1))
                .withAbandonAfter(ofMinutes(20))
                .withOfferAfter(ofDays(60))
                .withPromoterFrom(10)
                .withDetractorTo(4)
                .withGoodReviewFrom(5)
                .withKeepInTouchEvery(ofDays(7))
                .withRemindsOfCarts(false);
        assertThat(all)
                .isEqualTo(new FiveStageParameters(ofDays(1), ofMinutes(20), ofDays(60), 10, 4, 5, ofDays(7), false));
        assertThat(all.withRemindsOfCarts(true)
                        .withKeepInTouchEvery(ofDays(90))
                        .withGoodReviewFrom(4)
                        .withDetractorTo(6)
                        .withPromoterFrom(9)
                        .withOfferAfter(ofDays(30))
                        .withAbandonAfter(Duration.ofHours(1))
                        .withStallAfter(ofDays(3)))
                .isEqualTo(DEFAULTS);
    }

    private static void refused(Supplier<FiveStageParameters> parameters, String why) {
        assertThatIllegalArgumentException().isThrownBy(parameters::get).withMessage(why);
    }

    @Test
    void what_cannot_be_is_refused_with_the_value() {
        // spotless:off
        refused(() -> DEFAULTS.withStallAfter(Duration.ZERO),            "stallAfter is a length of time above zero, but is 0 seconds");
        refused(() -> DEFAULTS.withAbandonAfter(ofDays(-1)),             "abandonAfter is a length of time above zero, but is minus 1 day");
        refused(() -> DEFAULTS.withOfferAfter(Duration.ZERO),            "offerAfter is a length of time above zero, but is 0 seconds");
        refused(() -> DEFAULTS.withKeepInTouchEvery(Duration.ZERO),      "keepInTouchEvery is a length of time above zero, but is 0 seconds");
        refused(() -> DEFAULTS.withPromoterFrom(90),                     "promoterFrom lies between 0 and 10, but is 90; convert it first");
        refused(() -> DEFAULTS.withDetractorTo(-1),                      "detractorTo lies between 0 and 10, but is -1; convert it first");
        refused(() -> DEFAULTS.withPromoterFrom(6),                      "promoterFrom is 6 and detractorTo 6, so that a score could be both; set promoterFrom above detractorTo");
        refused(() -> DEFAULTS.withGoodReviewFrom(2),                    "goodReviewFrom lies between 3 and 5, but is 2; convert it first");
        refused(() -> DEFAULTS.withGoodReviewFrom(6),                    "goodReviewFrom lies between 3 and 5, but is 6; convert it first");
        // spotless:on
    }
}
