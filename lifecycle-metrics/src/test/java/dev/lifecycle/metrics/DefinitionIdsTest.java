package dev.lifecycle.metrics;

import static dev.lifecycle.metrics.OptionTable.empty;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.churn.Cancellation;
import dev.lifecycle.metrics.churn.ChurnDefinition;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.ChurnRecognition;
import dev.lifecycle.metrics.churn.ChurnStep;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.churn.SilenceDefinition;
import dev.lifecycle.metrics.engagement.ContentEngagement;
import dev.lifecycle.metrics.engagement.SelfService;
import dev.lifecycle.metrics.journey.CartStep;
import dev.lifecycle.metrics.journey.Checkout;
import dev.lifecycle.metrics.journey.CheckoutDefinition;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.FunnelDefinition;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.retention.ColumnRetentionDefinition;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthDefinition;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RetentionDefinition;
import dev.lifecycle.metrics.retention.RollingDefinition;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.retention.StickinessDefinition;
import dev.lifecycle.metrics.revenue.ArpaValue;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.CohortValueDefinition;
import dev.lifecycle.metrics.revenue.MrrDefinition;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.revenue.SimpleValue;
import dev.lifecycle.metrics.survey.Ces;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.survey.Denominator;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survey.Scale;
import dev.lifecycle.metrics.survey.SurveyMetric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The id of a definition says everything that changes its number. Each definition is turned at every option it has; all ids must
 * differ. The options are found by reflection, so that a new one cannot be left out of its table.
 */
class DefinitionIdsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Periods MONTHS = Periods.monthly(PARIS);
    private static final Periods WEEKS = Periods.weekly(PARIS);
    private static final Period MARCH = Period.parse("2026-03");
    private static final Period APRIL = Period.parse("2026-04");

    private record Row(String who, Instant at, String name) {
        boolean isWeb() {
            return name.isEmpty();
        }
    }

    private static OptionTable retention() {
        RetentionDefinition<Row> plain = Retention.of(Row::who, Row::at);
        return OptionTable.of(RetentionDefinition.class, id(plain.in(MONTHS)))
                .with("startedBy", id(plain.startedBy("web", Row::isWeb).in(MONTHS)))
                .with("startedBy", id(plain.startedBy("shop", Row::isWeb).in(MONTHS)))
                .with("returnedBy", id(plain.returnedBy("web", Row::isWeb).in(MONTHS)))
                .with("firstEver", id(plain.firstEver().in(MONTHS)))
                .with("recurring", id(plain.recurring().in(MONTHS)))
                .with("recurring", id(plain.recurring().firstEver().in(MONTHS)))
                .with("bornAt", id(plain.bornAt(Row::at).in(MONTHS)))
                .with("onOrAfter", id(plain.onOrAfter().in(MONTHS)))
                .with("brackets", id(plain.brackets(1, 3).in(MONTHS)))
                .with("brackets", id(plain.brackets(1, 3, 7).in(MONTHS)))
                .with("daily", id(plain.daily(PARIS)))
                .with("weekly", id(plain.weekly(PARIS)))
                .with("weekly", id(plain.weekly(PARIS, SUNDAY)))
                .with("monthly", id(plain.monthly(NEW_YORK)))
                .with("in", id(plain.in(Periods.of(PeriodUnit.YEAR, PARIS, SUNDAY))));
    }

    private static String id(Metric<Row, ?, Retention> metric) {
        return empty(metric).definition();
    }

    private static OptionTable columnRetention() {
        ColumnRetentionDefinition plain = Retention.ofColumns();
        Function<ColumnRetentionDefinition, String> id =
                definition -> empty(definition.in(MONTHS)).definition();
        return OptionTable.of(ColumnRetentionDefinition.class, id.apply(plain))
                .with("recurring", id.apply(plain.recurring()))
                .with("onOrAfter", id.apply(plain.onOrAfter()))
                .with("in", empty(plain.in(WEEKS)).definition());
    }

    private static OptionTable rolling() {
        RollingDefinition<Row> plain = RollingRetention.of(Row::who, Row::at);
        Function<RollingDefinition<Row>, String> id =
                definition -> empty(definition.in(RollingUnit.DAY)).definition();
        return OptionTable.of(RollingDefinition.class, id.apply(plain))
                .with("startedBy", id.apply(plain.startedBy("web", Row::isWeb)))
                .with("startedBy", id.apply(plain.startedBy("shop", Row::isWeb)))
                .with("returnedBy", id.apply(plain.returnedBy("web", Row::isWeb)))
                .with("firstEver", id.apply(plain.firstEver()))
                .with("bornAt", id.apply(plain.bornAt(Row::at)))
                .with("recurring", id.apply(plain.recurring()))
                .with("roundedDownToTheHour", id.apply(plain.roundedDownToTheHour()))
                .with("onOrAfter", id.apply(plain.onOrAfter()))
                .with("brackets", id.apply(plain.brackets(2)))
                .with("in", empty(plain.in(RollingUnit.WEEK)).definition());
    }

    private static OptionTable growth() {
        GrowthDefinition<Row> plain = Growth.of(Row::who, Row::at);
        return OptionTable.of(GrowthDefinition.class, empty(plain.in(MONTHS)).definition())
                .with("bornAt", empty(plain.bornAt(Row::at).in(MONTHS)).definition())
                .with("daily", empty(plain.daily(PARIS)).definition())
                .with("weekly", empty(plain.weekly(PARIS)).definition())
                .with("weekly", empty(plain.weekly(PARIS, SUNDAY)).definition())
                .with("monthly", empty(plain.monthly(NEW_YORK)).definition())
                .with("in", empty(plain.in(Periods.daily(NEW_YORK))).definition());
    }

    private static OptionTable stickiness() {
        StickinessDefinition<Row> plain = Stickiness.of(Row::who, Row::at);
        return OptionTable.of(
                        StickinessDefinition.class, empty(plain.in(MONTHS)).definition())
                .with("atLeast", empty(plain.atLeast(2).in(MONTHS)).definition())
                .with("during", empty(plain.during(MARCH).in(MONTHS)).definition())
                .with("during", empty(plain.during(APRIL).in(MONTHS)).definition())
                .with("daily", empty(plain.daily(PARIS)).definition())
                .with("weekly", empty(plain.weekly(PARIS)).definition())
                .with("in", empty(plain.in(Periods.monthly(NEW_YORK))).definition());
    }

    private static OptionTable repeatRate() {
        RepeatRate<Row> plain = RepeatRate.of(Row::who, Row::at);
        return OptionTable.of(RepeatRate.class, empty(plain.in(PARIS)).definition())
                .with(
                        "countingEveryRow",
                        empty(plain.countingEveryRow().in(PARIS)).definition())
                .with("within", empty(plain.within(30).in(PARIS)).definition())
                .with("within", empty(plain.within(90).in(PARIS)).definition())
                .with("in", empty(plain.in(NEW_YORK)).definition());
    }

    private static OptionTable silence() {
        SilenceDefinition<Row> plain = SilenceChurn.of(Row::who, Row::at).after(30);
        SilenceDefinition<Row> longer = SilenceChurn.of(Row::who, Row::at).after(60);
        return OptionTable.of(SilenceDefinition.class, empty(plain.in(MONTHS)).definition())
                .with("restated", empty(plain.restated().in(MONTHS)).definition())
                .with(
                        "withoutReactivatedInPeriod",
                        empty(plain.withoutReactivatedInPeriod().in(MONTHS)).definition())
                .with("weekly", empty(plain.weekly(PARIS)).definition())
                .with("weekly", empty(plain.weekly(PARIS, SUNDAY)).definition())
                .with("monthly", empty(plain.monthly(NEW_YORK)).definition())
                .with("in", empty(longer.in(MONTHS)).definition());
    }

    private static OptionTable churn() {
        ChurnStep plain = ChurnRate.startOfPeriod(MARCH, PARIS);
        OptionTable table = OptionTable.of(ChurnStep.class, id(plain));
        for (ChurnDefinition definition : ChurnDefinition.values()) {
            table.with("of", id(ChurnRate.by(definition, MARCH, NEW_YORK)));
        }
        for (ChurnRecognition recognition : ChurnRecognition.values()) {
            Metric<Row, ?, ChurnRate> metric = plain.of(Row::who, Row::at, DefinitionIdsTest::running, recognition);
            table.with("of", empty(metric).id());
        }
        return table;
    }

    private static String id(ChurnStep step) {
        Metric<Row, ?, ChurnRate> metric = step.of(Row::who, Row::at, row -> null);
        return empty(metric).id();
    }

    private static @Nullable Cancellation running(Row row) {
        return null;
    }

    private static OptionTable mrr() {
        MrrDefinition<Row> plain = MrrMovements.of(Row::who, Row::at, row -> null, row -> BigDecimal.ONE);
        return OptionTable.of(MrrDefinition.class, empty(plain.in(MONTHS)).definition())
                .with("perItem", empty(plain.perItem(Row::name).in(MONTHS)).definition())
                .with("freeIsActive", empty(plain.freeIsActive().in(MONTHS)).definition())
                .with("monthly", empty(plain.monthly(NEW_YORK)).definition())
                .with("in", empty(plain.in(WEEKS)).definition());
    }

    private static OptionTable cohortValue() {
        CohortValueDefinition<Row> plain = CohortValue.of(Row::who, Row::at, row -> BigDecimal.ONE);
        return OptionTable.of(
                        CohortValueDefinition.class, empty(plain.in(MONTHS)).definition())
                .with("monthly", empty(plain.monthly(NEW_YORK)).definition())
                .with("in", empty(plain.in(WEEKS)).definition());
    }

    private static <R> OptionTable survey(SurveyMetric<Row, R> plain, Function<R, String> id) {
        Function<SurveyMetric<Row, R>, String> of = metric -> id.apply(empty(metric));
        return OptionTable.of(SurveyMetric.class, of.apply(plain))
                .with("latestPer", of.apply(plain.latestPer(Row::who, Row::at)))
                .with("latestPer", of.apply(plain.latestPer(Row::who, Row::at, MONTHS)))
                .with("latestPer", of.apply(plain.latestPer(Row::who, Row::at, Periods.monthly(NEW_YORK))))
                .with("answeredIn", of.apply(plain.answeredIn(MARCH, PARIS, Row::at)))
                .with("answeredIn", of.apply(plain.answeredIn(MARCH, NEW_YORK, Row::at)))
                .with("answeredIn", of.apply(plain.answeredIn(APRIL, PARIS, Row::at)))
                .with("of", of.apply(plain.of(Denominator.SHOWN)));
    }

    private static OptionTable csat() {
        return survey(Csat.<Row>of(row -> 5), Csat::definition)
                .with("of", empty(Csat.of(row -> 5, Scale.ONE_TO_FIVE, 5)).definition())
                .with("of", empty(Csat.of(row -> 5, Scale.ONE_TO_SEVEN, 5)).definition());
    }

    private static OptionTable ces() {
        return survey(Ces.<Row>of(row -> 5), Ces::definition)
                .with(
                        "of",
                        empty(Ces.ofDifficulty(row -> 5, Scale.ONE_TO_SEVEN)).definition())
                .with("of", empty(Ces.of(row -> 5, Scale.ONE_TO_FIVE)).definition());
    }

    private static OptionTable funnel() {
        FunnelDefinition.Steps<Row> rows = Funnel.of(Row::who, Row::at, Row::name);
        FunnelDefinition<Row> plain = rows.steps("a", "b", "c");
        return OptionTable.of(FunnelDefinition.class, empty(plain.metric()).definition())
                .with("strict", empty(plain.strict().metric()).definition())
                .with("anyOrder", empty(plain.anyOrder().metric()).definition())
                .with(
                        "anyOrder",
                        empty(rows.steps("a", "b", "d").anyOrder().metric()).definition())
                .with("within", empty(plain.within(Duration.ofDays(7)).metric()).definition())
                .with("excluding", empty(plain.excluding("refund").metric()).definition())
                .with(
                        "excluding",
                        empty(plain.excluding("refund").excluding("call").metric())
                                .definition())
                .with("orderedBy", empty(plain.orderedBy(row -> 1L).metric()).definition())
                .with("metric", empty(rows.steps("a", "c", "b").metric()).definition())
                .with(
                        "byFirstTouch",
                        empty(plain.byFirstTouch(Row::name)).total().definition())
                .with("byLastTouch", empty(plain.byLastTouch(Row::name)).total().definition())
                .with(
                        "byTouchAt",
                        empty(plain.byTouchAt("b", Row::name)).total().definition())
                .with(
                        "byTouchAt",
                        empty(plain.byTouchAt("c", Row::name)).total().definition());
    }

    private static OptionTable checkout() {
        CheckoutDefinition<Row> plain = Checkout.of(Row::who, Row::at, row -> CartStep.CART);
        Function<CheckoutDefinition<Row>, String> id =
                definition -> empty(definition.metric()).definition();
        return OptionTable.of(CheckoutDefinition.class, id.apply(plain))
                .with("abandonedAfter", id.apply(plain.abandonedAfter(Duration.ofHours(2))))
                .with("recoveredWithin", id.apply(plain.recoveredWithin(Duration.ofDays(1))))
                .with("where", id.apply(plain.where("web", Row::isWeb)))
                .with("metric", id.apply(plain.where("shop", Row::isWeb)));
    }

    /** Each result of a stage history under each of its options; lists of visits and times by subject are raw and have no id. */
    private static OptionTable stages() {
        StageHistory<Row> plain = StageHistory.of(Row::who, Row::at, row -> null, Row::name)
                .stages(List.of("A", "B"))
                .exits(List.of("X"));
        OptionTable table = OptionTable.of(StageHistory.class, "raw")
                .with("visits", "no id")
                .with("timeInStageBySubject", "none");
        stages(table, "stages", plain);
        stages(table, "entriesOnly", plain.entriesOnly("web", Row::isWeb));
        stages(table, "entriesOnly", plain.entriesOnly("shop", Row::isWeb));
        stages(table, "orderedBy", plain.orderedBy(row -> 1L));
        stages(table, "joinedBy", plain.joinedBy(Row::isWeb));
        stages(table, "perEpisode", plain.perEpisode(row -> 1));
        Function<StageHistory<Row>, String> furthest =
                history -> empty(history.furthestStage()).definition();
        return table.with("stages", furthest.apply(plain.stages(List.of("B", "A"))))
                .with("exits", furthest.apply(plain.exits(List.of("B"))))
                .with(
                        "exits",
                        empty(plain.exits(List.of("B")).lastStageBeforeExit()).definition())
                .with("flows", empty(plain.flows(WEEKS)).definition())
                .with(
                        "conversion",
                        empty(plain.conversion("A", "B", Duration.ofDays(2))).definition())
                .with(
                        "conversion",
                        empty(plain.conversion("B", "A", Duration.ofDays(1))).definition())
                .with("funnel", empty(plain.funnel("B", "A")).definition());
    }

    private static void stages(OptionTable table, String option, StageHistory<Row> history) {
        table.with(option, option + table.ids().size())
                .with("population", empty(history.population()).definition())
                .with("furthestStage", empty(history.furthestStage()).definition())
                .with(
                        "lastStageBeforeExit",
                        empty(history.lastStageBeforeExit()).definition())
                .with("transitions", empty(history.transitions()).definition())
                .with("timeInStage", empty(history.timeInStage()).definition())
                .with("flows", empty(history.flows(MONTHS)).definition())
                .with(
                        "conversion",
                        empty(history.conversion("A", "B", Duration.ofDays(1))).definition())
                .with("funnel", empty(history.funnel("A", "B")).definition())
                .with(
                        "funnelOf",
                        empty(history.funnelOf("A", "B").strict().metric()).definition());
    }

    private static OptionTable values() {
        SimpleValue.Inputs inputs = SimpleValue.margin(80).retention(0.9).discount(0.1);
        return OptionTable.of(SimpleValue.class, inputs.firstMarginNow().definition())
                .with(
                        "firstMarginAfterOnePeriod",
                        inputs.firstMarginAfterOnePeriod().definition())
                .with("arpa", ArpaValue.of(100, new Rate(1, 20)).definition())
                .with("margin", ArpaValue.of(100, new Rate(1, 20)).margin(0.8).definition());
    }

    private static OptionTable engagement() {
        Metric<Row, ?, ContentEngagement> views = ContentEngagement.of(Row::who, row -> null, Row::isWeb);
        Metric<Row, ?, ContentEngagement> sessions = ContentEngagement.of(Row::who, row -> null, Row::isWeb, Row::name);
        return OptionTable.of(ContentEngagement.class, empty(views).definition())
                .with("sessions", empty(sessions).definition())
                .with(
                        "self-service",
                        empty(SelfService.of(Row::who, Row::at, Row::isWeb, Duration.ofDays(1)))
                                .definition())
                .with(
                        "self-service",
                        empty(SelfService.of(Row::who, Row::at, Row::isWeb, Duration.ofDays(2)))
                                .definition());
    }

    static Stream<OptionTable> tables() {
        return Stream.of(
                retention(),
                columnRetention(),
                rolling(),
                growth(),
                stickiness(),
                repeatRate(),
                silence(),
                churn(),
                mrr(),
                cohortValue(),
                csat(),
                survey(Csat.<Row>of(row -> 5), csat -> csat.responseRate().definition()),
                survey(Nps.<Row>of(row -> 5), Nps::definition),
                ces(),
                funnel(),
                checkout(),
                stages(),
                values(),
                engagement());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_setting_of_every_option_has_an_id_of_its_own(OptionTable table) {
        assertThat(table.ids()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_option_is_missing_from_its_table(OptionTable table) {
        assertThat(table.options()).containsAll(table.declaredOptions());
    }

    @Test
    void ids_read_like_the_sentence_that_made_them() {
        RetentionDefinition<Row> orders = Retention.<Row>of(Row::who, Row::at)
                .startedBy("sign-up", Row::isWeb)
                .returnedBy("order", Row::isWeb);
        assertThat(id(orders.monthly(PARIS)))
                .isEqualTo("retention/on/first-time/started-by-sign-up/returned-by-order/calendar/month@Europe/Paris");
        assertThat(empty(StageHistory.ofEntries().transitions()).definition())
                .isEqualTo("transitions/per-subject/where-entry/joined/in-sequence");
    }

    @Test
    void a_condition_without_a_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.<Row>of(Row::who, Row::at).startedBy(" ", Row::isWeb))
                .withMessage("a condition is named in the definition of the result, but its name is blank;"
                        + " call it by what it asks of a row");
    }
}
