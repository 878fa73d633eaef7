package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lifecycle.metrics.health.Direction;
import dev.lifecycle.metrics.health.HealthScore;
import dev.lifecycle.metrics.members.Members;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.revenue.MrrBridge;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.survival.NelsonAalen;
import dev.lifecycle.metrics.value.lifetime.LifetimeValue;
import dev.lifecycle.metrics.value.markov.MarkovChain;
import dev.lifecycle.metrics.value.markov.MarkovValue;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.renewal.RenewalTable;
import dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.watch.Watch;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain mapper of the host writes of every result what a person reads off it. */
class JsonTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final JsonMapper MAPPER = new JsonMapper();

    private enum Plan implements Stage {
        PAYING,
        LOST
    }

    private record Order(
            String who, LocalDate day, @Nullable Integer score) {}

    private static JsonNode json(Object result) {
        return MAPPER.readTree(MAPPER.writeValueAsString(result));
    }

    private static double figure(Object result, String name) {
        return json(result).path("figures").path(name).asDouble(Double.NaN);
    }

    private static PurchaseSummary customers() {
        double[] ages = new double[1500];
        Arrays.setAll(ages, i -> 20 + i % 40);
        return GammaGamma.of(6.25, 3.74, 15.44)
                .simulate(
                        BgNbd.of(1.5, 4.4, 0.5, 2.4).simulate(ages, new SplittableRandom(1)), new SplittableRandom(2));
    }

    @Test
    @DisplayName("net and gross retention, rates with their intervals, scores, p-values")
    void what_is_computed_from_records() {
        MrrBridge bridge = MrrBridge.of(
                BigDecimal.valueOf(10_000),
                BigDecimal.valueOf(2_000),
                BigDecimal.valueOf(800),
                BigDecimal.valueOf(400),
                BigDecimal.valueOf(300),
                BigDecimal.valueOf(900));
        assertThat(figure(bridge, "grossRetention")).isEqualTo(0.88);
        assertThat(figure(bridge, "netRetention")).isEqualTo(0.96);
        assertThat(figure(bridge, "end")).isEqualTo(12_000);
        assertThat(json(bridge).path("start").asInt()).isEqualTo(10_000);
        MeasuredRate rate = MeasuredRate.of(new Rate(18, 120), true, "x");
        assertThat(figure(rate, "value")).isEqualTo(0.15);
        assertThat(json(rate).path("figures").path("interval").path("low").asDouble())
                .isCloseTo(0.097, within(1e-3));
        assertThat(json(new Rate(0, 0)).path("figures").path("value").isNull()).isTrue();
        assertThat(figure(RateDifference.between(new Rate(1, 10), new Rate(3, 10)), "pValue"))
                .isBetween(0.0, 1.0);
        assertThat(figure(Change.between(1, 1, 2, 1), "pValue")).isBetween(0.0, 1.0);
    }

    @Test
    @DisplayName("parameters with standard errors and verdict of every fitted model")
    void fitted_models() {
        PurchaseSummary customers = customers();
        RenewalTable table = RenewalTable.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
        for (Object model : List.of(
                BgNbd.fit(customers),
                MbgNbd.fit(customers),
                ParetoNbd.fit(customers),
                GammaGamma.fit(customers),
                ShiftedBetaGeometric.fit(table),
                BetaDiscreteWeibull.fit(table))) {
            JsonNode figures = json(model).path("figures");
            assertThat(figures.path("parameters").size()).as("%s", model).isPositive();
            JsonNode fit = figures.path("fit");
            assertThat(fit.path("verdict").path("kind").asString())
                    .as("%s", model)
                    .isNotEmpty();
            assertThat(fit.path("parameters").get(0).path("name").asString()).isNotEmpty();
            assertThat(fit.path("parameters").get(0).has("standardError")).isTrue();
            assertThat(fit.path("logLikelihood").asDouble()).isNegative();
        }
        assertThat(json(BgNbd.of(1, 2, 3, 4))
                        .path("figures")
                        .path("parameters")
                        .path("alpha")
                        .asDouble())
                .isEqualTo(2);
        assertThat(figure(customers, "size")).isEqualTo(1500);
    }

    @Test
    @DisplayName("curves, chains, tables and their segments")
    void curves_and_tables() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[] {1, 2, 3}, new boolean[] {true, true, false});
        assertThat(json(curve)
                        .path("figures")
                        .path("points")
                        .get(0)
                        .path("survival")
                        .asDouble())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(json(curve).path("figures").path("median").path("time").isMissingNode())
                .isIn(true, false);
        assertThat(json(NelsonAalen.ofColumns(new double[] {1, 2}, new boolean[] {true, true}))
                        .path("figures")
                        .path("times")
                        .size())
                .isEqualTo(2);
        MarkovValue value = MarkovValue.of(MarkovChain.of(
                        List.of(Plan.values()), new double[][] {{0.75, 0.25}, {0, 1}}))
                .margin(Plan.PAYING, 10)
                .over(PeriodUnit.MONTH);
        assertThat(json(value).path("figures").path("values").path("PAYING").asDouble())
                .isEqualTo(40);
        MarkovValue endless = MarkovValue.of(MarkovChain.of(List.of(Plan.PAYING), new double[][] {{1}}))
                .margin(Plan.PAYING, 10)
                .over(PeriodUnit.MONTH);
        assertThat(json(endless).path("figures").path("values").isNull()).isTrue();
        List<Order> orders = List.of(
                new Order("A", LocalDate.of(2026, 1, 3), 10),
                new Order("A", LocalDate.of(2026, 2, 3), null),
                new Order("B", LocalDate.of(2026, 1, 9), 3));
        Segmented<String, Retention> retention = orders.stream()
                .collect(Retention.<Order>of(Order::who, Order::day)
                        .over(Periods.monthly(PARIS))
                        .by(Order::who));
        assertThat(json(retention).path("segments").path("A").path("figures").size())
                .isPositive();
        Nps nps =
                orders.stream().collect(Nps.<Order>of(Order::who, Order::score).metric());
        assertThat(figure(nps, "score")).isEqualTo(0);
    }

    private static final Set<String> INPUTS = Set.of(
            "Watch",
            "CustomerNumbering",
            "Periods",
            "Period",
            "BillingInterval",
            "Scale",
            "SurveyCoolDown",
            "Cancellation",
            "Goal",
            "Columns",
            "Rows",
            "StageHistory",
            "Touches",
            "OpportunityRow",
            "CustomerSummary",
            "SummaryConventions",
            "PurchaseColumns",
            "ParametricBootstrap",
            "TimeUnit",
            "ZonedUnit",
            // What a result is read off, on its way as bytes.
            "Counts");

    @Test
    @DisplayName("every public record and class that comes out of a metric is a result with figures")
    void every_result_has_figures() {
        List<JavaClass> results = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lifecycle.metrics")
                        .stream()
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getModifiers().contains(JavaModifier.FINAL) && !type.isEnum())
                        .filter(type ->
                                !type.getPackageName().matches(".*\\.(internal(\\.\\w+)?|numeric|likelihood|distinct)"))
                        .filter(type -> !type.getSimpleName().matches(".*(Definition|State)"))
                        .filter(type -> !INPUTS.contains(type.getSimpleName()))
                        .toList();
        assertThat(results).hasSizeGreaterThan(60);
        assertThat(results)
                .allSatisfy(type -> assertThat(type.isAssignableTo(Result.class))
                        .as("%s is a Result", type.getName())
                        .isTrue());
    }

    @Test
    void members_are_written_as_the_total_and_never_as_people() {
        Stream<Order> orders = Stream.of(
                new Order("anna", LocalDate.of(2026, 1, 5), null), new Order("bea", LocalDate.of(2026, 1, 6), null));
        JsonNode members = json(orders.collect(
                Members.of(Retention.of(Order::who, Order::day).over(Periods.monthly(PARIS)), Order::who)));
        assertThat(members.at("/figures/customers").intValue()).isEqualTo(2);
        assertThat(members.at("/figures/total/cohorts/0/size").intValue()).isEqualTo(2);
        assertThat(members.toString()).doesNotContain("anna");
    }

    @Test
    void a_health_score_says_its_colours_and_a_watch_its_alerts() {
        JsonNode health = json(Stream.of(new Order("anna", LocalDate.of(2026, 1, 5), 4))
                .collect(HealthScore.of(
                                Order::who,
                                (Order order) -> order.day().atStartOfDay(PARIS).toInstant())
                        .weighted("score", Order::score, 1, 10, Direction.HIGHER_IS_BETTER)
                        .metric()));
        assertThat(health.at("/customers/0/score").doubleValue()).isEqualTo(40);
        assertThat(health.at("/customers/0/colour").stringValue()).isEqualTo("RED");
        assertThat(health.at("/figures/unscored").isEmpty()).isTrue();
        TreeMap<LocalDate, Rate> rates = new TreeMap<>();
        for (int day = 1; day <= 10; day++) {
            rates.put(LocalDate.of(2026, 1, day), new Rate(day == 10 ? 10 : 50, 100));
        }
        JsonNode watched = json(Watch.falseAlarms(0.01).over(rates));
        assertThat(watched.at("/figures/alerts/0/day").stringValue()).isEqualTo("2026-01-10");
    }

    @Test
    void figures_are_undefined_where_the_result_is() {
        assertThat(Stream.<Order>of()
                        .collect(Nps.<Order>of(Order::who, Order::score).metric())
                        .getFigures())
                .containsEntry("score", null);
        assertThat(LifetimeValue.class).isAssignableTo(Result.class);
    }
}
