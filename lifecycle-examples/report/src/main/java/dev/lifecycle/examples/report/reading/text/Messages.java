package dev.lifecycle.examples.report.reading.text;

import dev.lifecycle.stage.Texts;

/** What is said of files that are no text, and of rows that cannot be cut into cells. */
final class Messages {

    static final String OPEN_QUOTE = "opens a quote that is not closed";
    static final String TEXT_AFTER_QUOTE = "has text after a closing quote";
    static final String NO_OBJECT = "is no JSON object";

    private Messages() {}

    static String folderWithoutFiles(String folder) {
        return folder + " holds no file to read: csv, tsv, txt, json or jsonl, packed with gzip or not";
    }

    static String spreadsheet(String what) {
        return "is " + what + ": open it, choose File, Save as, \"CSV UTF-8\", and give that file";
    }

    static String packed() {
        return "is a packed file: unpack it, or pack it with gzip";
    }

    static String webPage() {
        return "is a web page, perhaps one that asks to sign in: download the export itself";
    }

    static String other(String what) {
        return "is " + what + ", not text: export the purchases as CSV, and give that file";
    }

    static String damaged(String file, long line, String charset, String bytes) {
        return file + ":" + line + ": the bytes " + bytes + " are no " + charset
                + ", as the rest is; mend the line, or say what the file is written in with --charset";
    }

    static String noJson(String why) {
        return "looks like JSON and is none (" + Texts.inOneLine(why) + "); give one object to a line";
    }

    static String brokenJson(String file, long line, String why) {
        return file + ":" + line + ": is no JSON (" + Texts.inOneLine(why) + "); give one object to a line";
    }

    static String brokenQuotes(String file, long line, int most) {
        return file + ":" + line + ": more than " + most
                + " rows have a quote that is not closed; if quotes are ordinary characters there, say --no-quotes";
    }
}
