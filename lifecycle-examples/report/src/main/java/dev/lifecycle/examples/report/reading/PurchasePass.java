package dev.lifecycle.examples.report.reading;

import dev.lifecycle.stage.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of all files under one order of dates and one decimal sign; what all values say about both is gathered on the way. */
final class PurchasePass implements Rows {

    /** What a lifecycle takes as a subject. */
    private static final int LONGEST_ID = 255;

    /** Before so many unreadable rows a run goes on to the end of the input, to say how many there are. */
    private static final int ENOUGH_REJECTS = 10_000;

    private static final int INVALID = -1;

    /** Rows between two reports of progress. */
    private static final int STEP = 1 << 13;

    private final ReadOptions options;
    private final Progress progress;
    private final PurchaseColumns out;
    private final Rejects rejects = new Rejects();
    private final Tally tally = new Tally();
    private final DateEvidence dateEvidence = new DateEvidence();
    private final AmountEvidence amountEvidence = new AmountEvidence();
    private final DateParser dates;
    private final AmountParser amounts;
    private final List<String> nulls;
    private final @Nullable DateText format;
    private final long mostRejects;
    private final long bytesOfAll;
    private final int lastDay;
    private final List<Source> read = new ArrayList<>();
    private final List<Integer> firstRows = new ArrayList<>();
    private Source source;
    private long bytesBefore;
    private long orderBefore;
    private boolean stopped;

    PurchasePass(List<Source> sources, ReadOptions options, DateOrder order, char decimal, Progress progress)
            throws IOException {
        this.options = options;
        this.progress = progress;
        long lines = 0;
        long bytes = 0;
        boolean orders = false;
        for (Source one : sources) {
            lines += one.encoding().lines();
            bytes += one.input().size();
            orders |= one.columns().has(Role.ORDER);
        }
        out = new PurchaseColumns(lines, orders);
        bytesOfAll = bytes;
        dates = new DateParser(options.zone(), order, dateEvidence);
        amounts = new AmountParser(decimal, amountEvidence);
        nulls = options.notation().nulls();
        format = options.notation().dates();
        mostRejects = options.selection().strict()
                ? 0
                : Math.max(ENOUGH_REJECTS, (long) (options.selection().tolerated() * lines));
        lastDay = options.selection().observeUntil() == null
                ? Integer.MAX_VALUE
                : (int) options.selection().observeUntil().toEpochDay();
        source = sources.get(0);
    }

    /** Reads one file after those before it; returns whether to go on. */
    boolean read(Source next) throws IOException {
        source = next;
        orderBefore = 0;
        read.add(next);
        firstRows.add(out.size());
        Rows.read(
                next.input().name(), next.text(), next.layout(), next.columns().slots(), this);
        bytesBefore += next.input().size();
        out.decimals(amounts.decimals());
        return !stopped;
    }

    /** Leaves out a row that was read, because it is far from all others. */
    void far(int row, Reason reason) {
        int file = 0;
        while (file + 1 < firstRows.size() && firstRows.get(file + 1) <= row) {
            file++;
        }
        Source from = read.get(file);
        boolean date = reason == Reason.FAR_DATE;
        rejects.add(
                reason,
                new RowProblem(
                        from.input().name(),
                        out.lineOf(row),
                        from.columns().name(date ? Role.DATE : Role.AMOUNT),
                        date
                                ? out.dateOf(row).toString()
                                : out.amount(out.microsOf(row)).toPlainString(),
                        date ? Messages.FAR_DATE : Messages.FAR_AMOUNT));
    }

    PurchaseColumns columns() {
        return out;
    }

    Rejects rejects() {
        return rejects;
    }

    Tally tally() {
        return tally;
    }

    DateEvidence dateEvidence() {
        return dateEvidence;
    }

    AmountEvidence amountEvidence() {
        return amountEvidence;
    }

    /** Whether it ended before the end, with more unreadable rows than are tolerated. */
    boolean stopped() {
        return stopped;
    }

    @Override
    public boolean row(Row row) {
        tally.row();
        if (tally.rows() % STEP == 0) {
            progress.reading(tally.rows(), bytesBefore + source.text().taken(), bytesOfAll);
        }
        if (!row.fits(source.layout().width())) {
            reject(
                    Reason.FIELDS,
                    row.line(),
                    "row",
                    row.text(),
                    Messages.fields(row.fields(), source.layout().width()));
        } else if (isWanted(row)) {
            read(row);
        }
        return !stopped;
    }

    @Override
    public void broken(long line, String text, String problem) {
        tally.row();
        reject(Reason.QUOTE, line, "row", text, problem);
    }

    private boolean isWanted(Row row) {
        Columns columns = source.columns();
        for (Columns.Wanted wanted : columns.where()) {
            if (!row.cell(wanted.slot()).isIgnoringCase(wanted.value())) {
                tally.leftOut("not asked for by --where");
                return false;
            }
        }
        Cell event = columns.cell(Role.EVENT, row);
        if (event != null
                && !ColumnChoice.isOneOf(event, UsualNames.PURCHASES)
                && !ColumnChoice.isOneOf(event, UsualNames.REFUNDS)) {
            tally.leftOut(columns.name(Role.EVENT) + " is '" + Messages.cut(event.toString()) + "'");
            return false;
        }
        Cell status = columns.cell(Role.STATUS, row);
        if (ColumnChoice.isOneOf(status, UsualNames.CANCELLED)) {
            tally.leftOut(columns.name(Role.STATUS) + " is '" + Messages.cut(String.valueOf(status)) + "'");
            return false;
        }
        return true;
    }

    private void read(Row row) {
        Columns columns = source.columns();
        Cell who = cell(Role.CUSTOMER, row);
        if (isNull(who)) {
            reject(Reason.NO_CUSTOMER, row, Role.CUSTOMER, Messages.NO_CUSTOMER);
            return;
        }
        Cell when = cell(Role.DATE, row);
        int day = format == null ? dates.day(when) : format.epochDay(when.toString());
        if (day == DateParser.NONE) {
            reject(Reason.DATE, row, Role.DATE, format == null ? Messages.NO_DATE : Messages.wrongFormat(format));
            return;
        }
        long order = columns.has(Role.ORDER) ? Orders.hash(cell(Role.ORDER, row)) : 0;
        if (isFurtherLine(row, order)) {
            tally.leftOut("further lines of an order");
            return;
        }
        orderBefore = order;
        long amount = amount(row);
        if (amount == AmountParser.NONE || amount == AmountParser.BEYOND) {
            boolean none = amount == AmountParser.NONE;
            reject(
                    none ? Reason.AMOUNT : Reason.FAR_AMOUNT,
                    row,
                    columns.isProduct() ? Role.PRICE : Role.AMOUNT,
                    none ? Messages.NO_AMOUNT : Messages.BEYOND_MONEY);
            return;
        }
        if (isOfCurrency(row)) {
            take(row, who, day, amount, order);
        }
    }

    /** Exports of shops write the total of an order into its first line alone. */
    private boolean isFurtherLine(Row row, long order) {
        return order != 0
                && order == orderBefore
                && source.columns().has(Role.AMOUNT)
                && isNull(cell(Role.AMOUNT, row));
    }

    private long amount(Row row) {
        Columns columns = source.columns();
        if (columns.isProduct()) {
            long quantity = amounts.micros(cell(Role.QUANTITY, row));
            return AmountParser.product(quantity, amounts.micros(cell(Role.PRICE, row)));
        }
        return columns.has(Role.AMOUNT) ? amounts.micros(cell(Role.AMOUNT, row)) : 0;
    }

    private boolean isOfCurrency(Row row) {
        Cell column = source.columns().cell(Role.CURRENCY, row);
        String code = column == null || isNull(column) ? amounts.currency() : Currencies.code(column.toString());
        if (code == null) {
            return true;
        }
        tally.currency(code);
        String wanted = options.selection().currency();
        if (wanted != null && !wanted.equalsIgnoreCase(code)) {
            tally.leftOut("currency is " + code);
            return false;
        }
        return true;
    }

    private void take(Row row, Cell who, int day, long read, long order) {
        boolean refund = ColumnChoice.isOneOf(source.columns().cell(Role.EVENT, row), UsualNames.REFUNDS);
        long amount = refund ? -Math.abs(read) : read;
        int customer = customer(row, who);
        if (customer == INVALID) {
            return;
        }
        if (day > lastDay) {
            tally.afterTheEnd();
            return;
        }
        if (amount < 0) {
            tally.refund(
                    problem(row.line(), source.columns().name(Role.AMOUNT), value(Role.AMOUNT, row), Messages.REFUND));
        }
        out.add(customer, day, amount, row.line(), order);
    }

    private int customer(Row row, Cell who) {
        int known = out.ids().find(who);
        if (known >= 0) {
            return known;
        }
        String id = who.toString();
        if (id.length() > LONGEST_ID || !Texts.inOneLine(id).equals(id)) {
            reject(
                    Reason.CUSTOMER,
                    row,
                    Role.CUSTOMER,
                    id.length() > LONGEST_ID ? Messages.LONG_ID : Messages.CONTROLS_IN_ID);
            return INVALID;
        }
        return out.ids().add(id);
    }

    private Cell cell(Role role, Row row) {
        return java.util.Objects.requireNonNull(source.columns().cell(role, row), "a column that was chosen");
    }

    private boolean isNull(Cell cell) {
        if (cell.length() == 0) {
            return true;
        }
        for (String word : nulls) {
            if (word.length() == cell.length() && word.equalsIgnoreCase(cell.toString())) {
                return true;
            }
        }
        return false;
    }

    private String value(Role role, Row row) {
        Columns columns = source.columns();
        return columns.isProduct()
                ? cell(Role.QUANTITY, row) + " × " + cell(Role.PRICE, row)
                : columns.has(role) ? cell(role, row).toString() : "";
    }

    private void reject(Reason reason, Row row, Role role, String what) {
        String value = role == Role.PRICE ? value(role, row) : cell(role, row).toString();
        reject(reason, row.line(), source.columns().name(role), value, what);
    }

    private void reject(Reason reason, long line, String column, String value, String what) {
        rejects.add(reason, problem(line, column, value, what));
        stopped |= rejects.unreadable() > mostRejects;
    }

    private RowProblem problem(long line, String column, String value, String what) {
        return new RowProblem(source.input().name(), line, column, value, what);
    }
}
