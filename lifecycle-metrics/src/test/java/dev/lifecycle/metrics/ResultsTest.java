package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.effect.Attribution;
import dev.lifecycle.metrics.effect.Uplift;
import dev.lifecycle.metrics.engagement.ContentEngagement;
import dev.lifecycle.metrics.engagement.Referrals;
import dev.lifecycle.metrics.engagement.SelfService;
import dev.lifecycle.metrics.engagement.UnlockRate;
import dev.lifecycle.metrics.health.Direction;
import dev.lifecycle.metrics.health.HealthCalibration;
import dev.lifecycle.metrics.health.HealthScore;
import dev.lifecycle.metrics.health.RiskSignals;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.PathVariants;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.Stuck;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import dev.lifecycle.metrics.journey.checkout.AbandonReasons;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.retention.CohortGrid;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingActives;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.revenue.AcquisitionCost;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.service.Effort;
import dev.lifecycle.metrics.service.ServiceLevel;
import dev.lifecycle.metrics.service.TouchpointCoverage;
import dev.lifecycle.metrics.service.TouchpointFate;
import dev.lifecycle.metrics.survey.Ces;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.stage.Phase;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric does, whatever it measures: names its definition, has a text, refuses what it cannot count and says which row. */
class ResultsTest {

    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Row WHOLE = new Row("A", NOON, "x", BigDecimal.ONE, 3);

    private record Row(
            @Nullable String who,
            @Nullable Instant at,
            @Nullable String what,
            @Nullable BigDecimal amount,
            @Nullable Integer score)
            implements Serializable {

        boolean isX() {
            return "x".equals(what);
        }
    }

    /** By name: a metric over the rows above, without those that need no customer or no instant. */
    private static Map<String, Metric<Row, ?, ?>> metrics() {
        Period march = Period.parse("2026-03");
        StageHistory<Row> history = StageHistory.<Row>of(Row::who, Row::at, row -> null, Row::what)
                .stages(List.of("x"))
                .exits(Set.of("y"));
        Map<String, Metric<Row, ?, ?>> metrics = new TreeMap<>();
        metrics.put("retention", Retention.<Row>of(Row::who, Row::at).over(Periods.monthly(AUCKLAND)));
        metrics.put("growth", Growth.<Row>of(Row::who, Row::at).over(Periods.monthly(AUCKLAND)));
        metrics.put("stickiness", Stickiness.<Row>of(Row::who, Row::at).over(Periods.daily(AUCKLAND)));
        metrics.put("repeat", RepeatRate.<Row>of(Row::who, Row::at).over(AUCKLAND));
        metrics.put("rolling", RollingRetention.<Row>of(Row::who, Row::at).over(RollingUnit.DAY));
        metrics.put("silence", SilenceChurn.<Row>of(Row::who, Row::at).after(9).over(Periods.monthly(AUCKLAND)));
        metrics.put(
                "churn",
                ChurnRate.<Row>of(Row::who, Row::at, row -> null)
                        .startOfPeriod()
                        .over(march, AUCKLAND));
        metrics.put(
                "mrr",
                MrrMovements.<Row>of(Row::who, Row::at, row -> null, Row::amount)
                        .over(Periods.monthly(AUCKLAND)));
        metrics.put("value", CohortValue.<Row>of(Row::who, Row::at, Row::amount).over(Periods.monthly(AUCKLAND)));
        metrics.put(
                "acquisition cost",
                AcquisitionCost.<Row>of(Row::who, Row::at, row -> "web")
                        .margin(Row::amount)
                        .over(march, AUCKLAND));
        metrics.put(
                "nps",
                Nps.<Row>of(Row::who, Row::score, Row::at).latestPerCustomer().metric());
        metrics.put(
                "csat",
                Csat.<Row>of(Row::who, Row::score, Row::at).latestPerCustomer().metric());
        metrics.put(
                "ces",
                Ces.<Row>of(Row::who, Row::score, Row::at).latestPerCustomer().metric());
        metrics.put(
                "funnel",
                Funnel.<Row>of(Row::who, Row::at, Row::what).steps("x", "y").metric());
        metrics.put(
                "checkout",
                Checkout.<Row>of(Row::who, Row::at, row -> CartStep.CART).metric());
        metrics.put("population", Population.of(history).metric());
        metrics.put("furthest", Population.of(history).furthest().metric());
        metrics.put("lost from", Population.of(history).lastBeforeExit().metric());
        metrics.put("transitions", TransitionMatrix.of(history).metric());
        metrics.put("time in stage", TimeInStage.of(history).metric());
        metrics.put("flows", StageFlows.of(history).over(Periods.monthly(AUCKLAND)));
        metrics.put(
                "conversion",
                StageConversion.of(history)
                        .steps("x", "y")
                        .within(Duration.ofDays(1))
                        .metric());
        metrics.put(
                "self-service",
                SelfService.<Row>of(Row::who, Row::at, Row::isX)
                        .within(Duration.ofDays(1))
                        .metric());
        metrics.put(
                "abandon reasons",
                AbandonReasons.<Row>of(Row::who, Row::at, Row::what)
                        .recent(Duration.ofDays(1))
                        .metric());
        metrics.put(
                "health",
                HealthScore.<Row>of(Row::who, Row::at)
                        .weighted("score", Row::score, 1, 10, Direction.HIGHER_IS_BETTER)
                        .metric());
        metrics.put(
                "risks",
                RiskSignals.<Row>of(Row::who, Row::at)
                        .below("score", Row::score, 5)
                        .metric());
        metrics.put(
                "learnt health",
                HealthCalibration.<Row>of(Row::who, Row::at, Row::isX)
                        .measure("score", Row::score)
                        .metric());
        metrics.put(
                "attribution",
                Attribution.<Row>of(Row::who, Row::at, row -> "web", Row::isX).metric());
        metrics.put(
                "cohort grid", CohortGrid.<Row>of(Row::who, Row::at, Row::score).over(Periods.monthly(AUCKLAND)));
        metrics.put("rolling actives", RollingActives.<Row>of(Row::who, Row::at).over(AUCKLAND));
        metrics.put("paths", PathVariants.of(history).metric());
        metrics.put("stuck", Stuck.of(history).metric());
        metrics.put(
                "unlocks",
                UnlockRate.<Row>of(Row::who, Row::what, Row::at, Row::isX)
                        .within(Duration.ofDays(1))
                        .metric());
        metrics.put(
                "service level",
                ServiceLevel.<Row>of(Row::who, Row::at, row -> null)
                        .answeredWithin(Duration.ofHours(1))
                        .metric());
        return metrics;
    }

    private static Map<String, Metric<Row, ?, ?>> untimed() {
        return new TreeMap<>(Map.of(
                "effort",
                        Effort.<Row>of(Row::who, row -> Phase.PRE, Row::at, row -> null)
                                .metric(),
                "touchpoints",
                        TouchpointCoverage.<Row>of(Row::who, Row::what, Row::what, row -> TouchpointFate.SENT)
                                .metric(),
                "uplift", Uplift.<Row>of(Row::who, Row::isX, Row::isX).metric(),
                "content",
                        ContentEngagement.<Row>of(Row::who, row -> null, Row::isX)
                                .metric(),
                "referrals",
                        Referrals.<Row>of(Row::who, Row::what, Row::isX)
                                .eligible(9)
                                .metric()));
    }

    private static Stream<String> timed() {
        return metrics().keySet().stream();
    }

    private static Stream<String> all() {
        return Stream.concat(timed(), untimed().keySet().stream());
    }

    private static Metric<Row, ?, ?> metric(String name) {
        Metric<Row, ?, ?> metric = metrics().get(name);
        return metric == null ? untimed().get(name) : metric;
    }

    private static void refused(String name, Row row, String message) {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(WHOLE, row).collect(metric(name)))
                .withMessage(message + ", in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(row));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_row_without_who_is_refused_with_the_row(String name) {
        Row nameless = new Row(null, NOON, "x", BigDecimal.ONE, 3);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(WHOLE, nameless).collect(metric(name)))
                .withMessageContaining("is missing (null)")
                .withMessageEndingWith(", in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(nameless));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void a_row_without_when_is_refused_with_the_row(String name) {
        Row timeless = new Row("A", null, "x", BigDecimal.ONE, 3);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(WHOLE, timeless).collect(metric(name)))
                .withMessageContaining("is missing (null)")
                .withMessageEndingWith(", in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(timeless));
    }

    @Test
    void a_row_without_what_is_measured_is_refused_with_the_row() {
        refused("funnel", new Row("A", NOON, null, BigDecimal.ONE, 3), "the name is missing (null)");
        refused("population", new Row("A", NOON, null, BigDecimal.ONE, 3), "the name is missing (null)");
        refused("referrals", new Row("A", NOON, null, BigDecimal.ONE, 3), "the invitee is missing (null)");
        refused("value", new Row("A", NOON, "x", null, 3), "the amount is missing (null)");
        refused("mrr", new Row("A", NOON, "x", null, 3), "the amount is missing (null)");
        refused("nps", new Row("A", NOON, "x", null, -1), "the score -1 is not on the scale 0 to 10");
    }

    @ParameterizedTest
    @MethodSource("timed")
    void an_instant_beyond_every_calendar_is_refused_with_the_row(String name) {
        Row far = new Row("A", Instant.MAX, "x", BigDecimal.ONE, 3);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(WHOLE, far).collect(metric(name)))
                .withMessageEndingWith(", in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(far));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_result_has_a_definition_a_text_and_an_equal_one_from_the_same_rows(String name) throws Exception {
        Object result = Stream.of(WHOLE).collect(metric(name));
        Object definition = result.getClass().getMethod("definition").invoke(result);
        assertThat(String.valueOf(definition)).matches("[A-Za-z0-9-_/@,]+");
        assertThat(result.toString())
                .isNotBlank()
                .doesNotContain(result.getClass().getSimpleName() + "[");
        assertThat((Object) Stream.of(WHOLE).collect(metric(name))).isEqualTo(result);
        assertThat(Stream.<Row>of().collect(metric(name)).toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_metric_is_broken_down_by_a_segment_under_the_same_definition(String name) {
        Segmented<Boolean, ?> byX = Stream.of(WHOLE).collect(metric(name).by(Row::isX));
        assertThat((Object) byX.of(true).orElseThrow()).isEqualTo(byX.total());
        assertThat((Object) byX.total()).isEqualTo(Stream.of(WHOLE).collect(metric(name)));
        assertThat(byX.of(false)).isEmpty();
        Segmented<Boolean, ?> nobody = Stream.<Row>of().collect(metric(name).by(Row::isX));
        assertThat(nobody.segments()).isEmpty();
    }

    @Test
    void reasons_need_nobody_and_have_a_definition() {
        ChurnReasons reasons =
                Stream.of(WHOLE).collect(ChurnReasons.of(Row::what, Row::isX).metric());
        assertThat(reasons.definition()).isEqualTo("churn/reasons-of-known");
    }

    /** Records that are put into a metric, or options of one: their components say it all. */
    private static final Set<String> INPUTS =
            Set.of("Periods", "BillingInterval", "Scale", "SurveyCoolDown", "Cancellation", "Goal", "Watch");

    @Test
    void every_public_record_that_comes_out_has_a_text_of_its_own() {
        List<JavaClass> records = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lifecycle.metrics")
                        .stream()
                        .filter(type -> type.isRecord()
                                && type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .filter(
                                type -> type.getPackageName()
                                        .matches(
                                                ".*\\.(metrics|rate|retention|churn|revenue|survey|journey|engagement|service|health|effect|members|watch)"))
                        .filter(type -> type.isTopLevelClass() && !INPUTS.contains(type.getSimpleName()))
                        .toList();
        assertThat(records).hasSizeGreaterThan(30);
        // A text of its own is not made by the compiler's bootstrap method, which no one calls by name.
        assertThat(records)
                .allSatisfy(type -> assertThat(type.getMethod("toString")
                                        .getMethodCallsFromSelf()
                                        .size()
                                + type.getMethod("toString").getFieldAccesses().size())
                        .as("the text of %s", type.getName())
                        .isPositive());
    }
}
