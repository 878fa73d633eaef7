package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.Cell;
import java.util.List;

/**
 * Whether a cell says that nothing is there.
 *
 * @param words that say so, in any case
 */
record Nulls(List<String> words) {

    boolean is(Cell cell) {
        if (cell.length() == 0) {
            return true;
        }
        for (String word : words) {
            if (word.length() == cell.length() && word.equalsIgnoreCase(cell.toString())) {
                return true;
            }
        }
        return false;
    }
}
