package dev.lifecycle.examples.report.reading;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a file of which too many rows cannot be read rather looks like, and what to do. */
final class Suspicion {

    private static final int LOOKED_AT = 200;

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
            Optional<String> found = tables(source).or(() -> delimiter(source));
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

    /** A row of words alone after an empty line, or with other fields than those before it, is the header of another table. */
    private Optional<String> tables(Source source) throws IOException {
        if (source.layout().json()) {
            return Optional.empty();
        }
        Layout whole =
                new Layout(false, source.layout().delimiter(), source.layout().quote(), List.of(), 0);
        Sample sample = Sample.of(source.input().name(), source.text(), whole);
        List<String> headers = new ArrayList<>();
        for (int row = 0; row < sample.rows().size(); row++) {
            List<String> fields = sample.rows().get(row);
            boolean first = row == 0;
            boolean apart = first
                    || sample.line(row) > sample.line(row - 1) + 1
                    || fields.size() != sample.rows().get(row - 1).size();
            if (apart
                    && fields.size() > 1
                    && fields.stream().noneMatch(String::isEmpty)
                    && !Sniffer.looksLikeData(fields)) {
                headers.add(Long.toString(sample.line(row)));
            }
        }
        return headers.size() < 2
                ? Optional.empty()
                : Optional.of("The file rather looks like " + headers.size()
                        + " tables one under the other, with headers on lines " + String.join(", ", headers)
                        + ": save each as a file of its own.");
    }

    private Optional<String> delimiter(Source source) {
        if (options.notation().delimiter() == null || source.layout().json()) {
            return Optional.empty();
        }
        Notation told = options.notation();
        Notation free = new Notation(
                null,
                told.quoted(),
                told.header(),
                told.charset(),
                told.dates(),
                told.order(),
                told.decimal(),
                told.nulls());
        try {
            char found = Sniffer.layout(source.input().name(), source.text().sample(1 << 16), free)
                    .delimiter();
            return found == told.delimiter()
                    ? Optional.empty()
                    : Optional.of(
                            "The fields rather look separated by " + Layout.name(found) + ": leave --delimiter out.");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
                .limit(LOOKED_AT)
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
