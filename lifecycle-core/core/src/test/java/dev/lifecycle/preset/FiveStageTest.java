package dev.lifecycle.preset;

import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.DISCOVERY;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.Told.having;
import static dev.lifecycle.preset.Told.plain;
import static dev.lifecycle.preset.event.SurveyKind.CES;
import static dev.lifecycle.preset.event.SurveyKind.CSAT;
import static dev.lifecycle.preset.event.SurveyKind.NPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ComplaintRaised;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiveStageTest {

    private static final StageModel MODEL = FiveStage.model();

    private static final ContactMade CONTACT = new ContactMade("email");
    private static final CheckoutStarted CHECKOUT = new CheckoutStarted("cart-7");
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", new BigDecimal("49.90"));
    private static final OrderCompleted GIFT = new OrderCompleted("o-2", BigDecimal.ZERO);
    private static final OrderCompleted REFUND = new OrderCompleted("o-1", new BigDecimal("-0.01"));
    private static final ReviewPosted GOOD = new ReviewPosted(4);
    private static final ReviewPosted FAIR = new ReviewPosted(3);
    private static final ReviewPosted BAD = new ReviewPosted(2);
    private static final NewNeed NEED = new NewNeed("filters");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private static final String REPLY = "reply, transactional";
    private static final String HELP = "help-offer, transactional";
    private static final String RECOVERY = "service-recovery, transactional";
    private static final String REMINDER = "cart-reminder, cancelled if left";
    private static final String SURVEY = "csat-survey after 7 days";

    static List<Told> rows() {
        List<Told> rows = new ArrayList<>();
        rows.addAll(before());
        rows.addAll(till());
        rows.addAll(orders());
        rows.addAll(opinions());
        rows.addAll(reviews());
        rows.addAll(word());
        rows.addAll(timeAfterThePurchase());
        return rows;
    }

    private static List<Told> before() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(DISCOVERY)  .on(new ContentViewed("lamp guide"))               .stays(),
                in(DISCOVERY)  .on(new LinkClicked("/lamps"))                     .stays(),
                in(DISCOVERY)  .on(CONTACT)                                       .movesTo(ACQUISITION, REPLY, "welcome"),
                in(DISCOVERY)  .on(new GatedContentUnlocked("lamp guide", true))  .movesTo(ACQUISITION, "personal-offer"),
                in(DISCOVERY)  .on(new GatedContentUnlocked("lamp guide", false)) .stays(),
                in(DISCOVERY)  .on(new ReferralReceived("alice"))                 .stays(),
                in(ACQUISITION).after(Duration.ofDays(3))                         .stays("proactive-outreach", "faq-link")));
        rows.add(having(RETENTION, NEED).row(in(DISCOVERY).on(CONTACT)            .movesTo(ACQUISITION, REPLY)));
        for (Stage stage : List.of(ACQUISITION, CONVERSION, RETENTION, ADVOCACY)) {
            rows.addAll(plain(
                    in(stage).on(new ContentViewed("care"))                       .isIgnored(),
                    in(stage).on(new LinkClicked("/care"))                        .isIgnored(),
                    in(stage).on(new GatedContentUnlocked("lamp guide", true))    .isIgnored(),
                    in(stage).on(CONTACT)                                         .stays(REPLY),
                    in(stage).on(new ReferralReceived("alice"))                   .stays()));
        }
        // spotless:on
        return rows;
    }

    private static List<Told> till() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(DISCOVERY)  .on(CHECKOUT) .movesTo(CONVERSION),
                in(ACQUISITION).on(CHECKOUT) .movesTo(CONVERSION),
                in(CONVERSION) .on(CHECKOUT) .stays(),
                in(RETENTION)  .on(CHECKOUT) .reopensAt(CONVERSION),
                in(ADVOCACY)   .on(CHECKOUT) .reopensAt(CONVERSION)));
        rows.addAll(List.of(
                having(RETENTION, CHECKOUT)      .row(in(CONVERSION).after(HOUR) .movesTo(RETENTION, REMINDER)),
                having(ADVOCACY, CHECKOUT)       .row(in(CONVERSION).after(HOUR) .movesTo(ADVOCACY, REMINDER)),
                having(DISCOVERY, CHECKOUT)      .row(in(CONVERSION).after(HOUR) .movesTo(ACQUISITION, REMINDER)),
                having(ACQUISITION, CHECKOUT)    .row(in(CONVERSION).after(HOUR) .movesTo(ACQUISITION, REMINDER)),
                having(CONVERSION)               .row(in(CONVERSION).after(HOUR) .movesTo(ACQUISITION, REMINDER)),
                having(RETENTION, NEED, CHECKOUT).row(in(CONVERSION).after(HOUR) .movesTo(ACQUISITION, REMINDER)),
                having(RETENTION, CHECKOUT, HOUR).row(in(RETENTION) .on(CHECKOUT).movesTo(CONVERSION)),
                having(ADVOCACY, CHECKOUT, HOUR) .row(in(ADVOCACY)  .on(CHECKOUT).movesTo(CONVERSION))));
        // spotless:on
        for (Stage stage : MODEL.stages()) {
            rows.addAll(plain(in(stage).on(new PaymentFailed("card declined")).stays(HELP)));
        }
        return rows;
    }

    private static List<Told> orders() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(DISCOVERY)  .on(ORDER).movesTo(RETENTION, "thank-you", SURVEY),
                in(ACQUISITION).on(ORDER).movesTo(RETENTION, "thank-you", SURVEY),
                in(CONVERSION) .on(ORDER).movesTo(RETENTION, "thank-you", SURVEY),
                in(CONVERSION) .on(GIFT) .movesTo(RETENTION, "thank-you", SURVEY),
                in(RETENTION)  .on(ORDER).reopensAt(RETENTION, "thank-you", SURVEY),
                in(ADVOCACY)   .on(ORDER).reopensAt(ADVOCACY, "thank-you", SURVEY)));
        rows.addAll(List.of(
                having(ADVOCACY, CHECKOUT)             .row(in(CONVERSION).on(ORDER).movesTo(ADVOCACY, "thank-you", SURVEY)),
                having(RETENTION, CHECKOUT)            .row(in(CONVERSION).on(ORDER).movesTo(RETENTION, "thank-you", SURVEY)),
                having(RETENTION, CHECKOUT, HOUR)      .row(in(RETENTION) .on(ORDER).movesTo(RETENTION, "thank-you", SURVEY)),
                having(ADVOCACY, CHECKOUT, HOUR)       .row(in(ADVOCACY)  .on(ORDER).movesTo(ADVOCACY, "thank-you", SURVEY)),
                having(RETENTION, CHECKOUT, HOUR, ORDER).row(in(RETENTION).on(ORDER).reopensAt(RETENTION, "thank-you", SURVEY)),
                having(ADVOCACY, CHECKOUT, HOUR, ORDER).row(in(ADVOCACY)  .on(ORDER).reopensAt(ADVOCACY, "thank-you", SURVEY))));
        // spotless:on
        rows.addAll(plain(
                in(CONVERSION).on(REFUND).isRefusedBy("total not negative, came from ADVOCACY", "total not negative")));
        for (Stage stage : List.of(DISCOVERY, ACQUISITION)) {
            rows.addAll(plain(in(stage).on(REFUND).isRefusedBy("total not negative")));
        }
        for (Stage stage : List.of(RETENTION, ADVOCACY)) {
            rows.addAll(plain(in(stage)
                    .on(REFUND)
                    .isRefusedBy("total not negative, nothing bought in the episode", "total not negative")));
        }
        return rows;
    }

    private static List<Told> opinions() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(RETENTION).on(new SurveyAnswered(NPS, 9))  .movesTo(ADVOCACY, "invite-review", "invite-referral"),
                in(ADVOCACY) .on(new SurveyAnswered(NPS, 6))  .movesTo(RETENTION, RECOVERY),
                in(ADVOCACY) .on(new SurveyAnswered(CSAT, 2)) .movesTo(RETENTION, RECOVERY),
                in(ADVOCACY) .on(new SurveyAnswered(CES, 3))  .movesTo(RETENTION, RECOVERY),
                in(ADVOCACY) .on(new SurveyAnswered(NPS, 10)) .stays()));
        for (Stage stage : List.of(DISCOVERY, ACQUISITION, CONVERSION, RETENTION)) {
            rows.addAll(plain(
                    in(stage).on(new SurveyAnswered(NPS, 6))  .stays(RECOVERY),
                    in(stage).on(new SurveyAnswered(CSAT, 2)) .stays(RECOVERY),
                    in(stage).on(new SurveyAnswered(CES, 3))  .stays(RECOVERY)));
        }
        for (Stage stage : MODEL.stages()) {
            rows.addAll(plain(
                    in(stage).on(new SurveyAnswered(NPS, 7))  .stays(),
                    in(stage).on(new SurveyAnswered(NPS, 8))  .stays(),
                    in(stage).on(new SurveyAnswered(CSAT, 3)) .stays(),
                    in(stage).on(new SurveyAnswered(CES, 4))  .stays()));
        }
        // spotless:on
        return rows;
    }

    private static List<Told> reviews() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(RETENTION).on(GOOD).movesTo(ADVOCACY, "review-reward"),
                in(RETENTION).on(FAIR).stays("review-reward"),
                in(RETENTION).on(BAD) .stays("review-reward"),
                in(ADVOCACY) .on(BAD) .movesTo(RETENTION, RECOVERY, "review-reward"),
                in(ADVOCACY) .on(FAIR).stays("review-reward"),
                in(ADVOCACY) .on(GOOD).stays("review-reward")));
        rows.addAll(List.of(
                having(RETENTION, FAIR)              .row(in(RETENTION)  .on(GOOD).movesTo(ADVOCACY)),
                having(RETENTION, FAIR)              .row(in(RETENTION)  .on(FAIR).stays()),
                having(ADVOCACY, GOOD)               .row(in(ADVOCACY)   .on(BAD) .movesTo(RETENTION, RECOVERY)),
                having(ADVOCACY, GOOD)               .row(in(ADVOCACY)   .on(GOOD).stays()),
                having(RETENTION, FAIR, ORDER)       .row(in(RETENTION)  .on(FAIR).stays("review-reward")),
                having(RETENTION, GOOD, ORDER)       .row(in(ADVOCACY)   .on(FAIR).stays("review-reward")),
                having(RETENTION, FAIR, CHECKOUT, ORDER).row(in(RETENTION).on(FAIR).stays("review-reward")),
                having(RETENTION, CHECKOUT)          .row(in(CONVERSION) .on(BAD) .stays("review-reward")),
                having(RETENTION, NEED)              .row(in(DISCOVERY)  .on(GOOD).stays("review-reward")),
                having(RETENTION, NEED, GOOD)        .row(in(DISCOVERY)  .on(GOOD).stays()),
                having(RETENTION, NEED, CONTACT)     .row(in(ACQUISITION).on(GOOD).stays("review-reward"))));
        for (Stage stage : List.of(DISCOVERY, ACQUISITION, CONVERSION)) {
            rows.addAll(plain(in(stage).on(GOOD).isRefusedBy("has bought, not rewarded", "has bought")));
        }
        // spotless:on
        return rows;
    }

    private static List<Told> word() {
        ReferralMade made = new ReferralMade("bilal");
        ReferralConverted converted = new ReferralConverted("bilal");
        ComplaintRaised complaint = new ComplaintRaised("late delivery");
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(RETENTION).on(made)     .movesTo(ADVOCACY, "thank-you"),
                in(ADVOCACY) .on(made)     .stays("thank-you"),
                in(RETENTION).on(converted).stays("referral-reward"),
                in(ADVOCACY) .on(converted).stays("referral-reward"),
                in(ADVOCACY) .on(complaint).movesTo(RETENTION, RECOVERY)));
        rows.addAll(List.of(
                having(ADVOCACY, NEED)    .row(in(DISCOVERY) .on(made)     .stays("thank-you")),
                having(ADVOCACY, CHECKOUT).row(in(CONVERSION).on(made)     .stays("thank-you")),
                having(ADVOCACY, CHECKOUT).row(in(CONVERSION).on(converted).stays("referral-reward"))));
        // spotless:on
        for (Stage stage : List.of(DISCOVERY, ACQUISITION, CONVERSION)) {
            rows.addAll(plain(
                    in(stage).on(made).isRefusedBy("has bought"),
                    in(stage).on(converted).isRefusedBy("has bought")));
        }
        for (Stage stage : List.of(DISCOVERY, ACQUISITION, CONVERSION, RETENTION)) {
            rows.addAll(plain(in(stage).on(complaint).stays(RECOVERY)));
        }
        return rows;
    }

    private static List<Told> timeAfterThePurchase() {
        List<Told> rows = new ArrayList<>();
        // spotless:off
        for (Stage stage : List.of(RETENTION, ADVOCACY)) {
            rows.addAll(plain(
                    in(stage).after(MONTH)               .stays("special-offer", "satisfaction-survey"),
                    in(stage).after(Duration.ofDays(90)) .stays("keep-in-touch"),
                    in(stage).after(Duration.ofDays(360)).stays("keep-in-touch"),
                    in(stage).on(NEED)                   .reopensAt(DISCOVERY, "educational-content")));
        }
        for (Stage stage : List.of(DISCOVERY, ACQUISITION, CONVERSION)) {
            rows.addAll(plain(in(stage).on(NEED)         .stays()));
        }
        rows.addAll(List.of(
                having(ADVOCACY, NEED)          .row(in(DISCOVERY)  .after(MONTH).movesTo(RETENTION)),
                having(RETENTION, NEED, CONTACT).row(in(ACQUISITION).after(MONTH).movesTo(RETENTION))));
        // spotless:on
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Told row) {
        row.check(MODEL);
    }

    @Test
    void every_rule_has_its_row() {
        assertThat(Told.unplayed(MODEL, rows())).isEmpty();
        assertThat(MODEL.analysis().unreached()).isEmpty();
    }

    /** Two of each event: one of every kind that guards tell apart. */
    private static List<Object> everything() {
        return List.of(
                new ContentViewed("x"),
                new LinkClicked("x"),
                CONTACT,
                new GatedContentUnlocked("x", true),
                new GatedContentUnlocked("x", false),
                new ReferralReceived("alice"),
                CHECKOUT,
                new PaymentFailed("x"),
                ORDER,
                GIFT,
                new SurveyAnswered(NPS, 0),
                new SurveyAnswered(NPS, 10),
                new SurveyAnswered(CSAT, 1),
                new SurveyAnswered(CES, 7),
                GOOD,
                FAIR,
                BAD,
                new ReferralMade("bilal"),
                new ReferralConverted("bilal"),
                new ComplaintRaised("x"),
                NEED);
    }

    @ParameterizedTest
    @EnumSource(
            value = FiveStage.class,
            names = {"DISCOVERY", "ACQUISITION", "CONVERSION"})
    void who_has_never_bought_can_only_not_recommend_and_not_review(FiveStage stage) {
        String review = "ReviewPosted [has bought, not rewarded, has bought]";
        assertThat(Told.refused(MODEL, having(stage), everything()))
                .containsExactly(review, review, review, "ReferralMade [has bought]", "ReferralConverted [has bought]");
    }

    static List<Told.Past> customers() {
        return List.of(
                having(RETENTION),
                having(ADVOCACY),
                having(RETENTION, NEED),
                having(ADVOCACY, NEED, CONTACT),
                having(RETENTION, CHECKOUT),
                having(ADVOCACY, CHECKOUT),
                having(RETENTION, CHECKOUT, HOUR),
                having(RETENTION, NEED, CHECKOUT, HOUR));
    }

    @ParameterizedTest
    @MethodSource("customers")
    void a_customer_is_refused_nothing_but_an_order_of_less_than_nothing(Told.Past customer) {
        assertThat(Told.refused(MODEL, customer, everything())).isEmpty();
        assertThat(Told.refused(MODEL, customer, List.of(REFUND))).hasSize(1);
    }

    @Test
    void what_is_none_of_the_models_events_is_refused() {
        for (Stage stage : MODEL.stages()) {
            assertThat(Told.refused(MODEL, having(stage), List.of("a text"))).containsExactly("String []");
        }
    }

    /** Customers do whatever they like, whenever they like, for two years. */
    @Test
    void whatever_customers_do_only_what_cannot_be_is_refused() {
        Random chance = new Random(42);
        int refused = 0;
        for (int customer = 0; customer < 500; customer++) {
            Instant now = Row.MONDAY;
            Position position = MODEL.start("c-" + customer, now);
            for (int i = 0; i < 60; i++) {
                now = now.plusSeconds((long) (Math.pow(chance.nextDouble(), 6) * 60 * 86_400) + 1);
                List<Object> events = everything();
                Object event = events.get(chance.nextInt(events.size()));
                position = MODEL.advance(position, now).position();
                var decision = MODEL.decide(position, event, now);
                if (decision.outcome() instanceof Outcome.Refused) {
                    refused++;
                    assertThat(event).isInstanceOfAny(ReviewPosted.class, ReferralMade.class, ReferralConverted.class);
                    assertThat(position.furthestEver().orElseThrow().id())
                            .isIn("DISCOVERY", "ACQUISITION", "CONVERSION");
                }
                position = decision.position();
            }
        }
        assertThat(refused).isBetween(1, 5_000);
    }

    @Test
    void begins_in_discovery_with_something_to_read() {
        Position start = MODEL.start("alice", Row.MONDAY);
        assertThat(start.stage()).isEqualTo(DISCOVERY);
        assertThat(Row.touches(MODEL.startStep(start))).containsExactly("educational-content");
    }

    @Test
    void stages_know_whether_they_lie_before_or_after_the_purchase() {
        assertThat(MODEL.stages()).containsExactly(FiveStage.values());
        assertThat(MODEL.stages().stream().map(stage -> MODEL.phase(stage).orElseThrow()))
                .containsExactly(Phase.PRE, Phase.PRE, Phase.DURING, Phase.POST, Phase.POST);
    }

    /** What the picture in the Javadoc shows; going back from a cart is by its fallback. */
    @Test
    void the_arrows_of_the_picture() {
        assertThat(Told.arrows(MODEL))
                .isEqualTo(Map.of(
                        "DISCOVERY", "ACQUISITION CONVERSION RETENTION",
                        "ACQUISITION", "CONVERSION RETENTION",
                        "CONVERSION", "ACQUISITION RETENTION ADVOCACY",
                        "RETENTION", "DISCOVERY CONVERSION RETENTION ADVOCACY",
                        "ADVOCACY", "DISCOVERY CONVERSION RETENTION ADVOCACY"));
    }

    @Test
    void messages_say_which_order_cart_and_friend_they_are_about() {
        // spotless:off
        Map<String, String> order = Map.of("order", "o-1");
        assertThat(having(ADVOCACY, CHECKOUT)   .row(in(CONVERSION).on(ORDER)  .movesTo(ADVOCACY, "thank-you", SURVEY))   .check(MODEL).about()).isEqualTo(order);
        assertThat(having(CONVERSION)           .row(in(CONVERSION).on(ORDER)  .movesTo(RETENTION, "thank-you", SURVEY))  .check(MODEL).about()).isEqualTo(order);
        assertThat(having(RETENTION)            .row(in(RETENTION) .on(ORDER)  .reopensAt(RETENTION, "thank-you", SURVEY)).check(MODEL).about()).isEqualTo(order);
        assertThat(having(ADVOCACY)             .row(in(ADVOCACY)  .on(ORDER)  .reopensAt(ADVOCACY, "thank-you", SURVEY)) .check(MODEL).about()).isEqualTo(order);
        assertThat(having(DISCOVERY, CHECKOUT)  .row(in(CONVERSION).after(HOUR).movesTo(ACQUISITION, REMINDER))           .check(MODEL).about()).isEqualTo(Map.of("cart", "cart-7"));
        assertThat(having(RETENTION, CHECKOUT, new CheckoutStarted("cart-8")).row(in(CONVERSION).after(HOUR).movesTo(RETENTION, REMINDER)).check(MODEL).about()).isEqualTo(Map.of("cart", "cart-8"));
        assertThat(having(CONVERSION)           .row(in(CONVERSION).after(HOUR).movesTo(ACQUISITION, REMINDER))           .check(MODEL).about()).as("adopted at the till").isEmpty();
        assertThat(having(ADVOCACY).row(in(ADVOCACY).on(new ReferralConverted("bilal")).stays("referral-reward")).check(MODEL).about()).isEqualTo(Map.of("invitee", "bilal"));
        // spotless:on
    }

    @Test
    void why_a_payment_failed_is_noted() {
        Step failed = having(CONVERSION)
                .row(in(CONVERSION).on(new PaymentFailed("card declined")).stays(HELP))
                .check(MODEL);
        assertThat(failed.note()).isEqualTo("card declined");
    }

    @Test
    void the_firm_keeps_in_touch_four_times_in_a_stay_and_again_in_the_next() {
        Position customer = MODEL.begin("c-1", RETENTION, Row.MONDAY);
        Instant later = Row.MONDAY.plus(Duration.ofDays(900));
        assertThat(keptInTouch(customer, later)).containsExactly(90L, 180L, 270L, 360L);
        Position again = MODEL.decide(customer, ORDER, later).position();
        assertThat(keptInTouch(again, later.plus(Duration.ofDays(200)))).containsExactly(990L, 1080L);
    }

    private static List<Long> keptInTouch(Position customer, Instant until) {
        return MODEL.advance(customer, until).steps().stream()
                .filter(step -> Row.touches(step).contains("keep-in-touch"))
                .map(step -> Duration.between(Row.MONDAY, step.at()).toDays())
                .toList();
    }

    @Test
    void a_cart_left_behind_buys_nothing_and_opens_no_further_episode() {
        Position back = Told.played(MODEL, RETENTION, List.of(CHECKOUT, HOUR, CHECKOUT, HOUR, CHECKOUT, HOUR));
        assertThat(back.stage()).isEqualTo(RETENTION);
        assertThat(back.episode()).isEqualTo(2);
        assertThat(back.furthest()).contains(CONVERSION);
        Position bought = Told.played(MODEL, RETENTION, List.of(CHECKOUT, HOUR, CHECKOUT, ORDER));
        assertThat(bought.episode()).isEqualTo(2);
        assertThat(bought.furthest()).contains(RETENTION);
        assertThat(Told.played(MODEL, RETENTION, List.of(CHECKOUT, HOUR, ORDER, ORDER))
                        .episode())
                .isEqualTo(3);
    }

    @Test
    void rules_set_off_by_time_have_names_that_stay_when_thresholds_change() {
        StageModel own = FiveStage.model(FiveStageParameters.DEFAULTS.withStallAfter(Duration.ofDays(9)));
        assertThat(own.rules().stream().map(Object::toString))
                .isEqualTo(MODEL.rules().stream().map(Object::toString).toList())
                .contains("stalled", "abandoned", "abandoned-by-customer", "*/PaymentFailed")
                .contains("quiet/RETENTION", "quiet/ADVOCACY", "came-to-nothing/DISCOVERY", "keep-in-touch/ADVOCACY");
        assertThat(MODEL.rules().stream()
                        .filter(rule -> rule.trigger().isTimer())
                        .map(Object::toString))
                .noneMatch(id -> Arrays.stream(FiveStage.values()).anyMatch(stage -> id.startsWith(stage.id())));
    }

    @Test
    void the_model_is_always_the_same_object() {
        assertThat(FiveStage.model()).isSameAs(MODEL).hasToString("five-stage v1");
    }
}
