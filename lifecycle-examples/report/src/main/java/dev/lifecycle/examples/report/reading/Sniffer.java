package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.JsonRows;
import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.text.Sample;
import dev.lifecycle.examples.report.reading.text.Text;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.reading.value.AmountEvidence;
import dev.lifecycle.examples.report.reading.value.AmountParser;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.DateEvidence;
import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds out the layout of a text from its beginning: the delimiter that cuts the most rows into the same number of fields. */
final class Sniffer {

    private static final String DELIMITERS = ",;\t|";
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\\A\\uFEFF?\"?sep=(.)\"?\\r?\\n?", Pattern.CASE_INSENSITIVE);

    /** Rows of fewer fields of the same number than this share are no table. */
    private static final double REGULAR = 0.3;

    private final String name;
    private final Text text;
    private final Notation told;

    private Sniffer(String name, String sample, Notation told) {
        this.name = name;
        this.text = Text.of(sample);
        this.told = told;
    }

    /**
     * The layout.
     *
     * @throws UnreadableException if it is no table, or one of a single column
     */
    static Layout layout(String name, String sample, Notation told) throws IOException {
        String start = sample.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return new Layout(true, ',', Layout.QUOTE, JsonRows.names(sample), 0);
        }
        Matcher declared = SEPARATOR_LINE.matcher(sample);
        boolean declares = declared.lookingAt();
        Character delimiter = told.delimiter() == null && declares
                ? Character.valueOf(declared.group(1).charAt(0))
                : told.delimiter();
        return new Sniffer(name, sample, told).layout(delimiter, declares ? 1 : 0);
    }

    private Layout layout(@Nullable Character delimiter, long before) throws IOException {
        Layout best = null;
        Sample bestSample = null;
        double most = 0;
        for (char one : delimiter == null ? DELIMITERS.toCharArray() : new char[] {delimiter}) {
            Layout layout = new Layout(false, one, told.quoted() ? Layout.QUOTE : Layout.NO_QUOTE, List.of(), before);
            Sample sample = delimiter == null ? Sample.tried(name, text, layout) : Sample.of(name, text, layout);
            double score = sample.width() < 2 ? 0 : Math.pow(sample.regularity(), 3) * (1 + Math.log(sample.width()));
            if (score > most) {
                most = score;
                best = layout;
                bestSample = sample;
            }
        }
        if (best == null || bestSample == null || bestSample.regularity() < REGULAR) {
            throw new UnreadableException(Messages.oneColumn(name, text.line(before + 1), delimiter));
        }
        return withHeader(best, bestSample);
    }

    /** The header is the first row that has as many fields as most; lines before it are a title. */
    private Layout withHeader(Layout layout, Sample sample) {
        int width = sample.width();
        int first = IntStream.range(0, sample.rows().size())
                .filter(row -> sample.rows().get(row).size() == width)
                .findFirst()
                .orElseThrow();
        List<String> names = sample.rows().get(first);
        if (!told.header() || looksLikeData(names)) {
            List<String> numbers =
                    IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
            return new Layout(false, layout.delimiter(), layout.quote(), numbers, sample.line(first) - 1);
        }
        return new Layout(false, layout.delimiter(), layout.quote(), withoutBlankEnd(names), sample.line(first));
    }

    /** A row that has a date or a number is no header. */
    static boolean looksLikeData(List<String> fields) {
        DateParser dates = new DateParser(java.time.ZoneOffset.UTC, DateOrder.DAY_FIRST, new DateEvidence());
        return fields.stream().anyMatch(field -> {
            Cell cell = new Cell().set(field);
            return dates.day(cell) != DateParser.NONE
                    || (field.codePoints().noneMatch(Character::isLetter)
                            && new AmountParser('.', new AmountEvidence()).micros(cell) != AmountParser.NONE);
        });
    }

    private static List<String> withoutBlankEnd(List<String> names) {
        List<String> header = new ArrayList<>(names);
        while (header.size() > 1 && header.get(header.size() - 1).isEmpty()) {
            header.remove(header.size() - 1);
        }
        return header;
    }
}
