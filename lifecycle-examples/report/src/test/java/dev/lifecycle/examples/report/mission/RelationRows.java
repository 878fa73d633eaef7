package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.PARIS;
import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.examples.report.mission.Firm.called;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.engagement.Referrals;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.revenue.MrrBridge;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.rfm.Rfm;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.preset.event.SatisfactionDropped;
import dev.lifecycle.preset.event.SegmentAssigned;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of the relation between a firm and its customers: how it grows, lasts, fades and ends, and why. */
interface RelationRows {

    /** A purchase, or a lead where nothing was bought. */
    record Deal(String customer, LocalDate day, BigDecimal total) {}

    /** A customer who lasted so many months, and is lost or not. */
    record Lasted(double months, boolean lost) {}

    /** A contract and what it brings a month. */
    record Contract(
            String customer, LocalDate from, @Nullable LocalDate to, BigDecimal monthly) {}

    /** Somebody asks somebody in. */
    record Asked(String by, String to, boolean bought) {}

    private static Deal deal(String customer, int month, int day, String total) {
        return new Deal(customer, LocalDate.of(2026, month, day), new BigDecimal(total));
    }

    @Test
    default void M64_identify_differentiate_interact_customise_beside_the_stages() {
        Firm crm = Firm.of(CrmCycle.model());
        Firm circle = crm.beside(FiveStage.model());
        Outcome little = crm.tell("anna", new ProfileCompleted(0.3), "2026-03-02T09:00");
        assertThat(little.stage()).isEqualTo(CrmCycle.IDENTIFY);
        assertThat(called(little)).containsExactly("ask-missing-details");
        circle.tell("anna", new ContactMade("web"), "2026-03-02T09:30");
        crm.tell("anna", new ProfileCompleted(0.9), "2026-03-02T10:00");
        Outcome told = crm.tell("anna", new SegmentAssigned("collectors"), "2026-03-03T09:00");
        assertThat(told.touchpoints()).singleElement().satisfies(plan -> {
            assertThat(plan.id()).isEqualTo("segment-plan");
            assertThat(plan.about()).containsEntry("segment", "collectors");
        });
        crm.tell("anna", new InteractionRecorded(true), "2026-03-04T09:00");
        circle.tell("anna", order("o-1", "49.90"), "2026-03-04T10:00");
        Outcome again = crm.tell("anna", new SegmentAssigned("architects"), "2026-04-01T09:00");

        assertThat(crm.history("anna").stream()
                        .filter(HistoryEntry::isEntry)
                        .map(entry -> entry.to().id()))
                .containsExactly("IDENTIFY", "DIFFERENTIATE", "INTERACT", "CUSTOMISE", "INTERACT");
        assertThat(again.stage()).isEqualTo(CrmCycle.INTERACT);
        assertThat(crm.position("anna").episode()).as("a round begins anew").isEqualTo(2);
        assertThat(circle.stage("anna"))
                .as("what the firm does and where the customer stands are two things")
                .isEqualTo("RETENTION");
        assertThat(circle.position("anna").episode()).isEqualTo(1);
    }

    @Test
    default void M69_by_chat_or_by_documentation() {
        // spotless:off
        StageModel model = StageModel.named("questions").startAt(FiveStage.ACQUISITION)
                .from(FiveStage.ACQUISITION).on(ContactMade.class).when("in the chat", contact -> contact.channel().equals("chat")).touch(Touch.of("answer").via("chat").transactional().expiresAfter(Duration.ofMinutes(10))).stay()
                .from(FiveStage.ACQUISITION).on(ContactMade.class).about(contact -> Map.of("page", "faq/" + contact.channel())).touch(Touch.of("documentation").via("docs")).stay()
                .terminal(FiveStage.ACQUISITION)
                .build();
        // spotless:on
        Firm firm = Firm.of(model);
        firm.tell("anna", new ContactMade("chat"), "2026-03-02T09:00");
        firm.tell("bea", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("carl", new ContactMade("chat"), "2026-03-02T09:01");

        // The chat has a worker of its own, who answers within the minute; the documentation goes out with the rest.
        List<String> chat = new ArrayList<>();
        firm.customers.deliver(at("2026-03-02T09:00"), Selection.overChannel("chat"), claim -> chat.add(claim.owner()));
        assertThat(chat).containsExactly("anna");
        assertThat(firm.until("2026-03-02T09:30"))
                .as("Carl left the chat before anybody answered")
                .containsExactly("2026-03-02T09:00 bea documentation via docs about {page=faq/web}");
        assertThat(firm.touchpoints("carl")).singleElement().asString().contains("answer via chat EXPIRED");

        // As the relation grows, questions go on being answered, whoever asks and however.
        Firm relation = Firm.of(RelationshipCycle.model());
        assertThat(called(relation.tell("dora", new LeadCaptured("fair"), "2026-03-02T09:00")))
                .containsExactly("answer-questions");
        relation.tell("dora", order("o-1", "10.00"), "2026-03-03T09:00");
        assertThat(called(relation.tell("dora", new ContactMade("chat"), "2026-03-04T09:00")))
                .containsExactly("answer-questions");
    }

    @Test
    default void M70_a_purchase_or_a_signature_makes_a_customer() {
        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("anna", new LeadCaptured("shop"), "2026-03-01T09:00");
        firm.tell("acme", new LeadCaptured("fair"), "2026-03-01T09:00");
        firm.tell("carl", new LeadCaptured("social"), "2026-03-01T09:00");
        Outcome bought = firm.tell("anna", order("o-1", "10.00"), "2026-03-02T09:00");
        Outcome signed = firm.tell("acme", new ContractSigned("k-1", at("2027-03-02T00:00")), "2026-03-02T10:00");
        assertThat(bought.describe()).startsWith("anna moved from ACQUISITION to GROWTH: OrderCompleted");
        assertThat(signed.describe()).startsWith("acme moved from ACQUISITION to GROWTH: ContractSigned");
        assertThat(called(bought)).containsExactly("welcome");
        assertThat(called(signed)).containsExactly("welcome");
        assertThat(firm.position("acme").date("contract-end")).contains(at("2027-03-02T00:00"));
        assertThat(firm.stage("carl")).as("a lead is no customer").isEqualTo("ACQUISITION");
        assertThat(firm.customers.inStage(GROWTH).map(position -> position.subject()))
                .containsExactlyInAnyOrder("anna", "acme");
    }

    @Test
    default void M71_the_clock_of_the_relation_starts_with_the_first_purchase() {
        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("gaelle", new LeadCaptured("fair"), "2026-01-05T09:00");
        firm.tell("gaelle", order("o-1", "10.00"), "2026-04-05T09:00");
        firm.tell("gaelle", order("o-2", "10.00"), "2026-05-05T09:00");
        Instant birth = firm.history("gaelle").stream()
                .filter(entry -> entry.isEntry() && entry.to().is(GROWTH))
                .findFirst()
                .orElseThrow()
                .at();
        assertThat(birth).isEqualTo(at("2026-04-05T09:00"));

        // From the same history: what was bought, and when. The lead of January makes no cohort.
        List<HistoryEntry> purchases = firm.history("gaelle").stream()
                .filter(entry -> entry.cause().trigger().equals("OrderCompleted"))
                .toList();
        Retention retention = purchases.stream()
                .collect(Retention.of(HistoryEntry::subject, HistoryEntry::at)
                        .observedUntil(LocalDate.of(2026, 6, 30))
                        .over(Periods.monthly(PARIS)));
        assertThat(retention.cohorts())
                .singleElement()
                .satisfies(cohort -> assertThat(cohort.period().label()).isEqualTo("2026-04"));
        assertThat(retention.cohort("2026-04").counts()).containsExactly(1L, 1L, 0L);
        Growth growth = purchases.stream()
                .collect(Growth.of(HistoryEntry::subject, HistoryEntry::at)
                        .observedUntil(LocalDate.of(2026, 6, 30))
                        .over(Periods.monthly(PARIS)));
        assertThat(growth.of("2026-04").newCustomers())
                .as("new, and not back from somewhere")
                .isEqualTo(1);
        assertThat(growth.of("2026-04").resurrected()).isZero();
        assertThat(growth.of("2026-05").returning()).isEqualTo(1);
        assertThat(growth.of("2026-06").dormant()).isEqualTo(1);
    }

    @Test
    default void M72_they_buy_again_later() {
        List<Deal> deals = List.of(
                deal("anna", 1, 5, "10"),
                deal("anna", 1, 25, "10"),
                deal("anna", 3, 6, "10"),
                deal("bea", 1, 10, "10"),
                deal("bea", 2, 9, "10"),
                deal("carl", 2, 1, "10"));
        RepeatRate rate = deals.stream()
                .collect(RepeatRate.of(Deal::customer, Deal::day)
                        .observedUntil(LocalDate.of(2026, 3, 31))
                        .over(PARIS));
        assertThat(rate.rate().rate()).hasToString("2 of 3 = 66.7 %");

        // Between purchases: 20 and 40 days with Anna, 30 with Bea, and Carl has been waited for since 58.
        KaplanMeier between =
                List.of(new Lasted(20, true), new Lasted(40, true), new Lasted(30, true), new Lasted(58, false))
                        .stream()
                        .collect(KaplanMeier.of(Lasted::months, Lasted::lost).metric());
        assertThat(between.survival(30)).isEqualTo(0.5);
        assertThat(between.median().time())
                .as("half of all waits are over after 30 days, the next only after 40: the middle")
                .hasValue(35);

        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("anna", order("o-1", "10.00"), "2026-01-05T09:00");
        Outcome second = firm.tell("anna", order("o-2", "10.00"), "2026-01-25T09:00");
        assertThat(second).isInstanceOf(Outcome.Stayed.class);
        assertThat(firm.position("anna").count("OrderCompleted")).isEqualTo(2);
        assertThat(firm.position("anna").lastOf("OrderCompleted")).contains(at("2026-01-25T09:00"));
    }

    @Test
    default void M73_the_profile_of_customers_in_depth() {
        List<Deal> deals = List.of(
                deal("anna", 3, 29, "50"),
                deal("anna", 3, 1, "50"),
                deal("anna", 2, 1, "100"),
                deal("bea", 3, 20, "10"),
                deal("bea", 3, 10, "10"),
                deal("carl", 2, 14, "500"),
                deal("dora", 1, 10, "20"),
                deal("dora", 1, 11, "20"),
                deal("dora", 1, 12, "20"),
                deal("dora", 1, 13, "20"),
                deal("emil", 1, 2, "5"));
        Rfm rfm = deals.stream()
                .collect(Rfm.of(Deal::customer, Deal::day, Deal::total)
                        .observedUntil(LocalDate.of(2026, 3, 31))
                        .over(PARIS));
        // Days since: 2, 11, 45, 77, 88. Purchase days: 3, 2, 1, 4, 1. Totals: 200, 20, 500, 80, 5. A score is 1 + 5 ×
        // strictly worse / 5.
        assertThat(rfm.score("anna").orElseThrow().recencyDays()).isEqualTo(2);
        assertThat(rfm.score("anna").orElseThrow().segment()).isEqualTo("544");
        assertThat(rfm.score("bea").orElseThrow().segment()).isEqualTo("432");
        assertThat(rfm.score("carl").orElseThrow().segment())
                .as("once, long ago, and dear")
                .isEqualTo("315");
        assertThat(rfm.score("dora").orElseThrow().segment()).isEqualTo("253");
        assertThat(rfm.score("emil").orElseThrow().segment()).isEqualTo("111");
        assertThat(rfm.score("carl").orElseThrow().monetary()).isEqualByComparingTo("500");
    }

    @Test
    default void M74_a_true_bond_is_repeated_and_satisfied() {
        Firm firm = Firm.of(RelationshipCycle.model());
        for (String customer : List.of("anna", "bea")) {
            firm.tell(customer, order("o-1", "10.00"), "2026-01-05T09:00");
            firm.tell(customer, order("o-2", "10.00"), "2026-02-05T09:00");
        }
        Outcome dropped = firm.tell("bea", new SatisfactionDropped(2), "2026-02-20T09:00");
        assertThat(called(dropped)).containsExactly("service-recovery");
        Outcome anna = firm.tell("anna", order("o-3", "10.00"), "2026-03-05T09:00");
        Outcome bea = firm.tell("bea", order("o-3", "10.00"), "2026-03-05T09:00");
        assertThat(anna.stage()).isEqualTo(LOYALTY);
        assertThat(called(anna)).containsExactly("thank-you", "benefits");
        assertThat(bea.stage())
                .as("three orders, but she was let down in between")
                .isEqualTo(GROWTH);
        Outcome mended = firm.tell("bea", order("o-4", "10.00"), "2026-04-05T09:00");
        assertThat(mended.stage()).as("nothing went wrong since the last").isEqualTo(LOYALTY);
        assertThat(firm.customers.model().phase(LOYALTY)).contains(Phase.POST);
    }

    @Test
    default void M75_loyal_customers_bring_others_to_the_beginning_of_the_cycle() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("alice", order("o-1", "10.00"), "2026-01-05T09:00");
        List<Asked> edges = new ArrayList<>();
        for (String friend : List.of("bilal", "chloe", "driss")) {
            firm.tell("alice", new ReferralMade(friend), "2026-02-01T09:00");
            firm.tell(friend, new ReferralReceived("alice"), "2026-02-01T09:00");
            boolean buys = !friend.equals("driss");
            if (buys) {
                firm.tell(friend, order("o of " + friend, "10.00"), "2026-02-10T09:00");
                firm.tell("alice", new ReferralConverted(friend), "2026-02-10T09:00");
            }
            edges.add(new Asked("alice", friend, buys));
        }
        assertThat(firm.history("driss").get(0).to())
                .as("who was asked in begins where everybody does")
                .isEqualTo(FiveStage.DISCOVERY);
        assertThat(firm.stage("driss")).isEqualTo("DISCOVERY");
        assertThat(firm.position("driss").count("ReferralReceived")).isEqualTo(1);
        assertThat(firm.stage("alice")).isEqualTo("ADVOCACY");
        assertThat(firm.touchpoints("alice"))
                .filteredOn(line -> line.contains("referral-reward"))
                .containsExactly(
                        "2026-02-10T09:00 alice referral-reward about {invitee=bilal} PENDING",
                        "2026-02-10T09:00 alice referral-reward about {invitee=chloe} PENDING");

        // Bilal asks somebody in himself: the loop goes on from customer to customer.
        firm.tell("bilal", new ReferralMade("emma"), "2026-03-01T09:00");
        firm.tell("emma", new ReferralReceived("bilal"), "2026-03-01T09:00");
        edges.add(new Asked("bilal", "emma", false));
        assertThat(firm.stage("bilal")).isEqualTo("ADVOCACY");
        Referrals spread = edges.stream()
                .collect(Referrals.of(Asked::by, Asked::to, Asked::bought)
                        .eligible(3)
                        .metric());
        assertThat(spread.participation().rate())
                .as("Alice and Bilal of the three who have bought")
                .hasToString("2 of 3 = 66.7 %");
        assertThat(spread.conversion().rate()).hasToString("2 of 4 = 50.0 %");
        assertThat(spread.kOverEligible().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));

        // In the relation, too, whoever recommends is thanked for it, loyal or on the way there.
        Firm relation = Firm.of(RelationshipCycle.model());
        relation.tell("alice", order("o-1", "10.00"), "2026-01-05T09:00");
        assertThat(called(relation.tell("alice", new ReferralMade("bilal"), "2026-02-01T09:00")))
                .containsExactly("referral-reward");
        assertThat(called(relation.tell("alice", new ReferralMade("chloe"), "2026-02-02T09:00")))
                .containsExactly("referral-reward");
    }

    @Test
    default void M77_in_the_last_stage_the_customer_is_lost() {
        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("anna", order("o-1", "10.00"), "2026-01-01T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-01-01T09:00");
        firm.tell("acme", new ContractSigned("k-1", at("2027-01-01T00:00")), "2026-01-01T09:00");
        firm.until("2026-01-02T00:00");
        firm.tell("bea", new Cancelled(ChurnReason.PRICE), "2026-03-01T09:00");
        assertThat(firm.stage("bea")).isEqualTo("ATTRITION");
        assertThat(firm.until("2026-03-15T09:00")).containsExactly("2026-03-15T09:00 bea win-back");

        // 180 days after the first of January is the thirtieth of June. A customer under contract is not lost for
        // saying nothing.
        assertThat(firm.until("2026-06-30T09:01")).containsExactly("2026-06-30T09:00 anna reason-survey");
        assertThat(firm.stage("anna")).isEqualTo("ATTRITION");
        assertThat(firm.stage("acme")).isEqualTo("GROWTH");
        assertThat(firm.customers.model().isExit(ATTRITION)).isTrue();
        assertThat(firm.position("anna").furthest())
                .as("being lost is no progress")
                .contains(GROWTH);

        // Anna is back before she is wooed: nothing goes out, and a new pass begins.
        Outcome back = firm.tell("anna", order("o-3", "10.00"), "2026-07-05T09:00");
        assertThat(called(back)).containsExactly("welcome-back");
        assertThat(firm.position("anna").episode()).isEqualTo(2);
        assertThat(firm.until("2026-08-01T00:00")).noneMatch(line -> line.contains("win-back"));

        // The contract has run out and nobody said a word for another 180 days.
        assertThat(firm.until("2026-12-02T12:00")).contains("2026-12-02T00:00 acme renew-offer");
        firm.sweep("2027-06-29T23:59");
        assertThat(firm.stage("acme")).isEqualTo("GROWTH");
        firm.sweep("2027-06-30T00:01");
        assertThat(firm.stage("acme")).isEqualTo("ATTRITION");
    }

    @Test
    default void M78_interest_fades_little_by_little_and_it_is_seen_before_they_are_gone() {
        // A customer of twelve purchases in a year: with every month of silence it is less likely that there will be
        // another.
        MbgNbd purchases = MbgNbd.of(0.8, 8, 0.6, 8);
        List<Double> alive = new ArrayList<>();
        for (int weeks = 0; weeks <= 24; weeks += 4) {
            alive.add(purchases.probabilityAlive(new CustomerSummary(12, 48, 48 + weeks, 25)));
        }
        assertThat(alive).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(alive.get(0)).isGreaterThan(0.9);
        assertThat(alive.get(6)).isLessThan(0.5);

        // What the model foretells drives the stage: at 70 % risk the customer is at risk, long before 45 days of
        // silence.
        Firm firm = Firm.of(Engagement.of(OrderCompleted.class));
        firm.tell("anna", order("o-1", "10.00"), "2026-03-02T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-03-02T09:00");
        Outcome calm = firm.tell("anna", new RiskAssessed(0.69), "2026-03-10T09:00");
        Outcome alarm = firm.tell("anna", new RiskAssessed(0.70), "2026-03-17T09:00");
        Outcome still = firm.tell("anna", new RiskAssessed(0.90), "2026-03-24T09:00");
        assertThat(calm.stage()).isEqualTo(Engagement.ACTIVE);
        assertThat(alarm.describe())
                .isEqualTo("anna moved from ACTIVE to AT_RISK: RiskAssessed passed 'newly at risk'");
        assertThat(called(alarm)).containsExactly("re-engage");
        assertThat(called(still))
                .as("nobody is pestered for being assessed again")
                .isEmpty();
        assertThat(firm.position("anna").lastEventAt())
                .as("the firm's sums are no activity")
                .contains(at("2026-03-02T09:00"));

        // Who is told to be safe is still missed when silent; and what was feared of Anna comes about.
        firm.tell("bea", new RiskAssessed(0.10), "2026-04-10T09:00");
        firm.sweep("2026-04-17T00:00");
        assertThat(firm.stage("bea")).as("45 days after the second of March").isEqualTo("AT_RISK");
        firm.sweep("2026-05-01T09:01");
        assertThat(firm.stage("anna")).as("45 days after the seventeenth").isEqualTo("DORMANT");
    }

    @Test
    default void M79_from_a_few_days_to_many_years() {
        List<Lasted> base = List.of(
                new Lasted(1, true),
                new Lasted(2, true),
                new Lasted(2, false),
                new Lasted(3, true),
                new Lasted(4, false),
                new Lasted(5, true),
                new Lasted(6, false),
                new Lasted(6, false));
        KaplanMeier tenure = base.stream()
                .collect(KaplanMeier.of(Lasted::months, Lasted::lost).metric());
        assertThat(tenure.survival(0.5)).isEqualTo(1);
        assertThat(tenure.survival(1)).as("7/8").isCloseTo(0.875, within(1e-12));
        assertThat(tenure.survival(3)).as("· 6/7 · 4/5").isCloseTo(0.6, within(1e-12));
        assertThat(tenure.survival(6)).as("· 2/3; not 4 of 8").isCloseTo(0.4, within(1e-12));
        assertThat(tenure.median().time()).hasValue(5);
        assertThat(tenure.censored()).as("those who are still there").isEqualTo(4);

        // And from the stages: from the first purchase to the day they were lost, or to today.
        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("anna", order("o-1", "10.00"), "2020-01-01T09:00");
        for (int year = 2020; year < 2026; year++) {
            for (String month : List.of("03", "06", "09", "12")) {
                firm.tell("anna", order("o-" + year + month, "10.00"), year + "-" + month + "-01T09:00");
            }
        }
        firm.tell("bea", order("o-2", "10.00"), "2025-12-01T09:00");
        firm.tell("bea", new Cancelled(ChurnReason.SERVICE_QUALITY), "2025-12-04T09:00");
        firm.sweep("2026-01-01T00:00");
        Map<String, Duration> lasted = Map.of("anna", tenure(firm, "anna"), "bea", tenure(firm, "bea"));
        assertThat(lasted.get("bea")).isEqualTo(Duration.ofDays(3));
        assertThat(lasted.get("anna")).isEqualTo(Duration.between(at("2020-01-01T09:00"), at("2026-01-01T00:00")));
    }

    private static Duration tenure(Firm firm, String customer) {
        List<HistoryEntry> entries =
                firm.history(customer).stream().filter(HistoryEntry::isEntry).toList();
        Instant from = entries.stream()
                .filter(entry -> entry.to().is(GROWTH))
                .findFirst()
                .orElseThrow()
                .at();
        return Duration.between(
                from,
                entries.stream()
                        .filter(entry -> entry.to().is(ATTRITION))
                        .findFirst()
                        .map(HistoryEntry::at)
                        .orElse(at("2026-01-01T00:00")));
    }

    @Test
    default void M80_their_expectations_have_changed() {
        Firm firm = Firm.of(RelationshipCycle.model());
        firm.tell("anna", order("o-1", "10.00"), "2026-01-01T09:00");
        Outcome left = firm.tell("anna", new Cancelled(ChurnReason.NEEDS_CHANGED), "2026-03-01T09:00");
        assertThat(left.describe()).isEqualTo("anna moved from GROWTH to ATTRITION: Cancelled passed 'reason given'");
        assertThat(called(left)).as("who has said why is not asked why").containsExactly("win-back");
        assertThat(firm.customers.why("anna").entry().cause().note()).contains("NEEDS_CHANGED");
        assertThat(firm.customers.why("anna").toString()).contains("NEEDS_CHANGED");
        assertThat(ChurnReason.NEEDS_CHANGED.isVoluntary()).isTrue();
    }

    @Test
    default void M81_why_they_lost_interest_is_found_out() {
        Firm firm = Firm.of(RelationshipCycle.model());
        for (String customer : List.of("anna", "bea", "carl", "dora", "emil")) {
            firm.tell(customer, order("o of " + customer, "10.00"), "2026-01-01T09:00");
        }
        firm.tell("anna", new Cancelled(ChurnReason.COMPETITOR_PRICE), "2026-02-01T09:00");
        firm.tell("bea", new Cancelled(ChurnReason.PAYMENT_FAILURE), "2026-02-02T09:00");
        Outcome silentAboutIt = firm.tell("carl", new Cancelled(ChurnReason.UNKNOWN), "2026-02-03T09:00");
        assertThat(called(silentAboutIt)).containsExactly("reason-survey", "win-back");
        firm.sweep("2026-07-01T00:00");
        assertThat(firm.stage("dora")).as("silently").isEqualTo("ATTRITION");

        // Carl and Dora answer the survey, Emil does not: four of five reasons are known.
        firm.tell("carl", new ReasonGiven(ChurnReason.SERVICE_QUALITY), "2026-02-10T09:00");
        firm.tell("dora", new ReasonGiven(ChurnReason.COMPETITOR_PRICE), "2026-07-05T09:00");
        assertThat(firm.stage("dora")).as("to say why is not to come back").isEqualTo("ATTRITION");
        List<ChurnReason> reasons = firm.customers
                .inStage(ATTRITION)
                .map(position -> reason(firm.history(position.subject())))
                .toList();
        ChurnReasons why = reasons.stream()
                .collect(ChurnReasons.of((ChurnReason reason) -> reason, (ChurnReason reason) -> !reason.isVoluntary())
                        .metric());
        assertThat(why.coverage().rate()).hasToString("4 of 5 = 80.0 %");
        assertThat(why.share("COMPETITOR_PRICE").rate()).hasToString("2 of 4 = 50.0 %");
        assertThat(why.share("SERVICE_QUALITY").rate()).hasToString("1 of 4 = 25.0 %");
        assertThat(why.involuntaryShare().rate()).as("Bea's card").hasToString("1 of 5 = 20.0 %");
        assertThat(why.reasons().get(0).reason()).isEqualTo("COMPETITOR_PRICE");
    }

    /** The latest reason that was noted in the history. */
    private static ChurnReason reason(List<HistoryEntry> rows) {
        return rows.stream()
                .map(entry -> entry.cause().note())
                .filter(note -> note != null)
                .reduce((earlier, later) -> later)
                .map(ChurnReason::valueOf)
                .orElse(ChurnReason.UNKNOWN);
    }

    @Test
    default void M82_a_competitor_is_cheaper_or_offers_more() {
        Firm firm = Firm.of(RelationshipCycle.model());
        List<ChurnReason> told = List.of(
                ChurnReason.COMPETITOR_PRICE,
                ChurnReason.COMPETITOR_PRICE,
                ChurnReason.COMPETITOR_PRICE,
                ChurnReason.COMPETITOR_VALUE,
                ChurnReason.PRICE);
        for (int i = 0; i < told.size(); i++) {
            firm.tell("c-" + i, order("o-" + i, "10.00"), "2026-01-0" + (i + 1) + "T09:00");
            firm.tell("c-" + i, new Cancelled(told.get(i)), "2026-02-0" + (i + 1) + "T09:00");
        }
        ChurnReasons why = firm.customers
                .history()
                .filter(entry -> entry.isEntry() && entry.to().is(ATTRITION))
                .map(entry -> ChurnReason.valueOf(String.valueOf(entry.cause().note())))
                .collect(ChurnReasons.of((ChurnReason reason) -> reason, (ChurnReason reason) -> !reason.isVoluntary())
                        .metric());
        assertThat(why.share("COMPETITOR_PRICE").rate()).as("cheaper elsewhere").hasToString("3 of 5 = 60.0 %");
        assertThat(why.share("COMPETITOR_VALUE").rate()).as("better elsewhere").hasToString("1 of 5 = 20.0 %");
        assertThat(why.share("PRICE").rate()).as("too dear, wherever").hasToString("1 of 5 = 20.0 %");
        assertThat(why.involuntary()).isZero();
    }

    @Test
    default void M83_the_churn_rate_as_one_measure_in_customers_and_in_money() {
        // Ten pay at the beginning of March, 100 each. Two leave in March, one of whom is back; one joins and leaves;
        // one joins and stays.
        List<Contract> contracts = new ArrayList<>();
        BigDecimal hundred = new BigDecimal("100.00");
        for (int i = 0; i < 8; i++) {
            contracts.add(new Contract("c-" + i, LocalDate.of(2026, 1, 1), null, hundred));
        }
        contracts.add(new Contract("gone", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 10), hundred));
        contracts.add(new Contract("back", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 10), hundred));
        contracts.add(new Contract("back", LocalDate.of(2026, 3, 20), null, new BigDecimal("60.00")));
        contracts.add(new Contract("brief", LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 25), hundred));
        contracts.add(new Contract("new", LocalDate.of(2026, 3, 15), null, new BigDecimal("50.00")));
        Period march = Period.of(YearMonth.of(2026, 3));
        Instant end = at("2026-04-10T00:00");

        ChurnRate customers = contracts.stream()
                .collect(ChurnRate.of(Contract::customer, Contract::from, Contract::to)
                        .startOfPeriod()
                        .observedUntil(end)
                        .over(march, PARIS));
        assertThat(customers.value().orElseThrow()).as("gone, of ten").isCloseTo(0.1, within(1e-12));
        assertThat(customers.newAndChurned())
                .as("brief is in neither number, and told")
                .isEqualTo(1);
        ChurnRate naive = contracts.stream()
                .collect(ChurnRate.of(Contract::customer, Contract::from, Contract::to)
                        .naive()
                        .observedUntil(end)
                        .over(march, PARIS));
        assertThat(naive.value().orElseThrow())
                .as("gone, back and brief, of ten; another definition, another number")
                .isCloseTo(0.3, within(1e-12));

        MrrBridge money = contracts.stream()
                .collect(MrrMovements.of(Contract::customer, Contract::from, Contract::to, Contract::monthly)
                        .observedUntil(end)
                        .over(Periods.monthly(PARIS)))
                .of("2026-03")
                .bridge();
        assertThat(money.start()).isEqualByComparingTo("1000");
        assertThat(money.newMrr()).as("new's 50 and brief's 100").isEqualByComparingTo("150");
        assertThat(money.contraction()).as("back comes back at 60").isEqualByComparingTo("40");
        assertThat(money.churn()).as("gone's 100 and brief's").isEqualByComparingTo("200");
        assertThat(money.end()).as("eight at 100, back at 60, new at 50").isEqualByComparingTo("910");
        assertThat(money.grossChurn().orElseThrow())
                .as("of what was there in the beginning: 100 and 40")
                .isCloseTo(0.14, within(1e-12));
        assertThat(money.grossRetention().orElseThrow()).isCloseTo(0.86, within(1e-12));
    }
}
