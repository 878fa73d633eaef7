package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes small exports and reads them back; a purchase is shown as {@code customer day amount}. */
final class Exports {

    /** The three columns of most exports. */
    static final String HEADER = "customer_id,date,amount\n";

    private final Path folder;

    Exports(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String text, Charset charset) {
        return write(name, text.getBytes(charset));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Purchases read(String text) {
        return read(text, options -> options);
    }

    Purchases read(String text, UnaryOperator<ReadOptions> told) {
        return read(write("sales.csv", text, StandardCharsets.UTF_8), told);
    }

    Purchases read(Path file) {
        return read(file, options -> options);
    }

    Purchases read(Path file, UnaryOperator<ReadOptions> told) {
        return read(List.of(file), "", told);
    }

    Purchases read(List<Path> files, String standardInput, UnaryOperator<ReadOptions> told) {
        try {
            return PurchaseReading.read(
                    files,
                    new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                    told.apply(ReadOptions.foundOut(ZoneOffset.UTC)),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each purchase as {@code customer day amount}. */
    static List<String> rows(Purchases purchases) {
        PurchaseColumns columns = purchases.columns();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            rows.add(columns.customer(columns.customerOf(row)) + " " + columns.dateOf(row) + " "
                    + columns.amount(columns.microsOf(row)).toPlainString());
        }
        return rows;
    }

    static List<String> days(Purchases purchases) {
        return rows(purchases).stream().map(row -> row.split(" ", -1)[1]).toList();
    }

    static List<String> amounts(Purchases purchases) {
        return rows(purchases).stream()
                .map(row -> row.substring(row.lastIndexOf(' ') + 1))
                .toList();
    }

    static List<String> rejects(Purchases purchases) {
        return purchases.rejects().problems().stream()
                .map(problem ->
                        problem.line() + ": " + problem.column() + " '" + problem.value() + "' " + problem.problem())
                .toList();
    }

    static UnaryOperator<ReadOptions> zone(String zone) {
        return options -> new ReadOptions(options.columns(), options.notation(), options.selection(), ZoneId.of(zone));
    }

    static UnaryOperator<ReadOptions> columns(ColumnNames names) {
        return options -> new ReadOptions(names, options.notation(), options.selection(), options.zone());
    }

    static UnaryOperator<ReadOptions> notation(
            @Nullable Character delimiter,
            @Nullable DateText dates,
            @Nullable DateOrder order,
            @Nullable Character decimal) {
        return options -> new ReadOptions(
                options.columns(),
                new Notation(delimiter, true, true, null, dates, order, decimal, Notation.NULLS),
                options.selection(),
                options.zone());
    }

    static UnaryOperator<ReadOptions> tolerating(double share) {
        return selecting(new Selection(Map.of(), null, null, share, false));
    }

    static UnaryOperator<ReadOptions> selecting(Selection selection) {
        return options -> new ReadOptions(options.columns(), options.notation(), selection, options.zone());
    }
}
