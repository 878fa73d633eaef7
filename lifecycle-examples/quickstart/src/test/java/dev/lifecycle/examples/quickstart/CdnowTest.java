package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.examples.quickstart.Runs.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The CDNOW log: 23,570 customers who first bought in early 1997. Stage counts were worked out from the file by a few lines of another
 * language that know customer-days and gaps between them, and nothing of stage models.
 */
class CdnowTest {

    @TempDir
    private static Path directory;

    private static JsonNode relationship;

    @BeforeAll
    static void the_relationship_cycle() {
        relationship = run("cdnow_master.csv", "customer_id").report();
    }

    @Test
    void the_whole_log_through_the_relationship_cycle() {
        JsonNode report = relationship;
        assertThat(report.path("events").asInt()).isEqualTo(69_659);
        assertThat(report.path("customers").asInt()).isEqualTo(23_570);
        assertThat(report.path("purchaseDays").asInt()).isEqualTo(67_591);
        assertThat(report.path("malformed").asInt()).isZero();
        JsonNode stages = report.path("stages");
        assertThat(List.of(
                        stages.path("ACQUISITION").asInt(),
                        stages.path("GROWTH").asInt(),
                        stages.path("LOYALTY").asInt(),
                        stages.path("ATTRITION").asInt()))
                .containsExactly(0, 2_647, 2_713, 18_210);
        JsonNode moves = report.path("transitions");
        assertThat(List.of(
                        moves.path("ACQUISITION").path("GROWTH").asInt(),
                        moves.path("GROWTH").path("LOYALTY").asInt(),
                        moves.path("GROWTH").path("ATTRITION").asInt(),
                        moves.path("LOYALTY").path("ATTRITION").asInt(),
                        moves.path("ATTRITION").path("GROWTH").asInt()))
                .containsExactly(23_570, 6_193, 19_890, 3_480, 5_160);
    }

    @Test
    void its_cohorts_growth_and_repeat_rate() {
        JsonNode report = relationship;
        assertThat(report.path("retention")
                        .valueStream()
                        .map(cohort -> cohort.path("cohort").asString()))
                .containsExactly("1997-01", "1997-02", "1997-03");
        JsonNode january = report.path("retention").get(0);
        assertThat(january.path("size").asInt()).isEqualTo(7_846);
        assertThat(january.path("counts").valueStream().map(JsonNode::asInt))
                .startsWith(7_846, 1_157, 964, 810)
                .hasSize(18)
                .endsWith(497, 498);
        JsonNode march = report.path("growth").path("1997-03");
        assertThat(List.of(
                        march.path("new").asInt(),
                        march.path("returning").asInt(),
                        march.path("resurrected").asInt(),
                        march.path("dormant").asInt()))
                .containsExactly(7_248, 1_681, 595, 7_952);
        assertThat(report.path("repeatRate").path("part").asInt()).isEqualTo(11_516);
        assertThat(report.path("repeatRate").path("whole").asInt()).isEqualTo(23_570);
    }

    @Test
    void the_five_stages_and_engagement_beside_them() {
        JsonNode report =
                run("cdnow_master.csv", "customer_id", "--model", "five-stage").report();
        assertThat(report.path("stages").path("RETENTION").asInt()).isEqualTo(23_570);
        assertThat(report.path("transitions")
                        .path("RETENTION")
                        .path("RETENTION")
                        .asInt())
                .isEqualTo(67_591 - 23_570);
        JsonNode engagement = report.path("beside").path("engagement").path("stages");
        assertThat(List.of(
                        engagement.path("ACTIVE").asInt(),
                        engagement.path("AT_RISK").asInt(),
                        engagement.path("DORMANT").asInt()))
                .containsExactly(3_301, 2_059, 18_210);
    }

    @Test
    void the_sample_cut_into_calibration_and_holdout() {
        Run run = run("cdnow_sample.csv", "master_id", "--calibrate-until", "1997-09-30", "--period", "week");
        assertThat(run.report().path("customers").asInt()).isEqualTo(2_357);
        assertThat(run.report().path("events").asInt()).isEqualTo(6_919);
        assertThat(run.report().path("holdout").path("customers").asInt()).isEqualTo(2_357);
        assertThat(run.report().path("retention").get(0).path("cohort").asString())
                .isEqualTo("1997-W01");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
    }

    /** Fader, Hardie and Lee 2005; exact optima for days / 7 (variant B), as two independent implementations agree on them. */
    @Test
    void the_models_of_the_sample_are_the_published_ones() {
        JsonNode report = run(
                        "cdnow_sample.csv",
                        "sample_id",
                        "--calibrate-until",
                        "1997-09-30",
                        "--observe-until",
                        "1998-06-30")
                .report();
        assertModel(
                report.path("bgNbd"),
                -9582.429206674,
                "r",
                0.242594521,
                "alpha",
                4.413601986,
                "a",
                0.792922011,
                "b",
                2.425906755);
        assertModel(
                report.path("paretoNbd"),
                -9594.976178940,
                "r",
                0.553277044,
                "alpha",
                10.577683394,
                "s",
                0.606239952,
                "beta",
                11.668734210);
        assertModel(
                report.path("gammaGamma"), -4055.917694802, "p", 6.249572073, "q", 3.744224575, "gamma", 15.443521065);
        assertThat(report.path("mbgNbd").path("verdict").asString()).isEqualTo("converged");
        assertThat(report.path("bgNbd").path("standardErrors").path("alpha").asDouble())
                .isCloseTo(0.37822406, within(1e-5));
        JsonNode value = report.path("lifetimeValue");
        assertThat(value.path("seenInHoldout").asInt()).isEqualTo(1_882);
        assertThat(value.path("expectedInHoldout").asDouble()).isCloseTo(1_653.4087, within(1e-2));
        assertThat(value.path("top").size()).isEqualTo(10);
        assertThat(value.path("cohorts").size()).isEqualTo(3);
        assertThat(report.path("summary").path("repeatPurchases").asInt()).isEqualTo(2_457);
        assertThat(report.path("survival").path("customers").asInt()).isEqualTo(2_357);
    }

    private static void assertModel(JsonNode model, double logLikelihood, Object... parameters) {
        assertThat(model.path("verdict").asString()).isEqualTo("converged");
        assertThat(model.path("logLikelihood").asDouble()).isCloseTo(logLikelihood, within(1e-5));
        for (int i = 0; i < parameters.length; i += 2) {
            assertThat(model.path("parameters").path(parameters[i].toString()).asDouble())
                    .isCloseTo((Double) parameters[i + 1], withinPercentage(0.01));
        }
    }

    private static Run run(String file, String customer, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "--transactions",
                SharedData.file(file).toString(),
                "--customer",
                customer,
                "--date",
                "date",
                "--amount",
                "dollars"));
        args.addAll(List.of(options));
        Run run = Runs.into(directory, args);
        assertThat(run.exit()).isZero();
        return run;
    }
}
