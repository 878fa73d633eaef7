package dev.lifecycle.examples.report.reading;

import dev.lifecycle.stage.Texts;

/** Texts by others in files of ours: a spreadsheet that opens them must not run them as formulas. */
final class Sheets {

    private Sheets() {}

    /** In one line, with an apostrophe before what a spreadsheet would run. */
    static String harmless(String text) {
        String line = Texts.inOneLine(text);
        return !line.isEmpty() && "=+-@\t\r".indexOf(line.charAt(0)) >= 0 && !line.matches("[+-][0-9.,]*")
                ? "'" + line
                : line;
    }
}
