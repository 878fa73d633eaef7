package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Input;
import dev.lifecycle.examples.report.reading.text.Inputs;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.reading.value.AmountEvidence;
import dev.lifecycle.examples.report.reading.value.AmountParser;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads purchase logs. The order of day and month and the decimal sign are decided by all values: what the first rows suggest is tried,
 * and the files are read again where the rest says otherwise.
 */
public final class PurchaseReading {

    private static final int MOST_PASSES = 3;

    private final List<Source> sources;
    private final ReadOptions options;
    private final Progress progress;
    private final String input;
    private DateOrder order = DateOrder.DAY_FIRST;
    private char decimal = '.';

    private PurchaseReading(List<Source> sources, ReadOptions options, Progress progress) {
        this.sources = sources;
        this.options = options;
        this.progress = progress;
        input = sources.stream().map(source -> source.input().name()).collect(Collectors.joining(", "));
    }

    /**
     * Reads these files, all files of a folder that is among them, and for {@code -} the standard input.
     *
     * @throws UnreadableException      if one of them is no purchase log
     * @throws UndecidedException       if it can be read in two ways
     * @throws TooManyRejectedException if more of its rows cannot be read than are tolerated
     * @throws IOException              if reading fails
     */
    public static Purchases read(List<Path> files, InputStream standardInput, ReadOptions options, Progress progress)
            throws IOException {
        try (Inputs inputs = new Inputs(files, standardInput)) {
            List<Source> sources = new ArrayList<>();
            for (Input one : inputs.files()) {
                sources.add(Source.of(one, options));
            }
            return new PurchaseReading(sources, options, progress).read();
        }
    }

    private Purchases read() throws IOException {
        suppose();
        PurchasePass pass = pass();
        for (int passes = 1; passes < MOST_PASSES && differs(pass); passes++) {
            order = orderOf(pass.dateEvidence());
            decimal = decimalOf(pass.amountEvidence());
            pass = pass();
        }
        decide(pass);
        check(pass);
        leaveOutFarRows(pass);
        check(pass);
        checkCurrencies(pass);
        List<String> readAs = new ArrayList<>();
        for (Source source : sources) {
            readAs.add(new ReadAs(source, options, pass, order, decimal).line());
        }
        return new Purchases(input, pass.columns(), readAs, pass.tally(), pass.rejects());
    }

    /** By the first rows. */
    private void suppose() {
        DateEvidence dates = new DateEvidence();
        AmountEvidence amounts = new AmountEvidence();
        DateParser parser = new DateParser(options.zone(), order, dates);
        AmountParser numbers = new AmountParser(decimal, amounts);
        Cell cell = new Cell();
        for (Source source : sources) {
            for (List<String> row : source.sample()) {
                text(source, row, Role.DATE).ifPresent(text -> parser.day(cell.set(text)));
                text(source, row, Role.AMOUNT).ifPresent(text -> numbers.micros(cell.set(text)));
                text(source, row, Role.PRICE).ifPresent(text -> numbers.micros(cell.set(text)));
            }
        }
        order = orderOf(dates);
        decimal = decimalOf(amounts);
    }

    private static Optional<String> text(Source source, List<String> row, Role role) {
        int column = source.columns().of(role);
        return column < 0 || column >= row.size() ? Optional.empty() : Optional.of(row.get(column));
    }

    private DateOrder orderOf(DateEvidence evidence) {
        DateOrder told = options.notation().order();
        return told == null ? evidence.order().orElse(order) : told;
    }

    private char decimalOf(AmountEvidence evidence) {
        Character told = options.notation().decimal();
        return told == null ? evidence.decimal().orElse(decimal) : told;
    }

    private boolean differs(PurchasePass pass) {
        return orderOf(pass.dateEvidence()) != order || decimalOf(pass.amountEvidence()) != decimal;
    }

    private PurchasePass pass() throws IOException {
        PurchasePass pass = new PurchasePass(sources, options, order, decimal, progress);
        for (Source source : sources) {
            if (!pass.read(source)) {
                break;
            }
        }
        return pass;
    }

    private void decide(PurchasePass pass) {
        if (options.notation().order() == null && options.notation().dates() == null) {
            pass.dateEvidence().undecided().ifPresent(date -> {
                throw new UndecidedException(Messages.bothOrders(
                        input, date, day(date, DateOrder.DAY_FIRST), day(date, DateOrder.MONTH_FIRST)));
            });
        }
        if (options.notation().decimal() == null) {
            pass.amountEvidence().undecided().ifPresent(amount -> {
                throw new UndecidedException(Messages.bothDecimals(input, amount));
            });
        }
    }

    private String day(String date, DateOrder of) {
        int day = new DateParser(options.zone(), of, new DateEvidence()).day(new Cell().set(date));
        return LocalDate.ofEpochDay(day).toString();
    }

    private void check(PurchasePass pass) throws IOException {
        Rejects rejects = pass.rejects();
        long rows = pass.tally().rows();
        if (options.selection().strict() && rejects.unreadable() > 0) {
            throw new TooManyRejectedException(Messages.strict(rejects.problems()), rejects);
        }
        if (pass.stopped() || rejects.unreadable() > options.selection().tolerated() * rows) {
            throw new TooManyRejectedException(
                    Messages.tooMany(
                            input,
                            rejects,
                            rows,
                            options.selection().tolerated(),
                            new Suspicion(sources, options, pass).words()),
                    rejects);
        }
    }

    private void leaveOutFarRows(PurchasePass pass) {
        PurchaseColumns columns = pass.columns();
        if (columns.size() == 0) {
            return;
        }
        FarRows far = new FarRows(columns);
        BitSet dates = far.dates();
        BitSet amounts = far.amounts();
        amounts.andNot(dates);
        dates.stream().forEach(row -> pass.far(row, Reason.FAR_DATE));
        amounts.stream().forEach(row -> pass.far(row, Reason.FAR_AMOUNT));
        dates.or(amounts);
        if (!dates.isEmpty()) {
            BitSet kept = new BitSet(columns.size());
            kept.set(0, columns.size());
            kept.andNot(dates);
            columns.keep(kept);
        }
    }

    private void checkCurrencies(PurchasePass pass) {
        if (options.selection().currency() == null && pass.tally().currencies().size() > 1) {
            throw new UndecidedException(Messages.currencies(
                    input,
                    pass.tally().currencies().entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", "))));
        }
    }
}
