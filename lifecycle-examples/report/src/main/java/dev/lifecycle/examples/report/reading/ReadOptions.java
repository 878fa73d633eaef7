package dev.lifecycle.examples.report.reading;

import java.time.ZoneId;

/**
 * What the user says about the input; what is not said is found out.
 *
 * @param columns   which columns
 * @param notation  how things are written
 * @param selection which rows
 * @param zone      of the business: where its days begin
 */
public record ReadOptions(ColumnNames columns, Notation notation, Selection selection, ZoneId zone) {

    /** All found out, in this zone. */
    public static ReadOptions foundOut(ZoneId zone) {
        return new ReadOptions(ColumnNames.USUAL, Notation.FOUND_OUT, Selection.ALL, zone);
    }
}
