package dev.lifecycle.examples.report.reading;

import static dev.lifecycle.examples.report.reading.Exports.HEADER;
import static dev.lifecycle.examples.report.reading.Exports.amounts;
import static dev.lifecycle.examples.report.reading.Exports.days;
import static dev.lifecycle.examples.report.reading.Exports.rejects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and amounts as exports write them. */
class ValueShapesTest {

    @TempDir
    private Path folder;

    private Exports exports;

    @BeforeEach
    void write_here() {
        exports = new Exports(folder);
    }

    @ParameterizedTest(name = "{0} as {2} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-05                 | 2026-01-05 | yyyy-MM-dd
            2-Jan-05                   | 2005-01-02 | d-MMM-yy
            05-Feb-2026                | 2026-02-05 | dd-MMM-yyyy
            1/31/97                    | 1997-01-31 | M/d/yy
            1/31/26                    | 2026-01-31 | M/d/yy
            31.01.2026                 | 2026-01-31 | dd.MM.yyyy
            05.01.2026                 | 2026-01-05 | dd.MM.yyyy
            31/12/2026                 | 2026-12-31 | d/M/yyyy
            20260105                   | 2026-01-05 | yyyyMMdd
            2019-11-01 00:00:00 UTC    | 2019-11-01 | yyyy-MM-dd HH:mm:ss with offset
            2019-11-01 00:30:00 +0200  | 2019-10-31 | yyyy-MM-dd HH:mm:ss with offset
            2019-11-01 00:30:00+0200   | 2019-10-31 | yyyy-MM-dd HH:mm:ss with offset
            2019-11-01 00:30:00 +0100  | 2019-10-31 | yyyy-MM-dd HH:mm:ss with offset
            2019-11-01T00:30:00.123Z   | 2019-11-01 | yyyy-MM-dd'T'HH:mm:ss with offset
            2019-11-01T00:30[Europe/Paris] | 2019-10-31 | yyyy-MM-dd'T'HH:mm with offset
            1/31/2026 1:05 pm          | 2026-01-31 | M/d/yyyy h:mm a
            1/31/2026 12:59:59 a.m.    | 2026-01-31 | M/d/yyyy h:mm:ss a
            1767225600                 | 2026-01-01 | seconds since 1970
            1767225600123              | 2026-01-01 | milliseconds since 1970
            Jan 5, 2026                | 2026-01-05 | MMM d, yyyy
            Monday, 5 January 2026     | 2026-01-05 | EEE, d MMMM yyyy
            5. März 2026               | 2026-03-05 | d. MMMM yyyy
            """)
    void a_date_is_read_as_it_is_written(String text, String day, String pattern) {
        Purchases read = exports.read("customer;date;amount\nanna;" + text + ";1\n");
        assertThat(days(read)).containsExactly(day);
        assertThat(read.readAs().get(0)).contains("dates " + pattern);
    }

    @Test
    void an_instant_falls_on_a_day_of_the_zone_which_is_named() {
        Purchases read = exports.read(HEADER + "anna,2026-01-05T23:30:00Z,1\n", Exports.zone("Europe/Paris"));
        assertThat(days(read)).containsExactly("2026-01-06");
        assertThat(read.readAs().get(0)).contains("days of Europe/Paris");
        assertThat(days(exports.read(HEADER + "anna,2026-01-05 23:30:00,1\n", Exports.zone("Europe/Paris"))))
                .as("a text without an offset means the day it says")
                .containsExactly("2026-01-05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01",
                "29.02.2026",
                "2026-01-05 25:00",
                "5 Foo 2026",
                "12",
                "2026-01-05 10:00 XYZ",
                "1/2/3/4"
            })
    void what_no_calendar_or_clock_has_is_no_date(String text) {
        Purchases read = exports.read(HEADER + "anna,2026-01-05,1\nbo," + text + ",1\n", Exports.tolerating(0.5));
        assertThat(rejects(read)).containsExactly("3: date '" + text + "' is no date");
    }

    @Test
    void two_digit_years_lie_from_1970_to_2069_and_that_is_told() {
        Purchases read = exports.read("customer,date\na,1/31/70\nb,1/31/69\nc,1/31/99\n", Exports.tolerating(1));
        assertThat(days(read)).containsExactly("1970-01-31", "2069-01-31", "1999-01-31");
        assertThat(read.readAs().get(0)).contains("years 70 to 69 as 1970 to 2069");
    }

    @Test
    void the_order_of_day_and_month_is_decided_by_all_values_not_by_the_first() {
        String early = "anna,03/04/2026,1\n".repeat(40_000);
        assertThat(days(exports.read(HEADER + early + "bo,12/31/2026,1\n")))
                .startsWith("2026-03-04")
                .endsWith("2026-12-31");
        assertThat(days(exports.read(HEADER + early + "bo,31/12/2026,1\n")))
                .startsWith("2026-04-03")
                .endsWith("2026-12-31");
    }

    @Test
    void an_order_that_no_value_decides_is_asked_for_with_an_example() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> exports.read(HEADER + "anna,03/04/2026,1\nbo,05/06/2026,1\n"))
                .withMessageContaining("'03/04/2026' is 2026-04-03 or 2026-03-04; say --day-first or --month-first");
        assertThat(days(exports.read(
                        HEADER + "anna,03/04/2026,1\n", Exports.notation(null, null, DateOrder.MONTH_FIRST, null))))
                .containsExactly("2026-03-04");
    }

    @Test
    void dates_of_both_orders_in_one_file_are_no_accident() {
        String text = HEADER + "anna,31/12/2026,1\n".repeat(10) + "bo,12/31/2026,1\n".repeat(8);
        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("8 × date is no date")
                .withMessageContaining("two exports in one");
    }

    @Test
    void a_wrong_order_that_was_told_is_said_to_be_wrong() {
        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> exports.read(
                        HEADER + "anna,12/31/2026,1\n".repeat(20),
                        Exports.notation(null, null, DateOrder.DAY_FIRST, null)))
                .withMessageContaining("Its dates rather look month first: say --month-first");
    }

    @Test
    void a_wrong_format_that_was_told_is_said_to_be_wrong() {
        DateText told = DateText.of("yyyy-MM-dd", ZoneOffset.UTC);
        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> exports.read(
                        "customer_id,when\n" + "anna,31.12.2026\n".repeat(20),
                        options -> Exports.notation(null, told, null, null)
                                .apply(Exports.columns(new ColumnNames(null, "when", null, null, null, null))
                                        .apply(options))))
                .withMessageContaining("Its dates rather look like d.M.yyyy: leave --date-format out");
    }

    @Test
    void a_wrong_delimiter_that_was_told_is_said_to_be_wrong() {
        String text = "customer;date;amount\n" + "anna;2026-01-05;1,50\n".repeat(20);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(text, Exports.notation(',', null, null, null)))
                .withMessageContaining("semicolon");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            12.50         | 12.50
            1,234.50      | 1234.50
            1.234,50      | 1234.50
            1.234.567,8   | 1234567.8
            1 234,50      | 1234.50
            1'234.50      | 1234.50
            12,50         | 12.50
            $12.50        | 12.50
            -$12.50       | -12.50
            US$ 12.50     | 12.50
            12,50 €       | 12.50
            EUR 12.50     | 12.50
            (5.00)        | -5.00
            ($1,005.00)   | -1005.00
            5.00-         | -5.00
            +5.25         | 5.25
            .5            | 0.5
            0.125         | 0.125
            1.2E+3        | 1200
            12.5e-1       | 1.25
            0             | 0
            0.12345678    | 0.123457
            """)
    void an_amount_is_read_as_it_is_written(String text, String amount) {
        assertThat(amounts(exports.read("customer;date;amount\nanna;2026-01-05;" + text + "\n")))
                .containsExactly(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "1.2.3,4,5", "12%", "1-2", "--5", "(5", "12 34 5", "$", "5 apples"})
    void what_is_no_number_is_no_amount(String text) {
        Purchases read = exports.read(
                "customer;date;amount\nanna;2026-01-05;1.5\nbo;2026-01-05;" + text + "\n", Exports.tolerating(0.5));
        assertThat(rejects(read)).containsExactly("3: amount '" + text + "' is no amount");
    }

    @Test
    void the_decimal_sign_is_decided_by_all_values_not_by_the_first() {
        String early = "anna;2026-01-05;1.234\n".repeat(20_000);
        assertThat(amounts(exports.read("customer;date;amount\n" + early + "bo;2026-01-05;2,50\n")))
                .startsWith("1234.00")
                .endsWith("2.50");
        assertThat(amounts(exports.read("customer;date;amount\n" + early + "bo;2026-01-05;2.50\n")))
                .startsWith("1.234")
                .endsWith("2.500");
    }

    @Test
    void a_decimal_sign_that_no_value_decides_is_asked_for_with_an_example() {
        String text = "customer;date;amount\nanna;2026-01-05;1,234\nbo;2026-01-05;900\n";
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("'1,234' has three decimals, or is over a thousand; say --decimal");
        assertThat(amounts(exports.read(text, Exports.notation(null, null, null, '.'))))
                .containsExactly("1234", "900");
        assertThat(amounts(exports.read(text, Exports.notation(null, null, null, ','))))
                .containsExactly("1.234", "900.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "1e99999999999", "123456789012345678901234567890", "9000000000000"})
    void a_number_beyond_what_is_money_is_left_out(String text) {
        Purchases read =
                exports.read(HEADER + "anna,2026-01-05,1.5\nbo,2026-01-05," + text + "\n", Exports.tolerating(0.5));
        assertThat(rejects(read)).containsExactly("3: amount '" + text + "' is beyond what is money");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "2062-03-01", "2206-05-05"})
    void a_date_far_from_all_others_is_no_end_of_the_data(String far) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            text.append("c")
                    .append(i % 40)
                    .append(",2026-")
                    .append(10 + i % 3)
                    .append("-")
                    .append(10 + i % 19)
                    .append(",5\n");
        }
        Purchases read = exports.read(text + "x," + far + ",5\n");
        assertThat(rejects(read)).containsExactly("202: date '" + far + "' is far from all other dates");
        assertThat(read.lastDay()).hasToString("2026-12-28");
    }

    @Test
    void an_early_beginning_and_few_rows_are_not_far() {
        StringBuilder years = new StringBuilder(HEADER);
        for (int year = 1998; year < 2026; year++) {
            years.append("c,").append(year).append("-05-05,5\n");
        }
        assertThat(exports.read(years.toString()).columns().size()).isEqualTo(28);
        assertThat(exports.read(HEADER + "a,1998-01-01,1\nb,2026-01-01,1\n")
                        .columns()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void an_amount_far_from_all_others_is_left_out() {
        String text = HEADER + "anna,2026-01-05,12.50\n".repeat(200) + "bo,2026-01-05,99999999\n";
        assertThat(rejects(exports.read(text)))
                .containsExactly("202: amount '99999999.00' is far from all other amounts");
    }

    @Test
    void amounts_of_several_currencies_are_not_added_up() {
        String text = HEADER + "anna,2026-01-05,$5\nbo,2026-01-05,€7\nbo,2026-01-06,€8\n";
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("several currencies (EUR 2, USD 1)")
                .withMessageContaining("--currency");
        Purchases euros =
                exports.read(text, Exports.selecting(new Selection(java.util.Map.of(), "eur", null, 0.01, false)));
        assertThat(amounts(euros)).containsExactly("7", "8");
        assertThat(euros.tally().leftOut()).containsEntry("currency is USD", 1L);
    }
}
