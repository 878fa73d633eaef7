package dev.lifecycle.examples.report.reading.text;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Leaves out the first lines of a text. */
final class LineSkip {

    private static final int CHUNK = 1 << 16;

    private LineSkip() {}

    static Reader after(long lines, Reader text) throws IOException {
        PushbackReader rest = new PushbackReader(text, CHUNK + 1);
        char[] chunk = new char[CHUNK];
        long left = lines;
        boolean carriageReturn = false;
        for (int read = rest.read(chunk); read > 0; read = rest.read(chunk)) {
            for (int i = 0; i < read; i++) {
                char c = chunk[i];
                if (left == 0 && !(carriageReturn && c == '\n')) {
                    rest.unread(chunk, i, read - i);
                    return rest;
                }
                if (c == '\r' || (c == '\n' && !carriageReturn)) {
                    left--;
                }
                carriageReturn = c == '\r';
            }
        }
        return rest;
    }
}
