package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Row;
import dev.lifecycle.examples.report.reading.text.Rows;
import dev.lifecycle.examples.report.reading.value.AmountEvidence;
import dev.lifecycle.examples.report.reading.value.AmountParser;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import dev.lifecycle.examples.report.reading.value.DateText;
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

    /** Rows between two reports of progress. */
    private static final int STEP = 1 << 13;

    private final @Nullable String currency;
    private final Progress progress;
    private final PurchaseColumns out;
    private final Rejects rejects = new Rejects();
    private final Tally tally = new Tally();
    private final DateEvidence dateEvidence = new DateEvidence();
    private final AmountEvidence amountEvidence = new AmountEvidence();
    private final DateParser dates;
    private final AmountParser amounts;
    private final Nulls nulls;
    private final @Nullable DateText format;
    private final long mostRejects;
    private final long bytesOfAll;
    private final int lastDay;
    private final List<Source> read = new ArrayList<>();
    private final List<Integer> firstRows = new ArrayList<>();
    private final CustomerBatch batch;
    private Source source;
    private Wanted wanted;
    private MoneyCells money;
    private long bytesBefore;
    private long orderBefore;
    private boolean stopped;

    PurchasePass(List<Source> sources, ReadOptions options, DateOrder order, char decimal, Progress progress)
            throws IOException {
        currency = options.selection().currency();
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
        nulls = new Nulls(options.notation().nulls());
        format = options.notation().dates();
        mostRejects = options.selection().strict()
                ? 0
                : Math.max(ENOUGH_REJECTS, (long) (options.selection().tolerated() * lines));
        lastDay = options.selection().observeUntil() == null
                ? Integer.MAX_VALUE
                : (int) options.selection().observeUntil().toEpochDay();
        batch = new CustomerBatch(out);
        source = sources.get(0);
        wanted = new Wanted(source.columns(), tally);
        money = money(source);
    }

    /** Reads one file after those before it; returns whether to go on. */
    boolean read(Source next) throws IOException {
        source = next;
        wanted = new Wanted(next.columns(), tally);
        money = money(next);
        orderBefore = 0;
        read.add(next);
        firstRows.add(out.size());
        Rows.read(
                next.input().name(), next.text(), next.layout(), next.columns().slots(), this);
        batch.flush();
        bytesBefore += next.input().size();
        out.decimals(amounts.decimals());
        return !stopped;
    }

    private MoneyCells money(Source of) {
        return new MoneyCells(of.columns(), amounts, nulls, tally, currency);
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
        } else if (wanted.is(row)) {
            read(row);
        }
        return !stopped;
    }

    @Override
    public void broken(long line, String text, String problem) {
        tally.row();
        reject(Reason.QUOTE, line, "row", text, problem);
    }

    private void read(Row row) {
        Columns columns = source.columns();
        Cell who = columns.needed(Role.CUSTOMER, row);
        if (nulls.is(who)) {
            reject(Reason.NO_CUSTOMER, row, Role.CUSTOMER, Messages.NO_CUSTOMER);
            return;
        }
        Cell when = columns.needed(Role.DATE, row);
        int day = format == null ? dates.day(when) : format.epochDay(when.toString());
        if (day == DateParser.NONE) {
            reject(Reason.DATE, row, Role.DATE, format == null ? Messages.NO_DATE : Messages.wrongFormat(format));
            return;
        }
        long order = columns.has(Role.ORDER) ? Orders.hash(columns.needed(Role.ORDER, row)) : 0;
        // exports of shops write the total of an order into its first line alone
        if (order != 0 && order == orderBefore && money.isMissing(row)) {
            tally.leftOut("further lines of an order");
            return;
        }
        orderBefore = order;
        long amount = money.amount(row);
        if (amount == AmountParser.NONE) {
            reject(Reason.AMOUNT, row.line(), money.name(), money.text(row), Messages.NO_AMOUNT);
        } else if (amount == AmountParser.BEYOND) {
            reject(Reason.FAR_AMOUNT, row.line(), money.name(), money.text(row), Messages.BEYOND_MONEY);
        } else if (money.isOfCurrency(row)) {
            take(row, who, day, amount, order);
        }
    }

    private void take(Row row, Cell who, int day, long read, long order) {
        long amount = wanted.isRefund(row) ? -Math.abs(read) : read;
        if (!isId(row, who)) {
            return;
        }
        if (day > lastDay) {
            tally.afterTheEnd();
            return;
        }
        if (amount < 0) {
            tally.refund(problem(row.line(), money.name(), money.text(row), Messages.REFUND));
        }
        batch.add(who, day, amount, row.line(), order);
    }

    private boolean isId(Row row, Cell who) {
        if ((who.isPlain() && who.length() <= LONGEST_ID) || out.ids().find(who) >= 0) {
            return true;
        }
        String id = who.toString();
        if (id.length() > LONGEST_ID) {
            reject(Reason.CUSTOMER, row, Role.CUSTOMER, Messages.LONG_ID);
            return false;
        }
        if (!Texts.inOneLine(id).equals(id)) {
            reject(Reason.CUSTOMER, row, Role.CUSTOMER, Messages.CONTROLS_IN_ID);
            return false;
        }
        return true;
    }

    private void reject(Reason reason, Row row, Role role, String what) {
        String value = source.columns().needed(role, row).toString();
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
