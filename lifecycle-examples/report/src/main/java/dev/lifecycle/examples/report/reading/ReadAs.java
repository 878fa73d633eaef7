package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import dev.lifecycle.examples.report.reading.value.DatePattern;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.util.ArrayList;
import java.util.List;

/** How a file was understood, in one line: what was found out, what was told, and what each column was taken for. */
final class ReadAs {

    private final Source source;
    private final ReadOptions options;
    private final PurchasePass pass;
    private final DateOrder order;
    private final char decimal;

    ReadAs(Source source, ReadOptions options, PurchasePass pass, DateOrder order, char decimal) {
        this.source = source;
        this.options = options;
        this.pass = pass;
        this.order = order;
        this.decimal = decimal;
    }

    String line() {
        List<String> parts = new ArrayList<>(
                List.of(source.layout().told(), source.encoding().toString()));
        String dates = dates();
        parts.add("dates " + dates);
        if (dates.contains("offset") || dates.contains("since")) {
            parts.add("as days of "
                    + (options.zone().getId().equals("Z")
                            ? "UTC"
                            : options.zone().getId()));
        }
        if (pass.dateEvidence().hasTwoDigitYears() && options.notation().dates() == null) {
            parts.add("years 70 to 69 as 1970 to 2069");
        }
        if (source.columns().has(Role.AMOUNT) || source.columns().isProduct()) {
            parts.add(decimal == ',' ? "decimal comma" : "decimal point");
            if (pass.amountEvidence().hasThousands()) {
                parts.add("thousands in groups");
            }
        }
        pass.tally().currencies().keySet().stream()
                .filter(code -> options.selection().currency() == null
                        || code.equalsIgnoreCase(options.selection().currency()))
                .forEach(parts::add);
        if (source.columns().has(Role.EVENT)) {
            parts.add("purchases alone of " + source.columns().name(Role.EVENT));
        }
        return String.join(", ", parts) + "; "
                + Messages.names(List.of(source.columns().told()));
    }

    private String dates() {
        DateText format = options.notation().dates();
        if (format != null) {
            return format.toString();
        }
        DateParser parser = new DateParser(options.zone(), order, new DateEvidence());
        int column = source.columns().of(Role.DATE);
        List<String> texts = source.sample().stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .filter(text -> parser.day(new Cell().set(text)) != DateParser.NONE)
                .toList();
        return texts.stream()
                .filter(DatePattern::isPadded)
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(text -> DatePattern.of(text, order))
                .orElse(order.toString());
    }
}
