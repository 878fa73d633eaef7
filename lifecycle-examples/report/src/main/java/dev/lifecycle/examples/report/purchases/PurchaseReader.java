package dev.lifecycle.examples.report.purchases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.stage.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a purchase log row by row. Every row becomes part of a purchase day, or is counted among those left out. */
final class PurchaseReader {

    /** What a lifecycle takes as a subject. */
    private static final int LONGEST_ID = 255;

    private record CustomerDay(String customer, LocalDate day) {}

    private final PurchaseFile file;
    private final Map<CustomerDay, BigDecimal> totals = new LinkedHashMap<>();
    private final List<RowProblem> malformed = new ArrayList<>();
    private final List<RowProblem> refunds = new ArrayList<>();
    private long rows;
    private long later;
    private @Nullable LocalDate lastDay;

    private PurchaseReader(PurchaseFile file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws MalformedRowException if it has no such columns, is no CSV or, where asked to be strict, has a malformed row
     * @throws IOException           if it cannot be read
     */
    static PurchaseLog read(PurchaseFile file) throws IOException {
        PurchaseReader reader = new PurchaseReader(file);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(true)
                .ofCsvRecord(file.path())) {
            reader.readAll(csv.iterator());
        } catch (CsvParseException e) {
            throw new MalformedRowException(file.path() + " is no CSV file: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return reader.log();
    }

    private void readAll(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new MalformedRowException(file.path() + " is empty; it needs a header with the column names");
        }
        List<String> header =
                records.next().getFields().stream().map(String::strip).toList();
        int customer = column(header, file.customer());
        int date = column(header, file.date());
        int amount = file.amount() == null ? -1 : column(header, file.amount());
        while (records.hasNext()) {
            CsvRecord row = records.next();
            rows++;
            if (row.getFieldCount() == header.size()) {
                read(row, customer, date, amount);
            } else {
                leaveOut(
                        row,
                        "row",
                        String.join(",", row.getFields()),
                        "has " + row.getFieldCount() + " fields where the header has " + header.size());
            }
        }
    }

    private int column(List<String> header, String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new MalformedRowException(
                    file.path() + " has no column '" + name + "'; its columns are " + String.join(", ", header));
        }
        return at;
    }

    private void read(CsvRecord row, int customerColumn, int dateColumn, int amountColumn) {
        String customer = row.getField(customerColumn).strip();
        if (customer.isEmpty() || customer.length() > LONGEST_ID) {
            leaveOut(row, file.customer(), customer, "is no customer: an id has 1 to " + LONGEST_ID + " characters");
            return;
        }
        if (!Texts.inOneLine(customer).equals(customer)) {
            leaveOut(
                    row,
                    file.customer(),
                    customer,
                    "is no customer: an id has no control characters and no line breaks");
            return;
        }
        String dateText = row.getField(dateColumn).strip();
        LocalDate day = day(dateText);
        if (day == null) {
            leaveOut(row, file.date(), dateText, "is no day written as " + file.dates());
            return;
        }
        String amountText = amountColumn < 0 ? "0" : row.getField(amountColumn).strip();
        BigDecimal amount = amount(amountText);
        if (amount == null) {
            leaveOut(row, String.valueOf(file.amount()), amountText, "is no amount written as 12.50");
            return;
        }
        count(row, customer, day, amount, amountText);
    }

    private void count(CsvRecord row, String customer, LocalDate day, BigDecimal amount, String amountText) {
        if (file.observeUntil() != null && day.isAfter(file.observeUntil())) {
            later++;
            return;
        }
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
        if (amount.signum() < 0) {
            refunds.add(problem(row, String.valueOf(file.amount()), amountText, "is negative, so a refund"));
            return;
        }
        totals.merge(new CustomerDay(customer, day), amount, BigDecimal::add);
    }

    private @Nullable LocalDate day(String text) {
        try {
            return file.dates().day(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void leaveOut(CsvRecord row, String column, String value, String what) {
        RowProblem problem = problem(row, column, value, what);
        if (file.strict()) {
            throw new MalformedRowException(problem + "; without --strict such rows are skipped");
        }
        malformed.add(problem);
    }

    private RowProblem problem(CsvRecord row, String column, String value, String what) {
        return new RowProblem(file.path().toString(), row.getStartingLineNumber(), column, value, what);
    }

    private PurchaseLog log() {
        List<PurchaseDay> days = new ArrayList<>(totals.size());
        totals.forEach((key, total) -> days.add(new PurchaseDay(key.customer(), key.day(), total)));
        days.sort(Comparator.comparing(PurchaseDay::day));
        return new PurchaseLog(rows, days, malformed, refunds, later, lastDay);
    }
}
