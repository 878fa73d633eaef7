package dev.lifecycle.examples.report.reading.text;

import dev.lifecycle.examples.report.reading.value.Cell;

/** The row that is being read; used again for the next one. */
public final class Row {

    /** Of the whole row, so much is kept for messages. */
    private static final int HEAD = 120;

    private final Cell[] cells;
    private final char[] head = new char[HEAD];
    private int headLength;
    private long line;
    private int fields;
    private int lineBreaks;
    private boolean filledBeyond;

    public Row(int cells) {
        this.cells = new Cell[cells];
        for (int i = 0; i < cells; i++) {
            this.cells[i] = new Cell();
        }
    }

    public void begin(long startingLine) {
        line = startingLine;
        fields = 0;
        lineBreaks = 0;
        headLength = 0;
        filledBeyond = false;
        for (Cell cell : cells) {
            cell.clear();
        }
    }

    public void field(char[] buffer, int offset, int length, char delimiter) {
        if (fields++ > 0 && headLength < HEAD) {
            head[headLength++] = delimiter;
        }
        int kept = Math.min(length, HEAD - headLength);
        System.arraycopy(buffer, offset, head, headLength, kept);
        headLength += kept;
    }

    /** A row whose fields have names, all of which are in the header. */
    public void named(int width, String text) {
        fields = width;
        headLength = Math.min(text.length(), HEAD);
        text.getChars(0, headLength, head, 0);
    }

    public void breaks(int more) {
        lineBreaks += more;
    }

    public void filledBeyondTheHeader() {
        filledBeyond = true;
    }

    public Cell cell(int slot) {
        return cells[slot];
    }

    /** The line in the file on which the row begins, from 1. */
    public long line() {
        return line;
    }

    public int fields() {
        return fields;
    }

    public int lineBreaks() {
        return lineBreaks;
    }

    /** Whether its fields are those of the header; fields beyond them may be there if they are empty. */
    public boolean fits(int width) {
        return fields == width || (fields > width && !filledBeyond);
    }

    /** The row as it stands in the file, cut where it is long. */
    public String text() {
        return new String(head, 0, headLength) + (headLength == HEAD ? "…" : "");
    }
}
