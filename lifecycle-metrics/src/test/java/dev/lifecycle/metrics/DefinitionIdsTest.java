package dev.lifecycle.metrics;

import static dev.lifecycle.metrics.OptionTable.empty;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.churn.Cancellation;
import dev.lifecycle.metrics.churn.ChurnFormula;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.ChurnRateDefinition;
import dev.lifecycle.metrics.churn.ChurnRecognition;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.churn.SilenceChurnDefinition;
import dev.lifecycle.metrics.effect.Attribution;
import dev.lifecycle.metrics.effect.AttributionDefinition;
import dev.lifecycle.metrics.effect.Uplift;
import dev.lifecycle.metrics.effect.UpliftDefinition;
import dev.lifecycle.metrics.engagement.ContentEngagement;
import dev.lifecycle.metrics.engagement.ContentEngagementDefinition;
import dev.lifecycle.metrics.engagement.SelfService;
import dev.lifecycle.metrics.engagement.SelfServiceDefinition;
import dev.lifecycle.metrics.engagement.UnlockRate;
import dev.lifecycle.metrics.engagement.UnlockRateDefinition;
import dev.lifecycle.metrics.health.Direction;
import dev.lifecycle.metrics.health.HealthCalibration;
import dev.lifecycle.metrics.health.HealthCalibrationDefinition;
import dev.lifecycle.metrics.health.HealthScore;
import dev.lifecycle.metrics.health.HealthScoreDefinition;
import dev.lifecycle.metrics.health.RiskSignals;
import dev.lifecycle.metrics.health.RiskSignalsDefinition;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.FunnelDefinition;
import dev.lifecycle.metrics.journey.PathVariants;
import dev.lifecycle.metrics.journey.PathVariantsDefinition;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.PopulationDefinition;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.Stuck;
import dev.lifecycle.metrics.journey.StuckDefinition;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import dev.lifecycle.metrics.journey.checkout.AbandonReasons;
import dev.lifecycle.metrics.journey.checkout.AbandonReasonsDefinition;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.journey.checkout.CheckoutDefinition;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.retention.CohortGrid;
import dev.lifecycle.metrics.retention.CohortGridDefinition;
import dev.lifecycle.metrics.retention.ColumnRetentionDefinition;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthDefinition;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.RepeatRateDefinition;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RetentionDefinition;
import dev.lifecycle.metrics.retention.RollingActives;
import dev.lifecycle.metrics.retention.RollingActivesDefinition;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingRetentionDefinition;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.retention.StickinessDefinition;
import dev.lifecycle.metrics.revenue.AcquisitionCost;
import dev.lifecycle.metrics.revenue.AcquisitionCostDefinition;
import dev.lifecycle.metrics.revenue.ArpaValue;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.CohortValueDefinition;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.revenue.MrrMovementsDefinition;
import dev.lifecycle.metrics.revenue.SimpleValue;
import dev.lifecycle.metrics.service.ServiceLevel;
import dev.lifecycle.metrics.service.ServiceLevelDefinition;
import dev.lifecycle.metrics.service.TouchpointCoverage;
import dev.lifecycle.metrics.service.TouchpointCoverageDefinition;
import dev.lifecycle.metrics.service.TouchpointFate;
import dev.lifecycle.metrics.survey.Ces;
import dev.lifecycle.metrics.survey.CesDefinition;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.survey.CsatDefinition;
import dev.lifecycle.metrics.survey.Denominator;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survey.Scale;
import dev.lifecycle.metrics.survey.SurveyDefinition;
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
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
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
        return OptionTable.of(RetentionDefinition.class, id(plain.over(MONTHS)))
                .with("startedBy", id(plain.startedBy("web", Row::isWeb).over(MONTHS)))
                .with("startedBy", id(plain.startedBy("shop", Row::isWeb).over(MONTHS)))
                .with("returnedBy", id(plain.returnedBy("web", Row::isWeb).over(MONTHS)))
                .with("firstEver", id(plain.firstEver().over(MONTHS)))
                .with("recurring", id(plain.recurring().over(MONTHS)))
                .with("recurring", id(plain.recurring().firstEver().over(MONTHS)))
                .with("bornAt", id(plain.bornAt(Row::at).over(MONTHS)))
                .with("onOrAfter", id(plain.onOrAfter().over(MONTHS)))
                .with("brackets", id(plain.brackets(1, 3).over(MONTHS)))
                .with("brackets", id(plain.brackets(1, 3, 7).over(MONTHS)))
                .with("over", id(plain.over(Periods.daily(PARIS))))
                .with("over", id(plain.over(Periods.weekly(PARIS))))
                .with("over", id(plain.over(Periods.weekly(PARIS, SUNDAY))))
                .with("over", id(plain.over(Periods.monthly(NEW_YORK))))
                .with("over", id(plain.over(Periods.of(PeriodUnit.YEAR, PARIS, SUNDAY))));
    }

    private static String id(Metric<Row, ?, Retention> metric) {
        return empty(metric).definition();
    }

    private static OptionTable columnRetention() {
        ColumnRetentionDefinition plain = Retention.ofColumns();
        Function<ColumnRetentionDefinition, String> id =
                definition -> empty(definition.over(MONTHS)).definition();
        return OptionTable.of(ColumnRetentionDefinition.class, id.apply(plain))
                .with("recurring", id.apply(plain.recurring()))
                .with("onOrAfter", id.apply(plain.onOrAfter()))
                .with("over", empty(plain.over(WEEKS)).definition());
    }

    private static OptionTable rolling() {
        RollingRetentionDefinition<Row> plain = RollingRetention.of(Row::who, Row::at);
        Function<RollingRetentionDefinition<Row>, String> id =
                definition -> empty(definition.over(RollingUnit.DAY)).definition();
        return OptionTable.of(RollingRetentionDefinition.class, id.apply(plain))
                .with("startedBy", id.apply(plain.startedBy("web", Row::isWeb)))
                .with("startedBy", id.apply(plain.startedBy("shop", Row::isWeb)))
                .with("returnedBy", id.apply(plain.returnedBy("web", Row::isWeb)))
                .with("firstEver", id.apply(plain.firstEver()))
                .with("bornAt", id.apply(plain.bornAt(Row::at)))
                .with("recurring", id.apply(plain.recurring()))
                .with("roundedDownToTheHour", id.apply(plain.roundedDownToTheHour()))
                .with("onOrAfter", id.apply(plain.onOrAfter()))
                .with("brackets", id.apply(plain.brackets(2)))
                .with("over", empty(plain.over(RollingUnit.WEEK)).definition());
    }

    private static OptionTable growth() {
        GrowthDefinition<Row> plain = Growth.of(Row::who, Row::at);
        return OptionTable.of(GrowthDefinition.class, empty(plain.over(MONTHS)).definition())
                .with("bornAt", empty(plain.bornAt(Row::at).over(MONTHS)).definition())
                .with("over", empty(plain.over(Periods.daily(PARIS))).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS))).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS, SUNDAY))).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition())
                .with("over", empty(plain.over(Periods.daily(NEW_YORK))).definition());
    }

    private static OptionTable stickiness() {
        StickinessDefinition<Row> plain = Stickiness.of(Row::who, Row::at);
        return OptionTable.of(
                        StickinessDefinition.class, empty(plain.over(MONTHS)).definition())
                .with("atLeast", empty(plain.atLeast(2).over(MONTHS)).definition())
                .with("during", empty(plain.during(MARCH).over(MONTHS)).definition())
                .with("during", empty(plain.during(APRIL).over(MONTHS)).definition())
                .with("over", empty(plain.over(Periods.daily(PARIS))).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS))).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition());
    }

    private static OptionTable repeatRate() {
        RepeatRateDefinition<Row> plain = RepeatRate.of(Row::who, Row::at);
        return OptionTable.of(
                        RepeatRateDefinition.class, empty(plain.over(PARIS)).definition())
                .with(
                        "countingEveryRow",
                        empty(plain.countingEveryRow().over(PARIS)).definition())
                .with("within", empty(plain.within(30).over(PARIS)).definition())
                .with("within", empty(plain.within(90).over(PARIS)).definition())
                .with("over", empty(plain.over(NEW_YORK)).definition());
    }

    private static OptionTable silence() {
        SilenceChurnDefinition<Row> plain = SilenceChurn.of(Row::who, Row::at).after(30);
        SilenceChurnDefinition<Row> longer = SilenceChurn.of(Row::who, Row::at).after(60);
        return OptionTable.of(
                        SilenceChurnDefinition.class, empty(plain.over(MONTHS)).definition())
                .with("restated", empty(plain.restated().over(MONTHS)).definition())
                .with(
                        "withoutReactivatedInPeriod",
                        empty(plain.withoutReactivatedInPeriod().over(MONTHS)).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS))).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS, SUNDAY))).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition())
                .with("over", empty(longer.over(MONTHS)).definition());
    }

    private static OptionTable churn() {
        ChurnRateDefinition<Row> plain = ChurnRate.of(Row::who, Row::at, row -> null);
        OptionTable table = OptionTable.of(ChurnRateDefinition.class, id(plain, PARIS))
                .with("startOfPeriod", id(plain.startOfPeriod(), NEW_YORK))
                .with("naive", id(plain.naive(), PARIS))
                .with("startPlusNew", id(plain.startPlusNew(), PARIS))
                .with("dailySum", id(plain.dailySum(), PARIS))
                .with("snapshot", id(plain.snapshot(), PARIS));
        for (ChurnFormula formula : ChurnFormula.values()) {
            table.with("by", id(plain.by(formula), AUCKLAND));
        }
        for (ChurnRecognition recognition : ChurnRecognition.values()) {
            table.with("over", id(ChurnRate.of(Row::who, Row::at, DefinitionIdsTest::running, recognition), PARIS));
        }
        return table;
    }

    private static String id(ChurnRateDefinition<Row> definition, ZoneId zone) {
        return empty(definition.over(MARCH, zone)).definition();
    }

    private static @Nullable Cancellation running(Row row) {
        return null;
    }

    private static OptionTable mrr() {
        MrrMovementsDefinition<Row> plain = MrrMovements.of(Row::who, Row::at, row -> null, row -> BigDecimal.ONE);
        return OptionTable.of(
                        MrrMovementsDefinition.class, empty(plain.over(MONTHS)).definition())
                .with("perItem", empty(plain.perItem(Row::name).over(MONTHS)).definition())
                .with("credits", empty(plain.credits().over(MONTHS)).definition())
                .with("freeIsActive", empty(plain.freeIsActive().over(MONTHS)).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition())
                .with("over", empty(plain.over(WEEKS)).definition());
    }

    private static OptionTable cohortValue() {
        CohortValueDefinition<Row> plain = CohortValue.of(Row::who, Row::at, row -> BigDecimal.ONE);
        return OptionTable.of(
                        CohortValueDefinition.class, empty(plain.over(MONTHS)).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition())
                .with("over", empty(plain.over(WEEKS)).definition());
    }

    private static OptionTable acquisitionCost() {
        AcquisitionCostDefinition<Row> plain = AcquisitionCost.of(Row::who, Row::at, Row::name);
        return OptionTable.of(
                        AcquisitionCostDefinition.class,
                        empty(plain.over(MARCH, PARIS)).definition())
                .with(
                        "margin",
                        empty(plain.margin(row -> BigDecimal.ONE).over(MARCH, PARIS))
                                .definition())
                .with("over", empty(plain.over(PARIS)).definition())
                .with("over", empty(plain.over(NEW_YORK)).definition())
                .with("over", empty(plain.over(APRIL, PARIS)).definition())
                .with("over", empty(plain.over(MARCH, NEW_YORK)).definition());
    }

    private static <R, D extends SurveyDefinition<Row, R, D>> OptionTable survey(D plain, Function<R, String> id) {
        Function<SurveyDefinition<Row, R, ?>, String> of = definition -> id.apply(empty(definition.metric()));
        return OptionTable.of(plain.getClass(), of.apply(plain))
                .with("latestPerCustomer", of.apply(plain.latestPerCustomer()))
                .with("latestPerCustomer", of.apply(plain.latestPerCustomer(MONTHS)))
                .with("latestPerCustomer", of.apply(plain.latestPerCustomer(Periods.monthly(NEW_YORK))))
                .with("over", id.apply(empty(plain.over(MARCH, PARIS))))
                .with("over", id.apply(empty(plain.over(MARCH, NEW_YORK))))
                .with("over", id.apply(empty(plain.over(APRIL, PARIS))))
                .with("metric", id.apply(empty(plain.sharesOf(Denominator.SHOWN).over(MARCH, PARIS))))
                .with("sharesOf", of.apply(plain.sharesOf(Denominator.SHOWN)));
    }

    private static CsatDefinition<Row> satisfied() {
        return Csat.<Row>of(Row::who, row -> 5, Row::at);
    }

    private static OptionTable csat() {
        return survey(satisfied(), Csat::definition)
                .with(
                        "scale",
                        empty(satisfied().scale(Scale.ONE_TO_FIVE, 5).metric()).definition())
                .with(
                        "scale",
                        empty(satisfied().scale(Scale.ONE_TO_SEVEN, 5).metric()).definition());
    }

    private static OptionTable csatResponse() {
        Function<Csat, String> id = csat -> csat.responseRate().definition();
        return survey(satisfied(), id)
                .with(
                        "scale",
                        id.apply(empty(satisfied().scale(Scale.ONE_TO_FIVE, 5).metric())));
    }

    private static OptionTable ces() {
        CesDefinition<Row> plain = Ces.<Row>of(Row::who, row -> 5, Row::at);
        return survey(plain, Ces::definition)
                .with(
                        "askingForDifficulty",
                        empty(plain.askingForDifficulty().metric()).definition())
                .with("scale", empty(plain.scale(Scale.ONE_TO_FIVE).metric()).definition());
    }

    private static OptionTable funnel() {
        FunnelDefinition.Steps<Row> rows = Funnel.of(Row::who, Row::at, Row::name);
        FunnelDefinition<Row> plain = rows.steps("a", "b", "c");
        return OptionTable.of(FunnelDefinition.class, empty(plain.metric()).definition())
                .with("strict", empty(plain.strict().metric()).definition())
                .with("strictOrder", empty(plain.strictOrder().metric()).definition())
                .with("strictlyLater", empty(plain.strictlyLater().metric()).definition())
                .with("timedFromFirst", empty(plain.timedFromFirst().metric()).definition())
                .with(
                        "timedFromLatest",
                        empty(rows.steps("a", "b", "e").timedFromLatest().metric())
                                .definition())
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
                .with("where", empty(plain.where("web", Row::isWeb).metric()).definition())
                .with("where", empty(plain.where("shop", Row::isWeb).metric()).definition())
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
        OptionTable table = OptionTable.of(StageHistory.class, "raw");
        stages(table, "stages", plain);
        stages(table, "where", plain.where("web", Row::isWeb));
        stages(table, "where", plain.where("shop", Row::isWeb));
        stages(table, "orderedBy", plain.orderedBy(row -> 1L));
        stages(table, "joinedBy", plain.joinedBy(Row::isWeb));
        stages(table, "perEpisode", plain.perEpisode(row -> 1));
        Function<StageHistory<Row>, String> furthest =
                history -> empty(Population.of(history).furthest().metric()).definition();
        return table.with("stages", furthest.apply(plain.stages(List.of("B", "A"))))
                .with("exits", furthest.apply(plain.exits(List.of("B"))))
                .with(
                        "exits",
                        empty(Population.of(plain.exits(List.of("B")))
                                        .lastBeforeExit()
                                        .metric())
                                .definition())
                .with("flows", empty(StageFlows.of(plain).over(WEEKS)).definition())
                .with(
                        "conversion",
                        empty(StageConversion.of(plain)
                                        .steps("A", "B")
                                        .within(Duration.ofDays(2))
                                        .metric())
                                .definition())
                .with(
                        "conversion",
                        empty(StageConversion.of(plain)
                                        .steps("B", "A")
                                        .within(Duration.ofDays(1))
                                        .metric())
                                .definition())
                .with("funnel", empty(Funnel.of(plain).steps("B", "A").metric()).definition());
    }

    private static void stages(OptionTable table, String option, StageHistory<Row> history) {
        table.with(option, option + table.ids().size())
                .with("population", empty(Population.of(history).metric()).definition())
                .with(
                        "furthestStage",
                        empty(Population.of(history).furthest().metric()).definition())
                .with(
                        "lastStageBeforeExit",
                        empty(Population.of(history).lastBeforeExit().metric()).definition())
                .with(
                        "transitions",
                        empty(TransitionMatrix.of(history).metric()).definition())
                .with("timeInStage", empty(TimeInStage.of(history).metric()).definition())
                .with("flows", empty(StageFlows.of(history).over(MONTHS)).definition())
                .with(
                        "conversion",
                        empty(StageConversion.of(history)
                                        .steps("A", "B")
                                        .within(Duration.ofDays(1))
                                        .metric())
                                .definition())
                .with(
                        "funnel",
                        empty(Funnel.of(history).steps("A", "B").metric()).definition())
                .with(
                        "funnelOf",
                        empty(Funnel.of(history).steps("A", "B").strict().metric())
                                .definition());
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

    private static OptionTable populations() {
        PopulationDefinition<Row> plain = Population.of(StageHistory.of(Row::who, Row::at, row -> null, Row::name)
                .stages(List.of("A", "B"))
                .exits(List.of("X")));
        StageHistory<Row> other =
                StageHistory.of(Row::who, Row::at, row -> null, Row::name).orderedBy(row -> 1L);
        return OptionTable.of(PopulationDefinition.class, empty(plain.metric()).definition())
                .with("furthest", empty(plain.furthest().metric()).definition())
                .with("lastBeforeExit", empty(plain.lastBeforeExit().metric()).definition())
                .with("metric", empty(Population.of(other).metric()).definition());
    }

    private static OptionTable content() {
        ContentEngagementDefinition<Row> plain = ContentEngagement.of(Row::who, row -> null, Row::isWeb);
        return OptionTable.of(
                        ContentEngagementDefinition.class, empty(plain.metric()).definition())
                .with("metric", empty(plain.metric()).clickShare().definition())
                .with("perSession", empty(plain.perSession(Row::name).metric()).definition());
    }

    private static OptionTable selfService() {
        SelfServiceDefinition.Window<Row> plain = SelfService.of(Row::who, Row::at, Row::isWeb);
        return OptionTable.of(
                        SelfServiceDefinition.class,
                        empty(plain.within(Duration.ofDays(1)).metric()).definition())
                .with("metric", empty(plain.within(Duration.ofDays(2)).metric()).definition());
    }

    private static OptionTable unlocks() {
        UnlockRateDefinition.Window<Row> plain = UnlockRate.of(Row::who, Row::name, Row::at, Row::isWeb);
        return OptionTable.of(
                        UnlockRateDefinition.class,
                        empty(plain.within(Duration.ofDays(1)).metric()).definition())
                .with("metric", empty(plain.within(Duration.ofDays(2)).metric()).definition());
    }

    private static OptionTable abandonReasons() {
        AbandonReasonsDefinition.Recency<Row> plain = AbandonReasons.of(Row::who, Row::at, Row::name);
        return OptionTable.of(
                        AbandonReasonsDefinition.class,
                        empty(plain.recent(Duration.ofDays(1)).metric()).definition())
                .with("metric", empty(plain.recent(Duration.ofDays(2)).metric()).definition());
    }

    private static OptionTable paths() {
        StageHistory<Row> rows = StageHistory.of(Row::who, Row::at, row -> null, Row::name);
        PathVariantsDefinition<Row> plain = PathVariants.of(rows);
        return OptionTable.of(
                        PathVariantsDefinition.class, empty(plain.metric()).definition())
                .with("firstStages", empty(plain.firstStages(2).metric()).definition())
                .with("firstStages", empty(plain.firstStages(3).metric()).definition())
                .with("withoutRepeats", empty(plain.withoutRepeats().metric()).definition())
                .with(
                        "metric",
                        empty(PathVariants.of(rows.exits(List.of("X"))).metric())
                                .definition());
    }

    private static OptionTable stuck() {
        StageHistory<Row> rows = StageHistory.of(Row::who, Row::at, row -> null, Row::name);
        StuckDefinition<Row> plain = Stuck.of(rows);
        return OptionTable.of(StuckDefinition.class, empty(plain.metric()).definition())
                .with("beyond", empty(plain.beyond(0.5).metric()).definition())
                .with("beyond", empty(plain.beyond(0.975).metric()).definition())
                .with("atLeast", empty(plain.atLeast(1).metric()).definition())
                .with(
                        "metric",
                        empty(Stuck.of(rows.exits(List.of("X"))).metric()).definition());
    }

    private static OptionTable serviceLevel() {
        ServiceLevelDefinition.Target<Row> rows = ServiceLevel.of(Row::who, Row::at, row -> null);
        ServiceLevelDefinition<Row> plain = rows.answeredWithin(Duration.ofHours(1));
        return OptionTable.of(
                        ServiceLevelDefinition.class, empty(plain.metric()).definition())
                .with("where", empty(plain.where("web", Row::isWeb).metric()).definition())
                .with("where", empty(plain.where("shop", Row::isWeb).metric()).definition())
                .with(
                        "metric",
                        empty(rows.answeredWithin(Duration.ofHours(2)).metric()).definition());
    }

    private static OptionTable touchpoints() {
        TouchpointCoverageDefinition<Row> plain =
                TouchpointCoverage.of(Row::who, Row::name, Row::name, row -> TouchpointFate.SENT);
        return OptionTable.of(
                        TouchpointCoverageDefinition.class,
                        empty(plain.metric()).definition())
                .with(
                        "doneByPerson",
                        empty(plain.doneByPerson(Row::isWeb).metric()).definition())
                .with("expecting", empty(plain.expecting("A", "x").metric()).definition())
                .with("expecting", empty(plain.expecting("A", "y").metric()).definition())
                .with(
                        "metric",
                        empty(plain.expecting("A", "y").expecting("B", "x").metric())
                                .definition());
    }

    private static OptionTable health() {
        HealthScoreDefinition<Row> plain =
                HealthScore.<Row>of(Row::who, Row::at).weighted("x", row -> 1, 40, 0.8, Direction.HIGHER_IS_BETTER);
        return OptionTable.of(HealthScoreDefinition.class, empty(plain.metric()).definition())
                .with(
                        "weighted",
                        empty(plain.weighted("y", row -> 1, 40, 0.8, Direction.HIGHER_IS_BETTER)
                                        .metric())
                                .definition())
                .with(
                        "weighted",
                        empty(plain.weighted("y", row -> 1, 40, 0.8, Direction.LOWER_IS_BETTER)
                                        .metric())
                                .definition())
                .with(
                        "weighted",
                        empty(plain.weighted("y", row -> 1, 40.5, 0.8, Direction.LOWER_IS_BETTER)
                                        .metric())
                                .definition())
                .with(
                        "weighted",
                        empty(plain.weighted("y", row -> 1, 40, 8, Direction.LOWER_IS_BETTER)
                                        .metric())
                                .definition())
                .with("colours", empty(plain.colours(50, 80).metric()).definition())
                .with("colours", empty(plain.colours(40, 75).metric()).definition())
                .with(
                        "metric",
                        empty(HealthScore.<Row>of(Row::who, Row::at)
                                        .weighted("z", row -> 1, 40, 0.8, Direction.HIGHER_IS_BETTER)
                                        .metric())
                                .definition());
    }

    private static OptionTable risks() {
        RiskSignalsDefinition<Row> plain =
                RiskSignals.<Row>of(Row::who, Row::at).below("x", row -> 1, 1);
        return OptionTable.of(RiskSignalsDefinition.class, empty(plain.metric()).definition())
                .with("below", empty(plain.below("y", row -> 1, 1).metric()).definition())
                .with("below", empty(plain.below("y", row -> 1, 1.5).metric()).definition())
                .with("above", empty(plain.above("y", row -> 1, 1).metric()).definition())
                .with(
                        "worth",
                        empty(plain.worth(row -> BigDecimal.ONE).metric()).definition())
                .with(
                        "metric",
                        empty(RiskSignals.<Row>of(Row::who, Row::at)
                                        .above("x", row -> 1, 1)
                                        .metric())
                                .definition());
    }

    private static OptionTable learntHealth() {
        HealthCalibrationDefinition<Row> plain =
                HealthCalibration.<Row>of(Row::who, Row::at, Row::isWeb).measure("x", row -> 1);
        return OptionTable.of(
                        HealthCalibrationDefinition.class, empty(plain.metric()).definition())
                .with("measure", empty(plain.measure("y", row -> 1).metric()).definition())
                .with("atLeast", empty(plain.atLeast(5).metric()).definition())
                .with(
                        "judgedFrom",
                        empty(plain.judgedFrom(Instant.EPOCH).metric()).definition())
                .with(
                        "judgedFrom",
                        empty(plain.judgedFrom(Instant.EPOCH.plusSeconds(1)).metric())
                                .definition())
                .with(
                        "metric",
                        empty(HealthCalibration.<Row>of(Row::who, Row::at, Row::isWeb)
                                        .measure("z", row -> 1)
                                        .metric())
                                .definition());
    }

    private static OptionTable uplift() {
        UpliftDefinition<Row> plain = Uplift.<Row>of(Row::who, Row::isWeb, Row::isWeb);
        return OptionTable.of(UpliftDefinition.class, empty(plain.metric()).definition())
                .with(
                        "amount",
                        empty(plain.amount(row -> BigDecimal.ONE).metric()).definition())
                .with("metric", "only one");
    }

    private static OptionTable attribution() {
        AttributionDefinition<Row> plain = Attribution.<Row>of(Row::who, Row::at, Row::name, Row::isWeb);
        return OptionTable.of(AttributionDefinition.class, empty(plain.metric()).definition())
                .with("within", empty(plain.within(Duration.ofDays(1)).metric()).definition())
                .with("within", empty(plain.within(Duration.ofDays(2)).metric()).definition())
                .with("metric", "only one");
    }

    private static OptionTable cohortGrid() {
        CohortGridDefinition<Row> plain = CohortGrid.<Row>of(Row::who, Row::at, row -> 1);
        return OptionTable.of(
                        CohortGridDefinition.class,
                        empty(plain.over(Periods.monthly(PARIS))).definition())
                .with("over", empty(plain.over(Periods.weekly(PARIS))).definition())
                .with("over", empty(plain.over(Periods.monthly(NEW_YORK))).definition());
    }

    private static OptionTable rollingActives() {
        RollingActivesDefinition<Row> plain = RollingActives.<Row>of(Row::who, Row::at);
        return OptionTable.of(
                        RollingActivesDefinition.class, empty(plain.over(PARIS)).definition())
                .with("windows", empty(plain.windows(7).over(PARIS)).definition())
                .with("windows", empty(plain.windows(7, 28).over(PARIS)).definition())
                .with("over", empty(plain.over(NEW_YORK)).definition());
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
                acquisitionCost(),
                csat(),
                csatResponse(),
                survey(Nps.<Row>of(Row::who, row -> 5, Row::at), Nps::definition),
                ces(),
                funnel(),
                checkout(),
                stages(),
                values(),
                populations(),
                content(),
                unlocks(),
                stuck(),
                paths(),
                abandonReasons(),
                serviceLevel(),
                touchpoints(),
                uplift(),
                attribution(),
                rollingActives(),
                cohortGrid(),
                health(),
                risks(),
                learntHealth(),
                selfService());
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
        assertThat(id(orders.over(Periods.monthly(PARIS))))
                .isEqualTo("retention/on/first-time/started-by-sign-up/returned-by-order/calendar/month@Europe/Paris");
        assertThat(empty(TransitionMatrix.of(StageHistory.ofEntries()).metric()).definition())
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
