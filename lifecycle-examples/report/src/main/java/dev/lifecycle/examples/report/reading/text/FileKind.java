package dev.lifecycle.examples.report.reading.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are no text, told by how they begin, and what to do with each. */
public final class FileKind {

    private FileKind() {}

    /** What this is and what to do with it; null if it may be a text. */
    public static @Nullable String notText(byte[] head) {
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("PK\u0003\u0004")) {
            return zip(begin);
        }
        if (begin.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return Messages.spreadsheet("an old Excel workbook (xls)");
        }
        if (begin.startsWith("%PDF")) {
            return Messages.other("a PDF document");
        }
        if (begin.startsWith("PAR1")) {
            return Messages.other("a Parquet file");
        }
        if (begin.startsWith("SQLite format")) {
            return Messages.other("an SQLite database");
        }
        if (begin.startsWith("7z\u00BC\u00AF") || begin.startsWith("BZh") || begin.startsWith("(\u00B5/\u00FD")) {
            return Messages.packed();
        }
        String text = begin.stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return Messages.webPage();
        }
        return isBinary(head) ? Messages.other("a binary file") : null;
    }

    private static String zip(String begin) {
        if (begin.contains("xl/") || begin.contains("[Content_Types].xml")) {
            return Messages.spreadsheet("an Excel workbook (xlsx)");
        }
        return begin.contains("opendocument") ? Messages.spreadsheet("an OpenDocument sheet (ods)") : Messages.packed();
    }

    /** Controls that no text has; zeros are looked at where UTF-16 has been ruled out. */
    private static boolean isBinary(byte[] head) {
        if (Encoding.isUtf16(head)) {
            return false;
        }
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
            controls += b > 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' ? 1 : 0;
        }
        return controls > head.length / 50;
    }
}
