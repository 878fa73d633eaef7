package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.quickstart.Runs.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PurchaseReportTest {

    /** Anna buys three times and stays; Bo buys once; Cem buys, is gone for long, and comes back on the last day. */
    private static final String ROWS = """
            customer,date,amount
            anna,2026-01-05,10
            bo,2026-01-20,10
            cem,2026-01-31,10
            anna,2026-02-10,10
            anna,2026-04-01,10
            cem,2026-05-15,10
            """;

    @TempDir
    private Path directory;

    @Test
    void relationship_adopts_at_the_first_purchase_and_loses_after_silence() {
        JsonNode report = run(ROWS, "--silence", "60").report();
        assertThat(report.path("model").asString()).isEqualTo("relationship");
        assertThat(counts(report.path("stages")))
                .isEqualTo(Map.of("ACQUISITION", 0L, "GROWTH", 1L, "LOYALTY", 1L, "ATTRITION", 1L));
        JsonNode moves = report.path("transitions");
        assertThat(counts(moves.path("ACQUISITION"))).isEqualTo(Map.of("GROWTH", 3L));
        assertThat(counts(moves.path("GROWTH"))).isEqualTo(Map.of("LOYALTY", 1L, "ATTRITION", 2L));
        assertThat(counts(moves.path("ATTRITION"))).isEqualTo(Map.of("GROWTH", 1L));
        assertThat(report.path("beside").isEmpty()).isTrue();
    }

    @Test
    void tenure_ends_with_the_first_silence_and_is_censored_otherwise() {
        JsonNode survival = run(ROWS, "--silence", "60", "--calibrate-until", "2026-03-31")
                .report()
                .path("survival");
        assertThat(survival.path("customers").asInt()).isEqualTo(3);
        assertThat(survival.path("censored").asInt()).as("anna").isEqualTo(1);
        assertThat(survival.path("median").asDouble()).isEqualTo(60 / 7.0);
        assertThat(survival.path("curve").get(0).path("lost").asInt()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_fitted_is_null_and_the_rest_is_there() {
        String once = "customer,date,amount\nanna,2026-01-05,10\nbo,2026-01-20,10\n";
        JsonNode none = run(once, "--calibrate-until", "2026-01-20").report();
        assertThat(none.path("bgNbd").isNull()).isTrue();
        assertThat(none.path("gammaGamma").isNull()).isTrue();
        assertThat(none.path("lifetimeValue").isNull()).isTrue();
        assertThat(none.path("summary").path("customers").asInt()).isEqualTo(2);
        assertThat(none.path("summary").path("holdoutPurchases").isNull()).isTrue();

        JsonNode few = run(ROWS, "--calibrate-until", "2026-03-31").report();
        assertThat(few.path("bgNbd").path("verdict").asString())
                .isNotEqualTo("converged")
                .isNotEmpty();
        assertThat(few.path("bgNbd").path("standardErrors").isEmpty()).isTrue();
    }

    @Test
    void five_stage_goes_round_again_with_every_later_order_and_engagement_runs_beside_it() {
        JsonNode report = run(ROWS, "--silence", "60", "--model", "five-stage").report();
        assertThat(counts(report.path("stages")))
                .isEqualTo(
                        Map.of("DISCOVERY", 0L, "ACQUISITION", 0L, "CONVERSION", 0L, "RETENTION", 3L, "ADVOCACY", 0L));
        assertThat(counts(report.path("transitions").path("DISCOVERY"))).isEqualTo(Map.of("RETENTION", 3L));
        assertThat(counts(report.path("transitions").path("RETENTION"))).isEqualTo(Map.of("RETENTION", 3L));
        JsonNode engagement = report.path("beside").path("engagement");
        assertThat(counts(engagement.path("stages"))).isEqualTo(Map.of("ACTIVE", 1L, "AT_RISK", 1L, "DORMANT", 1L));
        assertThat(counts(engagement.path("transitions").path("AT_RISK")))
                .isEqualTo(Map.of("ACTIVE", 2L, "DORMANT", 2L));
    }

    @Test
    void timers_run_to_the_end_of_the_last_day_in_the_file() {
        String rows = "customer,date,amount\nanna,2026-01-01,1\nbo,2026-01-31,-5\n";
        // due at the start of 31 January, and a sweep to its end passes it
        assertThat(stage(run(rows, "--silence", "30"), "ATTRITION")).isEqualTo(1);
        // due at the end of that day, which the sweep reaches and does not pass
        assertThat(stage(run(rows, "--silence", "31"), "ATTRITION")).isZero();
    }

    @Test
    void observation_may_end_later_or_earlier_than_the_file() {
        Run later = run(ROWS, "--silence", "60", "--observe-until", "2026-08-31");
        assertThat(stage(later, "ATTRITION")).isEqualTo(3);
        assertThat(later.report().path("observedUntil").asString()).isEqualTo("2026-08-31");
        assertThat(later.report().path("retention").get(0).path("counts").size())
                .isEqualTo(5);
        assertThat(later.report().path("growth").has("2026-08")).isTrue();

        Run earlier = run(ROWS, "--silence", "60", "--observe-until", "2026-02-28");
        assertThat(earlier.report().path("events").asInt()).isEqualTo(6);
        assertThat(earlier.report().path("later").asInt()).isEqualTo(2);
        assertThat(earlier.report().path("purchaseDays").asInt()).isEqualTo(4);
        assertThat(earlier.out()).contains("2 after the end of observation, left out");
    }

    @Test
    void retention_growth_and_repeat_rate_by_month() {
        JsonNode report = run(ROWS).report();
        JsonNode cohort = report.path("retention").get(0);
        assertThat(report.path("retention").size()).isEqualTo(1);
        assertThat(cohort.path("cohort").asString()).isEqualTo("2026-01");
        assertThat(cohort.path("size").asInt()).isEqualTo(3);
        assertThat(cohort.path("counts").valueStream().map(JsonNode::asInt)).containsExactly(3, 1, 0, 1, 1);
        assertThat(counts(report.path("growth").path("2026-01")))
                .isEqualTo(Map.of("new", 3L, "returning", 0L, "resurrected", 0L, "dormant", 0L));
        assertThat(counts(report.path("growth").path("2026-03")))
                .isEqualTo(Map.of("new", 0L, "returning", 0L, "resurrected", 0L, "dormant", 1L));
        assertThat(counts(report.path("growth").path("2026-05")))
                .isEqualTo(Map.of("new", 0L, "returning", 0L, "resurrected", 1L, "dormant", 1L));
        assertThat(report.path("repeatRate").path("part").asInt()).isEqualTo(2);
        assertThat(report.path("repeatRate").path("whole").asInt()).isEqualTo(3);
        assertThat(report.path("repeatRate").path("value").asDouble()).isEqualTo(2.0 / 3);
        assertThat(report.path("openPeriods").valueStream().map(JsonNode::asString))
                .containsExactly("2026-05");
    }

    @Test
    void churn_has_part_whole_value_interval_and_definition_for_every_period() {
        JsonNode churn = run(ROWS, "--silence", "60").report().path("churn");
        assertThat(churn.propertyNames()).containsExactly("2026-01", "2026-02", "2026-03", "2026-04", "2026-05");
        assertThat(churn.path("2026-01").path("value").isNull()).isTrue();
        assertThat(churn.path("2026-01").path("low").asDouble()).isZero();
        assertThat(churn.path("2026-01").path("high").asDouble()).isEqualTo(1);
        assertThat(churn.path("2026-03").path("part").asInt()).isEqualTo(1);
        assertThat(churn.path("2026-03").path("whole").asInt()).isEqualTo(3);
        assertThat(churn.path("2026-03").path("definition").asString())
                .isEqualTo("churn/silence-60-days/start-of-period/month@Z");
        assertThat(churn.path("2026-03").propertyNames())
                .containsExactly("part", "whole", "value", "low", "high", "definition");
    }

    @Test
    void periods_may_be_weeks_or_days() {
        JsonNode weeks = run(ROWS, "--period", "week").report();
        assertThat(weeks.path("retention").get(0).path("cohort").asString()).isEqualTo("2026-W02");
        assertThat(weeks.path("growth").has("2026-W20")).isTrue();
        JsonNode days = run(ROWS, "--period", "day").report();
        assertThat(days.path("growth").has("2026-01-31")).isTrue();
        assertThat(days.path("retention").get(0).path("counts").size()).isEqualTo(131);
    }

    @Test
    void what_is_held_out_is_reported_apart() {
        JsonNode holdout = run(ROWS, "--calibrate-until", "2026-01-25").report().path("holdout");
        assertThat(holdout.path("calibrateUntil").asString()).isEqualTo("2026-01-25");
        assertThat(holdout.path("customers").asInt()).isEqualTo(2);
        assertThat(holdout.path("purchaseDays").asInt()).isEqualTo(2);
        assertThat(holdout.path("holdoutDays").asInt()).isEqualTo(2);
        assertThat(holdout.path("holdoutCustomers").asInt()).isEqualTo(1);
        assertThat(holdout.path("newInHoldout").asInt()).isEqualTo(1);
    }

    @Test
    void the_terminal_shows_progress_stages_moves_retention_growth_and_why() {
        Run run = run(ROWS, "--silence", "60");
        assertThat(run.out())
                .contains("100 %  2026-05-15  6 of 6")
                .contains("Stages at the end of 2026-05-15")
                .contains("GROWTH → LOYALTY")
                .contains("2026-01", "Bought on a second day: 2 of 3 = 66.7 %")
                .contains("Why is anna here, who bought on the most days (3)?")
                .contains("in LOYALTY since 2026-04-01T00:00:00Z: OrderCompleted (2026-04-01) passed 'loyal', model"
                        + " relationship v1");
    }

    @Test
    void the_order_of_the_rows_does_not_matter() {
        List<String> lines = new ArrayList<>(ROWS.lines().toList());
        List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
        java.util.Collections.reverse(shuffled);
        shuffled.add(0, lines.get(0));
        assertThat(run(String.join("\n", shuffled)).report())
                .isEqualTo(run(ROWS).report());
    }

    @Test
    void every_table_that_purchases_allow_is_in_the_report_and_a_file() throws IOException {
        Run run = run(ROWS, "--silence", "60");
        JsonNode tables = run.report().path("tables");
        assertThat(run.report().path("files").valueStream().map(JsonNode::asString))
                .contains(
                        "retention.csv",
                        "retention_mean.csv",
                        "retention_rolling.csv",
                        "growth.csv",
                        "silence_churn.csv",
                        "stickiness.csv",
                        "rfm_segments.csv",
                        "rfm_customers.csv",
                        "survival.csv",
                        "population.csv",
                        "transitions.csv",
                        "time_in_stage.csv",
                        "stock_and_flow.csv",
                        "cohort_value.csv",
                        "simple_value.csv",
                        "models.csv")
                .allSatisfy(file -> assertThat(directory.resolve(file)).exists());
        // anna, bo and cem came in January; nobody can tell yet who comes back in May, which is still open
        assertThat(Files.readAllLines(directory.resolve("retention.csv")))
                .startsWith("cohort,size,k,part,whole,value,low,high,complete,definition")
                .contains("2026-01,3,0,3,3,1.0,0.4385029682449546,1.0,true,retention/on/first-time/calendar/month@Z")
                .anyMatch(row -> row.startsWith("2026-01,3,4,1,3,") && row.contains(",false,"))
                .anyMatch(row -> row.startsWith("2026-01,3,1,2,3,") && row.contains("on-or-after"));
        assertThat(tables.path("cohort_value").get(3).path("cumulative").asDouble())
                .isEqualTo(50);
        assertThat(tables.path("stickiness").get(2).path("customers").asInt())
                .as("anna, in three months")
                .isEqualTo(1);
        assertThat(tables.path("rfm_customers").size()).isEqualTo(3);
    }

    @Test
    void without_amounts_there_are_no_tables_of_money() throws IOException {
        Path sales = Files.writeString(directory.resolve("sales.csv"), ROWS.replaceAll(",[^,\n]*\n", "\n"));
        Run run = Runs.into(directory, List.of(sales.toString()));
        assertThat(run.report().path("files").valueStream().map(JsonNode::asString))
                .contains("retention.csv")
                .doesNotContain("cohort_value.csv", "simple_value.csv");
    }

    private static long stage(Run run, String stage) {
        return run.report().path("stages").path(stage).asLong();
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new TreeMap<>();
        node.forEachEntry((key, value) -> counts.put(key, value.asLong()));
        return counts;
    }

    private Run run(String file, String... options) {
        try {
            Path sales = Files.writeString(directory.resolve("sales.csv"), file);
            List<String> args = new ArrayList<>(List.of(
                    "--transactions",
                    sales.toString(),
                    "--customer",
                    "customer",
                    "--date",
                    "date",
                    "--amount",
                    "amount"));
            args.addAll(List.of(options));
            return Runs.into(directory, args);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
