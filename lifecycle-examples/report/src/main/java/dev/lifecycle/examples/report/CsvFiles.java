package dev.lifecycle.examples.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as CSV files in UTF-8 with a header, one each; what is undefined is empty, and no cell is one that a spreadsheet runs. */
final class CsvFiles {

    private CsvFiles() {}

    static void write(List<Table> tables, Path directory) throws IOException {
        for (Table table : tables) {
            try (CsvWriter csv =
                    CsvWriter.builder().build(directory.resolve(table.name() + ".csv"), StandardCharsets.UTF_8)) {
                csv.writeRecord(table.columns());
                for (List<@Nullable Object> row : table.rows()) {
                    csv.writeRecord(row.stream().map(CsvFiles::text).toList());
                }
            }
        }
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number ? cell.toString() : Sheets.harmless(cell.toString());
    }
}
