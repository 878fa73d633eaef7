package dev.lifecycle.examples.report.reading.text;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** Takes the fields of a row out of the parser's own array: a cell that nobody asked for is never made. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<Row> {

    private final int[] slots;
    private final int width;
    private final char delimiter;
    private final long before;
    private final Row row;

    /** For a parser that begins after so many lines. */
    CsvRow(Layout layout, int[] slots, long before) {
        this.slots = slots;
        this.width = layout.width();
        this.delimiter = layout.delimiter();
        this.before = before;
        row = new Row(Arrays.stream(slots).max().orElse(-1) + 1);
    }

    /** The row that was read last, or is being read. */
    Row read() {
        return row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row.begin(before + startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        row.field(buffer, offset, length, delimiter);
        if (index < slots.length && slots[index] >= 0) {
            row.cell(slots[index]).set(buffer, offset, length);
        }
        if (quoted) {
            row.breaks(lineBreaks(buffer, offset, length));
        }
        if (index >= width && length > 0) {
            row.filledBeyondTheHeader();
        }
    }

    private static int lineBreaks(char[] buffer, int offset, int length) {
        int breaks = 0;
        for (int i = offset; i < offset + length; i++) {
            breaks += buffer[i] == '\n' || (buffer[i] == '\r' && (i + 1 == offset + length || buffer[i + 1] != '\n'))
                    ? 1
                    : 0;
        }
        return breaks;
    }

    @Override
    protected Row buildRecord() {
        return row;
    }
}
