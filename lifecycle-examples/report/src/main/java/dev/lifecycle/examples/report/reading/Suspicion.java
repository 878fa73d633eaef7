package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.FileText;
import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import dev.lifecycle.examples.report.reading.value.DatePattern;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What a file of which too many rows cannot be read rather looks like, and what to do. */
final class Suspicion {

    private static final int SAMPLE = 200;
    private static final int CHARACTERS = 1 << 16;

    private final List<Source> sources;
    private final ReadOptions options;
    private final PurchasePass pass;

    Suspicion(List<Source> sources, ReadOptions options, PurchasePass pass) {
        this.sources = sources;
        this.options = options;
        this.pass = pass;
    }

    /** In a sentence. */
    String words() throws IOException {
        for (Source source : sources) {
            Optional<String> found =
                    ofLayout(source.input().name(), source.text(), source.layout(), options.notation());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return order().or(this::format)
                .or(this::decimal)
                .orElse("Mend the rows or leave them out: --tolerate "
                        + (int) Math.ceil(100.0
                                * pass.rejects().unreadable()
                                / Math.max(1, pass.tally().rows())) + "%.");
    }

    /** Of what cuts the text into rows and columns. */
    static Optional<String> ofLayout(String name, FileText text, Layout layout, Notation told) throws IOException {
        Optional<String> delimiter = delimiter(name, text, layout, told);
        return delimiter.isPresent() ? delimiter : Tables.found(name, text, layout);
    }

    /** The delimiter that a file rather has than the one that was told. */
    private static Optional<String> delimiter(String name, FileText text, Layout layout, Notation told)
            throws IOException {
        if (told.delimiter() == null || layout.json()) {
            return Optional.empty();
        }
        Notation free = new Notation(
                null,
                told.quoted(),
                told.header(),
                told.charset(),
                told.dates(),
                told.order(),
                told.decimal(),
                told.nulls());
        char found = Sniffer.layout(name, text.sample(CHARACTERS), free).delimiter();
        return found == layout.delimiter() ? Optional.empty() : Optional.of(Messages.delimiter(found));
    }

    private Optional<String> order() {
        DateEvidence dates = pass.dateEvidence();
        DateOrder told = options.notation().order();
        if (pass.rejects().of(Reason.DATE) == 0 || options.notation().dates() != null) {
            return Optional.empty();
        }
        if (dates.isMixed() && told == null) {
            return Optional.of(
                    "Some of its dates can only be day first and others only month first: it rather looks like two"
                            + " exports in one; read them apart, with --day-first and --month-first.");
        }
        return dates.order()
                .filter(found -> told != null && found != told)
                .map(found -> "Its dates rather look " + found + ": say "
                        + (found == DateOrder.DAY_FIRST ? "--day-first" : "--month-first") + ", or nothing.");
    }

    /** Dates that are not of the format told, but can be read without it. */
    private Optional<String> format() {
        if (options.notation().dates() == null || pass.rejects().of(Reason.DATE) == 0) {
            return Optional.empty();
        }
        List<String> texts = pass.rejects().problems().stream()
                .filter(problem -> sources.stream()
                        .anyMatch(source -> source.columns().name(Role.DATE).equals(problem.column())))
                .map(RowProblem::value)
                .limit(SAMPLE)
                .toList();
        DateEvidence evidence = new DateEvidence();
        DateParser parser = new DateParser(ZoneOffset.UTC, DateOrder.DAY_FIRST, evidence);
        texts.forEach(text -> parser.day(new Cell().set(text)));
        DateOrder order = evidence.order().orElse(DateOrder.DAY_FIRST);
        DateParser again = new DateParser(ZoneOffset.UTC, order, new DateEvidence());
        return texts.stream()
                .filter(text -> again.day(new Cell().set(text)) != DateParser.NONE)
                .findFirst()
                .map(text ->
                        "Its dates rather look like " + DatePattern.of(text, order) + ": leave --date-format out.");
    }

    private Optional<String> decimal() {
        Character told = options.notation().decimal();
        return pass.rejects().of(Reason.AMOUNT) == 0
                ? Optional.empty()
                : pass.amountEvidence()
                        .decimal()
                        .filter(found -> told != null && !found.equals(told))
                        .map(found -> "Its amounts rather have the decimal sign '" + found + "': say --decimal " + found
                                + ".");
    }
}
