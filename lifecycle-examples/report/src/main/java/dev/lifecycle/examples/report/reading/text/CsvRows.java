package dev.lifecycle.examples.report.reading.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Rows of delimited text. A quote that is opened and not closed would swallow what follows; its row is reported with the line that opened
 * it, and reading goes on with the line after it.
 */
final class CsvRows {

    /** A note of more lines than these is taken for a quote that was not closed. */
    private static final int MOST_LINES_OF_A_FIELD = 100;

    private static final int MOST_BROKEN = 100;
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int END = -1;

    private final Text text;
    private final Layout layout;
    private final int[] slots;
    private final Rows to;

    private CsvRows(Text text, Layout layout, int[] slots, Rows to) {
        this.text = text;
        this.layout = layout;
        this.slots = slots;
        this.to = to;
    }

    static void read(String name, Text text, Layout layout, int[] slots, Rows to) throws IOException {
        CsvRows rows = new CsvRows(text, layout, slots, to);
        int broken = 0;
        for (long line = rows.readAfter(layout.before()); line != END; line = rows.readAfter(line)) {
            String begin = text.line(line);
            to.broken(line, begin, isOdd(begin) ? Messages.OPEN_QUOTE : Messages.TEXT_AFTER_QUOTE);
            if (++broken > MOST_BROKEN) {
                throw new UnreadableException(Messages.brokenQuotes(name, line, MOST_BROKEN));
            }
        }
    }

    /** The line that begins a row which cannot be taken apart, or the end. */
    private long readAfter(long lines) throws IOException {
        CsvRow handler = new CsvRow(layout, slots, lines);
        try (CsvReader<Row> csv = CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .quoteCharacter(layout.quote())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, text.openAfter(lines))) {
            for (Row row : csv) {
                if (row.lineBreaks() > 0 && hasOpenQuote(row)) {
                    return row.line();
                }
                if (!to.row(row)) {
                    return END;
                }
            }
            return END;
        } catch (CsvParseException e) {
            return brokenLine(handler, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The parser says no more than that it failed; where it failed for another reason than a quote, that is no row's fault. */
    private static long brokenLine(CsvRow handler, CsvParseException e) throws IOException {
        if (e.getCause() instanceof java.nio.charset.CharacterCodingException coding) {
            throw coding;
        }
        return handler.read().line();
    }

    private boolean hasOpenQuote(Row row) throws IOException {
        if (!row.fits(layout.width()) || row.lineBreaks() > MOST_LINES_OF_A_FIELD) {
            return true;
        }
        if (row.line() + row.lineBreaks() < text.lines()) {
            return false;
        }
        try (Reader rest = text.openAfter(row.line() - 1)) {
            StringBuilder last = new StringBuilder();
            char[] chunk = new char[1024];
            for (int read = rest.read(chunk); read >= 0; read = rest.read(chunk)) {
                last.append(chunk, 0, read);
            }
            return isOdd(last);
        }
    }

    private static boolean isOdd(CharSequence text) {
        return text.chars().filter(c -> c == Layout.QUOTE).count() % 2 == 1;
    }
}
