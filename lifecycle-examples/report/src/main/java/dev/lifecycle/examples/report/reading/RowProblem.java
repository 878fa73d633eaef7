package dev.lifecycle.examples.report.reading;

import dev.lifecycle.stage.Texts;

/**
 * Why a row was left out.
 *
 * @param file    the file, as it was given
 * @param line    its line in the file, from 1, the header included
 * @param column  which column
 * @param value   what stands there
 * @param problem what is wrong with it
 */
public record RowProblem(String file, long line, String column, String value, String problem) {

    /** In one line, such as {@code sales.csv:17: date '1997-13-01' is no day written as yyyy-MM-dd}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + column + " '" + Texts.inOneLine(value) + "' " + problem;
    }
}
