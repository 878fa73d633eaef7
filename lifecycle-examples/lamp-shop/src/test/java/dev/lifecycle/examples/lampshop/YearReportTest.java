package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.lampshop.report.YearFindings;
import dev.lifecycle.examples.lampshop.report.YearReport;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Figures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YearReportTest {

    @TempDir
    private static Path directory;

    private static String out = "";
    private static JsonNode report = JsonMapper.shared().missingNode();

    @BeforeAll
    static void live_the_year_and_report_it() throws IOException {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        new YearReport(new Console(terminal)).run(directory);
        out = terminal.toString(StandardCharsets.UTF_8);
        report = JsonMapper.shared().readTree(directory.resolve("report.json").toFile());
    }

    @Test
    void it_says_how_far_it_is_every_month() {
        assertThat(out.lines().filter(line -> line.matches("(  20\\d\\d-\\d\\d +[\\d,]+){3} events")))
                .hasSize(4);
    }

    @Test
    void the_terminal_shows_board_funnel_retention_churn_why_and_what_is_due() {
        assertThat(out)
                .contains("five-stage", "crm", "engagement", "lumen-subscription", "SUBSCRIBED")
                .contains("How far they ever got", "Retention: % of a month's new buyers", "churn by 120 days")
                .contains("Why is alice where she is?", "2025-09-20 19:30  ADVOCACY     SurveyAnswered 'promoter'")
                .contains("Touchpoints: ", "quiet hours", "no consent", "due within the next 24 hours:", "report.json")
                .contains("Key figures", "recommend us (NPS)", "value of a customer, 52 weeks", "it is 0.00 out")
                .contains("What a customer is worth by stage", "As of earlier days: ACQUISITION on 2025-09-02")
                .contains("50 visitors merged", "10 customers erased, the counts of every stage the same after 10")
                .contains("The business accounts of lumen-pro: 200 since July 2024", "'has bought' said no")
                .contains("120 in flight, 0 failed");
        assertThat(out.lines().count()).isLessThan(140);
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(125));
    }

    @Test
    void everybody_stands_somewhere_and_the_shops_add_up() {
        JsonNode french =
                report.path("shops").path("lumen-fr").path("five-stage").path("stages");
        JsonNode american =
                report.path("shops").path("lumen-us").path("five-stage").path("stages");
        report.path("stages")
                .forEachEntry((stage, count) -> assertThat(count.asLong())
                        .isEqualTo(french.path(stage).asLong()
                                + american.path(stage).asLong()));
        assertThat(sum(report.path("stages")))
                .as("everybody but the fifty visitors who were somebody else")
                .isEqualTo(report.path("customers").asLong() - 50);
        assertThat(report.path("beside").propertyNames())
                .containsExactly("crm", "engagement", "lumen-subscription", "cart");
    }

    @Test
    void moves_into_a_stage_less_moves_out_of_it_are_those_who_are_there() {
        JsonNode moves = report.path("transitions");
        long into = 0;
        long out = 0;
        for (String stage : List.of("DISCOVERY", "ACQUISITION", "CONVERSION", "ADVOCACY")) {
            into += moves.path(stage).path("RETENTION").asLong();
            out += moves.path("RETENTION").path(stage).asLong();
        }
        assertThat(into - out + 300)
                .as("those who came, less those who went, and the imported")
                .isEqualTo(report.path("stages").path("RETENTION").asLong());
    }

    @Test
    void june_is_open() {
        assertThat(report.path("openPeriods").valueStream().map(JsonNode::asString))
                .containsExactly("2026-06");
    }

    @Test
    void Gaëlle_belongs_to_the_cohort_of_her_first_purchase_T_LC_2() {
        long buyers = report.path("retention")
                .valueStream()
                .mapToLong(cohort -> cohort.path("size").asLong())
                .sum();
        Scenario without = new Scenario(
                TheYear.SCENARIO.customers(),
                TheYear.SCENARIO.log().stream()
                        .filter(one -> !one.occurrence().subject().equals("gaëlle"))
                        .toList());
        Figures figures = YearFindings.figures(Chronicle.of(without, TheYear.SIMULATION), Clocks.OWN);
        assertThat(figures.customers()).isEqualTo(buyers - 1);
        assertThat(figures.retention().cohort("2025-11").size())
                .isEqualTo(cohort("2025-11").path("size").asLong() - 1);
        assertThat(figures.retention().cohort("2025-08").size())
                .isEqualTo(cohort("2025-08").path("size").asLong());
    }

    @Test
    void duplicates_are_noticed_late_events_counted_and_touchpoints_sent_or_held_back() {
        JsonNode log = report.path("log");
        assertThat(log.path("duplicate").asLong()).isPositive();
        assertThat(log.path("late").asLong()).isPositive();
        assertThat(report.path("touchpointsDue").path("csat-survey").asLong()).isPositive();
    }

    @Test
    void every_table_is_a_file_and_a_list_in_the_report() throws IOException {
        List<String> files =
                report.path("files").valueStream().map(JsonNode::asString).toList();
        assertThat(files)
                .doesNotHaveDuplicates()
                .contains(
                        "kpis.csv",
                        "mrr_movements.csv",
                        "churn_by_definition.csv",
                        "retention.csv",
                        "growth.csv",
                        "stage_funnel_by_persona.csv",
                        "stage_value.csv",
                        "lifetime_value.csv",
                        "survival.csv",
                        "model_change_in_flight.csv",
                        "refusals.csv",
                        "account_contracts.csv",
                        "zone_change.csv");
        for (String file : files) {
            List<String> lines = Files.readAllLines(directory.resolve(file));
            assertThat(lines).as(file).hasSizeGreaterThan(1);
            JsonNode rows = report.path("tables").path(file.replace(".csv", ""));
            assertThat(rows.size()).as(file).isEqualTo(lines.size() - 1);
            assertThat(lines.get(0)).isEqualTo(String.join(",", rows.get(0).propertyNames()));
        }
        assertThat(report.path("tables").path("model_change_in_flight").size()).isEqualTo(120);
    }

    private static JsonNode cohort(String period) {
        return report.path("retention")
                .valueStream()
                .filter(cohort -> cohort.path("cohort").asString().equals(period))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode counts) {
        return counts.valueStream().mapToLong(JsonNode::asLong).sum();
    }
}
