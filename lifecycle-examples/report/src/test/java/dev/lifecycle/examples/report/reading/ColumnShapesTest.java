package dev.lifecycle.examples.report.reading;

import static dev.lifecycle.examples.report.reading.Exports.HEADER;
import static dev.lifecycle.examples.report.reading.Exports.rejects;
import static dev.lifecycle.examples.report.reading.Exports.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.examples.report.reading.text.UnreadableException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns are read, and which rows are purchases. */
class ColumnShapesTest {

    @TempDir
    private Path folder;

    private Exports exports;

    @BeforeEach
    void write_here() {
        exports = new Exports(folder);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "customer_id, date, amount",
        "Email, Created at, Total",
        "Id, Date, Price",
        "Kundennummer, Rechnungsdatum, Betrag",
        "USER ID, event_time, Revenue",
        "household_key, DAY, SALES_VALUE",
        "cust, when, dollars",
    })
    void columns_are_found_by_their_usual_names(String customer, String date, String amount) {
        Purchases read = exports.read(String.join(",", date, "other", amount, customer) + "\n2026-01-05,7,1.5,anna\n");
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1.5");
        assertThat(read.readAs().get(0)).endsWith("who: " + customer + ", when: " + date + ", how much: " + amount);
    }

    @Test
    void a_date_is_found_by_what_stands_in_the_column() {
        assertThat(rows(exports.read("customer,Tag des Kaufs,amount\nanna,5.1.2026,1\n")))
                .containsExactly("anna 2026-01-05 1");
    }

    @ParameterizedTest
    @CsvSource({"buyer, bought, price paid", "BUYER, Bought, Price_Paid", "1, 2, 3"})
    void columns_are_named_in_any_case_or_by_number(String customer, String date, String amount) {
        Purchases read = exports.read(
                "Buyer,Bought,Price Paid\nanna,2026-01-05,1\n",
                Exports.columns(new ColumnNames(customer, date, amount, null, null, null)));
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_those_that_are() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(
                        HEADER + "anna,2026-01-05,1\n",
                        Exports.columns(new ColumnNames("buyer", null, null, null, null, null))))
                .withMessageContaining("has no column 'buyer'; its columns are customer_id, date, amount");
    }

    @Test
    void several_columns_that_may_say_who_are_asked_about() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> exports.read("master_id,sample_id,date\n1,2,2026-01-05\n"))
                .withMessageContaining(
                        "several columns that may say who bought (master_id, sample_id); say which with --customer");
    }

    @Test
    void a_second_column_of_the_same_name_is_chosen_by_its_number() {
        String text = "customer,date,amount,date\nanna,2026-01-05,1,2026-02-05\n";
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining(
                        "has the column 'date' twice, as columns 2 and 4; say which by its number, such as --date 2");
        assertThat(rows(exports.read(text, Exports.columns(new ColumnNames(null, "4", null, null, null, null)))))
                .containsExactly("anna 2026-02-05 1");
    }

    @Test
    void a_second_column_of_a_name_nobody_needs_does_no_harm() {
        assertThat(rows(exports.read("customer,note,date,amount,note\nanna,x,2026-01-05,1,y\n")))
                .containsExactly("anna 2026-01-05 1");
    }

    @Test
    void a_file_without_a_header_has_columns_by_number() {
        String text = "anna,2026-01-05,1\nbo,2026-01-06,2\n";
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("say it with --customer, by name or number; its columns are 1, 2, 3");
        assertThat(rows(exports.read(text, Exports.columns(new ColumnNames("1", "2", "3", null, null, null)))))
                .containsExactly("anna 2026-01-05 1", "bo 2026-01-06 2");
    }

    @Test
    void quantity_times_price_is_the_amount_where_there_is_no_other() {
        String text =
                "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n1,6,12/31/2010 8:26,2.55,17850\n2,1.5,1/5/2011 9:00,2,17850\n";
        Purchases read = exports.read(text);
        assertThat(rows(read)).containsExactly("17850 2010-12-31 15.30", "17850 2011-01-05 3.00");
        assertThat(read.readAs().get(0)).contains("how much: Quantity × UnitPrice, order: InvoiceNo");
        assertThat(rows(exports.read(
                        "customer,date,pieces,each,amount\nanna,2026-01-05,3,2,99\n",
                        Exports.columns(new ColumnNames(null, null, null, "pieces", "each", null)))))
                .containsExactly("anna 2026-01-05 6");
    }

    @Test
    void words_for_nothing_are_nothing() {
        String text = HEADER + "anna,2026-01-05,1\nNULL,2026-01-05,5\nna,2026-01-05,5\nbo,None,5\ncem,2026-01-05,-\n";
        Purchases read = exports.read(text, Exports.tolerating(0.5));
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1");
        assertThat(rejects(read))
                .containsExactly(
                        "3: customer_id 'NULL' says no customer",
                        "4: customer_id 'na' says no customer",
                        "5: date 'None' is no date",
                        "6: amount '-' is no amount");
    }

    @Test
    void purchases_without_a_customer_count_to_no_limit() {
        Purchases read = exports.read(HEADER + "anna,2026-01-05,1\n" + ",2026-01-05,5\n".repeat(9));
        assertThat(read.columns().size()).isEqualTo(1);
        assertThat(read.rejects().of(Reason.NO_CUSTOMER)).isEqualTo(9);
        assertThat(read.rejects().unreadable()).isZero();
    }

    @Test
    void page_views_among_purchases_are_left_out_and_told() {
        String text = """
                event_time,event_type,price,user_id
                2019-11-01 00:00:00 UTC,view,10.5,u1
                2019-11-01 00:00:01 UTC,purchase,10.5,u1
                2019-11-02 10:00:01 UTC,cart,10.5,u2
                2019-11-02 11:00:01 UTC,refund,10.5,u1
                """;
        Purchases read = exports.read(text);
        assertThat(rows(read)).containsExactly("u1 2019-11-01 10.5", "u1 2019-11-02 -10.5");
        assertThat(read.tally().leftOut()).isEqualTo(Map.of("event_type is 'view'", 1L, "event_type is 'cart'", 1L));
        assertThat(read.readAs().get(0)).contains("purchases alone of event_type");
    }

    @Test
    void rows_are_chosen_by_a_value() {
        String text = "customer,date,amount,shop\nanna,2026-01-05,1,North\nbo,2026-01-05,2,south\n";
        Purchases read =
                exports.read(text, Exports.selecting(new Selection(Map.of("Shop", "north"), null, null, 0.01, false)));
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1");
        assertThat(read.tally().leftOut()).containsEntry("not asked for by --where", 1L);
    }

    @Test
    void cancelled_orders_and_further_lines_of_an_order_are_no_purchases() {
        String text = """
                Name,Email,Financial Status,Created at,Total,Currency,Lineitem name
                #1,a@x,paid,2019-11-01 00:30:00 +0100,10.00,EUR,x
                #1,a@x,,2019-11-01 00:30:00 +0100,,,y
                #2,b@x,refunded,2019-11-03 00:30:00 +0100,7.00,EUR,x
                """;
        Purchases read = exports.read(text);
        assertThat(rows(read)).containsExactly("a@x 2019-10-31 10.00");
        assertThat(read.tally().leftOut())
                .isEqualTo(Map.of("Financial Status is 'refunded'", 1L, "further lines of an order", 1L));
        assertThat(read.readAs().get(0)).contains("EUR", "order: Name");
    }

    @Test
    void too_many_unreadable_rows_stop_the_run_and_are_counted_by_reason() {
        String text =
                HEADER + "anna,2026-01-05,1\n".repeat(90) + "bo,never,1\n".repeat(6) + "bo,2026-01-05,x\n".repeat(4);
        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("sales.csv:92: date 'never' is no date")
                .withMessageContaining("more than --tolerate 1%")
                .satisfies(e -> assertThat(e.rejects().problems()).isNotEmpty());
        assertThat(exports.read(text, Exports.tolerating(0.1)).rejects().counts())
                .isEqualTo(Map.of("date is no date", 6L, "amount is no amount", 4L));
    }

    @Test
    void the_first_unreadable_row_stops_a_strict_run() {
        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> exports.read(
                        HEADER + "anna,2026-01-05,1\n".repeat(500) + "bo,never,1\n",
                        Exports.selecting(new Selection(Map.of(), null, null, 0.01, true))))
                .withMessageContaining("sales.csv:502: date 'never' is no date; without --strict");
    }

    @Test
    void rows_after_the_end_of_observation_are_counted() {
        Purchases read = exports.read(
                HEADER + "anna,2026-01-05,1\nanna,2026-02-05,1\n",
                Exports.selecting(new Selection(Map.of(), null, LocalDate.of(2026, 1, 31), 0.01, false)));
        assertThat(read.columns().size()).isEqualTo(1);
        assertThat(read.tally().later()).isEqualTo(1);
    }

    @Test
    void a_formula_in_a_rejected_cell_is_harmless_in_a_spreadsheet() throws java.io.IOException {
        Purchases read = exports.read(HEADER + "anna,2026-01-05,1\nbo,=HYPERLINK(1),1\n", Exports.tolerating(0.5));
        assertThat(read.rejects().write(folder)).content().contains("3,date,'=HYPERLINK(1),is no date");
    }
}
