package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.quickstart.Runs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {

    @TempDir
    private Path directory;

    @Test
    void help_tells_every_option_and_runs_nothing() {
        Run run = Runs.run(directory.resolve("report.json"), "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Usage: quickstart")
                .contains("--transactions=FILE", "--customer=COL", "--date=COL", "--amount=COL", "--date-format=F")
                .contains("--calibrate-until=DATE", "--observe-until=DATE", "--period=day|week|month", "--zone=Z")
                .contains("--silence=DAYS", "--model=relationship|five-stage", "--strict", "--out=DIR", "--help")
                .contains("Default: 180", "Default: month", "Default: UTC", "Default: relationship");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void without_arguments_it_lives_the_made_up_year_and_reports_it() {
        Run run = Runs.into(directory, List.of());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("A made-up year of Maison Lumen").contains("█");
        assertThat(run.report().path("customers").asLong()).isGreaterThan(2_000);
    }

    @Test
    void the_normal_way_ends_by_returning() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "who,when\na,2026-01-01\n");
        Quickstart.main(new String[] {
            "--transactions", file.toString(), "--customer", "who", "--date", "when", "--out", directory.toString()
        });
        assertThat(directory.resolve("report.json")).exists();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --period          | quarter    | 'quarter' is none of day, week, month
            --zone            | Paris      | Paris
            --silence         | 0          | --silence is a number of days from 1, not 0
            --silence         | long       | 'long' is not an int
            --model           | funnel     | 'funnel' is none of relationship, five-stage
            --date-format     | HH:mm      | 'HH:mm' does not say which day; try yyyy-MM-dd
            --date-format     | jjjj       | 'jjjj' is no date format (Unknown pattern letter: j); try yyyy-MM-dd
            --observe-until   | 1998-02-31 | 1998-02-31
            --calibrate-until | 1999-01-01 | --calibrate-until 1999-01-01 lies after --observe-until 1998-01-01
            """)
    void an_option_that_cannot_be_is_said_to_be(String option, String value, String message) {
        List<String> args = new ArrayList<>(
                List.of("--transactions", "sales.csv", "--customer", "who", "--date", "when", option, value));
        if (option.equals("--calibrate-until")) {
            args.addAll(List.of("--observe-until", "1998-01-01"));
        }
        Run run = Runs.into(directory, args);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("quickstart: ").contains(message).contains("Try --help");
    }

    @Test
    void options_of_a_purchase_log_need_one() {
        Run run = Runs.into(directory, List.of("--customer", "who"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--customer is about a purchase log: say which");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Run run = Runs.into(directory, List.of("--transactions", "no-such.csv", "--customer", "who", "--date", "when"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines("quickstart: there is no file no-such.csv");
    }

    @Test
    void without_out_the_report_goes_to_target_lifecycle_under_the_directory_of_the_start() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "who,when\nÉmile,2026-01-01\n");
        Path expected = Path.of(System.getProperty("user.dir"), "target", "lifecycle", "report.json");
        Files.deleteIfExists(expected);
        Run run = Runs.run(expected, "--transactions", file.toString(), "--customer", "who", "--date", "when");
        assertThat(run.exit()).isZero();
        assertThat(run.report().path("customers").asInt()).isEqualTo(1);
        assertThat(run.out()).contains("All of it is in " + expected);
    }

    @Test
    void output_is_utf8_whatever_the_locale() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "who,when\nÉmile,2026-01-01\n");
        Run run =
                Runs.into(directory, List.of("--transactions", file.toString(), "--customer", "who", "--date", "when"));
        assertThat(run.out())
                .contains("Why is Émile here, who bought on the most days (1)?")
                .contains("ACQUISITION → GROWTH", "█");
    }
}
