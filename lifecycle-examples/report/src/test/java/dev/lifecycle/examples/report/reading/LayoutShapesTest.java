package dev.lifecycle.examples.report.reading;

import static dev.lifecycle.examples.report.reading.Exports.HEADER;
import static dev.lifecycle.examples.report.reading.Exports.rejects;
import static dev.lifecycle.examples.report.reading.Exports.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.examples.report.reading.text.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes, delimiters, quotes, headers and containers of exports. */
class LayoutShapesTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    private Exports exports;

    @BeforeEach
    void write_here() {
        exports = new Exports(folder);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {"\",\",comma", ";,semicolon", "\"\t\",tab", "|,pipe"})
    void fields_are_separated_by_what_the_file_has(String delimiter, String name) {
        Purchases read = exports.read((HEADER + "anna,2026-01-05,10.50\nbo,2026-01-06,3\n").replace(",", delimiter));
        assertThat(rows(read)).containsExactly("anna 2026-01-05 10.50", "bo 2026-01-06 3.00");
        assertThat(read.readAs())
                .singleElement()
                .asString()
                .startsWith(name + ", UTF-8, dates yyyy-MM-dd, decimal point");
    }

    @Test
    void a_first_line_that_declares_the_separator_is_no_header() {
        Purchases read = exports.read("sep=;\r\nCustomer;Date;Total\r\nanna;2026-01-05;1,5\r\n");
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1.5");
        assertThat(read.columns().lineOf(0)).isEqualTo(3);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() {
        Purchases read = exports.read("\uFEFF" + HEADER + "Émile,2026-01-05,1\n");
        assertThat(rows(read)).containsExactly("Émile 2026-01-05 1");
        assertThat(read.readAs().get(0)).contains("UTF-8 with BOM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_is_read_with_and_without_a_mark(String charset) {
        String text = HEADER + "Émile,2026-01-05,1\n";
        assertThat(rows(exports.read(exports.write("marked.csv", "\uFEFF" + text, Charset.forName(charset)))))
                .containsExactly("Émile 2026-01-05 1");
        Purchases bare = exports.read(exports.write("bare.csv", text, Charset.forName(charset)));
        assertThat(rows(bare)).containsExactly("Émile 2026-01-05 1");
        assertThat(bare.readAs().get(0)).contains("UTF-16");
    }

    @Test
    void three_customers_of_windows_1252_that_differ_in_an_umlaut_stay_three() {
        Purchases read = exports.read(exports.write(
                "sales.csv", HEADER + "Müller,2026-01-05,1\nMöller,2026-01-05,2\nMäller,2026-01-05,3\n", WINDOWS));
        assertThat(rows(read)).containsExactly("Müller 2026-01-05 1", "Möller 2026-01-05 2", "Mäller 2026-01-05 3");
        assertThat(read.columns().customers()).isEqualTo(3);
        assertThat(read.readAs().get(0)).contains("Windows-1252");
    }

    @Test
    void an_umlaut_far_beyond_the_first_rows_decides_about_the_charset() {
        String many = "anna,2026-01-05,1\n".repeat(30_000);
        Purchases read = exports.read(exports.write("sales.csv", HEADER + many + "Jörg,2026-01-05,1\n", WINDOWS));
        assertThat(rows(read)).last().isEqualTo("Jörg 2026-01-05 1");
    }

    @Test
    void cyrillic_of_windows_1251_is_told_from_western_text() {
        String text = "Клиент;Date;Сумма\nИванов;2026-01-05;1\nПетрова;2026-01-06;2\nСмирнов;2026-01-07;3\n";
        Purchases read = exports.read(
                exports.write("sales.csv", text, Charset.forName("windows-1251")),
                Exports.columns(new ColumnNames("Клиент", null, "Сумма", null, null, null)));
        assertThat(rows(read)).startsWith("Иванов 2026-01-05 1");
    }

    @Test
    void text_that_does_not_decode_stops_the_run_with_its_line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((HEADER + "Émile,2026-01-05,1\nÉdouard,2026-01-05,1\n").getBytes(StandardCharsets.UTF_8));
        bytes.write("Müller,2026-01-05,1\n".getBytes(WINDOWS));
        Path file = exports.write("sales.csv", bytes.toByteArray());
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(file))
                .withMessageContaining("sales.csv:4: the bytes FC are no UTF-8")
                .withMessageContaining("--charset");
    }

    @Test
    void quotes_hold_line_ends_delimiters_and_quotes() {
        Purchases read = exports.read(
                "customer,date,note,amount\n\"Doe, J\",2026-01-05,\"one\ntwo \"\"x\"\", three\",10\nbo,2026-01-06,,3\n");
        assertThat(rows(read)).containsExactly("Doe, J 2026-01-05 10", "bo 2026-01-06 3");
        assertThat(read.columns().lineOf(1)).as("its line in the file").isEqualTo(4);
    }

    @Test
    void a_stray_quote_on_line_2_of_2000_costs_that_line_and_is_named_by_it() {
        StringBuilder text = new StringBuilder("customer,date,note,amount\n\"c0,2026-01-01,x,1\n");
        for (int i = 1; i < 1_999; i++) {
            text.append("c")
                    .append(i % 90)
                    .append(",2026-01-0")
                    .append(1 + i % 9)
                    .append(",\"n, ")
                    .append(i)
                    .append("\",5\n");
        }
        Purchases read = exports.read(text.toString());
        assertThat(read.columns().size()).isEqualTo(1_998);
        assertThat(rejects(read)).containsExactly("2: row '\"c0,2026-01-01,x,1' opens a quote that is not closed");
    }

    @Test
    void a_stray_quote_in_a_file_without_others_is_named_by_its_line_too() {
        String text = "customer,date,amount,note\nanna,2026-01-01,1,\"x\n" + "bo,2026-01-02,2,y\n".repeat(200);
        Purchases read = exports.read(text);
        assertThat(read.columns().size()).isEqualTo(200);
        assertThat(rejects(read)).containsExactly("2: row 'anna,2026-01-01,1,\"x' opens a quote that is not closed");
    }

    @Test
    void text_after_a_closing_quote_is_no_field() {
        Purchases read =
                exports.read(HEADER + "\"Joe \"Jim\" Doe\",2026-01-01,1\nanna,2026-01-01,2\n", Exports.tolerating(0.5));
        assertThat(rows(read)).containsExactly("anna 2026-01-01 2");
        assertThat(rejects(read))
                .singleElement()
                .asString()
                .startsWith("2: row")
                .endsWith("has text after a closing quote");
    }

    @Test
    void lines_above_the_header_are_a_title() {
        Purchases read = exports.read("Sales of the year\n\n" + HEADER + "anna,2026-01-05,1\nbo,2026-01-06,2\n");
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1", "bo 2026-01-06 2");
    }

    @Test
    void three_tables_in_one_file_are_said_to_be_three() {
        String text = """
                Summary,Value
                Orders,2

                Day,Orders
                2026-01-01,5
                2026-01-02,6

                Customer,Date,Amount
                anna,2026-01-05,10
                bo,2026-01-06,11
                """;
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(text))
                .withMessageContaining("3 tables one under the other, with headers on lines 1, 4, 8");
    }

    @Test
    void a_header_alone_is_no_log() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(HEADER))
                .withMessageContaining("holds a header and no rows (customer_id, date, amount)");
    }

    @Test
    void an_empty_file_is_no_log() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(""))
                .withMessageContaining("is empty; it needs a header");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(" \n\n"))
                .withMessageContaining("is empty");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "PK\u0003\u0004\u0014[Content_Types].xml, an Excel workbook (xlsx)",
        "\u00D0\u00CF\u0011\u00E0, an old Excel workbook (xls)",
        "PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument, an OpenDocument sheet (ods)",
        "%PDF-1.7, a PDF document",
        "PAR1, a Parquet file",
        "SQLite format 3, an SQLite database",
        "PK\u0003\u0004sales.csv, a packed file: unpack it",
        "<!DOCTYPE html><html>, 'a web page, perhaps one that asks to sign in'",
        "a\u0000b\u0000\u0000\u0001c, a binary file",
    })
    void what_is_no_text_is_said_to_be_what_it_is(String begin, String what) {
        Path file = exports.write("sales.csv", (begin + "..........").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(file))
                .withMessageContaining("sales.csv is " + what)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void an_xlsx_comes_with_the_way_to_export_it() {
        Path file =
                exports.write("sales.xlsx", "PK\u0003\u0004....xl/workbook.xml".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(file))
                .withMessageEndingWith("open it, choose File, Save as, \"CSV UTF-8\", and give that file");
    }

    @Test
    void one_column_is_no_table() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read("customer\nanna\nbo\n"))
                .withMessageContaining("has one column: no comma, semicolon, tab or pipe separates its fields");
    }

    @Test
    void a_gzip_is_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + "anna,2026-01-05,1\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rows(exports.read(exports.write("sales.csv.gz", packed.toByteArray()))))
                .containsExactly("anna 2026-01-05 1");
    }

    @Test
    void a_folder_is_all_its_files_and_they_may_differ() throws IOException {
        Files.createDirectory(folder.resolve("exports"));
        exports.write("exports/a.csv", HEADER + "anna,2026-01-05,1\n", StandardCharsets.UTF_8);
        exports.write("exports/b.txt", "Date;Amount;Customer\n2026-02-05;2,50;bo\n", StandardCharsets.UTF_8);
        exports.write("exports/notes.md", "not a log", StandardCharsets.UTF_8);
        Purchases read = exports.read(folder.resolve("exports"));
        assertThat(rows(read)).contains("bo 2026-02-05 2.50").hasSize(2);
        assertThat(read.readAs()).hasSize(2);
    }

    @Test
    void a_folder_without_a_log_says_so() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("exports"));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> exports.read(empty))
                .withMessageContaining("holds no file to read");
    }

    @Test
    void a_dash_is_the_standard_input() {
        Purchases read = exports.read(
                List.of(Path.of("-")), HEADER + "anna,never,1\nbo,2026-01-05,1\n", Exports.tolerating(0.5));
        assertThat(rows(read)).containsExactly("bo 2026-01-05 1");
        assertThat(read.rejects().problems().get(0)).hasToString("standard input:2: date 'never' is no date");
    }

    @Test
    void objects_of_json_are_rows_and_one_within_another_is_named_with_a_dot() {
        String text = """
                {"customer": {"email": "a@x"}, "created_at": "2026-01-05T10:00:00Z", "total_price": "12.50", "items": [1, {"id": 2}]}
                {"customer": {"email": "b@x"}, "created_at": "2026-01-06T10:00:00Z", "total_price": 3}
                """;
        Purchases read = exports.read(exports.write("sales.jsonl", text, StandardCharsets.UTF_8));
        assertThat(rows(read)).containsExactly("a@x 2026-01-05 12.50", "b@x 2026-01-06 3.00");
        assertThat(read.readAs().get(0)).startsWith("JSON lines, UTF-8").contains("who: customer.email");
    }

    @Test
    void a_line_that_is_no_json_costs_that_line() {
        String text = """
                {"customer": "anna", "date": "2026-01-05", "amount": 1}
                {"customer": "bo", "date": "2026-01-
                {"customer": "cem", "date": "2026-01-07", "amount": 3}
                """;
        Purchases read =
                exports.read(exports.write("sales.jsonl", text, StandardCharsets.UTF_8), Exports.tolerating(0.5));
        assertThat(rows(read)).containsExactly("anna 2026-01-05 1", "cem 2026-01-07 3");
        assertThat(rejects(read))
                .singleElement()
                .asString()
                .startsWith("2: row")
                .endsWith("is no JSON object");
    }

    @Test
    void an_array_of_json_is_read_as_well() {
        String text = "[\n {\"customer\": \"anna\", \"date\": \"2026-01-05\", \"amount\": 1},\n"
                + " {\"customer\": \"bo\", \"date\": \"2026-01-06\", \"amount\": 2}\n]\n";
        assertThat(rows(exports.read(exports.write("sales.json", text, StandardCharsets.UTF_8))))
                .containsExactly("anna 2026-01-05 1", "bo 2026-01-06 2");
    }
}
