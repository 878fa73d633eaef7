package dev.lifecycle.examples.report.reading.text;

import java.io.IOException;

/** Where rows go. */
public interface Rows {

    /**
     * The next row, which is only valid meanwhile.
     *
     * @return whether to go on
     */
    boolean row(Row row);

    /** A row that could not be taken apart: the line it begins on, what stands there, what is wrong with it. */
    void broken(long line, String text, String problem);

    /**
     * Reads all rows of a text in this layout.
     *
     * @param slots for each column, the cell of the row it goes to; -1 for a column that is not asked for
     * @throws UnreadableException if quotes are broken in too many rows to be an accident
     */
    static void read(String name, Text text, Layout layout, int[] slots, Rows to) throws IOException {
        if (layout.json()) {
            JsonRows.read(name, text, layout, slots, to);
        } else {
            CsvRows.read(name, text, layout, slots, to);
        }
    }
}
