package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.examples.report.mission.Firm.called;
import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.DISCOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.engagement.ContentEngagement;
import dev.lifecycle.metrics.engagement.SelfService;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of what comes before the purchase: somebody finds the firm, reads, writes and is answered. */
interface DiscoveryRows {

    /** A look at a page; the last page of a session has no measured end. */
    record View(
            String page,
            String visitor,
            String session,
            @Nullable Duration dwell,
            boolean clicked) {}

    /** A step of somebody's way to the firm. */
    record Way(String customer, String step, String channel, Instant at) {}

    /** A look into the FAQ, or a ticket. */
    record Help(String customer, Instant at, boolean ticket) {}

    List<View> VIEWS = List.of(
            new View("guide", "anna", "a1", Duration.ofSeconds(120), true),
            new View("guide", "anna", "a1", Duration.ofSeconds(60), false),
            new View("guide", "bea", "b1", Duration.ofSeconds(30), false),
            new View("guide", "carl", "c1", null, false),
            new View("guide", "dora", "d1", Duration.ofSeconds(90), true),
            new View("prices", "anna", "a1", Duration.ofSeconds(20), false),
            new View("prices", "bea", "b1", null, false),
            new View("prices", "bea", "b2", Duration.ofSeconds(40), true));

    @Test
    default void M11_they_discover_the_firm_and_the_first_touch_is_known() {
        Firm firm = Firm.of(FiveStage.model());
        Outcome seen = firm.tell("anna", new ContentViewed("blog/lamps"), "2026-03-02T09:00");
        firm.tell("anna", new LinkClicked("shop"), "2026-03-02T09:05");
        firm.tell("anna", new ContentViewed("blog/bulbs"), "2026-03-04T20:00");

        assertThat(seen.describe()).isEqualTo("anna stays in DISCOVERY: ContentViewed was handled");
        assertThat(firm.customers.model().phase(firm.position("anna").stage())).contains(Phase.PRE);
        assertThat(firm.position("anna").enteredAt()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(firm.position("anna").count("ContentViewed")).isEqualTo(2);
        assertThat(firm.position("anna").lastOf("LinkClicked")).contains(at("2026-03-02T09:05"));
        assertThat(firm.history("anna").get(0).kind()).isEqualTo(Kind.STARTED);

        // Anna found the firm over social media and wrote from a mail's link; Bea came by mail and never wrote.
        Segmented<String, Funnel> byFirstTouch = List.of(
                        new Way("anna", "seen", "social", at("2026-03-02T09:00")),
                        new Way("anna", "seen", "mail", at("2026-03-04T20:00")),
                        new Way("anna", "written", "mail", at("2026-03-04T20:10")),
                        new Way("bea", "seen", "mail", at("2026-03-03T08:00")))
                .stream()
                .collect(Funnel.<Way>of(Way::customer, Way::at, Way::step)
                        .steps("seen", "written")
                        .byFirstTouch(Way::channel));
        assertThat(byFirstTouch.of("social").orElseThrow().step("written").reached())
                .isEqualTo(1);
        assertThat(byFirstTouch.of("mail").orElseThrow().entered()).isEqualTo(1);
        assertThat(byFirstTouch.of("mail").orElseThrow().step("written").reached())
                .isZero();
    }

    @Test
    default void M12_each_stage_is_served_the_content_that_suits_it() {
        Touch buyingGuide = Touch.of("buying-guide").via("email");
        Touch caseStudy =
                Touch.of("case-study").after(Duration.ofDays(2)).via("email").cancelIfLeft();
        StageModel model = FiveStage.model()
                .extend("shop")
                .onEntering(ACQUISITION, buyingGuide, caseStudy)
                .build();
        Firm firm = Firm.of(model);
        firm.tell("anna", new ContentViewed("blog/lamps"), "2026-03-02T09:00");
        firm.tell("bea", new ContentViewed("blog/lamps"), "2026-03-02T09:30");
        firm.tell("bea", new ContactMade("web"), "2026-03-02T10:00");
        firm.tell("carl", new ContactMade("web"), "2026-03-02T10:30");
        firm.tell("carl", new CheckoutStarted("cart-1"), "2026-03-04T10:00");

        assertThat(firm.until("2026-03-04T10:30"))
                .as("Anna is taught, Bea is helped to choose, and Carl at the till gets no case study any more")
                .containsExactly(
                        "2026-03-02T09:00 anna educational-content",
                        "2026-03-02T09:30 bea educational-content",
                        "2026-03-02T10:00 bea reply",
                        "2026-03-02T10:00 bea welcome",
                        "2026-03-02T10:00 bea buying-guide via email",
                        "2026-03-02T10:30 carl educational-content",
                        "2026-03-02T10:30 carl reply",
                        "2026-03-02T10:30 carl welcome",
                        "2026-03-02T10:30 carl buying-guide via email",
                        "2026-03-04T10:00 bea case-study via email");
        assertThat(firm.touchpoints("carl"))
                .contains("2026-03-04T10:30 carl case-study via email CANCELLED: left ACQUISITION");
    }

    @Test
    default void M13_the_first_contact_leads_on_to_the_next_stage() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContentViewed("blog/lamps"), "2026-03-02T09:00");
        Outcome first = firm.tell("anna", new ContactMade("email"), "2026-03-03T11:15");
        Outcome second = firm.tell("anna", new ContactMade("email"), "2026-03-03T12:00");

        assertThat(first.describe()).isEqualTo("anna moved from DISCOVERY to ACQUISITION: ContactMade");
        assertThat(called(first)).containsExactly("reply", "welcome");
        assertThat(second.describe()).isEqualTo("anna stays in ACQUISITION: ContactMade was handled");
        assertThat(called(second)).as("nobody is welcomed twice").containsExactly("reply");
        assertThat(firm.position("anna").enteredAt()).isEqualTo(at("2026-03-03T11:15"));
        assertThat(firm.position("anna").episode()).isEqualTo(1);
    }

    @Test
    default void M14_they_come_by_phone_mail_in_person_or_over_the_site_and_each_channel_is_answered_and_measured() {
        Touch callBack = Touch.of("call-back").via("phone");
        Touch reply = Touch.of("reply").via("email");
        // spotless:off
        StageModel model = StageModel.named("contacts").startAt(DISCOVERY)
                .from(DISCOVERY)  .on(ContactMade.class)    .when("by phone", contact -> contact.channel().equals("phone")).touch(callBack).to(ACQUISITION)
                .from(DISCOVERY)  .on(ContactMade.class)    .when("in person", contact -> contact.channel().equals("shop")).to(ACQUISITION)
                .from(DISCOVERY)  .on(ContactMade.class)    .about(contact -> Map.of("asked-over", contact.channel())).touch(reply).to(ACQUISITION)
                .from(ACQUISITION).on(CheckoutStarted.class).to(CONVERSION)
                .terminal(CONVERSION)
                .build();
        // spotless:on
        Firm firm = Firm.of(model);
        List<String> channels = List.of("phone", "email", "shop", "web", "phone", "web", "web");
        for (int i = 0; i < channels.size(); i++) {
            firm.tell("c-" + i, new ContactMade(channels.get(i)), "2026-03-02T09:0" + i);
        }
        assertThat(firm.until("2026-03-02T12:00"))
                .containsExactly(
                        "2026-03-02T09:00 c-0 call-back via phone",
                        "2026-03-02T09:01 c-1 reply via email about {asked-over=email}",
                        "2026-03-02T09:03 c-3 reply via email about {asked-over=web}",
                        "2026-03-02T09:04 c-4 call-back via phone",
                        "2026-03-02T09:05 c-5 reply via email about {asked-over=web}",
                        "2026-03-02T09:06 c-6 reply via email about {asked-over=web}");
        for (String buyer : List.of("c-0", "c-3", "c-5")) {
            firm.tell(buyer, new CheckoutStarted("cart of " + buyer), "2026-03-03T09:00");
        }

        // The phone: c-0 of c-0 and c-4. The web: c-3 and c-5 of c-3, c-5 and c-6. Mail and shop: nobody.
        Segmented<String, Funnel> byChannel = firm.customers
                .history()
                .filter(entry -> entry.isEntry() && !entry.to().is(DISCOVERY))
                .map(entry -> new Way(
                        entry.subject(),
                        entry.to().id(),
                        channels.get(Integer.parseInt(entry.subject().substring(2))),
                        entry.at()))
                .collect(Funnel.<Way>of(Way::customer, Way::at, Way::step)
                        .steps("ACQUISITION", "CONVERSION")
                        .metric()
                        .by(Way::channel));
        assertThat(rate(byChannel, "phone")).isEqualTo("1 of 2");
        assertThat(rate(byChannel, "web")).isEqualTo("2 of 3");
        assertThat(rate(byChannel, "email")).isEqualTo("0 of 1");
        assertThat(rate(byChannel, "shop")).isEqualTo("0 of 1");
        assertThat(byChannel.total().step("CONVERSION").overall().value()).hasValue(3 / 7.0);
    }

    private static String rate(Segmented<String, Funnel> byChannel, String channel) {
        var overall = byChannel.of(channel).orElseThrow().step("CONVERSION").overall();
        return overall.part() + " of " + overall.whole();
    }

    @Test
    default void M16_they_leave_their_details_and_are_written_to_only_with_their_consent() {
        Set<String> consents = new TreeSet<>(Set.of("anna"));
        Firm firm = Firm.of(FiveStage.model(), ContactRules.of().consent(claim -> consents.contains(claim.owner())));
        Outcome yes = firm.tell("anna", new GatedContentUnlocked("guide", true), "2026-03-02T09:00");
        Outcome no = firm.tell("bea", new GatedContentUnlocked("guide", false), "2026-03-02T09:00");
        assertThat(yes.describe())
                .isEqualTo("anna moved from DISCOVERY to ACQUISITION: GatedContentUnlocked passed 'consent given'");
        assertThat(called(yes)).containsExactly("personal-offer");
        assertThat(no.stage()).isEqualTo(DISCOVERY);
        assertThat(called(no))
                .as("who gave no consent gets the guide and no offer")
                .doesNotContain("personal-offer");

        // Bea asks a question all the same: the answer is owed to her, the welcome is not.
        firm.tell("bea", new ContactMade("web"), "2026-03-02T10:00");
        assertThat(firm.until("2026-03-02T10:00"))
                .containsExactly(
                        "2026-03-02T09:00 anna educational-content",
                        "2026-03-02T09:00 anna personal-offer",
                        "2026-03-02T10:00 bea reply");
        assertThat(firm.touchpoints("bea")).contains("2026-03-02T10:00 bea welcome SUPPRESSED: no consent");

        // Anna takes hers back; the help that was on its way stays where it is.
        consents.remove("anna");
        assertThat(firm.until("2026-03-06T10:00")).isEmpty();
        assertThat(firm.touchpoints("anna"))
                .contains("2026-03-05T09:00 anna proactive-outreach SUPPRESSED: no consent");
    }

    @Test
    default void M17_what_they_are_told_and_offered_is_personal() {
        record Browsed(String category, String persona) {}
        // spotless:off
        StageModel model = StageModel.named("offers").startAt(DISCOVERY)
                .from(DISCOVERY).on(Browsed.class)              .when("student", browsed -> browsed.persona().equals("student")).keeps("category", Browsed::category).about(browsed -> Map.of("category", browsed.category(), "discount", "15 %")).touch(Touch.of("student-offer").via("sms")).stay()
                .from(DISCOVERY).on(Browsed.class)              .keeps("category", Browsed::category).about(browsed -> Map.of("category", browsed.category())).touch(Touch.of("new-in").via("email")).stay()
                .from(DISCOVERY).afterSilence(Duration.ofDays(7)).about(situation -> Map.of("category", situation.text("category"))).touch("still-looking").stay()
                .terminal(DISCOVERY)
                .build();
        // spotless:on
        Firm firm = Firm.of(model);
        firm.tell("anna", new Browsed("desk lamps", "student"), "2026-03-02T09:00");
        firm.tell("bea", new Browsed("chandeliers", "collector"), "2026-03-02T09:30");
        firm.tell("bea", new Browsed("floor lamps", "collector"), "2026-03-03T09:30");

        assertThat(firm.until("2026-03-12T00:00"))
                .containsExactly(
                        "2026-03-02T09:00 anna student-offer via sms about {category=desk lamps, discount=15 %}",
                        "2026-03-02T09:30 bea new-in via email about {category=chandeliers}",
                        "2026-03-03T09:30 bea new-in via email about {category=floor lamps}",
                        "2026-03-09T09:00 anna still-looking about {category=desk lamps}",
                        "2026-03-10T09:30 bea still-looking about {category=floor lamps}");
    }

    @Test
    default void M42_what_each_content_brings_about_is_followed() {
        Segmented<String, ContentEngagement> byPage = VIEWS.stream()
                .collect(ContentEngagement.of(View::visitor, View::dwell, View::clicked)
                        .metric()
                        .by(View::page));
        ContentEngagement guide = byPage.of("guide").orElseThrow();
        ContentEngagement prices = byPage.of("prices").orElseThrow();
        assertThat(guide.views()).isEqualTo(5);
        assertThat(guide.viewers()).isEqualTo(4);
        assertThat(guide.clickers()).as("Anna and Dora").isEqualTo(2);
        assertThat(prices.views()).isEqualTo(3);
        assertThat(prices.clickShare().value()).as("Bea of Anna and Bea").hasValue(0.5);
        assertThat(byPage.total().viewers()).as("nobody is counted twice").isEqualTo(4);

        // And what they look at and click is kept with the customer, where the model listens to it.
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContentViewed("guide"), "2026-03-02T09:00");
        firm.tell("anna", new LinkClicked("guide/shop"), "2026-03-02T09:02");
        assertThat(firm.history("anna").stream().map(entry -> entry.cause().trigger()))
                .endsWith("ContentViewed", "LinkClicked");
    }

    @Test
    default void M43_visits_and_the_mean_time_on_a_page_where_it_has_an_end() {
        ContentEngagement guide = VIEWS.stream()
                .filter(view -> view.page().equals("guide"))
                .collect(ContentEngagement.of(View::visitor, View::dwell, View::clicked)
                        .perSession(View::session)
                        .metric());
        assertThat(guide.visits()).as("sessions a1, b1, c1, d1").isEqualTo(4);
        assertThat(guide.views()).isEqualTo(5);
        assertThat(guide.measured())
                .as("Carl left from there: nobody knows when")
                .isEqualTo(4);
        assertThat(guide.meanDwell()).as("(120 + 60 + 30 + 90) / 4, not / 5").contains(Duration.ofSeconds(75));
        assertThat(guide.coverage().value()).hasValue(0.8);
    }

    @Test
    default void M44_the_share_of_people_who_click() {
        ContentEngagement all = VIEWS.stream()
                .collect(ContentEngagement.of(View::visitor, View::dwell, View::clicked)
                        .metric());
        assertThat(all.clickShare().part()).as("Anna, Bea and Dora").isEqualTo(3);
        assertThat(all.clickShare().whole()).as("and Carl").isEqualTo(4);
        assertThat(all.clickShare().value()).as("of people, not of views").hasValue(0.75);

        ContentEngagement nobody = VIEWS.stream()
                .limit(0)
                .collect(ContentEngagement.of(View::visitor, View::dwell, View::clicked)
                        .metric());
        assertThat(nobody.clickShare().value()).as("of nobody it is not zero").isEmpty();
    }

    @Test
    default void M48_who_reads_the_faq_may_not_need_a_ticket() {
        // Anna reads and is content. Bea reads twice within the hour, then writes. Carl writes at once. Dora has only
        // just read.
        SelfService help = List.of(
                        new Help("anna", at("2026-03-02T09:00"), false),
                        new Help("bea", at("2026-03-02T10:00"), false),
                        new Help("bea", at("2026-03-02T10:40"), false),
                        new Help("bea", at("2026-03-02T11:00"), true),
                        new Help("carl", at("2026-03-02T12:00"), true),
                        new Help("anna", at("2026-03-05T09:00"), false),
                        new Help("dora", at("2026-03-08T11:30"), false))
                .stream()
                .collect(SelfService.of(Help::customer, Help::at, Help::ticket)
                        .within(Duration.ofDays(1))
                        .observedUntil(at("2026-03-08T12:00"))
                        .metric());
        assertThat(help.searches()).as("Anna's two and Bea's one").isEqualTo(3);
        assertThat(help.rate().value()).hasValue(2 / 3.0);
        assertThat(help.open()).as("Dora may still write").isEqualTo(1);
        assertThat(help.ticketsAlone()).as("Carl's").isEqualTo(1);

        // And who has gone quiet after asking is shown the way there.
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("bea", new ContactMade("web"), "2026-03-02T11:00");
        firm.until("2026-03-02T12:00");
        assertThat(firm.until("2026-03-05T12:00")).contains("2026-03-05T11:00 bea faq-link");
    }

    @Test
    default void M85_whoever_is_on_the_site_is_answered_while_they_are_there() {
        ContactRules rules = ContactRules.of()
                .consent(claim -> !claim.owner().equals("carl"))
                .quietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), customer -> ZoneOffset.UTC)
                .channel("page", rule -> rule.noQuietHours().uncapped());
        Touch chatOffer = Touch.of("chat-offer").via("page").expiresAfter(Duration.ofMinutes(5));
        Touch priceList = Touch.of("price-list").via("email");
        // spotless:off
        StageModel model = FiveStage.model().extend("shop")
                .from(DISCOVERY).on("looks at prices").touch(chatOffer).touch(priceList).stay()
                .build();
        // spotless:on
        Firm firm = Firm.of(model, rules);
        Signal prices = Signal.of("looks at prices");

        // At ten at night the page may speak, the mail must wait, and the answer to the event says both.
        String night = "2026-03-02T22:00";
        List<Touchpoint> called = firm.tell("anna", prices, night).touchpoints();
        Touchpoint chat = called.stream()
                .filter(t -> t.id().equals("chat-offer"))
                .findFirst()
                .orElseThrow();
        Touchpoint list = called.stream()
                .filter(t -> t.id().equals("price-list"))
                .findFirst()
                .orElseThrow();
        assertThat(chat.mayGoOut(at(night))).isTrue();
        assertThat(list.mayGoOut(at(night))).isFalse();
        assertThat(list.reason()).isEqualTo("quiet hours until 2026-03-03T08:00:00Z");

        // The page has spoken and says so: nothing goes out twice.
        assertThat(firm.customers.delivered(chat.key().text())).isTrue();
        assertThat(firm.customers.delivered(chat.key().text())).as("only once").isFalse();
        assertThat(firm.until("2026-03-03T07:59")).isEmpty();
        assertThat(firm.until("2026-03-03T08:00"))
                .containsExactly(
                        "2026-03-03T08:00 anna educational-content", "2026-03-03T08:00 anna price-list via email");

        // Bea closed the page before anything was said: five minutes later the offer is worth nothing. Carl wants none
        // at all.
        firm.tell("bea", prices, "2026-03-03T09:00");
        assertThat(firm.until("2026-03-03T09:10"))
                .containsExactly(
                        "2026-03-03T09:00 bea educational-content", "2026-03-03T09:00 bea price-list via email");
        Outcome unwanted = firm.tell("carl", prices, "2026-03-03T10:00");
        assertThat(unwanted.touchpoints()).noneMatch(t -> t.mayGoOut(at("2026-03-03T10:00")));
        assertThat(unwanted.touchpoints()).allMatch(t -> "no consent".equals(t.reason()));

        // In the middle of a payment, too: help is there in the answer to the failure.
        firm.tell("dora", new CheckoutStarted("cart-1"), "2026-03-03T11:00");
        Outcome failed = firm.tell("dora", new PaymentFailed("card declined"), "2026-03-03T11:02");
        assertThat(failed.touchpoints())
                .singleElement()
                .matches(t -> t.id().equals("help-offer") && t.mayGoOut(at("2026-03-03T11:02")));
    }
}
