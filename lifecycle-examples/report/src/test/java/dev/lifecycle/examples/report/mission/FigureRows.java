package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.PARIS;
import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.engagement.UnlockRate;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.PathVariants;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.StageTime;
import dev.lifecycle.metrics.journey.Stuck;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.checkout.AbandonReason;
import dev.lifecycle.metrics.journey.checkout.AbandonReasons;
import dev.lifecycle.metrics.members.Members;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.revenue.AcquisitionCost;
import dev.lifecycle.metrics.revenue.ChannelCost;
import dev.lifecycle.metrics.service.Effort;
import dev.lifecycle.metrics.service.ServiceLevel;
import dev.lifecycle.metrics.service.TouchpointCoverage;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.watch.Watch;
import dev.lifecycle.metrics.watch.Watched;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of what the firm looks at week by week: the ways people take, who waits, what is unlocked, sent and left undone, and at what cost. */
interface FigureRows {

    /** A question, where its asker stood, and its first answer. */
    record Question(
            String customer,
            String channel,
            Phase phase,
            Instant asked,
            @Nullable Instant answered) {}

    /** A gate that was shown, or opened. */
    record Gate(String customer, String content, Instant at, boolean opened) {}

    /** What was told of a cart that was left. */
    record Left(String cart, Instant at, @Nullable AbandonReason reason) {}

    /** A customer who was won. */
    record Won(String customer, LocalDate since, String channel) {}

    @Test
    default void M06_from_the_first_contact_to_purchases_that_recur() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContactMade("web"), "2026-01-05T09:00");
        firm.tell("anna", order("o-1", "49.90"), "2026-01-10T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-01-10T09:00");
        firm.tell("anna", new ReviewPosted(5), "2026-01-20T09:00");
        firm.tell("anna", new NewNeed("garden"), "2026-02-01T09:00");
        firm.tell("anna", new ContactMade("web"), "2026-02-02T09:00");
        firm.tell("anna", order("o-3", "99.00"), "2026-02-05T09:00");
        firm.tell("bea", order("o-4", "10.00"), "2026-02-10T09:00");

        StageHistory<HistoryEntry> passes = StageHistory.ofEntries()
                .stages(firm.customers.model())
                .observedUntil(at("2026-03-01T09:00"))
                .perEpisode(HistoryEntry::episode);
        PathVariants ways =
                firm.customers.history().collect(PathVariants.of(passes).metric());
        assertThat(ways.subjects()).as("two passes each").isEqualTo(4);
        assertThat(ways.of("DISCOVERY", "ACQUISITION", "RETENTION", "ADVOCACY"))
                .hasValueSatisfying(way -> assertThat(way.isOver()).isTrue());
        assertThat(ways.of("DISCOVERY", "ACQUISITION", "RETENTION"))
                .hasValueSatisfying(way -> assertThat(way.isOver())
                        .as("Anna's second pass goes on")
                        .isFalse());

        Population now = firm.customers.history().collect(Population.of(passes).metric());
        assertThat(now.in("RETENTION")).as("the passes that go on").isEqualTo(2);
        assertThat(now.in("ADVOCACY"))
                .as("Anna's first pass is over, she stands there no more")
                .isZero();
        TimeInStage times =
                firm.customers.history().collect(TimeInStage.of(passes).metric());
        assertThat(times.in("ADVOCACY").completed()).isEqualTo(1);
        assertThat(times.in("ADVOCACY").meanCompleted()).contains(Duration.ofDays(12));
        StageTime retention = times.in("RETENTION");
        assertThat(List.of(retention.completed(), retention.open()))
                .as("10 days of Anna and 31 of Bea, and since February both again")
                .containsExactly(2L, 2L);
    }

    @Test
    default void M09_each_has_a_way_of_their_own_and_the_commonest_are_known() {
        Firm firm = Firm.of(FiveStage.model());
        for (String customer : List.of("web-1", "web-2", "web-3", "shop-1", "shop-2")) {
            firm.tell(customer, new ContactMade("web"), "2026-03-02T09:00");
        }
        firm.tell("web-1", order("o-1", "10.00"), "2026-03-06T09:00");
        firm.tell("web-2", order("o-2", "10.00"), "2026-03-08T09:00");
        firm.tell("web-3", new CheckoutStarted("cart-3"), "2026-03-04T09:00");
        firm.tell("shop-1", order("o-4", "10.00"), "2026-03-02T10:00");
        StageHistory<HistoryEntry> history =
                StageHistory.ofEntries().stages(firm.customers.model()).observedUntil(at("2026-03-10T09:00"));
        PathVariants ways =
                firm.customers.history().collect(PathVariants.of(history).metric());

        assertThat(ways.variants().stream()
                        .map(way -> way.stages() + " " + way.share().rate()))
                .containsExactly(
                        "[DISCOVERY, ACQUISITION, RETENTION] 3 of 5 = 60.0 %",
                        "[DISCOVERY, ACQUISITION] 1 of 5 = 20.0 %",
                        "[DISCOVERY, ACQUISITION, CONVERSION] 1 of 5 = 20.0 %");
        assertThat(ways.variants().get(0).median()).as("an hour, 4 and 6 days").isEqualTo(Duration.ofDays(4));
        assertThat(ways.coverage(1).rate()).hasToString("3 of 5 = 60.0 %");
        assertThat(ways.follows().stream()
                        .filter(step -> step.from().equals("ACQUISITION"))
                        .map(step -> step.to() + " " + step.moves()))
                .containsExactly("CONVERSION 1", "RETENTION 3");

        // And two groups take different ways.
        Segmented<String, PathVariants> byPlace = firm.customers
                .history()
                .collect(PathVariants.of(history)
                        .metric()
                        .by(entry ->
                                entry.subject().substring(0, entry.subject().indexOf('-'))));
        PathVariants.VariantChange largest = byPlace.of("shop")
                .orElseThrow()
                .changesTo(byPlace.of("web").orElseThrow())
                .get(0);
        assertThat(largest.stages()).containsExactly("DISCOVERY", "ACQUISITION");
        assertThat(largest.difference().value()).as("none of three, one of two").hasValue(-0.5);
    }

    /** Anna, Bea and Carl ask and are answered after ten minutes, two hours and thirty hours; Dora asks three hours before the end. */
    static List<Question> questions() {
        Firm firm = Firm.of(FiveStage.model());
        record Asked(String customer, String channel, Phase phase, Instant at) {}
        List<Asked> asked = new ArrayList<>();
        Map<String, Instant> answers = new HashMap<>();
        Function<String, String> ask = line -> {
            String[] words = line.split(" ");
            firm.tell(words[0], new ContactMade(words[1]), words[2]);
            Phase phase = firm.customers
                    .model()
                    .phase(firm.position(words[0]).stage())
                    .orElseThrow();
            asked.add(new Asked(words[0], words[1], phase, at(words[2])));
            return words[0];
        };
        ask.apply("anna chat 2026-03-02T09:00");
        answer(firm, answers, "2026-03-02T09:10");
        ask.apply("bea email 2026-03-02T10:00");
        answer(firm, answers, "2026-03-02T12:00");
        ask.apply("carl chat 2026-03-02T13:00");
        answer(firm, answers, "2026-03-03T19:00");
        ask.apply("dora chat 2026-03-03T20:00");
        return asked.stream()
                .map(one ->
                        new Question(one.customer(), one.channel(), one.phase(), one.at(), answers.get(one.customer())))
                .toList();
    }

    private static void answer(Firm firm, Map<String, Instant> answers, String when) {
        firm.deliver(when, claim -> {
            if (claim.touchpoint().id().equals("reply")) {
                answers.put(claim.owner(), at(when));
            }
        });
    }

    @Test
    default void M15_questions_are_answered_well_and_how_soon_is_known() {
        ServiceLevel level = questions().stream()
                .collect(ServiceLevel.of(Question::customer, Question::asked, Question::answered)
                        .answeredWithin(Duration.ofHours(24))
                        .observedUntil(at("2026-03-03T23:00"))
                        .metric());
        assertThat(level.rate().rate()).as("Anna, Bea, and not Carl").hasToString("2 of 3 = 66.7 %");
        assertThat(level.rate().complete()).isFalse();
        assertThat(level.waiting()).singleElement().satisfies(question -> {
            assertThat(question.customer()).isEqualTo("dora");
            assertThat(question.isOverdue()).as("after three hours").isFalse();
        });
    }

    @Test
    default void M68_what_prospects_ask_is_answered_on_every_channel() {
        Segmented<String, ServiceLevel> byChannel = questions().stream()
                .collect(ServiceLevel.of(Question::customer, Question::asked, Question::answered)
                        .answeredWithin(Duration.ofHours(2))
                        .where("prospect", question -> question.phase() == Phase.PRE)
                        .observedUntil(at("2026-03-03T23:00"))
                        .metric()
                        .by(Question::channel));
        assertThat(byChannel.of("email").orElseThrow().rate().rate()).hasToString("1 of 1 = 100.0 %");
        assertThat(byChannel.of("chat").orElseThrow().rate().rate())
                .as("Anna, and neither Carl nor Dora, whose two hours are over")
                .hasToString("1 of 3 = 33.3 %");
        assertThat(byChannel.of("chat").orElseThrow().overdue()).isEqualTo(1);
    }

    @Test
    default void M18_gated_content_and_how_many_give_their_details_for_it() {
        Firm firm = Firm.of(FiveStage.model());
        List<Gate> gates = new ArrayList<>();
        for (String customer : List.of("anna", "bea", "carl", "dora")) {
            firm.tell(customer, new ContentViewed("buying-guide"), "2026-03-02T09:00");
            gates.add(new Gate(customer, "buying-guide", at("2026-03-02T09:00"), false));
        }
        firm.tell("anna", new GatedContentUnlocked("buying-guide", true), "2026-03-02T09:03");
        firm.tell("bea", new GatedContentUnlocked("buying-guide", false), "2026-03-05T09:00");
        firm.tell("carl", new GatedContentUnlocked("buying-guide", true), "2026-03-20T09:00");
        firm.customers
                .history()
                .filter(entry -> entry.cause().trigger().equals("GatedContentUnlocked"))
                .forEach(entry -> gates.add(new Gate(entry.subject(), "buying-guide", entry.at(), true)));
        gates.add(new Gate("emil", "buying-guide", at("2026-03-29T09:00"), false));
        gates.add(new Gate("anna", "price-list", at("2026-03-02T09:04"), false));

        UnlockRate unlocks = gates.stream()
                .collect(UnlockRate.of(Gate::customer, Gate::content, Gate::at, Gate::opened)
                        .within(Duration.ofDays(7))
                        .observedUntil(at("2026-04-01T00:00"))
                        .metric());
        assertThat(unlocks.of("buying-guide").orElseThrow().rate().rate())
                .as("Anna and Bea of four; Carl took more than a week, Emil still has time")
                .hasToString("2 of 4 = 50.0 %");
        assertThat(unlocks.of("buying-guide").orElseThrow().young()).isEqualTo(1);
        assertThat(unlocks.of("price-list").orElseThrow().rate().rate()).hasToString("0 of 1 = 0.0 %");
        assertThat(List.of(firm.stage("anna"), firm.stage("bea")))
                .as("who agrees to hear from the firm is led on")
                .containsExactly("ACQUISITION", "DISCOVERY");
    }

    @Test
    default void M30_every_stage_can_be_looked_at_in_detail_down_to_its_customers() {
        Firm firm = CircleRows.threePeople();
        firm.tell("dora", new ContactMade("web"), "2026-03-11T09:00");
        firm.tell("emil", new ContactMade("web"), "2026-03-12T09:00");
        StageHistory<HistoryEntry> history =
                StageHistory.ofEntries().stages(firm.customers.model()).observedUntil(at("2026-03-15T00:00"));
        Members<String, Population> people = firm.customers
                .history()
                .collect(Members.of(Population.of(history).metric(), HistoryEntry::subject));
        assertThat(people.total().in("ACQUISITION")).isEqualTo(2);
        assertThat(people.of(stages -> stages.in("ACQUISITION"))).containsExactly("dora", "emil");
        assertThat(people.of(stages -> stages.in("CONVERSION"))).containsExactly("bea");

        Members<String, Funnel> funnel = firm.customers
                .history()
                .collect(Members.of(
                        Funnel.of(history)
                                .steps("DISCOVERY", "ACQUISITION", "CONVERSION")
                                .metric(),
                        HistoryEntry::subject));
        assertThat(funnel.of(steps -> steps.step("ACQUISITION").lost())).containsExactly("carl");
        assertThat(funnel.of(steps -> steps.step("CONVERSION").lost())).containsExactly("dora", "emil");
        assertThat(funnel.of(steps -> steps.step("CONVERSION").reached())).containsExactly("anna", "bea");

        // And the number is worth something: one may write to them, and only to them.
        Set<String> stuck = people.of(stages -> stages.in("CONVERSION"));
        assertThat(stuck.stream().map(firm::stage)).containsOnly("CONVERSION");
    }

    @Test
    default void M31_obstacles_show_in_who_stays_longer_than_the_others() {
        Firm firm = Firm.of(FiveStage.model());
        for (int i = 1; i <= 10; i++) {
            firm.tell("c-" + i, new ContactMade("web"), "2026-03-01T09:00");
        }
        firm.tell("farid", new ContactMade("web"), "2026-03-01T09:00");
        firm.tell("greta", new ContactMade("web"), "2026-03-02T09:00");
        for (int i = 1; i <= 10; i++) {
            firm.tell("c-" + i, order("o-" + i, "10.00"), String.format(Locale.ROOT, "2026-03-%02dT09:00", 1 + i));
        }
        firm.tell("heidi", new ContactMade("web"), "2026-04-08T09:00");
        Stuck stuck = firm.customers
                .history()
                .collect(Stuck.of(StageHistory.ofEntries().observedUntil(at("2026-04-10T09:00")))
                        .beyond(0.8)
                        .metric());
        assertThat(stuck.in("ACQUISITION")).hasValueSatisfying(stage -> {
            assertThat(stage.limit()).as("four of five are through by then").isEqualTo(Duration.ofDays(10));
            assertThat(List.of(stage.ended(), stage.open(), stage.stuck())).containsExactly(10L, 3L, 2L);
        });
        assertThat(stuck.visits().stream()
                        .filter(visit -> visit.stage().equals("ACQUISITION"))
                        .map(visit -> visit.subject() + " " + visit.lasted().toDays()))
                .as("Heidi has only just come")
                .containsExactly("farid 40", "greta 39");
    }

    @Test
    default void M49_needless_forms_costs_that_were_not_expected_and_forced_accounts_have_codes() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("emma", new CheckoutStarted("cart-1"), "2026-03-28T09:00");
        firm.tell("emma", new PaymentFailed("card declined"), "2026-03-28T09:05");
        List<Left> told = new ArrayList<>(List.of(
                new Left("cart-2", at("2026-02-02T09:00"), AbandonReason.EXTRA_COSTS),
                new Left("cart-3", at("2026-02-03T09:00"), AbandonReason.EXTRA_COSTS),
                new Left("cart-3", at("2026-02-03T09:00"), AbandonReason.UNNECESSARY_FORM),
                new Left("cart-4", at("2026-03-20T09:00"), AbandonReason.FORCED_ACCOUNT),
                new Left("cart-5", at("2026-03-21T09:00"), null)));
        firm.customers
                .history()
                .filter(entry -> entry.cause().trigger().equals("PaymentFailed"))
                .forEach(entry -> told.add(new Left("cart-1", entry.at(), AbandonReason.PAYMENT_DECLINED)));
        AbandonReasons why = told.stream()
                .collect(AbandonReasons.of(Left::cart, Left::at, Left::reason)
                        .recent(Duration.ofDays(30))
                        .observedUntil(at("2026-04-01T00:00"))
                        .metric());
        assertThat(why.coverage().rate()).hasToString("4 of 5 = 80.0 %");
        assertThat(why.reasons().get(0).reason()).isEqualTo("EXTRA_COSTS");
        assertThat(why.share("EXTRA_COSTS").rate()).hasToString("2 of 4 = 50.0 %");
        assertThat(why.change("EXTRA_COSTS").value())
                .as("both of February, none of March: that obstacle is gone")
                .hasValue(-1);
        assertThat(why.change("FORCED_ACCOUNT").value()).hasValue(0.5);
        assertThat(why.lastTold("PAYMENT_DECLINED")).contains(at("2026-03-28T09:05"));
    }

    /** A firm that calls whoever complains, and writes to everybody else by itself. */
    private static Firm caring() {
        StageModel model = FiveStage.model()
                .extend("shop")
                .onEntering(RETENTION, Touch.of("welcome-call").via("phone"))
                .build();
        Firm firm = Firm.of(model);
        firm.tell("anna", order("o-1", "10.00"), "2026-03-02T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-03-03T09:00");
        firm.until("2026-03-09T10:00");
        return firm;
    }

    @Test
    default void M55_important_touchpoints_at_the_right_stages() {
        Firm firm = caring();
        TouchpointCoverage coverage = List.of("anna", "bea").stream()
                .flatMap(customer -> firm.planned(customer).stream())
                .collect(TouchpointCoverage.ofTouchpoints()
                        .expecting("RETENTION", "thank-you", "csat-survey", "birthday-card")
                        .metric());
        assertThat(coverage.at("RETENTION", "thank-you"))
                .hasValueSatisfying(one -> assertThat(one.sent()).isEqualTo(2));
        assertThat(coverage.at("RETENTION", "csat-survey")).hasValueSatisfying(survey -> {
            assertThat(List.of(survey.planned(), survey.sent(), survey.pending()))
                    .as("a week after the order: Anna's went out, Bea's is due tomorrow")
                    .containsExactly(2L, 1L, 1L);
        });
        assertThat(coverage.missing())
                .singleElement()
                .satisfies(card -> assertThat(card.touchpoint()).isEqualTo("birthday-card"));
        assertThat(coverage.coverage().rate()).hasToString("2 of 3 = 66.7 %");
        assertThat(coverage.misplaced()).extracting(one -> one.touchpoint()).contains("welcome-call");
    }

    @Test
    default void M57_people_are_free_for_what_needs_people() {
        Firm firm = caring();
        TouchpointCoverage coverage = List.of("anna", "bea").stream()
                .flatMap(customer -> firm.planned(customer).stream())
                .filter(touchpoint -> touchpoint.stage().equals(RETENTION))
                .collect(TouchpointCoverage.ofTouchpoints()
                        .doneByPerson((Touchpoint touchpoint) -> "phone".equals(touchpoint.channel()))
                        .metric());
        assertThat(coverage.automatic().rate())
                .as("two calls; two thanks and one survey went out by themselves")
                .hasToString("3 of 5 = 60.0 %");
    }

    @Test
    default void M62_what_happens_at_each_stage_is_watched_and_what_is_out_of_the_ordinary_is_said() {
        Firm firm = Firm.of(FiveStage.model());
        LocalDate first = LocalDate.of(2026, 1, 5);
        // Week by week 40 get in touch and about half of them order the day after; in the twelfth week four do.
        int[] orders = {20, 22, 19, 18, 21, 20, 23, 19, 20, 21, 18, 4};
        for (int week = 0; week < orders.length; week++) {
            LocalDate monday = first.plusWeeks(week);
            for (int i = 0; i < 40; i++) {
                firm.tell(week + "-" + i, new ContactMade("web"), monday + "T09:00");
            }
            for (int i = 0; i < orders[week]; i++) {
                firm.tell(week + "-" + i, order("o-" + week + "-" + i, "10.00"), monday.plusDays(1) + "T09:00");
            }
        }
        assertThat(firm.customers.population())
                .as("how many there are at each stage, at any time")
                .containsEntry(RETENTION, 225L)
                .containsEntry(FiveStage.ACQUISITION, 255L);

        SortedMap<LocalDate, Rate> weeks = new TreeMap<>();
        firm.customers
                .history()
                .collect(StageConversion.of(StageHistory.ofEntries().observedUntil(at("2026-04-01T00:00")))
                        .steps("ACQUISITION", "RETENTION")
                        .within(Duration.ofDays(3))
                        .metric()
                        .by(entry -> LocalDate.ofInstant(entry.at(), PARIS)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))))
                .segments()
                .forEach((week, conversion) -> weeks.put(week, conversion.rate().rate()));
        Watched watched = Watch.falseAlarms(0.01).over(weeks);
        assertThat(watched.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.day()).isEqualTo(first.plusWeeks(11));
            assertThat(alert.rate()).hasToString("4 of 40 = 10.0 %");
        });
    }

    @Test
    default void M76_the_service_stays_excellent_and_a_drop_of_satisfaction_is_noticed() {
        record Asked(String customer, int score, LocalDate month) {}
        List<Asked> answers = new ArrayList<>();
        // Of fifty loyal customers a month 45 or so are satisfied with 4 or 5; in December 36.
        int[] satisfied = {45, 46, 44, 45, 47, 43, 45, 46, 44, 45, 44, 36};
        for (int month = 1; month <= 12; month++) {
            for (int i = 0; i < 50; i++) {
                int score = i < satisfied[month - 1] ? 4 + i % 2 : 2;
                answers.add(new Asked("c-" + i, score, LocalDate.of(2026, month, 1)));
            }
        }
        SortedMap<LocalDate, Rate> months = new TreeMap<>();
        answers.stream()
                .collect(Csat.<Asked>of(
                                Asked::customer,
                                Asked::score,
                                answer -> answer.month().atStartOfDay(PARIS).toInstant())
                        .metric()
                        .by(Asked::month))
                .segments()
                .forEach((month, csat) -> months.put(month, csat.satisfied().rate()));
        Watched watched = Watch.falseAlarms(0.01).drops().over(months);
        assertThat(watched.alerts().stream().map(alert -> alert.day() + " " + alert.rate()))
                .containsExactly("2026-12-01 36 of 50 = 72.0 %");
    }

    @Test
    default void M67_customers_come_over_several_channels_and_what_each_costs_is_known() {
        List<Won> won = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            won.add(new Won("s-" + i, LocalDate.of(2026, 3, 1 + i % 28), "social media"));
        }
        for (int i = 0; i < 10; i++) {
            won.add(new Won("m-" + i, LocalDate.of(2026, 3, 1 + i), "shop"));
        }
        won.add(new Won("m-0", LocalDate.of(2026, 2, 1), "shop"));
        AcquisitionCost cost = won.stream()
                .collect(AcquisitionCost.of(Won::customer, Won::since, Won::channel)
                        .spent("social media", new BigDecimal("1200"))
                        .spent("shop", new BigDecimal("900"))
                        .spent("fair", new BigDecimal("500"))
                        .margin(customer -> new BigDecimal("5.00"))
                        .churn("social media", new Rate(10, 100))
                        .over(Period.parse("2026-03"), PARIS));
        ChannelCost social = cost.channel("social media").orElseThrow();
        assertThat(social.costPerCustomer()).hasValue(30);
        assertThat(social.payback().orElseThrow().periods().orElseThrow())
                .as("ln(1 - 30 x 0.1 / 5) / ln 0.9")
                .isCloseTo(8.70, within(0.005));
        assertThat(social.valueToCost().orElseThrow()).isCloseTo(1.67, within(0.005));
        assertThat(cost.channel("shop").orElseThrow().costPerCustomer())
                .as("one of the ten was won in February")
                .hasValue(100);
        assertThat(cost.channel("fair").orElseThrow().costPerCustomer())
                .as("500 spent, nobody won")
                .isEmpty();
    }

    @Test
    default void M84_effort_goes_into_the_first_three_stages_and_that_is_seen() {
        List<Question> contacts = new ArrayList<>();
        Instant day = at("2026-03-02T09:00");
        for (int i = 0; i < 1_000; i++) {
            contacts.add(new Question("c-" + i, "email", i < 900 ? Phase.PRE : Phase.DURING, day, day.plusSeconds(60)));
        }
        contacts.add(new Question("c-1", "email", Phase.POST, day, day.plus(Duration.ofDays(3))));
        Effort effort = contacts.stream()
                .collect(Effort.of(Question::customer, Question::phase, Question::asked, Question::answered)
                        .metric());
        assertThat(effort.neglected()).as("one contact is not none").isEmpty();
        assertThat(effort.neglected(0.05)).containsExactly(Phase.POST);
        assertThat(effort.in(Phase.POST).medianFirstResponse())
                .as("and that one took three days where others take a minute")
                .contains(Duration.ofDays(3));
    }
}
