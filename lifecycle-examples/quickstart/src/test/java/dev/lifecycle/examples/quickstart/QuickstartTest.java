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
                .contains("--quantity=COL", "--price=COL", "--order=COL", "--where=COL=VALUE", "--currency=CODE")
                .contains(
                        "--day-first",
                        "--month-first",
                        "--decimal=SIGN",
                        "--delimiter=D",
                        "--charset=C",
                        "--null=WORDS")
                .contains("--no-quotes", "--no-header", "--tolerate=SHARE", "--dry-run")
                .contains("Exit codes: 0 all is well; 1 the input cannot be used; 2 the command line is")
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
            --delimiter       | ab         | 'ab' is none of comma, semicolon, tab, pipe, nor one character
            --charset         | utf-99     | 'utf-99' is no charset; try UTF-8, UTF-16 or windows-1252
            --decimal         | x          | --decimal is . or , and not x
            --tolerate        | 101%       | '101%' is no share from 0% to 100%
            --tolerate        | some       | 'some' is no share from 0% to 100%
            --where           | purchase   | purchase
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
        assertThat(run.err().lines()).as("no stack trace").hasSize(2);
    }

    @Test
    void options_that_contradict_one_another_are_refused() {
        Run orders = Runs.into(directory, List.of("sales.csv", "--day-first", "--month-first"));
        assertThat(orders.exit()).isEqualTo(2);
        assertThat(orders.err()).contains("--day-first and --month-first contradict one another");
        Run amounts = Runs.into(directory, List.of("sales.csv", "--amount", "total", "--price", "each"));
        assertThat(amounts.exit()).isEqualTo(2);
        assertThat(amounts.err()).contains("say one of both");
    }

    @Test
    void a_dry_run_shows_ten_rows_as_understood_and_writes_nothing() throws IOException {
        StringBuilder rows = new StringBuilder("Kunde;Datum;Betrag\n");
        for (int i = 1; i <= 12; i++) {
            rows.append("k").append(i).append(";").append(i + 12).append(".01.2026;1.000,50\n");
        }
        Path file = Files.writeString(directory.resolve("sales.csv"), rows.append("k1;25.01.2026;-5,00\n"));
        Run run = Runs.into(directory.resolve("out"), List.of(file.toString(), "--dry-run"));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Read as: semicolon, UTF-8, dates d.MM.yyyy".replace("d.MM", "dd.MM"))
                .contains("13 rows: 12 customer-days with a purchase, of 12 customers")
                .contains("2     k1        2026-01-13  1000.50")
                .contains("11    k10")
                .doesNotContain("k11");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void an_input_of_two_readings_ends_with_a_code_of_its_own_and_one_line() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "customer,date\na,03/04/2026\n");
        Run run = Runs.into(directory, List.of(file.toString()));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines()).singleElement().asString().contains("say --day-first or --month-first");
        assertThat(Runs.into(directory, List.of(file.toString(), "--month-first"))
                        .exit())
                .isZero();
    }

    @Test
    void too_many_unreadable_rows_end_the_run_and_leave_their_list() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "customer,date\na,2026-01-05\nb,never\n");
        Run run = Runs.into(directory, List.of(file.toString()));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("1 of 2 rows cannot be read", "--tolerate 50%");
        assertThat(directory.resolve("rejected.csv")).content().contains("3,date,never,is no date");
        assertThat(run.report().isMissingNode()).isTrue();
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
        assertThat(run.out())
                .contains("Written: customers.csv")
                .contains(expected.getParent().toString());
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
