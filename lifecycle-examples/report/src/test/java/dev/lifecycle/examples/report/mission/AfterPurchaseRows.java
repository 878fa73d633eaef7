package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.PARIS;
import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.examples.report.mission.Firm.called;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.metrics.engagement.Referrals;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.survey.Ces;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.preset.event.SurveyKind;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of what comes after the purchase: thanks, questions, rewards, and the people they bring. */
interface AfterPurchaseRows {

    /** A purchase. */
    record Bought(String customer, LocalDate day) {}

    /** How long from the first purchase to the second, or to the end of what is known. */
    record ToSecond(double days, boolean came) {}

    /** An answer to a survey, null where it was shown and clicked away. */
    record Answer(String customer, @Nullable Integer score) {}

    /** Somebody asks somebody in. */
    record Invitation(String by, String to, boolean bought, Instant at) {}

    @Test
    default void M04_one_purchase_is_not_enough_and_who_came_again_is_known() {
        List<Bought> log = List.of(
                new Bought("anna", LocalDate.of(2026, 1, 5)),
                new Bought("anna", LocalDate.of(2026, 1, 25)),
                new Bought("bea", LocalDate.of(2026, 1, 10)),
                new Bought("bea", LocalDate.of(2026, 1, 10)),
                new Bought("carl", LocalDate.of(2026, 1, 12)),
                new Bought("carl", LocalDate.of(2026, 2, 21)),
                new Bought("carl", LocalDate.of(2026, 3, 1)),
                new Bought("dora", LocalDate.of(2026, 3, 20)));
        RepeatRate rate = log.stream()
                .collect(RepeatRate.of(Bought::customer, Bought::day)
                        .observedUntil(LocalDate.of(2026, 3, 31))
                        .over(PARIS));
        assertThat(rate.rate().rate())
                .as("Anna and Carl; Bea's two are of one day")
                .hasToString("2 of 4 = 50.0 %");

        // Twenty days Anna, forty Carl; Bea is waited for since eighty and Dora since eleven.
        KaplanMeier toSecond = List.of(
                        new ToSecond(20, true),
                        new ToSecond(40, true),
                        new ToSecond(80, false),
                        new ToSecond(11, false))
                .stream()
                .collect(KaplanMeier.of(ToSecond::days, ToSecond::came).metric());
        assertThat(toSecond.survival(20)).as("1 of the 3 still looked at").isCloseTo(2 / 3.0, within(1e-12));
        assertThat(toSecond.median().time()).hasValue(40);

        // The model tells the two apart as well: the second purchase is the second pass.
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("bea", order("o-1", "10.00"), "2026-01-10T09:00");
        firm.tell("anna", order("o-2", "10.00"), "2026-01-10T09:00");
        firm.tell("anna", order("o-3", "10.00"), "2026-01-25T09:00");
        assertThat(firm.position("bea").episode()).isEqualTo(1);
        assertThat(firm.position("anna").episode()).isEqualTo(2);
    }

    @Test
    default void M22_retention_starts_with_the_purchase_itself() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new CheckoutStarted("cart-1"), "2026-03-02T09:00");
        Outcome bought = firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:12");
        assertThat(bought.stage()).isEqualTo(RETENTION);
        assertThat(firm.position("anna").enteredAt()).isEqualTo(at("2026-03-02T09:12"));
        assertThat(called(bought)).containsExactly("thank-you", "csat-survey");

        firm.tell("bea", order("o-2", "10.00"), "2026-03-02T10:00");
        assertThat(firm.stage("bea")).as("also where nobody saw a checkout").isEqualTo("RETENTION");
        Outcome none = firm.tell("carl", order("o-3", "-10.00"), "2026-03-02T11:00");
        assertThat(none.describe())
                .isEqualTo("carl stays in DISCOVERY: OrderCompleted was refused, 'total not negative' said no");
    }

    @Test
    default void M23_they_come_back_into_the_loop_and_say_what_they_think() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        assertThat(firm.until("2026-03-09T09:00")).contains("2026-03-09T09:00 anna csat-survey about {order=o-1}");
        Outcome unhappy = firm.tell("anna", new SurveyAnswered(SurveyKind.CSAT, 2), "2026-03-09T20:00");
        assertThat(called(unhappy)).as("what they say is heard").containsExactly("service-recovery");
        Outcome glad = firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 9), "2026-03-15T20:00");
        assertThat(glad.stage()).isEqualTo(ADVOCACY);

        firm.tell("anna", new NewNeed("garden"), "2026-04-01T09:00");
        assertThat(firm.position("anna").episode()).isEqualTo(2);
        Outcome later = firm.tell("anna", new SurveyAnswered(SurveyKind.CSAT, 5), "2026-04-02T09:00");
        assertThat(later)
                .as("who has an opinion is not sent away, wherever they are")
                .isInstanceOf(Outcome.Stayed.class);
    }

    @Test
    default void M24_customers_get_benefits_and_special_offers() {
        Firm shop = Firm.of(FiveStage.model());
        shop.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        shop.until("2026-03-20T00:00");
        assertThat(shop.until("2026-04-01T12:00")).contains("2026-04-01T09:00 anna special-offer");

        Firm club = Firm.of(RelationshipCycle.model());
        club.tell("bea", order("o-1", "10.00"), "2026-01-05T09:00");
        club.tell("bea", order("o-2", "10.00"), "2026-02-05T09:00");
        Outcome third = club.tell("bea", order("o-3", "10.00"), "2026-03-05T09:00");
        assertThat(third.stage()).isEqualTo(RelationshipCycle.LOYALTY);
        assertThat(called(third)).containsExactly("thank-you", "benefits");
        Outcome fourth = club.tell("bea", order("o-4", "10.00"), "2026-04-05T09:00");
        assertThat(called(fourth)).as("benefits are granted once").isEmpty();
    }

    @Test
    default void M25_the_firm_stays_in_touch_after_the_purchase() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-01-01T09:00");
        List<String> sent = new ArrayList<>();
        for (int month = 1; month <= 15; month++) {
            sent.addAll(firm.until(LocalDate.of(2026, 1, 1).plusMonths(month) + "T00:00"));
        }
        assertThat(sent)
                .as(
                        "a year of one who only bought once: at once, after a week, after a month of silence, then every 90 days, four times")
                .containsExactly(
                        "2026-01-01T09:00 anna educational-content",
                        "2026-01-01T09:00 anna thank-you about {order=o-1}",
                        "2026-01-08T09:00 anna csat-survey about {order=o-1}",
                        "2026-01-31T09:00 anna special-offer",
                        "2026-01-31T09:00 anna satisfaction-survey",
                        "2026-04-01T09:00 anna keep-in-touch",
                        "2026-06-30T09:00 anna keep-in-touch",
                        "2026-09-28T09:00 anna keep-in-touch",
                        "2026-12-27T09:00 anna keep-in-touch");

        // Whoever buys again begins the plan anew.
        firm.tell("anna", order("o-2", "9.90"), "2027-04-02T09:00");
        assertThat(firm.until("2027-07-02T00:00")).contains("2027-07-01T09:00 anna keep-in-touch");
    }

    @Test
    default void M26_surveys_are_sent_but_never_one_upon_the_other() {
        ContactRules rules =
                ContactRules.of().coolDown(List.of("csat-survey", "satisfaction-survey"), Duration.ofDays(30));
        Firm firm = Firm.of(FiveStage.model(), rules);
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        assertThat(firm.until("2026-03-09T09:00")).contains("2026-03-09T09:00 anna csat-survey about {order=o-1}");
        assertThat(firm.until("2026-04-01T12:00"))
                .as("the offer goes out, the second survey within a month does not")
                .containsExactly("2026-04-01T09:00 anna special-offer");
        assertThat(firm.touchpoints("anna"))
                .filteredOn(line -> line.contains("satisfaction-survey"))
                .singleElement()
                .asString()
                .startsWith("2026-04-08T09:00")
                .endsWith("PENDING: less than 30 days after the last 'csat-survey' or 'satisfaction-survey'");
        assertThat(firm.until("2026-04-08T08:59")).isEmpty();
        assertThat(firm.until("2026-04-08T09:01")).singleElement().asString().endsWith("anna satisfaction-survey");
    }

    @Test
    default void M27_the_score_of_satisfaction_and_its_kin() {
        // Eight fives and four fours of sixteen.
        List<Answer> csat = answers(5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1);
        Csat satisfied =
                csat.stream().collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(satisfied.satisfied().rate()).hasToString("12 of 16 = 75.0 %");
        assertThat(satisfied.mean()).as("65 / 16").hasValue(4.0625);

        Nps nps = answers(10, 10, 9, 9, 8, 7, 7, 6, 3, 0).stream()
                .collect(Nps.of(Answer::customer, Answer::score).metric());
        assertThat(nps.score()).as("4 promoters less 3 detractors, of 10").hasValue(10);
        assertThat(nps.isTooSmall()).as("ten answers say little").isTrue();

        Ces ces = answers(7, 6, 6, 5, 1).stream()
                .collect(Ces.of(Answer::customer, Answer::score).metric());
        assertThat(ces.mean()).as("25 / 5").hasValue(5);
    }

    private static List<Answer> answers(int... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> new Answer("c-" + i, scores[i]))
                .toList();
    }

    @Test
    default void M28_the_customer_becomes_a_promoter_of_the_brand() {
        Firm firm = Firm.of(FiveStage.model());
        for (String customer : List.of("anna", "bea", "carl", "dora", "emil")) {
            firm.tell(customer, order("o of " + customer, "10.00"), "2026-03-02T09:00");
        }
        Outcome nine = firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 9), "2026-03-10T09:00");
        Outcome eight = firm.tell("bea", new SurveyAnswered(SurveyKind.NPS, 8), "2026-03-10T09:00");
        firm.tell("carl", new ReviewPosted(4), "2026-03-10T09:00");
        firm.tell("dora", new ReferralMade("hugo"), "2026-03-10T09:00");
        firm.tell("emil", new SurveyAnswered(SurveyKind.CSAT, 5), "2026-03-10T09:00");
        assertThat(nine.describe())
                .isEqualTo("anna moved from RETENTION to ADVOCACY: SurveyAnswered passed 'promoter'");
        assertThat(called(nine)).containsExactly("invite-review", "invite-referral");
        assertThat(eight.stage()).as("glad is not yet a promoter").isEqualTo(RETENTION);
        assertThat(firm.customers.inStage(ADVOCACY).map(position -> position.subject()))
                .containsExactlyInAnyOrder("anna", "carl", "dora");

        Outcome angry = firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 6), "2026-05-10T09:00");
        assertThat(angry.stage()).as("a detractor recommends nobody").isEqualTo(RETENTION);
    }

    @Test
    default void M29_they_speak_of_the_firm_to_others() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("alice", order("o-1", "10.00"), "2026-03-02T09:00");
        Outcome first = firm.tell("alice", new ReferralMade("bilal"), "2026-03-03T09:00");
        Outcome second = firm.tell("alice", new ReferralMade("chloe"), "2026-03-04T09:00");
        assertThat(first.describe()).isEqualTo("alice moved from RETENTION to ADVOCACY: ReferralMade");
        assertThat(second).as("once more is as welcome").isInstanceOf(Outcome.Stayed.class);
        assertThat(called(second)).containsExactly("thank-you");
        firm.tell("bilal", new ReferralReceived("alice"), "2026-03-03T09:00");
        firm.tell("bilal", order("o-2", "10.00"), "2026-03-08T09:00");
        firm.tell("alice", new ReferralConverted("bilal"), "2026-03-08T09:00");
        assertThat(firm.until("2026-03-08T09:00"))
                .contains("2026-03-08T09:00 alice referral-reward about {invitee=bilal}");

        // Of ten who could, three ask people in; Chloé is asked by two, and whoever asks oneself, or asks back whoever
        // asked, has asked nobody.
        Instant march = at("2026-03-03T09:00");
        Referrals spread = List.of(
                        new Invitation("alice", "bilal", true, march),
                        new Invitation("alice", "chloe", false, march),
                        new Invitation("driss", "emma", true, march),
                        new Invitation("driss", "chloe", true, march.plusSeconds(60)),
                        new Invitation("farid", "driss", true, march),
                        new Invitation("driss", "farid", true, march.plusSeconds(120)),
                        new Invitation("farid", "gaelle", false, march),
                        new Invitation("alice", "alice", true, march))
                .stream()
                .collect(Referrals.of(Invitation::by, Invitation::to, Invitation::bought, Invitation::at)
                        .eligible(10)
                        .metric());
        assertThat(spread.refused())
                .as("to ask oneself, or back whoever asked")
                .containsExactly("alice → alice", "driss → farid");
        assertThat(spread.participation().rate()).as("Alice, Driss, Farid").hasToString("3 of 10 = 30.0 %");
        assertThat(spread.conversion().rate())
                .as("Bilal, Chloé, Driss and Emma, of them and Gaëlle")
                .hasToString("4 of 5 = 80.0 %");
        assertThat(spread.kOverEligible().orElseThrow()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    default void M52_a_short_word_of_thanks() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        assertThat(firm.until("2026-03-02T09:00")).contains("2026-03-02T09:00 anna thank-you about {order=o-1}");
        firm.tell("anna", order("o-2", "9.90"), "2026-03-03T09:00");
        assertThat(firm.until("2026-03-03T09:00"))
                .as("for every order, once")
                .containsExactly("2026-03-03T09:00 anna thank-you about {order=o-2}");
        assertThat(firm.until("2026-03-03T10:00")).isEmpty();
    }

    @Test
    default void M53_a_survey_follows_the_purchase_and_how_many_answer_is_known() {
        Firm firm = Firm.of(FiveStage.model());
        for (int i = 1; i <= 5; i++) {
            firm.tell("c-" + i, order("o-" + i, "10.00"), "2026-03-02T09:0" + i);
        }
        firm.until("2026-03-02T10:00");
        List<String> shown = firm.until("2026-03-09T12:00");
        assertThat(shown).hasSize(5).allMatch(line -> line.contains(" csat-survey about {order=o-"));
        assertThat(shown.get(0)).isEqualTo("2026-03-09T09:01 c-1 csat-survey about {order=o-1}");

        // Three answer, one clicks it away, one does nothing.
        Csat csat =
                List.of(new Answer("c-1", 5), new Answer("c-2", 4), new Answer("c-3", 1), new Answer("c-4", null))
                        .stream()
                        .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(csat.responseRate(shown.size()).rate()).hasToString("3 of 5 = 60.0 %");
        assertThat(csat.responseRate().rate())
                .as("of those on whose screen it was")
                .hasToString("3 of 4 = 75.0 %");
        assertThat(csat.satisfied().rate()).hasToString("2 of 3 = 66.7 %");
    }

    @Test
    default void M58_they_are_invited_to_give_their_opinion() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 10), "2026-03-10T09:00");
        assertThat(firm.until("2026-03-10T09:00")).contains("2026-03-10T09:00 anna invite-review");
        Outcome review = firm.tell("anna", new ReviewPosted(5), "2026-03-11T09:00");
        assertThat(review.stage()).isEqualTo(ADVOCACY);
        assertThat(called(review)).containsExactly("review-reward");
        firm.tell("bea", order("o-2", "10.00"), "2026-03-02T09:00");
        Outcome unasked = firm.tell("bea", new ReviewPosted(5), "2026-03-03T09:00");
        assertThat(unasked.describe())
                .isEqualTo("bea moved from RETENTION to ADVOCACY: ReviewPosted passed 'good review, not rewarded'");
    }

    @Test
    default void M59_they_are_invited_to_recommend_the_firm() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");
        firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 10), "2026-03-10T09:00");
        assertThat(firm.until("2026-03-10T09:00")).contains("2026-03-10T09:00 anna invite-referral");
        Outcome made = firm.tell("anna", new ReferralMade("bilal"), "2026-03-11T09:00");
        assertThat(called(made)).containsExactly("thank-you");
        Outcome converted = firm.tell("anna", new ReferralConverted("bilal"), "2026-03-20T09:00");
        assertThat(converted.touchpoints()).singleElement().satisfies(reward -> {
            assertThat(reward.id()).isEqualTo("referral-reward");
            assertThat(reward.about()).containsEntry("invitee", "bilal");
        });
        Outcome stranger = firm.tell("zoe", new ReferralMade("anna"), "2026-03-11T09:00");
        assertThat(stranger.describe())
                .as("who never bought recommends nothing")
                .isEqualTo("zoe stays in DISCOVERY: ReferralMade was refused, 'has bought' said no");
    }

    @Test
    default void M60_a_review_is_rewarded_whatever_it_says() {
        Firm firm = Firm.of(FiveStage.model());
        for (int rating = 1; rating <= 5; rating++) {
            String customer = "c-" + rating;
            firm.tell(customer, order("o-" + rating, "10.00"), "2026-03-02T09:00");
            Outcome review = firm.tell(customer, new ReviewPosted(rating), "2026-03-03T09:00");
            assertThat(called(review)).as("%d stars", rating).containsExactly("review-reward");
            Outcome second = firm.tell(customer, new ReviewPosted(rating), "2026-03-04T09:00");
            assertThat(called(second)).as("once a purchase").doesNotContain("review-reward");
        }

        // Also of one who had recommended the firm and is disappointed now; and the next purchase earns it again.
        firm.tell("lea", order("o-6", "10.00"), "2026-03-02T09:00");
        firm.tell("lea", new SurveyAnswered(SurveyKind.NPS, 10), "2026-03-03T09:00");
        Outcome bad = firm.tell("lea", new ReviewPosted(1), "2026-03-04T09:00");
        assertThat(called(bad)).containsExactlyInAnyOrder("service-recovery", "review-reward");
        assertThat(bad.stage()).isEqualTo(RETENTION);
        firm.tell("lea", order("o-7", "10.00"), "2026-04-02T09:00");
        assertThat(called(firm.tell("lea", new ReviewPosted(1), "2026-04-04T09:00")))
                .containsExactly("review-reward");
    }

    @Test
    default void M61_the_first_purchase_shall_not_be_the_last() {
        Touch voucher = Touch.of("second-purchase-voucher").via("email").expiresAfter(Duration.ofDays(10));
        // spotless:off
        StageModel model = FiveStage.model().extend("second-purchase")
                .from(RETENTION).after(Duration.ofDays(14)).when("bought once", situation -> situation.position().episode() == 1).touch(voucher).stay()
                .build();
        // spotless:on
        Firm firm = Firm.of(model);
        firm.tell("anna", order("o-1", "10.00"), "2026-03-02T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-03-02T09:00");
        firm.tell("bea", order("o-3", "10.00"), "2026-03-10T09:00");
        firm.until("2026-03-15T00:00");
        assertThat(firm.until("2026-03-30T00:00").stream().filter(line -> line.contains("voucher")))
                .as("nobody sent for ten days: it would be worth nothing by now")
                .isEmpty();
        firm.tell("carl", order("o-4", "10.00"), "2026-04-02T09:00");
        firm.until("2026-04-10T00:00");
        assertThat(firm.until("2026-04-16T12:00")).contains("2026-04-16T09:00 carl second-purchase-voucher via email");

        // With the voucher 4 of 8 buy again within 30 days, without it 2 of 8; the ninth is too young to tell.
        RepeatRate with = repeats("with", 4).stream()
                .collect(RepeatRate.of(Bought::customer, Bought::day)
                        .within(30)
                        .observedUntil(LocalDate.of(2026, 3, 31))
                        .over(PARIS));
        RepeatRate without = repeats("without", 2).stream()
                .collect(RepeatRate.of(Bought::customer, Bought::day)
                        .within(30)
                        .observedUntil(LocalDate.of(2026, 3, 31))
                        .over(PARIS));
        assertThat(with.rate().rate()).hasToString("4 of 8 = 50.0 %");
        assertThat(without.rate().rate()).hasToString("2 of 8 = 25.0 %");
        RateDifference gain =
                RateDifference.between(without.rate().rate(), with.rate().rate());
        assertThat(gain.value()).hasValue(0.25);
        assertThat(gain.isSignificant()).as("sixteen people prove nothing").isFalse();
    }

    private static List<Bought> repeats(String group, int again) {
        List<Bought> log = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            log.add(new Bought(group + i, LocalDate.of(2026, 1, 5).plusDays(i)));
            if (i < again) {
                log.add(new Bought(group + i, LocalDate.of(2026, 2, 2).plusDays(i)));
            } else if (i == again) {
                log.add(new Bought(group + i, LocalDate.of(2026, 3, 15)));
            }
        }
        log.add(new Bought(group + "-young", LocalDate.of(2026, 3, 20)));
        return log;
    }

    @Test
    default void M63_customers_become_ambassadors() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("alice", order("o-1", "10.00"), "2026-01-02T09:00");
        firm.tell("alice", new SurveyAnswered(SurveyKind.NPS, 10), "2026-01-10T09:00");
        int thanked = 0;
        for (int i = 1; i <= 5; i++) {
            Outcome made = firm.tell("alice", new ReferralMade("friend-" + i), "2026-02-0" + i + "T09:00");
            thanked += called(made).equals(List.of("thank-you")) ? 1 : 0;
        }
        assertThat(thanked).as("she speaks for the firm again and again").isEqualTo(5);
        assertThat(firm.position("alice").count("ReferralMade")).isEqualTo(5);

        // She goes on buying and stays what she is, also by way of the till, and her questions are answered.
        firm.tell("alice", order("o-2", "10.00"), "2026-03-01T09:00");
        assertThat(firm.stage("alice")).isEqualTo("ADVOCACY");
        assertThat(firm.position("alice").episode()).isEqualTo(2);
        firm.tell("alice", new CheckoutStarted("cart-3"), "2026-04-01T09:00");
        firm.tell("alice", order("o-3", "10.00"), "2026-04-01T09:10");
        assertThat(firm.stage("alice")).isEqualTo("ADVOCACY");
        assertThat(firm.position("alice").episode()).isEqualTo(3);
        assertThat(called(firm.tell("alice", new ContactMade("phone"), "2026-04-02T09:00")))
                .containsExactly("reply");
        assertThat(firm.customers.inStage(ADVOCACY).count()).isEqualTo(1);
        assertThat(firm.history("alice")).noneMatch(entry -> entry.kind() == Kind.REFUSED);
    }
}
