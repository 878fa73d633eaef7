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

class PurchaseLogTest {

    @TempDir
    private Path directory;

    @Test
    void several_purchases_of_a_customer_on_a_day_are_one() {
        Run run = run("anna,2026-01-05,10\nbo,2026-01-05,7\nanna,2026-01-05,2.50\nanna,2026-01-06,1\n");
        assertThat(run.exit()).isZero();
        assertThat(run.report().path("events").asInt()).isEqualTo(4);
        assertThat(run.report().path("customers").asInt()).isEqualTo(2);
        assertThat(run.report().path("purchaseDays").asInt()).isEqualTo(3);
        assertThat(run.out()).contains("4 rows: 3 customer-days with a purchase, of 2 customers");
    }

    @Test
    void zero_is_a_purchase_and_a_negative_amount_a_refund_that_makes_none() {
        Run run = run("anna,2026-01-05,0\nbo,2026-01-06,-4.50\nanna,2026-02-05,12\n");
        assertThat(run.report().path("purchaseDays").asInt()).isEqualTo(2);
        assertThat(run.report().path("customers").asInt()).isEqualTo(1);
        assertThat(run.report().path("refunds").asInt()).isEqualTo(1);
        assertThat(run.report().path("malformed").asInt()).isZero();
        assertThat(run.report().path("refundRows").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(run.report().path("refundRows").get(0).path("problem").asString())
                .isEqualTo("is negative, so a refund");
        assertThat(run.out()).contains("1 refund of 4.50 without a purchase to set it off against, left out");
    }

    @Test
    void unreadable_rows_are_told_with_file_line_column_and_value_counted_listed_and_left_out() throws IOException {
        Run run = run("""
                anna,2026-01-05,10
                ,2026-01-06,10
                bo,2026-13-06,10
                bo,2026-02-30,10
                bo,2026-01-06,ten
                bo,2026-01-06
                bo,2026-01-06,10,more
                bo,2026-01-06,
                """, "--tolerate", "90%");
        assertThat(run.exit()).isZero();
        assertThat(run.report().path("events").asInt()).isEqualTo(8);
        assertThat(run.report().path("purchaseDays").asInt()).isEqualTo(1);
        assertThat(run.report().path("malformed").asInt()).isEqualTo(7);
        assertThat(run.report().path("malformedRows").get(1).path("column").asString())
                .isEqualTo("date");
        assertThat(run.report().path("malformedRows").get(1).path("value").asString())
                .isEqualTo("2026-13-06");
        assertThat(run.out())
                .contains("7 could not be read and are left out; rejected.csv lists them:")
                .contains("2 × date is no date", "2 × amount is no amount")
                .contains("sales.csv:3: customer '' says no customer")
                .contains("sales.csv:4: date '2026-13-06' is no date")
                .contains("and 2 more");
        assertThat(Files.readAllLines(directory.resolve("rejected.csv")))
                .hasSize(8)
                .startsWith("file,line,column,value,reason")
                .anySatisfy(line -> assertThat(line).endsWith(",5,date,2026-02-30,is no date"))
                .anySatisfy(line -> assertThat(line).endsWith(",6,amount,ten,is no amount"))
                .anySatisfy(line ->
                        assertThat(line).endsWith(",7,row,\"bo,2026-01-06\",has 2 fields where the header has 3"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith(",8,row,\"bo,2026-01-06,10,more\",has 4 fields where the header has 3"))
                .anySatisfy(line -> assertThat(line).endsWith(",9,amount,,is no amount"));
    }

    @Test
    void strict_stops_at_the_first_malformed_row() {
        Run run = run("anna,2026-01-05,10\nbo,1 March,10\nbo,x,10\n", "--strict");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("sales.csv:3: date '1 March' is no date; without --strict such rows are left out and listed")
                .doesNotContain("sales.csv:4");
        assertThat(run.report().isMissingNode()).isTrue();
    }

    @Test
    void many_unreadable_rows_are_all_in_the_report() {
        StringBuilder rows = new StringBuilder("anna,2026-01-05,10\n");
        rows.append("bo,never,1\n".repeat(25));
        Run run = run(rows.toString(), "--tolerate", "100%");
        assertThat(run.out()).contains("and 20 more");
        assertThat(run.report().path("malformedRows").size()).isEqualTo(25);
    }

    @Test
    void lines_are_those_of_the_file_even_after_a_field_of_several_lines() {
        Run run = run("anna,2026-01-05,10\n\"b\no\",2026-01-06,10\n\nbo,never,10\n", "--tolerate", "100%");
        assertThat(run.report().path("customers").asInt()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "sales.csv:3: customer 'b\uFFFDo' is no customer: an id has no control characters and no line breaks")
                .contains("sales.csv:6: date 'never'");
    }

    @Test
    void a_byte_order_mark_and_blanks_in_the_header_do_no_harm() throws IOException {
        Path file = Files.writeString(
                directory.resolve("sales.csv"), "\uFEFFcustomer, date ,amount\nanna, 2026-01-05 , 3 \n");
        Run run = run(file, List.of());
        assertThat(run.report().path("purchaseDays").asInt()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} as {1} in {2} is {3}")
    @CsvSource({
        "2026-01-05, , UTC, 2026-01-05",
        "2026-01-05T23:30:00, , America/New_York, 2026-01-05",
        "2026-01-05 23:30, , America/New_York, 2026-01-05",
        "2026-01-05T23:30:00Z, , Europe/Paris, 2026-01-06",
        "2026-01-05T03:30:00Z, , America/New_York, 2026-01-04",
        "2026-01-05T00:30:00+09:00, , UTC, 2026-01-04",
        "05.01.2026, dd.MM.yyyy, UTC, 2026-01-05",
        "20260105, yyyyMMdd, UTC, 2026-01-05",
        "5 Jan 2026, d MMM yyyy, UTC, 2026-01-05",
        "05/01/26 23:59 +0000, dd/MM/yy HH:mm Z, Pacific/Auckland, 2026-01-06",
    })
    void a_date_is_a_day_of_the_zone(String text, String format, String zone, String day) {
        List<String> options = new ArrayList<>(List.of("--zone", zone, "--period", "day"));
        if (format != null) {
            options.addAll(List.of("--date-format", format));
        }
        Run run = run("anna," + text + ",10\n", options.toArray(String[]::new));
        assertThat(run.report().path("retention").get(0).path("cohort").asString())
                .isEqualTo(day);
        assertThat(run.report().path("observedUntil").asString()).isEqualTo(day);
    }

    @Test
    void a_day_that_no_calendar_has_is_malformed_in_every_format() {
        Run run = run("anna,20260105,1\nanna,20260230,1\n", "--date-format", "yyyyMMdd", "--tolerate", "50%");
        assertThat(run.out()).contains("sales.csv:3: date '20260230' is no day written as yyyyMMdd");
    }

    @Test
    void without_an_amount_every_row_is_a_purchase() throws IOException {
        Path file = Files.writeString(directory.resolve("sales.csv"), "customer,date\nanna,2026-01-05\n");
        Run run = Runs.into(
                directory, List.of("--transactions", file.toString(), "--customer", "customer", "--date", "date"));
        assertThat(run.report().path("purchaseDays").asInt()).isEqualTo(1);
    }

    @Test
    void a_column_that_is_not_there_is_told_with_those_that_are() {
        Run run = run("anna,2026-01-05,10\n", "--amount", "euros");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("has no column 'euros'; its columns are customer, date, amount");
    }

    @Test
    void a_file_without_a_purchase_is_no_input() throws IOException {
        Run refundsOnly = run("anna,2026-01-05,-10\nbo,x,1\n", "--tolerate", "50%");
        assertThat(refundsOnly.exit()).isEqualTo(1);
        assertThat(refundsOnly.err())
                .contains("holds no purchase: of 2 rows 1 cannot be read, 1 are refunds, 0 lie after");
        Run empty = run(Files.writeString(directory.resolve("sales.csv"), ""), List.of());
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("is empty; it needs a header");
    }

    private Run run(String rows, String... options) {
        try {
            Path file = Files.writeString(directory.resolve("sales.csv"), "customer,date,amount\n" + rows);
            return run(file, List.of(options));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Run run(Path file, List<String> options) {
        List<String> args =
                new ArrayList<>(List.of("--transactions", file.toString(), "--customer", "customer", "--date", "date"));
        if (!options.contains("--amount")) {
            args.addAll(List.of("--amount", "amount"));
        }
        args.addAll(options);
        return Runs.into(directory, args);
    }
}
