package dev.lifecycle.examples.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.quickstart.Runs;
import dev.lifecycle.examples.quickstart.Runs.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoReportTest {

    @TempDir
    private static Path directory;

    private static Run run;

    @BeforeAll
    static void run_without_arguments() {
        run = Runs.into(directory, List.of());
    }

    @Test
    void it_says_how_far_it_is_every_month() {
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().filter(line -> line.matches("  20\\d\\d-\\d\\d +[\\d,]+ events.*")))
                .hasSize(12);
    }

    @Test
    void the_terminal_shows_board_funnel_retention_churn_why_and_what_is_due() {
        assertThat(run.out())
                .contains("five-stage", "crm", "engagement", "lumen-subscription", "SUBSCRIBED")
                .contains("How far they ever got", "Retention: % of a month's new buyers", "churn by 120 days")
                .contains("Why is alice where she is?", "2025-09-20 19:30  ADVOCACY     SurveyAnswered 'promoter'")
                .contains("Touchpoints: ", "quiet hours", "no consent", "due within the next 24 hours:", "report.json");
        assertThat(run.out().lines().count()).isLessThan(120);
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(125));
    }

    @Test
    void everybody_stands_somewhere_and_the_shops_add_up() {
        JsonNode report = run.report();
        JsonNode french =
                report.path("shops").path("lumen-fr").path("five-stage").path("stages");
        JsonNode american =
                report.path("shops").path("lumen-us").path("five-stage").path("stages");
        report.path("stages")
                .forEachEntry((stage, count) -> assertThat(count.asLong())
                        .isEqualTo(french.path(stage).asLong()
                                + american.path(stage).asLong()));
        assertThat(sum(report.path("stages")))
                .isBetween(2_000L, report.path("customers").asLong());
        assertThat(report.path("beside").propertyNames()).containsExactly("crm", "engagement", "lumen-subscription");
    }

    @Test
    void moves_into_a_stage_less_moves_out_of_it_are_those_who_are_there() {
        JsonNode moves = run.report().path("transitions");
        long into = 0;
        long out = 0;
        for (String stage : List.of("DISCOVERY", "ACQUISITION", "CONVERSION", "ADVOCACY")) {
            into += moves.path(stage).path("RETENTION").asLong();
            out += moves.path("RETENTION").path(stage).asLong();
        }
        assertThat(into - out + 300)
                .as("those who came, less those who went, and the imported")
                .isEqualTo(run.report().path("stages").path("RETENTION").asLong());
    }

    @Test
    void june_is_open() {
        assertThat(run.report().path("openPeriods").valueStream().map(JsonNode::asString))
                .containsExactly("2026-06");
    }

    @Test
    void Gaëlle_belongs_to_the_cohort_of_her_first_purchase_T_LC_2() {
        long buyers = run.report()
                .path("retention")
                .valueStream()
                .mapToLong(cohort -> cohort.path("size").asLong())
                .sum();
        Scenario scenario = ScenarioGenerator.generate(ScenarioGenerator.SEED);
        DemoFindings findings = DemoFindings.of(
                new Scenario(
                        scenario.customers(),
                        scenario.log().stream()
                                .filter(one -> !one.occurrence().subject().equals("gaëlle"))
                                .toList()),
                new Simulation());
        assertThat(findings.figures().customers()).isEqualTo(buyers - 1);
        assertThat(findings.figures().retention().cohort("2025-11").size())
                .isEqualTo(cohort("2025-11").path("size").asLong() - 1);
        assertThat(findings.figures().retention().cohort("2025-08").size())
                .isEqualTo(cohort("2025-08").path("size").asLong());
    }

    @Test
    void duplicates_are_noticed_late_events_counted_and_touchpoints_sent_or_held_back() {
        JsonNode log = run.report().path("log");
        assertThat(log.path("duplicate").asLong()).isPositive();
        assertThat(log.path("late").asLong()).isPositive();
        assertThat(run.report().path("touchpointsDue").path("csat-survey").asLong())
                .isPositive();
    }

    private static JsonNode cohort(String period) {
        return run.report()
                .path("retention")
                .valueStream()
                .filter(cohort -> cohort.path("cohort").asString().equals(period))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode counts) {
        return counts.valueStream().mapToLong(JsonNode::asLong).sum();
    }
}
