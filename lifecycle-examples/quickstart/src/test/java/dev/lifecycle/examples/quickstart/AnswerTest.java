package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.quickstart.Runs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first screen, and the file with a line for each customer. */
class AnswerTest {

    @TempDir
    private Path directory;

    /** Customers each with a rate and a chance of leaving of their own. */
    private Path base(int customers) throws IOException {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder("customer,date,amount\n");
        for (int customer = 0; customer < customers; customer++) {
            LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
            double gap = 8 / Math.pow(random.nextDouble(), 0.8);
            double level = Math.exp(3 + 0.6 * random.nextGaussian());
            double leaves = Math.pow(random.nextDouble(), 2);
            boolean alive = true;
            while (alive && day.isBefore(LocalDate.of(2026, 7, 1))) {
                rows.append("c")
                        .append(customer)
                        .append(',')
                        .append(day)
                        .append(',')
                        .append(Math.round(level * (0.5 + random.nextDouble())))
                        .append('\n');
                day = day.plusDays(1 + (int) (-gap * Math.log(1 - random.nextDouble())));
                alive = random.nextDouble() > leaves;
            }
        }
        return Files.writeString(directory.resolve("orders.csv"), rows);
    }

    private Run answer(Path file, String... options) {
        List<String> args = new java.util.ArrayList<>(List.of(file.toString()));
        args.addAll(List.of(options));
        args.addAll(List.of("--out", directory.resolve("out").toString()));
        return Runs.run(directory.resolve("out").resolve("report.json"), args.toArray(String[]::new));
    }

    @Test
    void the_first_screen_has_forty_lines_of_eighty_columns_and_says_who_what_whom_and_whether() throws IOException {
        Run run = answer(base(800));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .hasSizeLessThanOrEqualTo(40)
                .filteredOn(line -> !line.contains(directory.toString()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out())
                .contains("WHO THEY ARE, at the end of 2026-06-30")
                .contains("customers                                 800")
                .contains("WHAT CHANGED: 2026-06 against 2026-05")
                .contains("  13 weeks: ", "  52 weeks: ", " purchases for ")
                .contains("WHAT COMES, with as many new customers as lately; 90 % between the bounds")
                .contains("Shown all but the last 13 weeks, the same model foretold ")
                .contains("CALL FIRST", "THE BEST")
                .contains("CAN IT BE TRUSTED?", "Model: ")
                .doesNotContain("Stages at the end", "NaN");
        assertThat(run.report().path("forecast").path("periods")).hasSize(52);
        assertThat(run.report().path("backtest").path("periods")).hasSize(13);
    }

    @Test
    void all_of_it_is_told_where_it_is_asked_for() throws IOException {
        assertThat(answer(base(100), "--all").out())
                .contains("WHO THEY ARE")
                .contains("Stages at the end of 2026-06-")
                .contains("Why is ");
    }

    @Test
    void every_customer_has_a_line_with_stage_name_risk_and_what_is_to_come() throws IOException {
        Run run = answer(base(300));
        List<String> lines = Files.readAllLines(directory.resolve("out").resolve("customers.csv"));
        assertThat(lines).hasSize(301);
        assertThat(lines.get(0)).startsWith("customer,stage,firstPurchase,lastPurchase,purchaseDays,total,segment,");
        assertThat(lines.subList(1, 301))
                .allSatisfy(line -> assertThat(line.split(",")).hasSizeGreaterThanOrEqualTo(24))
                .anySatisfy(line -> assertThat(line).contains(",champions,"))
                .anySatisfy(line -> assertThat(line).contains(",low,"));
        long lost = lines.stream().filter(line -> line.contains(",ATTRITION,")).count();
        assertThat(run.report().path("stages").path("ATTRITION").asLong()).isEqualTo(lost);
        double expected = 0;
        for (String line : lines.subList(1, 301)) {
            expected += Double.parseDouble(line.split(",")[9]);
        }
        assertThat(run.report()
                        .at("/forecast/periods/12/cumulativePurchases/known/expected")
                        .asDouble())
                .as("customers add up to the base")
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6 * expected));
    }

    @Test
    void where_nobody_came_back_no_model_speaks_and_the_answer_says_so() throws IOException {
        Path file = Files.writeString(
                directory.resolve("once.csv"),
                "customer,date,amount\na,2026-01-05,10\nb,2026-02-07,20\nc,2026-03-09,30\n");
        assertThat(answer(file).out())
                .contains("WHAT COMES: no model speaks of these customers, see below")
                .contains("Model: nobody bought a second time, so no model can be fitted.")
                .doesNotContain("CALL FIRST", "gone for good");
    }

    @Test
    void an_id_runs_in_no_spreadsheet_and_moves_no_cursor() throws IOException {
        StringBuilder rows = new StringBuilder("customer,date,amount\n");
        for (String line : Files.readAllLines(base(60)).subList(1, 61)) {
            rows.append(line.replaceFirst("c(\\d+),", "\"=HYPERLINK($1)\",")).append('\n');
        }
        rows.append("\u001b[2Jwho,2026-06-30,900\n\u001b[2Jwho,2026-06-01,900\n\u001b[2Jwho,2026-05-01,900\n");
        Run run = answer(Files.writeString(directory.resolve("sharp.csv"), rows));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("\u001b");
        assertThat(Files.readAllLines(directory.resolve("out").resolve("customers.csv")))
                .noneSatisfy(line -> assertThat(line).startsWith("="))
                .anySatisfy(line -> assertThat(line).startsWith("'=HYPERLINK"));
    }
}
